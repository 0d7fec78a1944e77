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

    [Fact]
    public void A_newer_version_of_the_form_is_reported_and_read_as_any_Markdown()
    {
        var read = DigestReader.Read("made.md", Encoding.UTF8.GetBytes("---\nschema: digest/issue/2\nid: x\n---\n\n# Hive — 2026-05-02\n\nNectar flows.\n"));
        var found = Assert.Single(read.Diagnostics, found => found.Rule.Id == "DG1020");
        Assert.Equal((2, 9), (found.Location!.Line, found.Location.Column));
        Assert.Contains("digest/issue/2", found.Message, StringComparison.Ordinal);
        Assert.NotNull(found.Hint);
        Assert.Contains("Nectar flows.", IssueText.Print(read.Value), StringComparison.Ordinal);
    }

    private static Issue Read(string markdown) => DigestReader.Read("made.md", Encoding.UTF8.GetBytes(markdown)).Value;

    private static string Difference(Issue issue) => RoundTrips.Markdown(issue)?.ToString() ?? "";
}
