using System.Text;
using System.Text.RegularExpressions;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Cli.Tests;

/// <summary>The week of the samples, and that of real digests where they are at hand, as one issue for pages and mail.</summary>
public partial class WeekTests
{
    private static string Sample(params string[] parts) => Repository.PathOf(["samples", "week", .. parts]);

    private static CommandRun Weekly(TempFolder folder, params string[] sources) =>
        CommandRun.Of(["weekly", .. sources, "--config", Sample("digest.yaml"), "--from", "2026-03-21", "--to", "2026-03-23", "--to", "pdf,web,email,text,json", "-o", folder.Path]);

    private static Issue Read(TempFolder folder)
    {
        var file = Directory.GetFiles(folder.Path, "*.json").Single();
        return DigestReader.Read(file, File.ReadAllBytes(file)).Value;
    }

    [Fact]
    public void The_samples_are_one_issue_by_topic_and_rank()
    {
        using var folder = new TempFolder();
        Assert.Equal(ExitCode.Clean, Weekly(folder).Exit);
        var issue = Read(folder);
        Assert.Equal(["These days in numbers", "Acoustics", "Thermal Regulation", "Papers", "Papers, not scored", "Synthesis · 21 March 2026", "Research Ideas · 21 March 2026", "22 March 2026", "Synthesis · 23 March 2026"], issue.Sections.Select(section => PlainText.Of(section.Title)));
        Assert.Equal(["1 1", "2 3", "3 2", "4 "], issue.Papers.Select(paper => $"{paper.Number} {paper.Rank}"));
        var first = issue.Papers.First();
        Assert.Equal([new DateOnly(2026, 3, 21), new DateOnly(2026, 3, 23)], first.Appearances.Select(appearance => appearance.Date!.Value));
        Assert.Equal(5, first.Fields.Count);
        Assert.Equal(issue.Papers.First().Id, issue.Ideas.Single().BasedOn.Single().Paper);
        // Tim Okafor's last day is the one before; the other names are found in all their forms.
        Assert.Equal(["Ngozi Adeyemi", "José Núñez", "Ngozi Adeyemi", "Wei Zhang", "Wei Zhang", "José Núñez", "José Núñez"], issue.Papers.SelectMany(paper => paper.Mentions).Select(mention => mention.Name));
        var text = File.ReadAllText(Directory.GetFiles(folder.Path, "*.txt").Single());
        Assert.Contains("Potential reuse · 23 Mar 2026:", text, StringComparison.Ordinal);
        Assert.Contains("The issue of Sunday \n22 March 2026 had no papers.", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_votes_of_the_samples_join()
    {
        using var folder = new TempFolder();
        var run = CommandRun.Of("scores", "join", Sample("digests", "2026-03-23.md"), Sample("votes", "ngozi.csv"), Sample("votes", "wei.csv"), "--config", Sample("digest.yaml"));
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.Contains("2\tPropolis as a Damper\tRelevance\t–\t3\t3\t2\t2\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("3\tBrood Nests Hold 34.5 °C with Two Rules\tUsefulness\t5\t5\t5\t0\t1\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("DG1054", run.Error, StringComparison.Ordinal);
    }

    [JudgedFact("qpdf", "pdftotext")]
    [Trait("Category", "Judge")]
    public void Every_text_of_the_days_stands_on_the_pages_of_the_week() => Judged();

    [JudgedFact("qpdf", "pdftotext")]
    [Trait("Category", "Corpus")]
    public void Real_digests_and_samples_of_the_same_days_are_one_issue()
    {
        if (Repository.Corpus is { } corpus) Judged(Path.Combine(corpus, "briefly"), Sample("digests"));
    }

    private static void Judged(params string[] sources)
    {
        using var folder = new TempFolder();
        var run = Weekly(folder, sources);
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.DoesNotContain("error DG", run.Error, StringComparison.Ordinal);
        var pdf = Directory.GetFiles(folder.Path, "*.pdf").Single();
        var check = Judge.Run("qpdf", "--check", pdf);
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        var pages = Letters(Judge.Run("pdftotext", pdf, "-").Output);
        var mail = Letters(File.ReadAllText(Directory.GetFiles(folder.Path, "*.txt").Single()));
        var issue = Read(folder);
        Assert.Equal(sources.Length == 0 ? 3 : 5, issue.Parts.Count);
        foreach (var paper in issue.Papers)
        {
            Assert.Contains(Letters(PlainText.Of(paper.Title)), mail, StringComparison.Ordinal);
            if (paper.Extent == PaperExtent.Full) Assert.Contains(Letters(PlainText.Of(paper.Title)), pages, StringComparison.Ordinal);
        }

        // Running text without formulas, which pages and mails write in their own ways.
        foreach (var point in issue.Synthesis.SelectMany(part => part.Points).Select(point => PlainText.Of(point.Content)).Where(text => text.All(c => c < 0x250))) Assert.Contains(Letters(point), mail, StringComparison.Ordinal);
    }

    private static string Letters(string text) => NoLetter().Replace(text.Normalize(NormalizationForm.FormKC), "").ToLowerInvariant();

    [GeneratedRegex(@"[^\p{L}]+")]
    private static partial Regex NoLetter();
}
