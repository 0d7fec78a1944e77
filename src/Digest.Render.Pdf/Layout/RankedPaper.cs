using Digest.Model.Document;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// A paper in the table, with the anchor of its text and its place by scores. Papers stand in the order of the rank they bear, else of their total, else of
/// the sum of their axes; equal ones stay in the order of the source. Those without scores come last, without a rank, in the order of the source.
/// </summary>
/// <param name="Paper">The paper.</param>
/// <param name="Anchor">Where its text begins.</param>
/// <param name="Rank">1 for the best, equal ones sharing one; null without scores.</param>
internal sealed record RankedPaper(Paper Paper, string Anchor, int? Rank)
{
    /// <summary>The papers in order.</summary>
    public static List<RankedPaper> Of(IReadOnlyList<(Paper Paper, string Anchor)> papers)
    {
        var rated = papers.Where(entry => IsRated(entry.Paper)).OrderBy(entry => entry.Paper.Rank ?? int.MaxValue).ThenByDescending(entry => Worth(entry.Paper)).ToList();
        var ranked = new List<RankedPaper>(papers.Count);
        for (var i = 0; i < rated.Count; i++)
        {
            var (paper, anchor) = rated[i];
            var isEqual = i > 0 && rated[i - 1].Paper.Rank == paper.Rank && Worth(rated[i - 1].Paper) == Worth(paper);
            ranked.Add(new RankedPaper(paper, anchor, paper.Rank ?? (isEqual ? ranked[^1].Rank : i + 1)));
        }

        ranked.AddRange(papers.Where(entry => !IsRated(entry.Paper)).Select(entry => new RankedPaper(entry.Paper, entry.Anchor, null)));
        return ranked;
    }

    private static bool IsRated(Paper paper) => !paper.Scores.IsEmpty || paper.Rank is not null;

    private static decimal Worth(Paper paper) => paper.Scores.FirstOrDefault(score => score.IsTotal)?.Value ?? paper.Scores.Sum(score => score.Value);
}
