using System.Globalization;
using Digest.Model.Document;

namespace Digest.Render.Html;

/// <summary>The score table of the web page: figures, and dots beside them where the source says what the best value is.</summary>
internal static class ScoreTableHtml
{
    public static void Write(HtmlWriter writer, ScoreBoard board, Func<Paper, string> target)
    {
        if (board.Rows.IsEmpty) return;
        writer.Open("div", ("class", "wide")).Open("table", ("class", "scores")).Element("caption", Wording.ScoreCaption);
        writer.Open("thead").Open("tr").Element("th", "#", ("scope", "col"), ("aria-label", Wording.Rank)).Element("th", Wording.Paper, ("scope", "col"));
        foreach (var axis in board.Axes) writer.Element("th", axis, ("scope", "col"), ("class", "figure"));
        if (board.HasTotals) writer.Element("th", Wording.Total, ("scope", "col"), ("class", "figure"));
        writer.Close().Close().Open("tbody");
        foreach (var row in board.Rows) Row(writer, board, row, target(row.Paper));
        writer.Close().Close();
        if (board.HasComputedTotal) writer.Element("p", Wording.Computed, ("class", "note"));
        writer.Close();
    }

    private static void Row(HtmlWriter writer, ScoreBoard board, ScoreRow row, string target)
    {
        writer.Open("tr").Element("td", row.Rank?.ToString(CultureInfo.InvariantCulture) ?? "–", ("class", "rank"));
        writer.Open("th", ("scope", "row")).Element("a", PaperMeta.ShortTitle(row.Paper), ("href", target));
        if (PaperMeta.FirstAuthor(row.Paper) is { Length: > 0 } author) writer.Element("span", author, ("class", "by"));
        writer.Close();
        for (var at = 0; at < row.Scores.Count; at++)
        {
            writer.Open("td", ("class", "figure"), ("data-axis", board.Axes[at])).Text(ScoreBoard.Figure(row.Scores[at]));
            if (ScoreBoard.Dots(row.Scores[at]) is { Length: > 0 } dots) writer.Element("span", dots, ("class", "dots"), ("aria-hidden", "true"));
            writer.Close();
        }

        if (board.HasTotals) writer.Element("td", ScoreBoard.Figure(row.Total), ("class", "figure total"), ("data-axis", Wording.Total));
        writer.Close();
    }
}
