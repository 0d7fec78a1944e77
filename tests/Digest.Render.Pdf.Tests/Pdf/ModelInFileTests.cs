using System.Text;
using System.Text.RegularExpressions;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Pdf.Layout;

namespace Digest.Render.Pdf.Tests.Pdf;

/// <summary>What an issue says against what its file gives readers: links, bookmarks, and the text as a plain reader gets it.</summary>
public sealed partial class ModelInFileTests
{
    public static TheoryData<string> Samples => new(Names);

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Repository.PathOf("samples")).Where(file => Path.GetExtension(file) is ".md" or ".txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_link_of_the_issue_is_in_the_file(string sample) => CheckLinks(Read(sample));

    [CorpusFact]
    public void Every_link_of_real_digests_is_in_their_files()
    {
        foreach (var issue in RealIssues()) CheckLinks(issue);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_section_and_paper_has_a_bookmark_in_order(string sample) => CheckBookmarks(Read(sample));

    [CorpusFact]
    public void Every_section_and_paper_of_real_digests_has_a_bookmark_in_order()
    {
        foreach (var issue in RealIssues()) CheckBookmarks(issue);
    }

    [JudgedFact("pdftotext")]
    [Trait("Category", "Judge")]
    public void A_plain_reader_gets_the_prose_in_order_with_words_whole()
    {
        foreach (var sample in Names) CheckProse(sample, Read(sample));
    }

    private static void CheckLinks(Issue issue)
    {
        var reader = new PdfReader(PdfIssue.Render(issue).Value);
        var found = reader.OfType("Annot").Where(annotation => annotation.ContainsKey("A")).Select(annotation => PdfReader.Text(reader.Dictionary(annotation["A"])["URI"])).ToHashSet();
        var wanted = AllText.Of(issue).SelectMany(Targets).Concat(issue.Papers.SelectMany(paper => paper.Links).Select(link => link.Url).OfType<string>()).Where(IsAddress).Distinct().ToList();
        var places = reader.OfType("Annot").Where(annotation => annotation.ContainsKey("Dest")).Select(annotation => reader.Resolve(annotation["Dest"])).OfType<List<object?>>().ToList();
        Assert.Equal([], wanted.Except(found));
        Assert.All(places, place => Assert.Equal("Page", ((PdfName)reader.Dictionary(place[0])["Type"]!).Value));
    }

    private static void CheckBookmarks(Issue issue)
    {
        var reader = new PdfReader(PdfIssue.Render(issue).Value);
        if (!reader.Catalog.TryGetValue("Outlines", out var root)) return;
        var titles = Titles(reader, reader.Dictionary(root)).ToList();
        var at = 0;
        foreach (var title in issue.Sections.SelectMany(section => section.Papers.Select(paper => PlainText.Of(paper.Title)).Prepend(PlainText.Of(section.Title))).Where(title => title.Length > 0))
        {
            var next = titles.FindIndex(at, found => found.Contains(title, StringComparison.Ordinal));
            Assert.True(next >= at, $"“{title}” has no bookmark after {at} of {string.Join(" | ", titles)}");
            at = next;
        }
    }

    private static IEnumerable<string> Titles(PdfReader reader, Dictionary<string, object?> parent)
    {
        for (var at = parent.GetValueOrDefault("First"); at is not null;)
        {
            var entry = reader.Dictionary(at);
            yield return PdfReader.Text(entry["Title"]);
            foreach (var title in Titles(reader, entry)) yield return title;
            at = entry.GetValueOrDefault("Next");
        }
    }

    // What stands on every page, head and foot, parts no paragraph here; a paragraph may go on after it.
    private static void CheckProse(string sample, Issue issue)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.PathOf("issue.pdf"), PdfIssue.Render(issue).Value);
        var (_, text, _) = Judge.Run("pdftotext", folder.PathOf("issue.pdf"), "-");
        var pages = text.Split('\f').Select(page => page.Split('\n').Where(line => !Furniture().IsMatch(line.Trim())).ToList()).ToList();
        var repeated = pages.Where(page => page.Count > 0).SelectMany(page => page.Where(line => line.Length > 0).Take(2).Distinct()).GroupBy(line => line).Where(line => line.Count() > 1).Select(line => line.Key).ToHashSet();
        var read = Normal(string.Join(' ', pages.SelectMany(page => page.Where(line => !repeated.Contains(line)))));
        var (at, checkedCount) = (0, 0);
        foreach (var content in issue.Papers.SelectMany(paper => paper.Fields).SelectMany(field => field.Content).OfType<Block.Paragraph>().Select(block => block.Content).Where(IsPlain))
        {
            // Marks of a keyboard are printed as a printer's.
            var wanted = Normal(PlainText.Of(Punctuation.Of(content, issue.Language)));
            if (wanted.Length < 60) continue;
            var found = read.IndexOf(wanted, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{sample}: after {at}: “{wanted}” is not in\n{read}");
            (at, checkedCount) = (found + wanted.Length, checkedCount + 1);
        }

        Assert.True(checkedCount > 0 || sample.StartsWith("desert", StringComparison.Ordinal) || sample.StartsWith("instrument", StringComparison.Ordinal), sample);
    }

    private static string Normal(string text)
    {
        var normal = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c)) normal.Append(c is '\u2010' or '\u2011' ? '-' : c);
            else if (normal.Length > 0 && normal[^1] != ' ') normal.Append(' ');
        }

        return normal.ToString().Trim();
    }

    // Text alone: what a formula or chemistry reads as is looked at elsewhere.
    private static bool IsPlain(EquatableArray<Inline> content) => content.All(inline => inline is Inline.Text or Inline.Emphasis { Content: [Inline.Text] } or Inline.Strong { Content: [Inline.Text] } or Inline.Link { Content: [Inline.Text] });

    private static IEnumerable<string> Targets(EquatableArray<Inline> content) => content.SelectMany(inline => inline switch
    {
        Inline.Link link => [link.Target, .. Targets(link.Content)],
        Inline.Emphasis part => Targets(part.Content),
        Inline.Strong part => Targets(part.Content),
        Inline.Strikeout part => Targets(part.Content),
        _ => Enumerable.Empty<string>(),
    });

    private static bool IsAddress(string target) => Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "ftp" && target.All(c => c is > ' ' and <= '~' and not ('"' or '<' or '>' or '\\'));

    private static Issue Read(string sample) => DigestReader.Read(sample, File.ReadAllBytes(Repository.PathOf("samples", sample))).Value;

    private static IEnumerable<Issue> RealIssues() =>
        new[] { "briefly/2026-03-21.full.txt", "lienergylab/2026-07-10.md", "dipayan26/research_digest_2026-05-01.md", "inigos-hf/2026-04-01.md", "panagiota-robotics/2026-01-14.md", "meggers-senior/senior-sleep-june-2026.md" }
            .Select(name => Path.Combine(Repository.Corpus!, name)).Where(File.Exists).Select(file => DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file)).Value);

    [GeneratedRegex(@"^\d+ ?/ ?\d+$")]
    private static partial Regex Furniture();
}
