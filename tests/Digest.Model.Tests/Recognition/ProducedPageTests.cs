using Digest.Model.Document;
using Digest.Model.Exporting;

namespace Digest.Model.Tests.Recognition;

/// <summary>The pages that MkDocs with its Material theme makes of our samples read to the issues that the samples read to.</summary>
[Trait("Category", "Judge")]
public class ProducedPageTests
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
