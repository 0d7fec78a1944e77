using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Tests.Recognition;

public class ScoreTableTests
{
    private const string Notes = "# Kettle weekly — 2026-02-03\n\n## Papers\n\n### 1. Tides in kettles\n\n- Link: arXiv:2602.01001\n\n### 2. Foam stays on the kettle for an hour\n\n- DOI: 10.5555/kettle.2\n\n## Research Ideas\n\n### Idea 1: Boil\n\n- Core hypothesis: It boils.\n";

    private static SourceSet Set(params (string Name, string Text)[] files) => new() { Files = files.Select(file => new SourceFile(file.Name, Encoding.UTF8.GetBytes(file.Text))).ToEquatableArray() };

    [Theory]
    [InlineData("a.csv")]
    [InlineData("z.csv")]
    public void Scores_of_a_table_go_to_the_papers_of_a_text_whatever_the_files_are_called(string name)
    {
        var files = new[] { ("notes.md", Notes), (name, "arxiv_id,relevance,novelty\n2602.01001v2,4,5\n2602.01009,1,2\n") }.OrderBy(file => file.Item1, StringComparer.Ordinal).ToArray();
        var read = DigestReader.Read(Set(files));
        var paper = read.Value.Papers.First();
        Assert.Equal([("relevance", 4m), ("novelty", 5m)], paper.Scores.Where(score => score.Given == ScoreOrigin.Given).Select(score => (score.Axis, score.Value)));
        Assert.Equal("notes.md", paper.Origin.Location!.File);
        Assert.Equal((name, 2), (Assert.Single(paper.AlsoAt).Location!.File, paper.AlsoAt[0].Location!.Line));
        var found = Assert.Single(read.Diagnostics, found => found.Rule.Id == "DG2012");
        Assert.Equal((name, 3), (found.Location!.File, found.Location.Line));
        Assert.Contains("2602.01009", string.Join(' ', read.Value.Sections.SelectMany(section => section.Text).Select(block => PlainText.Of([block]))), StringComparison.Ordinal);
        Assert.Equal(2, read.Value.Papers.Count());
    }

    [Fact]
    public void Scores_by_title_join_the_paper_of_that_title()
    {
        var read = DigestReader.Read(Set(("notes.md", Notes), ("scores.tsv", "title\tusefulness\nFoam stays on the kettle for an hour\t3\n")));
        Assert.Equal(2, read.Value.Papers.Count());
        var paper = read.Value.Papers.Last();
        Assert.Equal(3m, paper.Scores[0].Value);
        Assert.Equal(["notes.md", "scores.tsv"], paper.AlsoAt.Append(paper.Origin).Select(place => place.Location!.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_table_of_identifiers_alone_stays_a_table() =>
        Assert.IsType<Block.Table>(Assert.Single(DigestReader.Read(Set(("scores.csv", "doi,relevance\n10.5555/kettle.2,4\n"))).Value.Lead));
}
