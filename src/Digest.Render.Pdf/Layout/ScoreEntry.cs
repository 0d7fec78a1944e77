using Digest.Model.Document;

namespace Digest.Render.Pdf.Layout;

/// <summary>One line about a paper's scores: what the digest gives on an axis, or what raters do.</summary>
/// <param name="Axis">What it is about, as printed.</param>
/// <param name="Figure">The figure, with its maximum where one is given, or the mean of votes with their range.</param>
/// <param name="Score">The score that dots may show, or null.</param>
internal sealed record ScoreEntry(string Axis, string Figure, Score? Score)
{
    /// <summary>True for the total.</summary>
    public bool IsTotal => Score is { IsTotal: true };

    /// <summary>The scores of a paper in the order of its source, then the votes.</summary>
    public static IEnumerable<ScoreEntry> Of(Paper paper, FixedWords words)
    {
        foreach (var score in paper.Scores) yield return new(score.IsTotal ? words.Total : score.Axis, FigureOf(score), score);
        foreach (var rating in paper.Ratings) yield return new($"{rating.Axis}, {FixedWords.Count(rating.Raters, words.Votes)}", FigureOf(rating), null);
    }

    /// <summary>A score's figure.</summary>
    public static string FigureOf(Score score) => Words.Figure(score.Value) + (score.Max is { } max ? $"/{Words.Figure(max)}" : "");

    /// <summary>The mean of votes to one decimal, with the lowest and the highest where they differ.</summary>
    public static string FigureOf(Rating rating)
    {
        var mean = Words.Figure(decimal.Round(rating.Mean, 1));
        return rating.Spread == 0 ? mean : $"{mean} ({Words.Figure(rating.Votes.Min(vote => vote.Value))}–{Words.Figure(rating.Votes.Max(vote => vote.Value))})";
    }
}
