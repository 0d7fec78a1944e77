using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Exporting;

namespace Digest.Model.Tests.Recognition;

/// <summary>The pages that MkDocs with its Material theme makes of our samples read to the issues that the samples read to.</summary>
[Trait("Category", "Judge")]
public partial class ProducedPageTests
{
    private const string Configuration = """
        site_name: Samples
        theme: material
        markdown_extensions:
          - admonition
          - attr_list
          - def_list
          - footnotes
          - tables
          - toc: {permalink: true}
          - pymdownx.arithmatex: {generic: true}
          - pymdownx.details
          - pymdownx.highlight: {pygments_lang_class: true}
          - pymdownx.superfences
          - pymdownx.tasklist
        """;

    [JudgedFact("mkdocs")]
    public void A_page_of_MkDocs_reads_to_the_issue_of_its_Markdown()
    {
        using var folder = new TempFolder();
        var names = Build(folder);
        Assert.True(names.Count >= 9);
        Assert.All(names, name =>
        {
            var (markdown, page) = (Read(name + ".md", SourceOf(name)), Read(name + ".html", folder.PathOf("site", name, "index.html")));
            Assert.Equal(IssueJson.Write(markdown, []), IssueJson.Write(page, []));
            Assert.Equal(markdown, page);
        });
    }

    [JudgedFact("mkdocs", "chromium")]
    public void A_plain_copy_of_a_page_reads_to_the_same_papers_synthesis_and_ideas()
    {
        using var folder = new TempFolder();
        var names = Build(folder);
        Assert.True(names.Count >= 9);
        Assert.All(names, name =>
        {
            var page = Outside().Replace(File.ReadAllText(folder.PathOf("site", name, "index.html")), "");
            var copy = Browser.Ask(page, "document.querySelector('article').innerText");
            var issue = DigestReader.Read(name + ".txt", Encoding.UTF8.GetBytes(copy)).Value;
            Assert.Equal(Held(Read(name + ".md", SourceOf(name))), Held(issue));
        });
    }

    // What a copy cannot hold: where links lead (and with them identifiers that stand only there), bold labels that no vocabulary knows, that a figure is
    // raised, the levels of headings and so the sections of those that hold no papers, and the cells of tables.
    private static string Held(Issue issue)
    {
        var held = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{PlainText.Of(issue.Title)} {issue.Date:O}\n");
        foreach (var paper in issue.Papers)
        {
            held.Append(CultureInfo.InvariantCulture, $"{paper.Number} {PlainText.Of(paper.Title)} | {string.Join(", ", paper.Authors.Select(author => author.Name.TrimEnd('1', '2', '3')))} | {paper.Venue} {paper.Published:O} | ");
            held.Append(string.Join(", ", paper.Scores.Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Axis} {score.Value}")))).Append(" | ");
            held.AppendJoin(", ", paper.Fields.Where(field => field.Kind != FieldKind.Other).Select(field => $"{field.Kind} {field.Label}")).Append('\n');
        }

        foreach (var part in issue.Synthesis) held.Append(CultureInfo.InvariantCulture, $"{part.Kind} {string.Join(" / ", part.Points.Select(point => PlainText.Of(point.Content)))}\n");
        foreach (var idea in issue.Ideas) held.Append(CultureInfo.InvariantCulture, $"{PlainText.Of(idea.Title)} {string.Join(", ", idea.BasedOn.Select(basis => basis.Text))}\n");
        return held.ToString();
    }

    [GeneratedRegex("<script[^>]*></script>|<link[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Outside();

    private static string SourceOf(string name) => Sources().First(path => Path.GetFileNameWithoutExtension(path) == name);

    private static IEnumerable<string> Sources() => new[] { Repository.PathOf("samples"), Repository.PathOf("tests", "Data", "pairs") }.SelectMany(path => Directory.GetFiles(path, "*.md")).Order(StringComparer.Ordinal);

    // Python-Markdown takes a list for another's only when it is indented by four columns.
    private static List<string> Build(TempFolder folder)
    {
        Directory.CreateDirectory(folder.PathOf("docs"));
        File.WriteAllText(folder.PathOf("mkdocs.yml"), Configuration);
        File.WriteAllText(folder.PathOf("docs", "index.md"), "# Samples\n");
        var sources = Sources().ToList();
        foreach (var source in sources) File.WriteAllText(folder.PathOf("docs", Path.GetFileName(source)), File.ReadAllText(source).Replace("\n   - ", "\n    - ", StringComparison.Ordinal));
        var (exitCode, output, error) = Judge.Run("mkdocs", "build", "--quiet", "--config-file", folder.PathOf("mkdocs.yml"), "--site-dir", folder.PathOf("site"));
        Assert.True(exitCode == 0, output + error);
        return sources.Select(source => Path.GetFileNameWithoutExtension(source)).ToList();
    }

    private static Issue Read(string name, string path) => DigestReader.Read(name, File.ReadAllBytes(path)).Value with { Sources = [], Dropped = [], Coverage = default };
}
