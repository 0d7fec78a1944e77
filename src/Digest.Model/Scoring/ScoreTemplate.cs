using System.Globalization;
using CsvHelper;
using Digest.Model.Document;

namespace Digest.Model.Scoring;

/// <summary>A sheet to be handed round: a row for each paper with its number, id and title, and an empty column for each axis, one for remarks behind them.</summary>
public static class ScoreTemplate
{
    /// <summary>The sheet as CSV with a heading row; lines end in <c>\r\n</c>, as spreadsheets write them.</summary>
    /// <param name="issue">Whose papers are scored.</param>
    /// <param name="axes">The axes; when empty those of the issue, or <c>Score</c> when it has none.</param>
    /// <param name="separator">What stands between cells.</param>
    public static string Write(Issue issue, IReadOnlyList<string> axes, char separator)
    {
        if (axes.Count == 0) axes = AxesOf(issue);
        if (axes.Count == 0) axes = ["Score"];
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = separator, NewLine = "\r\n", Injection = CsvInjection.Escape }))
        {
            Row(csv, ["number", "id", "title", .. axes, "remarks"]);
            foreach (var paper in issue.Papers)
                Row(csv, [paper.Number?.ToString(CultureInfo.InvariantCulture) ?? "", paper.Id, PlainText.Of(paper.Title), .. axes.Select(_ => ""), ""]);
        }

        return text.ToString();
    }

    /// <summary>The axes that an issue's papers have, without the total, in the order in which they come.</summary>
    public static IReadOnlyList<string> AxesOf(Issue issue) =>
        [.. issue.Papers.SelectMany(paper => paper.Scores).Where(score => !score.IsTotal).Select(score => score.Axis).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static void Row(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }
}
