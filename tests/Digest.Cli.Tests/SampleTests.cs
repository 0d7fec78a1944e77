using System.Text;
using System.Text.RegularExpressions;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Cli.Tests;

/// <summary>Every sample, and every real digest that is at hand, built and judged by outside programs.</summary>
public partial class SampleTests
{
    public static TheoryData<string> Samples => [.. CommandRun.Samples.Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_builds_twice_to_the_same_bytes_without_errors(string sample)
    {
        using var folder = new TempFolder();
        foreach (var round in (string[])["a", "b"])
            Assert.Equal(ExitCode.Clean, CommandRun.Of("build", CommandRun.Sample(sample), "-o", folder.PathOf(round), "--to", "pdf,web,email,text,json").Exit);
        var files = Directory.GetFiles(folder.PathOf("a"));
        Assert.Equal(6, files.Count(file => Path.GetExtension(file) != ".png"));
        foreach (var file in files)
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(folder.PathOf("b", Path.GetFileName(file)))), Path.GetFileName(file));
    }

    [JudgedFact("qpdf", "pdffonts", "pdftotext")]
    [Trait("Category", "Judge")]
    public void Every_sample_passes_the_judges_and_keeps_its_words_in_order()
    {
        foreach (var sample in CommandRun.Samples) Judged(sample);
    }

    [JudgedFact("qpdf", "pdffonts", "pdftotext")]
    [Trait("Category", "Corpus")]
    public void Every_real_digest_passes_the_judges_and_keeps_its_words_in_order()
    {
        if (Repository.Corpus is not { } corpus) return;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(corpus, "briefly")).Order(StringComparer.Ordinal)) Judged(file);
    }

    private static void Judged(string source)
    {
        using var folder = new TempFolder();
        var run = CommandRun.Of("build", source, "-o", folder.Path, "--to", "pdf");
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.DoesNotContain("DG4", run.Error, StringComparison.Ordinal);
        var pdf = Directory.GetFiles(folder.Path, "*.pdf").Single();
        var check = Judge.Run("qpdf", "--check", pdf);
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        var fonts = Judge.Run("pdffonts", pdf).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, line => Assert.Matches(@"^[A-Z]{6}\+.* yes yes yes ", line));
        var text = Judge.Run("pdftotext", pdf, "-").Output;
        Assert.DoesNotContain("\\", text, StringComparison.Ordinal);
        var issue = DigestReader.Read(source, File.ReadAllBytes(source)).Value;
        var missing = MissingInOrder(Words(string.Join('\n', Prose(issue))), Words(text));
        Assert.True(missing.Count == 0, $"{Path.GetFileName(source)}: {string.Join(' ', missing.Take(20))}");
    }

    // Running text of the issue in its order; formulas are judged elsewhere, since extraction may set their parts apart.
    private static IEnumerable<string> Prose(Issue issue)
    {
        foreach (var item in issue.Sections.SelectMany(section => section.Content))
        {
            var blocks = item switch
            {
                SectionItem.OfPaper { Paper: var paper } => [new Block.Paragraph(paper.Title), .. paper.Fields.SelectMany(field => field.Content)],
                SectionItem.OfSynthesis { Part: var part } => [new Block.Paragraph(part.Title), .. part.Text, .. part.Points.SelectMany(point => point.Content)],
                SectionItem.OfIdea { Idea: var idea } => [new Block.Paragraph(idea.Title), .. idea.Fields.SelectMany(field => field.Content)],
                SectionItem.OfText { Block: var block } => [block],
                _ => Array.Empty<Block>(),
            };
            foreach (var block in blocks) yield return PlainText.WithTex([block]);
        }
    }

    private static List<string> Words(string text) =>
        [.. Word().Matches(Formula().Replace(text.Normalize(NormalizationForm.FormKC), " \u0001 ")).Select(match => match.Value)];

    private static List<string> MissingInOrder(List<string> wanted, List<string> found)
    {
        var missing = new List<string>();
        var at = 0;
        foreach (var word in wanted)
        {
            var next = found.IndexOf(word, at);
            if (next < 0) missing.Add(word);
            else at = next + 1;
        }

        return missing;
    }

    // What touches a formula is one word with it in the extracted text, so such words are left out.
    [GeneratedRegex(@"\S*\\\(.*?\\\)\S*")]
    private static partial Regex Formula();

    [GeneratedRegex(@"[\p{L}\p{M}]{2,}")]
    private static partial Regex Word();
}
