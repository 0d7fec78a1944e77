using Digest.Model.Document;
using Digest.Model.Merging;

namespace Digest.Model.Tests.Merging;

public class PaperIdentityTests
{
    private static Paper Made(string title, Identifiers? identifiers = null, params string[] authors) => new()
    {
        Id = "x",
        Title = [new Inline.Text(title)],
        Identifiers = identifiers ?? new Identifiers(),
        Authors = authors.Select(name => new Author(name, [])).ToEquatableArray(),
    };

    private static bool Same(Paper one, Paper other)
    {
        Assert.Equal(PaperIdentity.IsSame(one, other), PaperIdentity.IsSame(other, one));
        return PaperIdentity.IsSame(one, other);
    }

    [Theory]
    [InlineData("2603.00001", null, null, "10.48550/arXiv.2603.00001", true)]
    [InlineData("2603.00001v2", null, "2603.00001", null, true)]
    [InlineData("2603.00001", null, "2603.00002", null, false)]
    [InlineData(null, "10.5555/Hive.A", null, "10.5555/hive.a", true)]
    [InlineData("2603.00001", "10.5555/a", "2603.00001", "10.5555/b", false)]
    public void Identifiers_decide_whatever_the_title(string? arxiv, string? doi, string? otherArxiv, string? otherDoi, bool isSame) =>
        Assert.Equal(isSame, Same(Made("Nectar Flow in Rainy Weather", new Identifiers { Arxiv = arxiv, Doi = doi }), Made("Something Else Altogether Here", new Identifiers { Arxiv = otherArxiv, Doi = otherDoi })));

    [Fact]
    public void Old_and_new_book_numbers_are_one() =>
        Assert.True(Same(Made("A", new Identifiers { Isbn = "0306406152" }), Made("B", new Identifiers { Isbn = "9780306406157" })));

    [Theory]
    [InlineData("Nectar Flow in Rainy Weather", "NECTAR flow: in rainy weather!", true)]
    [InlineData("KITEX: Tails in Strong Gusts", "Tails in Strong Gusts (KITEX)", true)]
    [InlineData("Introduction", "Introduction", false)]
    [InlineData("Nectar Flow in Rainy Weather", "Nectar Flow in Rainy Weather, Part II", false)]
    [InlineData("蜂蜜成熟过程", "蜂蜜成熟过程。", true)]
    public void Titles_decide_where_there_are_no_identifiers(string one, string other, bool isSame) => Assert.Equal(isSame, Same(Made(one), Made(other)));

    [Fact]
    public void Titles_of_different_authors_are_two_papers()
    {
        Assert.True(Same(Made("Nectar Flow in Rainy Weather", null, "Ana Silva", "Bo Li"), Made("Nectar Flow in Rainy Weather", null, "Silva, A.")));
        Assert.True(Same(Made("Nectar Flow in Rainy Weather", null, "Ana Sílva"), Made("Nectar Flow in Rainy Weather", null, "A. Silva")));
        Assert.False(Same(Made("Nectar Flow in Rainy Weather", null, "Ana Silva"), Made("Nectar Flow in Rainy Weather", null, "Cy Young")));
    }

    [Fact]
    public void What_cannot_be_decided_is_said()
    {
        Issue Issue(string id, params Paper[] papers) => new() { Id = id, Date = new DateOnly(2026, 3, 20), Sections = [new Section { Content = papers.Select(paper => (SectionItem)new SectionItem.OfPaper(paper)).ToEquatableArray() }] };
        var first = Issue("a", Made("Nectar Flow in Rainy Weather", new Identifiers { Arxiv = "2603.00001" }));
        var second = Issue("b", Made("Nectar Flow in Rainy Weather", new Identifiers { Arxiv = "2603.00002" }));
        var third = Issue("c", Made("Nectar Flow in Rainy Weather"));
        Assert.Equal(["DG2020", "DG2022"], IssueMerge.Of([first, second]).Diagnostics.Select(found => found.Rule.Id));
        Assert.Equal(["DG2020", "DG2022", "DG2023"], IssueMerge.Of([first, second, third]).Diagnostics.Select(found => found.Rule.Id));
        Assert.Equal(3, IssueMerge.Of([first, second, third]).Value.Papers.Count());
        Assert.Single(IssueMerge.Of([first, third]).Value.Papers);
        Assert.Equal("DG2021", WeeklyIssue.Of([first, third with { Id = "d", Date = null }], new WeeklyOptions { Days = new Period(new DateOnly(2026, 3, 20), new DateOnly(2026, 3, 20)) }).Diagnostics.Single().Rule.Id);
        Assert.Equal("DG2024", WeeklyIssue.Of([first], new WeeklyOptions { Days = new Period(new DateOnly(2025, 3, 20), new DateOnly(2025, 3, 20)) }).Diagnostics.Single().Rule.Id);
    }

    [Fact]
    public void Earlier_issues_are_named_with_their_days()
    {
        Issue Issue(int day, Paper paper) => new() { Id = $"hive-{day}", Date = new DateOnly(2026, 3, day), Sections = [new Section { Content = [new SectionItem.OfPaper(paper)] }] };
        var earlier = EarlierPapers.Of([Issue(2, Made("Nectar Flow in Rainy Weather")), Issue(1, Made("x", new Identifiers { Arxiv = "2603.00001" })), Issue(9, Made("Nectar Flow in Rainy Weather"))]);
        var marked = earlier.Mark(Issue(5, Made("Nectar flow in rainy weather", new Identifiers { Arxiv = "2603.00001" }))).Papers.Single();
        Assert.Equal(["hive-1", "hive-2"], marked.SeenBefore.Select(seen => seen.IssueId));
        Assert.Empty(earlier.Mark(Issue(2, Made("Nectar Flow in Rainy Weather"))).Papers.Single().SeenBefore);
    }
}
