using System.Globalization;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Html;

/// <summary>The papers of an issue by score: one row for each paper that has scores, best total first, equal ones in the order of the source; as they are ranked where they are.</summary>
internal sealed record ScoreBoard(EquatableArray<string> Axes, EquatableArray<ScoreRow> Rows)
{
    public static ScoreBoard Of(Issue issue)
    {
        var scored = issue.Papers.Where(paper => !paper.Scores.IsEmpty).ToList();
        var axes = scored.SelectMany(paper => paper.Scores).Where(score => !score.IsTotal).Select(score => score.Axis).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var rows = scored.Select(paper => (Paper: paper, Total: paper.Scores.FirstOrDefault(score => score.IsTotal))).ToList();
        // A merged issue is ranked already, perhaps by weights.
        var isRanked = rows.Exists(row => row.Paper.Rank is not null);
        rows = isRanked ? [.. rows.OrderBy(row => row.Paper.Rank ?? int.MaxValue)] : [.. rows.OrderByDescending(row => row.Total?.Value ?? decimal.MinValue)];
        var ranks = rows.ConvertAll(row => isRanked ? row.Paper.Rank : row.Total is { } total ? 1 + rows.Count(other => other.Total?.Value > total.Value) : null);
        return new(axes.ToEquatableArray(), rows.Select((row, at) => new ScoreRow(
            ranks[at], row.Paper,
            axes.Select(axis => row.Paper.Scores.FirstOrDefault(score => !score.IsTotal && string.Equals(score.Axis, axis, StringComparison.OrdinalIgnoreCase))).ToEquatableArray(),
            row.Total)).ToEquatableArray());
    }

    /// <summary>True when at least one total was added up here and not given.</summary>
    public bool HasComputedTotal => Rows.Any(row => row.Total?.Given == ScoreOrigin.Computed);

    /// <summary>True when at least one paper has a total.</summary>
    public bool HasTotals => Rows.Any(row => row.Total is not null);

    /// <summary>The figure as written; an en dash where there is none.</summary>
    public static string Figure(Score? score) => score?.Value.ToString("0.##", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>The value as filled and empty dots; empty when the source gives no maximum, or one that is no whole number up to 10.</summary>
    public static string Dots(Score? score)
    {
        if (score is not { Max: > 0 and <= 10 } || score.Max != decimal.Floor(score.Max.Value)) return "";
        var most = (int)score.Max;
        var full = (int)Math.Clamp(Math.Round(score.Value, MidpointRounding.AwayFromZero), 0, most);
        return new string('●', full) + new string('○', most - full);
    }
}

/// <summary>One row: the rank from 1 (null without a total; equal totals share one), the paper, one score or null for each axis, the total.</summary>
internal sealed record ScoreRow(int? Rank, Paper Paper, EquatableArray<Score?> Scores, Score? Total);
