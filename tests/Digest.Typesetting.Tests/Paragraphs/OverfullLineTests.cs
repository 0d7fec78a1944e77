using System.Globalization;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;
using Xunit.Abstractions;

namespace Digest.Typesetting.Tests.Paragraphs;

/// <summary>What is told of lines that stick out against what the frames show, over all running text of samples and real digests.</summary>
public sealed class OverfullLineTests(ITestOutputHelper output)
{
    private static readonly string[] Carriers = [".md", ".txt", ".html", ".json", ".csv"];

    private static readonly ParagraphStyle Style = new()
    {
        Text = new() { Role = FontRole.Serif, Style = FontStyle.Regular, Size = new(10.5), Features = ["pnum"] },
        Leading = new(14.2),
        Hyphenation = HyphenationMode.Automatic,
    };

    [Theory]
    [InlineData(118)]
    [InlineData(84)]
    public void No_line_of_a_sample_sticks_out_unsaid(int millimetres) => Check(Repository.PathOf("samples"), millimetres);

    [CorpusFact]
    public void No_line_of_a_real_digest_sticks_out_unsaid()
    {
        foreach (var millimetres in new[] { 118, 84 }) Check(Repository.Corpus!, millimetres);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(4)]
    public void A_line_that_sticks_out_is_seen_and_told(double measure)
    {
        EquatableArray<Inline> content = [new Inline.Text("Rivers carry mud, "), new Inline.Formula("m", Model.Formulas.FormulaReader.Read("m=n").Value, FormulaStyle.Inline), new Inline.Text(" of it.")];
        var set = ParagraphSetter.Set(EmbeddedFonts.All, content, Style, new(measure));
        Assert.Equal(Excesses(set.Value, new(measure)).Count, Told(set.Diagnostics));
        Assert.True(Told(set.Diagnostics) > 0);
    }

    private void Check(string folder, int millimetres)
    {
        var measure = Pt.FromMillimetres(millimetres);
        var (lines, stickingOut) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Carriers.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal))
        {
            var issue = DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file)).Value;
            foreach (var content in AllText.Of(issue).Where(content => !content.IsEmpty))
            {
                var set = ParagraphSetter.Set(EmbeddedFonts.All, content, Style with { Language = issue.Language }, measure);
                var excesses = Excesses(set.Value, measure);
                var said = set.Diagnostics.Where(diagnostic => diagnostic.Rule == ParagraphRules.Overfull).ToList();
                Assert.True(excesses.Count == Told(said), $"{file}: {excesses.Count} lines stick out ({string.Join(", ", excesses)}), told are {Told(said)} of {PlainText.Of(content)}");
                Assert.All(said, diagnostic => Assert.Equal(Path.GetFileName(file), diagnostic.Location?.File));
                (lines, stickingOut) = (lines + set.Value.Lines.Count, stickingOut + excesses.Count);
            }
        }

        output.WriteLine($"{lines} lines at {millimetres} mm, of which {stickingOut} stick out and are told");
        Assert.True(lines > 100);
    }

    /// <summary>How many lines the diagnostics speak of: one each, and at the end of a long list "n more lines".</summary>
    private static int Told(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(diagnostic => diagnostic.Rule == ParagraphRules.Overfull)
        .Sum(diagnostic => diagnostic.Message.StartsWith("A line", StringComparison.Ordinal) ? 1 : int.Parse(diagnostic.Message.Split(' ')[0], CultureInfo.InvariantCulture));

    /// <summary>By how many points each line that sticks out does, by its frame alone; a last sign may hang into the margin.</summary>
    private static List<double> Excesses(SetParagraph paragraph, Pt measure) =>
        [.. paragraph.Lines.Select(line => RightEnd(line.Items, Pt.Zero) - measure.Value).Where(excess => excess > 0.1)];

    private static double RightEnd(EquatableArray<Placed> items, Pt left)
    {
        var right = double.NegativeInfinity;
        foreach (var (at, item) in items)
        {
            var x = left + at.X;
            right = Math.Max(right, item switch
            {
                FrameItem.GlyphRun run => x.Value + WidthOf(run),
                FrameItem.Rule rule => (x + rule.Size.Width).Value,
                FrameItem.Path path => x.Value + path.Steps.Max(step => step.To.X.Value),
                FrameItem.Group group => RightEnd(group.Items, x),
                _ => double.NegativeInfinity,
            });
        }

        return right;
    }

    private static double WidthOf(FrameItem.GlyphRun run)
    {
        var count = run.Glyphs.Count;
        while (count > 0 && run.Glyphs[count - 1] is { TextLength: 1 } blank && run.Text[blank.TextStart] == ' ') count--;
        if (count == 0) return double.NegativeInfinity;
        var last = run.Glyphs[count - 1];
        var hang = last.TextLength > 0 ? Protrusion.Of(run.Text[last.TextStart + last.TextLength - 1]) : 0;
        return run.Glyphs.Take(count).Sum(glyph => glyph.Advance.Value) - (hang * last.Advance.Value);
    }
}
