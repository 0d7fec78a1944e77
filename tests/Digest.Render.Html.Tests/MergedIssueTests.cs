using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Merging;

namespace Digest.Render.Html.Tests;

/// <summary>What the page shows of a merged issue beside what it shows of any.</summary>
public class MergedIssueTests
{
    private static Issue Day(int day, string arxiv, string text) => new()
    {
        Id = $"hive-{day}",
        Series = "Hive",
        Date = new DateOnly(2026, 3, day),
        Sections = [new Section { Content = [new SectionItem.OfPaper(new Paper { Id = $"arxiv:{arxiv}", Title = [new Inline.Text($"Nectar {arxiv}")], Identifiers = new Identifiers { Arxiv = arxiv }, Scores = [new Score { Axis = "Relevance", Value = day }], Fields = [new Field { Kind = FieldKind.Why, Label = "Why", Content = [new Block.Paragraph([new Inline.Text(text)])] }] })] }],
    };

    private static string Page(Func<Issue, Issue> turn) => IssuePage.Write(turn(WeeklyIssue.Of([Day(20, "2603.00001", "Rain."), Day(21, "2603.00001", "More rain."), Day(22, "2603.00002", "Sun.")], new WeeklyOptions { Full = 1 }).Value), new IssuePageOptions()).Value;

    [Fact]
    public void Texts_of_several_days_bear_their_days_and_papers_their_issues()
    {
        var page = Page(issue => issue);
        Assert.Contains("<h4>Why · 20 Mar 2026</h4>", page, StringComparison.Ordinal);
        Assert.Contains("<h4>Why · 21 Mar 2026</h4>", page, StringComparison.Ordinal);
        Assert.Contains("Hive of 20 Mar 2026 · Hive of 21 Mar 2026", page, StringComparison.Ordinal);
        // Of one day alone, the label says enough.
        Assert.Contains("<h4>Why</h4>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_beyond_the_first_are_folded_up_with_all_they_have()
    {
        var page = Page(issue => issue);
        var fold = page.IndexOf("<details>", StringComparison.Ordinal);
        Assert.True(fold > 0 && fold == page.LastIndexOf("<details>", StringComparison.Ordinal));
        Assert.Contains("More rain.", page[fold..], StringComparison.Ordinal);
        Assert.Contains("Sun.", page[..fold], StringComparison.Ordinal);
    }

    [Fact]
    public void Votes_and_earlier_issues_are_said()
    {
        var seen = new Appearance { IssueId = "hive-1", Date = new DateOnly(2026, 3, 1) };
        var page = Page(issue => issue with
        {
            Sections = issue.Sections.Select(section => section with { Content = section.Content.Select(item => item is SectionItem.OfPaper { Paper: var paper } ? new SectionItem.OfPaper(paper with { SeenBefore = [seen], Ratings = [new Rating { Axis = "Fun", Votes = [new Vote("Ana", 3), new Vote("Bo", 4)] }] }) : item).ToEquatableArray() }).ToEquatableArray(),
        });
        Assert.Contains("seen before: 1 Mar 2026", page, StringComparison.Ordinal);
        Assert.Contains("Fun by 2 raters: mean 3.5, median 3.5, spread 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_stands_as_the_issue_is_ranked()
    {
        var page = Page(issue => issue);
        Assert.True(page.IndexOf("Nectar 2603.00002", StringComparison.Ordinal) < page.IndexOf("Nectar 2603.00001", StringComparison.Ordinal));
    }
}
