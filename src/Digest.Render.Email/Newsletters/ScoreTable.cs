using System.Globalization;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// The score table of the HTML body: figures under each axis, and dots where the source says what the best value is. On narrow screens the axes
/// leave their columns and stand in one line under the paper; without scores it is a list of the papers.
/// </summary>
internal static class ScoreTable
{
    public static void Write(HtmlWriter writer, Issue issue, PaperDetails details)
    {
        var whole = ScoreBoard.Of(issue);
        var board = whole with { Rows = whole.Rows.Where(row => details[row.Paper] != PaperDetail.Line).ToEquatableArray() };
        if (board.Rows.IsEmpty && !whole.Rows.IsEmpty) return;
        if (board.Rows.IsEmpty)
        {
            Topics(writer, issue, details);
            return;
        }

        writer.Open("table", ("width", "100%"), ("cellpadding", "0"), ("cellspacing", "0"), ("border", "0"), ("style", "width:100%;margin:28px 0 0;border-collapse:collapse"));
        writer.Element("caption", Wording.ScoreCaption, ("class", "rust"), ("style", MailStyle.Caption)).Open("thead").Open("tr");
        writer.Element("th", "#", ("scope", "col"), ("class", "mute"), ("aria-label", Wording.Rank), ("style", MailStyle.Head + "padding-left:0;text-align:left"));
        writer.Element("th", Wording.Paper, ("scope", "col"), ("class", "mute"), ("style", MailStyle.Head + "padding-left:0;text-align:left"));
        foreach (var axis in board.Axes) writer.Element("th", axis, ("scope", "col"), ("class", "axis mute"), ("style", MailStyle.Head + "text-align:right"));
        if (board.HasTotals) writer.Element("th", Wording.Total, ("scope", "col"), ("class", "mute"), ("style", MailStyle.Head + "text-align:right"));
        writer.Close().Close().Open("tbody");
        foreach (var row in board.Rows) Row(writer, board, row);
        writer.Close().Close();
        if (board.Rows.Count < whole.Rows.Count) writer.Element("p", string.Create(CultureInfo.InvariantCulture, $"The other {whole.Rows.Count - board.Rows.Count} papers stand below, each in a line with its total."), ("class", "mute"), ("style", MailStyle.Note));
        if (board.HasComputedTotal) writer.Element("p", Wording.Computed, ("class", "mute"), ("style", MailStyle.Note));
    }

    private static void Row(HtmlWriter writer, ScoreBoard board, ScoreRow row)
    {
        writer.Open("tr").Element("td", row.Rank?.ToString(CultureInfo.InvariantCulture) ?? "–", ("class", "mute"), ("style", MailStyle.Rank));
        writer.Open("th", ("scope", "row"), ("style", MailStyle.Name));
        Title(writer, row.Paper);
        if (PaperMeta.FirstAuthor(row.Paper) is { Length: > 0 } author) writer.Element("span", author, ("class", "mute"), ("style", MailStyle.By));
        var axes = board.Axes.Select((axis, at) => (axis, Score: row.Scores[at])).Where(pair => pair.Score is not null).Select(pair => $"{pair.axis} {ScoreBoard.Figure(pair.Score)}");
        writer.Element("span", string.Join(" · ", axes), ("class", "phone mute"), ("style", MailStyle.Phone)).Close();
        foreach (var score in row.Scores)
        {
            writer.Open("td", ("class", "axis"), ("style", MailStyle.Figure)).Text(ScoreBoard.Figure(score));
            if (ScoreBoard.Dots(score) is { Length: > 0 } dots) writer.Element("span", dots, ("class", "teal"), ("aria-hidden", "true"), ("style", MailStyle.Dots));
            writer.Close();
        }

        if (board.HasTotals) writer.Element("td", ScoreBoard.Figure(row.Total), ("class", "teal"), ("style", MailStyle.Total));
        writer.Close();
    }

    private static void Title(HtmlWriter writer, Paper paper)
    {
        if (PaperMeta.Links(paper) is { IsEmpty: false } links) writer.Element("a", PaperMeta.ShortTitle(paper), ("href", links[0].Url), ("style", MailStyle.PaperLink));
        else writer.Text(PaperMeta.ShortTitle(paper));
    }

    private static void Topics(HtmlWriter writer, Issue issue, PaperDetails details)
    {
        var listed = issue.Papers.Where(paper => details[paper] != PaperDetail.Line).ToList();
        if (issue.Papers.Count() < 2 || listed.Count == 0) return;
        var isNumbered = !listed.Where((paper, at) => paper.Number != at + 1).Any();
        writer.Element("p", Wording.Topics, ("class", "rust"), ("style", MailStyle.Label + "margin-top:26px")).Open(isNumbered ? "ol" : "ul", ("style", MailStyle.List));
        foreach (var paper in listed)
        {
            writer.Open("li", ("style", MailStyle.Item + "font-size:16px;line-height:22px"));
            Title(writer, paper);
            if (PaperMeta.FirstAuthor(paper) is { Length: > 0 } author) writer.Element("span", " " + author, ("class", "mute"), ("style", MailStyle.By));
            writer.Close();
        }

        writer.Close();
    }
}
