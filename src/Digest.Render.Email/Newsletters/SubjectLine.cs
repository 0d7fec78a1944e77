using System.Globalization;
using System.Text;
using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>The two lines that a reader sees before opening a mail.</summary>
internal static class SubjectLine
{
    private const int MostInSubject = 60;
    private const int MostInPreheader = 140;

    /// <summary>The series and the day, else the title (after <paramref name="sender"/> when the title is only a day); what is too long is cut between words, never the day.</summary>
    public static string Of(Issue issue, string? sender)
    {
        var title = OneLine(IssueName.Of(issue));
        var series = issue.Series ?? (DateOnly.TryParse(title, CultureInfo.InvariantCulture, out _) ? sender ?? "Digest" : null);
        if (series is null || issue.Date is not { } day) return Cut(title, MostInSubject);
        var date = ", " + Wording.ShortDay(day) + (issue.DateEnd is { } end ? " – " + Wording.ShortDay(end) : "");
        return Cut(OneLine(series), MostInSubject - date.Length) + date;
    }

    /// <summary>How much there is, and the titles of the best papers as far as they fit.</summary>
    public static string Preheader(Issue issue)
    {
        var board = ScoreBoard.Of(issue);
        var papers = board.Rows.IsEmpty ? issue.Papers : board.Rows.Select(row => row.Paper);
        var titles = string.Join("; ", papers.Take(3).Select(paper => OneLine(PaperMeta.ShortTitle(paper))));
        var count = issue.Papers.Count();
        return Cut(count == 0 ? OneLine(PlainText.Of(issue.Lead)) : Wording.Papers(count) + ": " + titles, MostInPreheader);
    }

    // Controls, halves of surrogate pairs and signs that turn the reading direction would show another line than was written.
    private static string OneLine(string text) =>
        string.Join(' ', string.Concat(text.EnumerateRunes().Select(rune => rune.Value is '\n' or '\r' or '\t' ? " " : Rune.IsControl(rune) || Bidi.IsControl(rune.Value) ? "\uFFFD" : rune.ToString())).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string text, int most)
    {
        var clusters = new StringInfo(text);
        if (clusters.LengthInTextElements <= most) return text;
        var kept = clusters.SubstringByTextElements(0, most - 1);
        var space = kept.LastIndexOf(' ');
        return (text[kept.Length] != ' ' && space > kept.Length / 2 ? kept[..space] : kept).TrimEnd(' ', ',', ';', ':', '–', '—', '-') + "…";
    }
}
