using Digest.Model.Document;

namespace Digest.Model.Merging;

/// <summary>
/// The papers of an issue in the order of their scores. Without weights a paper is worth its total, or its single score; with weights, the weighted mean of those of its axes that
/// have one. An axis counts by its share of the best possible value where every ranked paper's value on it has one, given by the source or by the options, and as it stands
/// elsewhere: no maximum is made up. Equal worth is equal rank, the next rank left out; those of one rank stand in the order of how many issues carry them (more first), of their
/// first day (earlier first), of their place there, and of their titles. Papers that have nothing to be ranked by have no rank and stand behind.
/// </summary>
public static class Ranking
{
    /// <summary>The papers with their ranks, best first, then those without one in the order of their days and places.</summary>
    public static EquatableArray<Paper> Of(IEnumerable<Paper> papers, RankingOptions options)
    {
        var all = papers.ToList();
        var scales = Scales(all, options);
        var worth = all.ConvertAll(paper => (Paper: paper, Value: Worth(paper, options, scales)));
        var ranked = InOrder(worth.Where(entry => entry.Value is not null).OrderByDescending(entry => entry.Value), entry => entry.Paper).ToList();
        var rank = 0;
        return
        [
            .. ranked.Select((entry, at) => entry.Paper with { Rank = rank = at > 0 && ranked[at - 1].Value == entry.Value ? rank : at + 1 }),
            .. InOrder(worth.Where(entry => entry.Value is null).OrderBy(_ => 0), entry => entry.Paper).Select(entry => entry.Paper with { Rank = null }),
        ];
    }

    private static IOrderedEnumerable<T> InOrder<T>(IOrderedEnumerable<T> entries, Func<T, Paper> paperOf) => entries
        .ThenByDescending(entry => paperOf(entry).Appearances.Count)
        .ThenBy(entry => paperOf(entry).Appearances is [var first, ..] ? first.Date ?? DateOnly.MaxValue : DateOnly.MaxValue)
        .ThenBy(entry => paperOf(entry).Appearances is [var first, ..] ? first.IssueId : "", StringComparer.Ordinal)
        .ThenBy(entry => paperOf(entry).Appearances is [var first, ..] ? first.Place : paperOf(entry).Number ?? int.MaxValue)
        .ThenBy(entry => PlainText.Of(paperOf(entry).Title), StringComparer.Ordinal);

    // The axes whose best value is known for every paper that has them.
    private static HashSet<string> Scales(List<Paper> papers, RankingOptions options) =>
        papers.SelectMany(paper => Values(paper, options)).GroupBy(value => value.Axis, StringComparer.OrdinalIgnoreCase)
            .Where(axis => axis.All(value => MaxOf(value, options) > 0)).Select(axis => axis.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static decimal? Worth(Paper paper, RankingOptions options, HashSet<string> scales)
    {
        var values = Values(paper, options).ToList();
        if (values.Count == 0) return null;
        decimal Counted(AxisValue value) => scales.Contains(value.Axis) ? value.Value / MaxOf(value, options)!.Value : value.Value;
        if (options.Axes.IsEmpty)
        {
            // A total beside its axes says all; axes without one are added up.
            if (values.Find(value => value.Axis == Score.TotalAxis) is { } total) return Counted(total);
            return values.Sum(Counted);
        }

        var weighted = values.Select(value => (Weight: options.Of(value.Axis)?.Weight ?? 0, Value: value)).Where(entry => entry.Weight > 0).ToList();
        return weighted.Count == 0 ? null : weighted.Sum(entry => entry.Weight * Counted(entry.Value)) / weighted.Sum(entry => entry.Weight);
    }

    private static decimal? MaxOf(AxisValue value, RankingOptions options) => options.Of(value.Axis)?.Max ?? value.Max;

    private static IEnumerable<AxisValue> Values(Paper paper, RankingOptions options) => options.By == RankingSource.Raters
        ? paper.Ratings.Select(rating => new AxisValue(rating.Axis, rating.Mean, rating.Max))
        : paper.Scores.Select(score => new AxisValue(score.Axis, score.Value, score.Max)).DistinctBy(value => value.Axis, StringComparer.OrdinalIgnoreCase);

    private sealed record AxisValue(string Axis, decimal Value, decimal? Max);
}

/// <summary>What papers are ranked by.</summary>
public sealed record RankingOptions
{
    /// <summary>The axes that count, with their weights; empty when the total decides.</summary>
    public EquatableArray<AxisWeight> Axes { get; init; }

    /// <summary>Whose scores count.</summary>
    public RankingSource By { get; init; }

    internal AxisWeight? Of(string axis) => Axes.FirstOrDefault(known => string.Equals(known.Axis, axis, StringComparison.OrdinalIgnoreCase));
}

/// <summary>How much an axis counts.</summary>
public sealed record AxisWeight
{
    /// <summary>The axis as digests write it, whatever its case.</summary>
    public required string Axis { get; init; }

    /// <summary>Its weight against the others, not negative; 0 leaves it out.</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>The best possible value, above 0; null to take what the source says.</summary>
    public decimal? Max { get; init; }
}

/// <summary>Whose scores papers are ranked by.</summary>
public enum RankingSource
{
    /// <summary>The digest's.</summary>
    Digest,

    /// <summary>The means of the raters' votes.</summary>
    Raters,
}
