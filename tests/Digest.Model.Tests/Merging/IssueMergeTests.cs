using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Merging;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Merging;

public class IssueMergeTests
{
    private static readonly WeeklyOptions March = new() { Days = new Period(new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 24)), Full = 2 };

    private static void Holds(Func<List<Issue>, bool> property) => Check.One(Properties.Config.WithMaxTest(120).WithEndSize(6), Prop.ForAll(MadeDays.Some.ToArbitrary(), property));

    private static void HoldsForClashing(Func<List<Issue>, bool> property) => Check.One(Properties.Config.WithMaxTest(120).WithEndSize(6), Prop.ForAll(MadeDays.Clashing.ToArbitrary(), property));

    private static Issue Merged(params IEnumerable<Issue> issues) => IssueMerge.Of(issues).Value;

    private static bool Same(Issue one, Issue other)
    {
        Assert.Equal(IssueText.Print(one), IssueText.Print(other));
        return one == other;
    }

    [Fact]
    public void Merging_again_changes_nothing() => Holds(issues =>
    {
        var once = Merged(issues);
        return Same(once, Merged(once)) && Same(once, Merged([.. issues, .. issues])) && Same(once, Merged(once, once));
    });

    [Fact]
    public void Merging_in_parts_and_in_any_order_gives_the_same() => Holds(issues =>
    {
        if (issues.Count == 1) return true;
        var (first, rest) = (issues.Take(issues.Count / 2).ToList(), issues.Skip(issues.Count / 2).ToList());
        var once = Merged(issues);
        return Same(once, Merged(Enumerable.Reverse(issues))) && Same(once, Merged([Merged(first), Merged(rest)])) && Same(once, Merged([.. rest, Merged(first)]));
    });

    [Fact]
    public void A_weekly_issue_comes_apart_again() => Holds(issues =>
    {
        var week = WeeklyIssue.Of(issues, March).Value;
        var read = DigestReader.Read("week.json", System.Text.Encoding.UTF8.GetBytes(IssueJson.Write(week, []))).Value;
        return Same(week, WeeklyIssue.Of([read], March).Value) && Same(Merged(issues), Merged(week));
    });

    [Fact]
    public void No_paper_field_score_or_link_is_lost() => HoldsForClashing(issues =>
    {
        var week = WeeklyIssue.Of(issues, March).Value;
        var accounts = week.Papers.SelectMany(paper => paper.Appearances.Select(appearance => (appearance.IssueId, Own: appearance.Account ?? paper, Whole: paper))).ToList();
        foreach (var issue in issues)
        {
            foreach (var paper in issue.Papers)
            {
                var account = accounts.Find(account => account.IssueId == issue.Id && account.Own.Title == paper.Title && account.Own.Identifiers == paper.Identifiers
                    && paper.Scores.All(score => account.Own.Scores.Contains(score with { IssueId = issue.Id })) && paper.Fields.All(field => account.Own.Fields.Contains(field with { IssueId = issue.Id })));
                Assert.NotNull(account.Own);
                Assert.Subset(account.Whole.Links.ToHashSet(), paper.Links.ToHashSet());
                // What is shown holds every text, even where two days say the same.
                Assert.All(paper.Fields, field => Assert.Contains(account.Whole.Fields, shown => shown with { IssueId = null } == field));
                Assert.Subset(account.Whole.Identifiers.All.Select(identifier => identifier.Kind).ToHashSet(), paper.Identifiers.All.Select(identifier => identifier.Kind).ToHashSet());
            }

            Assert.All(issue.Ideas, idea => Assert.Contains(week.Ideas, kept => kept.IssueId == issue.Id && kept.Title == idea.Title && kept.BasedOn.Count == idea.BasedOn.Count));
            Assert.All(issue.Synthesis, part => Assert.Contains(part with { IssueId = issue.Id }, week.Synthesis));
            Assert.All(issue.Lead, block => Assert.Contains(block, week.Sections.SelectMany(section => section.Text)));
            Assert.All(issue.Sections.SelectMany(section => section.Text), block => Assert.Contains(block, week.Sections.SelectMany(section => section.Text)));
        }

        return true;
    });

    [Fact]
    public void Numbers_run_on_ranks_fall_and_the_first_are_full() => Holds(issues =>
    {
        var papers = WeeklyIssue.Of(issues, March).Value.Papers.ToList();
        Assert.Equal(Enumerable.Range(1, papers.Count), papers.Select(paper => paper.Number!.Value));
        Assert.Equal(Math.Min(2, papers.Count), papers.Count(paper => paper.Extent == PaperExtent.Full));
        Assert.All(papers, paper => Assert.Equal(paper.Scores.IsEmpty, paper.Rank is null));
        return papers.SkipWhile(paper => paper.Rank is not null).All(paper => paper.Rank is null);
    });

    [Fact]
    public void Papers_whose_identifiers_differ_stay_apart() => Holds(issues => Merged(issues).Papers.All(paper =>
        paper.Appearances.Select(appearance => appearance.Account ?? paper).SelectMany(account => PaperIdentity.Normalized(account.Identifiers)).GroupBy(identifier => identifier.Kind).All(kind => kind.Distinct().Count() == 1)));
}
