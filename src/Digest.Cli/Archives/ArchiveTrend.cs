using System.Globalization;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Pdf;

namespace Digest.Cli.Archives;

/// <summary>The issues of an archive before one, and that one last, with the means of their totals.</summary>
internal static class ArchiveTrend
{
    // What a chart shows side by side; older issues would only be read.
    private const int Most = 12;

    /// <summary>The trend up to an issue; empty when it has no day or nothing stands before it.</summary>
    public static EquatableArray<TrendPoint> Of(ArchiveFolder archive, Issue issue)
    {
        if (issue.Date is not { } day) return [];
        var earlier = archive.Issues().Where(kept => kept.Manifest is { Date: { } date } manifest && date < day && manifest.Id != issue.Id)
            .OrderBy(kept => kept.Manifest!.Date).TakeLast(Most - 1).Select(IndexStore.Read).Where(kept => kept.Series == issue.Series).ToList();
        return earlier.Count == 0 ? [] : [.. earlier.Append(issue).Select(Point)];
    }

    private static TrendPoint Point(Issue issue)
    {
        var totals = issue.Papers.Select(paper => paper.Scores.FirstOrDefault(score => score.IsTotal)?.Value).OfType<decimal>().ToList();
        return new TrendPoint(Label(issue), issue.Papers.Count(), totals.Count == 0 ? null : totals.Average());
    }

    // A period of days is its ISO week, a day its number and month.
    private static string Label(Issue issue) => issue.DateEnd is not null
        ? string.Create(CultureInfo.InvariantCulture, $"W{ISOWeek.GetWeekOfYear(issue.Date!.Value.ToDateTime(TimeOnly.MinValue)):00}")
        : issue.Date!.Value.ToString("d.M.", CultureInfo.InvariantCulture);
}
