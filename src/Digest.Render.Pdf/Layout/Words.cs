using System.Globalization;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Pdf.Layout;

/// <summary>Dates, figures and short texts as they are printed.</summary>
internal static class Words
{
    /// <summary>The day or the period of an issue; empty when it has none.</summary>
    public static string Period(Issue issue, FixedWords words) => (issue.Date, issue.DateEnd) switch
    {
        (null, _) => "",
        ({ } start, null) => words.DayOf(start),
        ({ } start, { } end) => words.DayOf(start) + words.Until + words.DayOf(end),
    };

    /// <summary>A figure without needless zeros, with a true minus sign.</summary>
    public static string Figure(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>The title of an issue as printed on top of it: its series where the title says no more than that and the day, else its title, else its day.</summary>
    public static EquatableArray<Inline> TitleOf(Issue issue, FixedWords words) =>
        issue.Series is { Length: > 0 } series && (issue.Title.IsEmpty || HasSeries(issue)) ? [new Inline.Text(series)]
        : !issue.Title.IsEmpty ? issue.Title
        : Period(issue, words) is { Length: > 0 } period ? [new Inline.Text(period)]
        : [new Inline.Text("Digest")];

    /// <summary>True when the title has the name of the series in it.</summary>
    public static bool HasSeries(Issue issue) => issue.Series is { Length: > 0 } series && PlainText.Of(issue.Title).Contains(series, StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands under a title in a table: the first author and whether there are more, else where the paper appeared.</summary>
    public static string Byline(Paper paper) => FirstAuthor(paper) is { Length: > 0 } author ? author : paper.Venue ?? "";

    private static string FirstAuthor(Paper paper) => paper.Authors.Count switch
    {
        0 => "",
        1 when !paper.AuthorsElided => paper.Authors[0].Name,
        _ => paper.Authors[0].Name + " et al.",
    };

    /// <summary>True when the title says nothing but the day.</summary>
    public static bool IsJustTheDate(Issue issue) => issue.Date is not null && issue.Series is null && !PlainText.Of(issue.Title).Any(IsWordOfItsOwn(issue.Date.Value));

    // "March 21, 2026" says nothing but the date: every letter of it belongs to the month's name.
    private static Func<char, bool> IsWordOfItsOwn(DateOnly date)
    {
        var month = FixedWordsTable.Of("en").Months[date.Month - 1];
        return c => char.IsLetter(c) && !month.Contains(c, StringComparison.OrdinalIgnoreCase);
    }
}
