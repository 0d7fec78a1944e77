using Digest.Model.Diagnostics;
using Digest.Model.Document;

namespace Digest.Model.Tests.Recognition;

[Trait("Category", "Corpus")]
public class BrieflyTests
{
    private static Diagnosed<Issue> Read(string file)
    {
        var path = Path.Combine(Repository.Corpus!, "briefly", file);
        return DigestReader.Read(path, File.ReadAllBytes(path));
    }

    [CorpusFact]
    public void The_issue_with_scores_reads_with_its_totals_synthesis_and_ideas()
    {
        var (issue, diagnostics) = Read("2026-03-21.full.txt");
        Assert.Equal(new DateOnly(2026, 3, 21), issue.Date);
        var papers = issue.Papers.ToList();
        Assert.Equal([13m, 12m, 10m, 9m], papers.Select(paper => paper.Scores.Single(score => score.IsTotal).Value));
        Assert.All(papers, paper => Assert.Equal(["Relevance", "Novelty", "Usefulness", "Total"], paper.Scores.Select(score => score.Axis)));
        Assert.Equal(["2603.18389", "2603.14700", "2603.13705", "2603.17367"], papers.Select(paper => paper.Identifiers.Arxiv));
        Assert.Equal([9, 5, 5, 23], papers.Select(paper => paper.Authors.Count));
        Assert.All(papers, paper => Assert.True(paper.AuthorsElided));
        Assert.All(papers, paper => Assert.Equal([FieldKind.Why, FieldKind.Idea, FieldKind.Method, FieldKind.New, FieldKind.Reuse], paper.Fields.Select(field => field.Kind)));
        Assert.Equal([SynthesisKind.Patterns, SynthesisKind.Gaps, SynthesisKind.Contradictions], issue.Synthesis.Select(part => part.Kind));
        Assert.Equal([2, 2, 1], issue.Synthesis.Select(part => part.Points.Count));
        var ideas = issue.Ideas.ToList();
        Assert.Equal(
            [[papers[0].Id, papers[1].Id], [papers[2].Id], [papers[3].Id]],
            ideas.Select(idea => idea.BasedOn.Select(basis => basis.Paper).ToArray()).ToArray());
        Assert.All(ideas, idea => Assert.Equal([FieldKind.Hypothesis, FieldKind.Nonobvious, FieldKind.Validation], idea.Fields.Select(field => field.Kind)));
        Assert.Equal(issue.Coverage.Total, issue.Coverage.Understood);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Rule.Id.StartsWith("DG2", StringComparison.Ordinal));
    }

    [CorpusFact]
    public void The_issue_of_prose_and_boxes_has_a_relevance_field_for_each_paper()
    {
        var issue = Read("2026-03-23-slash.full.txt").Value;
        Assert.Equal(new DateOnly(2026, 3, 23), issue.Date);
        Assert.Equal(6, issue.Papers.Count());
        Assert.All(issue.Papers, paper =>
        {
            Assert.Empty(paper.Scores);
            Assert.Equal([FieldKind.Summary, FieldKind.Relevance], paper.Fields.Select(field => field.Kind));
            Assert.Equal(FieldForm.Box, paper.Fields[1].Form);
            Assert.NotNull(paper.Published);
            Assert.StartsWith("arXiv (", paper.Venue, StringComparison.Ordinal);
        });
    }

    [CorpusFact]
    public void The_issue_by_topics_keeps_five_identifiers_and_warns_of_two_placeholders()
    {
        var (issue, diagnostics) = Read("2026-06-08.full.txt");
        Assert.Equal([3, 1, 1, 2], issue.Sections.Select(section => section.Papers.Count()));
        Assert.Equal(
            ["2506.10944", "10.1557/s43579-025-00788-y", "10.1016/j.mattod.2025.06.043", "10.1021/acsenergylett.5c02748", "10.1038/s41467-025-64726-y"],
            issue.Papers.Select(paper => paper.Identifiers.Arxiv ?? paper.Identifiers.Doi).OfType<string>());
        var warnings = diagnostics.Where(diagnostic => diagnostic.Rule.Id == "DG2002").ToList();
        Assert.Equal(2, warnings.Count);
        Assert.All(warnings, warning => Assert.Contains("XXXXX", warning.Message, StringComparison.Ordinal));
        Assert.Equal(2, warnings.Select(warning => warning.Location!.Line).Distinct().Count());
        Assert.Equal(["arXiv", "MRS Communications", "Journal of Energy Storage"], issue.Sections[0].Papers.Select(paper => paper.Venue));
    }
}
