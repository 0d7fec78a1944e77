using System.Text;
using Digest.Model.Document;
using Digest.Model.Exporting;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Exporting;

/// <summary>Whole issues, written as canonical Markdown and read again.</summary>
public class IssueMarkdownTests
{
    public static TheoryData<string> Digests => [.. Directory.EnumerateFiles(Repository.PathOf("samples"), "*-20*.*").Concat(Directory.EnumerateFiles(Repository.PathOf("tests", "Data", "pairs"))).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Digests))]
    public void A_digest_reads_back(string file) => Assert.Equal("", Difference(DigestReader.Read(file, File.ReadAllBytes(file)).Value));

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Real_digests_read_back()
    {
        var files = Directory.EnumerateFiles(Repository.Corpus!, "*.*", SearchOption.AllDirectories).Where(file => !file.Contains("truth", StringComparison.Ordinal) && Path.GetExtension(file) != ".py").ToList();
        Assert.NotEmpty(files);
        var differences = string.Join('\n', files.Order(StringComparer.Ordinal).Select(file => (file, Difference: Difference(DigestReader.Read(file, File.ReadAllBytes(file)).Value))).Where(result => result.Difference.Length > 0).Select(result => $"{result.file}\n{result.Difference}"));
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void Any_issue_reads_back() =>
        Check.One(Properties.Config.WithMaxTest(300).WithEndSize(5), Prop.ForAll(MadeIssues.Any.ToArbitrary(), issue => Difference(issue) is { Length: > 0 } difference ? throw new InvalidOperationException(difference) : true));

    [Fact]
    public void Any_issue_without_the_values_of_a_file_reads_back_to_the_same_markdown()
    {
        var written = IssueMarkdown.Write(Samples.Issue);
        Assert.Equal(written, IssueMarkdown.Write(Read(written)));
        Assert.DoesNotContain('\r', written);
    }

    private static Issue Read(string markdown) => DigestReader.Read("made.md", Encoding.UTF8.GetBytes(markdown)).Value;

    // Where else a paper stood tells of the file that was read.
    private static Section WithoutPlaces(Section section) =>
        section with { Content = section.Content.Select(item => item is SectionItem.OfPaper { Paper: var paper } ? new SectionItem.OfPaper(paper with { AlsoAt = [] }) : item).ToEquatableArray() };

    // The lines of the two dumps that differ; empty when the issue reads back.
    private static string Difference(Issue issue)
    {
        issue = issue with { Sections = issue.Sections.Select(WithoutPlaces).ToEquatableArray() };
        var written = IssueMarkdown.Write(issue);
        var read = Read(written) with { Sources = issue.Sources, Coverage = issue.Coverage, Dropped = issue.Dropped };
        if (read == issue) return "";
        var (expected, actual) = (IssueText.Print(issue).Split('\n'), IssueText.Print(read).Split('\n'));
        return string.Join('\n', expected.Except(actual).Take(9).Select(line => "- " + line).Concat(actual.Except(expected).Take(9).Select(line => "+ " + line))) + "\n" + (written.Length < 3000 ? written : "");
    }
}
