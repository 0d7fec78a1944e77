using System.Globalization;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Pdf;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;
using Digest.Typesetting.Pictures;

namespace Digest.Benchmarks;

/// <summary>What paragraphs and pictures may cost, and how even lines are beside first-fit's. Each figure is the best of many rounds, since what else the machine does only ever adds to it.</summary>
internal static class TextGates
{
    private const int Words = 10_551;

    private static readonly ParagraphStyle Style = new()
    {
        Text = new TextStyle { Role = FontRole.Serif, Style = FontStyle.Regular, Size = new Pt(10.5), Features = ["pnum"] },
        Leading = new Pt(14.2),
        Hyphenation = HyphenationMode.Automatic,
    };

    private static readonly SettingRules Rules = ParagraphSetter.RulesOf(Style);

    /// <summary>Measures, prints one table, and returns 0 when every gate is held, else 1.</summary>
    public static int Run()
    {
        var isHeld = true;
        Console.WriteLine("| gate | figure | at most | held |\n|---|---:|---:|---|");
        var (tokens, shape) = LongParagraph();
        Row($"lines of {Words} words in one paragraph, ms", Timing.Best(() => LineBreaker.Break(tokens, shape, Rules.Tuning)), 10);
        var page = Page();
        var set = () => page.ForEach(content => ParagraphSetter.Set(EmbeddedFonts.All, content, Style, Pt.FromMillimetres(118)));
        Row("a page of text from inlines to frames, ms", Timing.Best(set), 1.5);
        Row("allocated for it, MB", Timing.Allocated(set) / 1e6, 1);
        var frame = IssueLayout.Lay(Sample.Issue, EmbeddedFonts.All, Theme.Ledger).Value.Pages[0].Frame;
        Row("a page of 90 dpi as PNG, ms", Timing.Best(() => PngPicture.Write(frame, 90 / 72.0)), 40);
        foreach (var millimetres in new[] { 118, 84 })
        {
            var (ours, firstFit, lines) = Loose(Pt.FromMillimetres(millimetres).Value);
            Row($"lines stretched beyond 1 at {millimetres} mm / first-fit's ({ours} and {firstFit} of about {lines})", ours / (double)Math.Max(1, firstFit), 0.5);
        }

        return isHeld ? 0 : 1;

        void Row(string gate, double figure, double most)
        {
            isHeld &= figure <= most;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {gate} | {figure:0.00} | {most} | {(figure <= most ? "yes" : "**no**")} |"));
        }
    }

    private static (List<Token> Tokens, LineShape Shape) LongParagraph()
    {
        var words = Sample.Words;
        var text = string.Join(' ', Enumerable.Range(0, Words).Select(i => words[i % words.Length]));
        var shape = LineShape.Even(240);
        return (Prepared([new Inline.Text(text)], shape), shape);
    }

    private static List<Token> Prepared(EquatableArray<Inline> content, LineShape shape, string language = "en")
    {
        var style = Style with { Language = language };
        return ParagraphSetter.Prepare(EmbeddedFonts.All, content, style, shape, ParagraphSetter.RulesOf(style), new ShapeCache(language)).Tokens;
    }

    // The paragraphs of the sample up to 600 words: a full page of 118 mm at this size has 550 to 600.
    private static List<EquatableArray<Inline>> Page()
    {
        var (page, words) = (new List<EquatableArray<Inline>>(), 0);
        foreach (var paragraph in Sample.Paragraphs)
        {
            if (words >= 550) break;
            page.Add([.. paragraph]);
            words += PlainText.Of(page[^1]).Split(' ').Length;
        }

        return page;
    }

    private static (int Ours, int FirstFit, int Lines) Loose(double measure)
    {
        var (ours, firstFit, lines) = (0, 0, 0);
        var shape = LineShape.Even(measure);
        foreach (var (content, language) in RealParagraphs())
        {
            var tokens = Prepared(content, shape, language);
            if (tokens.Count == 0) continue;
            var metrics = new LineMetrics(tokens);
            var broken = LineBreaker.Break(tokens, shape, Rules.Tuning).Lines;
            ours += broken.Count(IsLoose);
            firstFit += FirstFit.Break(tokens, shape).Count(IsLoose);
            lines += broken.Count;
            bool IsLoose(LineSpan line) => metrics.Ratio(line, measure) > 1;
        }

        return (ours, firstFit, lines);
    }

    // Of the samples, and of the folder of real digests where there is one.
    private static IEnumerable<(EquatableArray<Inline> Content, string Language)> RealParagraphs()
    {
        string?[] folders = [Sample.PathOf("samples"), Environment.GetEnvironmentVariable("DIGEST_CORPUS_DIR") ?? Sample.PathOf("..", "shared", "corpus")];
        foreach (var file in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder!, "*.md", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            var issue = DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file)).Value;
            foreach (var block in issue.Papers.SelectMany(paper => paper.Fields).SelectMany(field => field.Content).OfType<Block.Paragraph>()) yield return (block.Content, issue.Language);
        }
    }
}
