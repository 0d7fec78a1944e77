using System.Diagnostics;
using System.Globalization;
using System.Text;
using Digest.Fonts;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Shaping;
using Xunit.Abstractions;

namespace Digest.Typesetting.Tests.Shaping;

/// <summary>Our glyphs, advances and offsets against those of HarfBuzz 6.</summary>
[Trait("Category", "Oracle")]
public sealed class ShapingOracleTests(ITestOutputHelper output)
{
    private const double Gate = 0.9995;

    public static TheoryData<string> Files => new(Directory.GetFiles(Repository.Oracle, "shaping-*.tsv").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Glyphs_are_those_of_HarfBuzz(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file)["shaping-".Length..];
        var face = Faces.Where(face => name.StartsWith(face.Name, StringComparison.Ordinal)).MaxBy(face => face.Name.Length);
        Assert.True(face is not null, $"no embedded face is meant by {file}");
        var features = name[face.Name.Length..].Split(['-', '+'], StringSplitOptions.RemoveEmptyEntries);
        var lines = File.ReadAllLines(Repository.PathOf(Repository.Oracle, file)).Where(line => line.Contains('\t', StringComparison.Ordinal)).ToList();
        var (equal, unmarked, unmarkedEqual) = (0, 0, 0);
        var misses = new List<string>();
        var watch = Stopwatch.StartNew();
        foreach (var line in lines)
        {
            var (text, expected) = (line[..line.IndexOf('\t', StringComparison.Ordinal)], line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]);
            var isUnmarked = !text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark);
            var actual = Written(Shaper.Shape(face, text, features));
            if (isUnmarked) unmarked++;
            if (actual != expected)
            {
                misses.Add($"{text}\n  ours     {actual}\n  HarfBuzz {expected}");
                continue;
            }

            equal++;
            if (isUnmarked) unmarkedEqual++;
        }

        var figure = string.Create(CultureInfo.InvariantCulture, $"{file}: {equal} of {lines.Count} lines ({100.0 * equal / lines.Count:0.000} %), without combining marks {unmarkedEqual} of {unmarked}, {watch.Elapsed.TotalMilliseconds:0} ms");
        output.WriteLine(figure);
        Console.WriteLine(figure);
        foreach (var miss in misses.Take(10)) output.WriteLine(miss);
        Assert.True(equal >= Gate * lines.Count, figure + "\n" + string.Join('\n', misses.Take(5)));
        Assert.True(unmarkedEqual >= Gate * unmarked, figure);
    }

    private static IEnumerable<FontFace> Faces
    {
        get
        {
            var set = EmbeddedFonts.All;
            foreach (var family in (FontFamily[])[set.Serif, set.Sans, set.Mono])
            {
                foreach (var style in Enum.GetValues<FontStyle>()) yield return family[style];
            }

            yield return set.Math;
            yield return set.Emoji;
        }
    }

    private static string Written(ShapedGlyph[] glyphs) => string.Join('|', glyphs.Select(glyph => string.Create(
        CultureInfo.InvariantCulture,
        $"{glyph.Glyph}{(glyph.OffsetX != 0 || glyph.OffsetY != 0 ? FormattableString.Invariant($"@{glyph.OffsetX},{glyph.OffsetY}") : "")}+{glyph.Advance}")));
}
