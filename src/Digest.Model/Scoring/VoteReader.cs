using System.Globalization;
using System.Text.RegularExpressions;

namespace Digest.Model.Scoring;

/// <summary>Reads the cells of a score sheet as people and spreadsheets write them.</summary>
internal static partial class VoteReader
{
    /// <summary>True for a cell in which somebody did not vote.</summary>
    public static bool IsEmpty(string cell) => Clean(cell).ToLowerInvariant() is "" or "-" or "–" or "—" or "?" or "n/a" or "na" or "#n/a" or "#n/v" or "none" or "x";

    /// <summary>The value of a cell with a decimal point or comma, and the best possible one after a stroke; null when it is no number.</summary>
    public static (decimal Value, decimal? Max)? Read(string cell)
    {
        var parts = Clean(cell).Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length > 2 || Number(parts[0]) is not { } value) return null;
        if (parts.Length == 1) return (value, null);
        return Number(parts[1]) is { } max && max > 0 ? (value, max) : null;
    }

    /// <summary>A whole number, also as <c>3.0</c> or <c>#3</c>; null for anything else.</summary>
    public static int? Whole(string cell) => Number(Clean(cell).TrimStart('#')) is { } number && number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue ? (int)number : null;

    /// <summary>True when a spreadsheet has made a day of what was a vote, such as 4/5.</summary>
    public static bool IsDay(string cell) => DayForm().IsMatch(Clean(cell));

    // Spreadsheets keep text apart by an apostrophe, and pages bring spaces that do not break.
    private static string Clean(string cell) => cell.Replace('\u00A0', ' ').Replace('\u202F', ' ').Trim().TrimStart('\'', '’').Replace('−', '-').Trim();

    private static decimal? Number(string text)
    {
        if (text.Count(c => c is ',' or '.') > 1) return null;
        return decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    [GeneratedRegex(@"^(?:\d{1,2}[-. /]\p{L}{3,9}\.?(?:[-. /]\d{2,4})?|\p{L}{3,9}[-. /]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:\d{2}|\d{4})?|\d{4}-\d{2}-\d{2}.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex DayForm();
}
