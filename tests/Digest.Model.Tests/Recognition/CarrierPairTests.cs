using System.Text;
using Digest.Model.Document;
using Digest.Model.Exporting;

namespace Digest.Model.Tests.Recognition;

/// <summary>The same issue as the Markdown behind a page and as a plain copy of that page reads to equal issues. Pairs lie in <c>tests/Data/pairs</c>.</summary>
public class CarrierPairTests
{
    private static Issue Read(string name)
    {
        var read = DigestReader.Read(name, File.ReadAllBytes(Repository.PathOf("tests", "Data", "pairs", name)));
        return read.Value with { Sources = [], Dropped = [], Coverage = default };
    }

    [Theory]
    [InlineData("glaciers-labelled")]
    [InlineData("ferries-short-titles")]
    [InlineData("bees-boxes")]
    [InlineData("bridges-topics")]
    public void Both_carriers_read_to_equal_issues(string name)
    {
        var (markdown, copy) = (Read(name + ".md"), Read(name + ".txt"));
        Assert.Equal(Dump(markdown), Dump(copy));
        Assert.Equal(markdown, copy);
    }

    [Fact]
    public void Labelled_bullets_read_to_fields_scores_synthesis_and_ideas()
    {
        var issue = Read("glaciers-labelled.md");
        Assert.Equal(new DateOnly(2026, 1, 17), issue.Date);
        Assert.Equal([1, 2], issue.Papers.Select(paper => paper.Number!.Value));
        var first = issue.Papers.First();
        Assert.Equal(["Þórdís Ægisdóttir", "Łukasz Bąk", "Ngaire Te Aho"], first.Authors.Select(author => author.Name));
        Assert.Equal(["Ice Institute, Höfn", "Tatra Observatory", "Ice Institute, Höfn"], first.Authors.Select(author => author.Affiliations.Single()));
        Assert.True(first.AuthorsElided);
        Assert.Equal(("arXiv (physics.ao-ph)", new DateOnly(2026, 1, 14), "2601.98001"), (first.Venue, first.Published!.Value, first.Identifiers.Arxiv));
        Assert.Equal([FieldKind.Why, FieldKind.Idea, FieldKind.Method, FieldKind.New, FieldKind.Reuse], first.Fields.Select(field => field.Kind));
        Assert.Equal(["🔬", "💡", "🛠", null], first.Scores.Select(score => score.Icon));
        Assert.Equal([2, 1, 1], issue.Synthesis.Select(part => part.Points.Count));
        var idea = Assert.Single(issue.Ideas);
        Assert.Equal(issue.Papers.Select(paper => paper.Id), idea.BasedOn.Select(basis => basis.Paper!));
        Assert.Contains(new Mention("Ana Lúcia", "Potential reuse"), issue.Papers.Last().Mentions);
    }

    [Fact]
    public void Short_titles_and_topics_are_kept_beside_full_titles()
    {
        var paper = Read("ferries-short-titles.txt").Papers.First();
        Assert.Equal("Quiet Hulls", paper.ShortTitle);
        Assert.Equal("Quiet Hulls for Double-Ended Ferries: Ten Winters of Measurements", PlainText.Of(paper.Title));
        Assert.Equal(["Hydrodynamics / noise", "ferries"], paper.Topics);
        Assert.Equal(9m, paper.Scores.Single(score => score.IsTotal).Value);
    }

    [Fact]
    public void A_box_keeps_all_its_paragraphs()
    {
        var box = Read("bees-boxes.md").Papers.First().Fields[^1];
        Assert.Equal((FieldKind.Relevance, FieldForm.Box, "Relevance to the Apiary", 2), (box.Kind, box.Form, box.Label, box.Content.Count));
    }

    [Fact]
    public void Numbers_run_on_over_topics()
    {
        var issue = Read("bridges-topics.txt");
        Assert.Equal(["Cables & Hangers", "Scour"], issue.Sections.Select(section => PlainText.Of(section.Title)));
        Assert.Equal([1, 2, 3], issue.Papers.Select(paper => paper.Number!.Value));
        Assert.Equal(["2602.98010", "10.5555/bridge.2026.00712-3", null], issue.Papers.Select(paper => paper.Identifiers.Arxiv ?? paper.Identifiers.Doi));
        Assert.Equal("Annals of Piers (s98765-026-00001-z)", issue.Papers.Last().Venue);
    }

    private static string Dump(Issue issue) => IssueJson.Write(issue, []);
}
