using Digest.Fonts;
using Digest.Model.Document;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Frames;
using Xunit;
using static Digest.Render.Pdf.Tests.Layout.Issues;

namespace Digest.Render.Pdf.Tests.Layout;

public class ChartTests
{
    private static Issue Rated(int papers) => Of(Section("", [.. Enumerable.Range(1, papers).Select(i => Item(Paper(i, $"Moss {i}") with { Scores = [Score("Care", i % 4 + 1), Score("Reach", i % 3 * 2)] }))]));

    private static List<FrameItem.Group> Figures(PagedDocument document) => [.. document.Pages.SelectMany(page => Groups(page.Frame.Items)).Where(group => group.Role == StructureRole.Figure)];

    private static IEnumerable<FrameItem.Group> Groups(IEnumerable<Placed> items) => items.Select(placed => placed.Item).OfType<FrameItem.Group>().SelectMany(group => Groups(group.Items).Prepend(group));

    [Fact]
    public void Papers_by_two_axes_are_drawn_with_a_text_that_says_the_same()
    {
        var figure = Assert.Single(Figures(Lay(Rated(6))));

        Assert.Equal("Papers by Care (to the right) and Reach (upwards): paper 1 at 2 and 2; paper 2 at 3 and 4; paper 3 at 4 and 0; paper 4 at 1 and 2; paper 5 at 2 and 4; paper 6 at 3 and 0.", figure.Alternative);
        Assert.Equal(6, Groups([new Placed(default, figure)]).SelectMany(group => group.Items).Count(placed => placed.Item is FrameItem.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(41)]
    public void Too_few_or_too_many_papers_are_not_drawn(int papers) => Assert.Empty(Figures(Lay(Rated(papers))));

    [Fact]
    public void A_trend_is_drawn_of_two_issues_and_more()
    {
        TrendPoint[] weeks = [new("W10", 4, 9.5m), new("W11", 0, null), new("W12", 6, 11.26m)];
        var document = IssueLayout.Lay(Rated(6), EmbeddedFonts.All, Theme.Ledger, new PageOptions { Trend = [.. weeks] }).Value;

        Assert.Equal(2, Figures(document).Count);
        Assert.Equal("Mean total of the papers, issue by issue: W10 9.5, 4 papers; W11 no score, 0 papers; W12 11.3, 6 papers.", Figures(document)[1].Alternative);
        Assert.Single(Figures(IssueLayout.Lay(Rated(6), EmbeddedFonts.All, Theme.Ledger, new PageOptions { Trend = [.. weeks[..2]] }).Value));
    }

    [Theory]
    [InlineData("1 2 5", "1 2 3 4 5")]
    [InlineData("0 30", "0 5 10 15 20 25 30")]
    [InlineData("0.1 0.35", "0.1 0.15 0.2 0.25 0.3 0.35")]
    [InlineData("7", "7 8")]
    [InlineData("-4 4", "-4 -2 0 2 4")]
    public void Ticks_are_round_numbers(string values, string ticks)
    {
        decimal[] Parse(string text) => [.. text.Split(' ').Select(part => decimal.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];

        Assert.Equal(Parse(ticks), new ChartScale(Parse(values), new(100), 7).Ticks);
    }
}
