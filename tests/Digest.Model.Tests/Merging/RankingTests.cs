using Digest.Model.Document;
using Digest.Model.Merging;

namespace Digest.Model.Tests.Merging;

public class RankingTests
{
    private static Paper Made(string title, params (string Axis, decimal Value, decimal? Max)[] scores) => new()
    {
        Id = "title:" + title,
        Title = [new Inline.Text(title)],
        Scores = scores.Select(score => new Score { Axis = score.Axis, Value = score.Value, Max = score.Max }).ToEquatableArray(),
    };

    private static string Ranked(RankingOptions options, params Paper[] papers) => string.Join(' ', Ranking.Of(papers, options).Select(paper => $"{PlainText.Of(paper.Title)}{paper.Rank}"));

    [Fact]
    public void The_total_decides_and_equal_totals_share_a_rank() => Assert.Equal("c1 a2 b2 d4 e",
        Ranked(new RankingOptions(), Made("b", ("Total", 9, null)), Made("e"), Made("d", ("Relevance", 3, 5), ("Novelty", 5, 5)), Made("a", ("Total", 9, null)), Made("c", ("Total", 12, null))));

    [Fact]
    public void Weights_decide_among_the_axes_that_have_one()
    {
        var options = new RankingOptions { Axes = [new AxisWeight { Axis = "relevance", Weight = 2 }, new AxisWeight { Axis = "Novelty" }] };
        Assert.Equal("a1 b2 c", Ranked(options, Made("b", ("Relevance", 3, null), ("Novelty", 5, null)), Made("a", ("Relevance", 5, null), ("Novelty", 2, null)), Made("c", ("Total", 12, null))));
    }

    [Fact]
    public void Axes_of_different_scales_count_by_their_share_where_every_scale_is_known()
    {
        var options = new RankingOptions { Axes = [new AxisWeight { Axis = "Relevance" }, new AxisWeight { Axis = "Impact" }] };
        Assert.Equal("a1 b2", Ranked(options, Made("a", ("Relevance", 5, 5), ("Impact", 10, 100)), Made("b", ("Relevance", 1, 5), ("Impact", 80, 100))));
    }

    [Fact]
    public void No_maximum_is_made_up()
    {
        var options = new RankingOptions { Axes = [new AxisWeight { Axis = "Relevance" }] };
        // One paper gives no scale, so that none counts.
        Assert.Equal("b1 a2", Ranked(options, Made("a", ("Relevance", 5, 5)), Made("b", ("Relevance", 7, null))));
        Assert.Equal("a1 b2", Ranked(options with { Axes = [new AxisWeight { Axis = "Relevance", Max = 10 }] }, Made("b", ("Relevance", 5, 5)), Made("a", ("Relevance", 7, null))));
    }

    [Fact]
    public void Raters_may_decide()
    {
        var rated = Made("a", ("Relevance", 1, 5)) with { Ratings = [new Rating { Axis = "Relevance", Max = 5, Votes = [new Vote("Ana", 5), new Vote("Bo", 4)] }] };
        var options = new RankingOptions { By = RankingSource.Raters };
        Assert.Equal("a1 b", Ranked(options, Made("b", ("Relevance", 5, 5)), rated));
        Assert.Equal("b1 a2", Ranked(new RankingOptions(), Made("b", ("Relevance", 5, 5)), rated));
    }
}
