using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Fonts;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;
using Xunit.Abstractions;

namespace Digest.Typesetting.Tests.Paragraphs;

/// <summary>Our line ends against those of LuaLaTeX with the same face and settings.</summary>
[Trait("Category", "Oracle")]
public sealed class LineBreakOracleTests(ITestOutputHelper output)
{
    private const double PointsOfTex = 72 / 72.27;

    private static readonly string[] Folders = [Repository.Oracle, Repository.PathOf("..", "shared", "oracle")];

    public static TheoryData<string> Files => new(Folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.GetFiles(folder, "linebreak-*.jsonl")).Select(path => Path.GetFileName(path)!).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Lines_end_where_LuaLaTeX_ends_them(string file)
    {
        var path = Folders.Select(folder => Path.Combine(folder, file)).First(File.Exists);
        var measure = double.Parse(Path.GetFileNameWithoutExtension(file).Split('-')[^1].Replace("pt", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * PointsOfTex;
        var (equal, count) = (0, 0);
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var expected = json.RootElement.GetProperty("lines").EnumerateArray().Select(item => Plain(item.GetString()!)).ToList();
            var actual = Lines(json.RootElement.GetProperty("text").GetString()!, measure);
            count++;
            if (expected.SequenceEqual(actual)) equal++;
            else Show(expected, actual);
        }

        var figure = string.Create(CultureInfo.InvariantCulture, $"{file}: {equal} of {count} paragraphs broken as LuaLaTeX breaks them ({100.0 * equal / count:0.0} %)");
        output.WriteLine(figure);
        Console.WriteLine(figure);
        Assert.True(equal >= 0.9 * count, figure);
    }

    private void Show(List<string> expected, List<string> actual)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            var (theirs, ours) = (expected.ElementAtOrDefault(i), actual.ElementAtOrDefault(i));
            if (theirs == ours) continue;
            output.WriteLine($"line {i + 1}\n  LuaLaTeX {theirs}\n  ours     {ours}");
            return;
        }
    }

    private static List<string> Lines(string text, double measure)
    {
        var style = new ParagraphStyle
        {
            Text = new() { Role = FontRole.Serif, Style = FontStyle.Regular, Size = new(9.96264), Features = ["-liga"] },
            Leading = new(12),
            Hyphenation = HyphenationMode.Automatic,
        };
        var tuning = new BreakTuning { EmergencyStretch = 15 * PointsOfTex };
        var set = ParagraphSetter.Set(EmbeddedFonts.All, [new Inline.Text(text)], style, new(measure), tuning, MarginAlignment.Metric);
        return [.. set.Value.Lines.Select(line => Plain(Drawn(line.Items.Select(placed => placed.Item))))];
    }

    private static string Drawn(IEnumerable<FrameItem> items)
    {
        var text = new StringBuilder();
        foreach (var item in items)
        {
            if (item is FrameItem.GlyphRun run) text.Append(run.Text);
            if (item is FrameItem.Group group) text.Append(Drawn(group.Items.Select(placed => placed.Item)));
        }

        return text.ToString();
    }

    private static string Plain(string line) => line.Replace('\u2019', '\'').Trim();
}
