using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Model.Recognition;

/// <summary>A day or a period, and where it stands in its text.</summary>
internal readonly record struct FoundDate(DateOnly Start, DateOnly? End, int Index, int Length);

/// <summary>Finds days and periods in a line: ISO 8601 with weeks, English, German, French, Spanish, Russian and Greek month names, Chinese, Japanese and Korean forms.</summary>
internal static partial class DateReader
{
    /// <summary>The first day or period in the line, or null.</summary>
    public static FoundDate? Find(Vocabulary vocabulary, string line)
    {
        // Every form has a year of four digits.
        if (!DateSigns.HasDigits(line, 4)) return line.Length <= LongestHeading && line.HasDigit() ? ShortYear(vocabulary, line) : null;
        // Most have this one, which comes before all others.
        if (DateSigns.AreJoined(line) && Iso(line) is { } day) return day;
        var signs = DateSigns.In(vocabulary, line);
        foreach (var (needs, find) in Finders)
            if ((signs & needs) == needs && find(vocabulary, line) is { } found) return found;
        return null;
    }

    /// <summary>The day that the whole text is, icons and weekdays aside; null when it says more than a date.</summary>
    public static FoundDate? Whole(Vocabulary vocabulary, string text)
    {
        if (Find(vocabulary, text) is not { } found) return null;
        var before = text.AsSpan(0, found.Index);
        var behind = text.AsSpan(found.Index + found.Length);
        return before.LetterCount() + behind.LetterCount() <= 3 && before.DigitCount() + behind.DigitCount() <= 4 && !before.Contains('/') && !behind.Contains('/') ? found : null;
    }

    /// <summary>True when the text is a date and has no other letter or digit.</summary>
    public static bool IsOnly(Vocabulary vocabulary, string text) => Find(vocabulary, text) is { } found && !text.AsSpan(0, found.Index).HasLetterOrDigit() && !text.AsSpan(found.Index + found.Length).HasLetterOrDigit();

    /// <summary>The day or period that a heading names and nothing else, a weekday or another word beside it: <c>Tue, 24 Mar 2026</c>, <c>Posted 24 March 2026</c>; else null.</summary>
    public static FoundDate? OfHeading(Vocabulary vocabulary, string text)
    {
        if (text.Length > LongestHeading || text.DigitCount() < 3 || Find(vocabulary, text) is not { } found) return null;
        var rest = text.Remove(found.Index, found.Length);
        return !rest.HasDigit() && Words.Count(rest) <= 1 ? found : null;
    }

    private const int LongestHeading = 60;

    // Each form with what a text must have in which it stands.
    private static readonly (DateSign Needs, Func<Vocabulary, string, FoundDate?> Find)[] Finders =
    [
        (DateSign.Week, (_, line) => IsoWeek(line)), (DateSign.NamedWeek, (_, line) => NamedWeek(line)), (DateSign.Ideograph, (_, line) => Ideographic(line)),
        (DateSign.Month, Between), (DateSign.Month, MonthFirst), (DateSign.Month, DayFirst), (DateSign.Joint, (_, line) => Numeric(line)), (DateSign.Compact, (_, line) => Compact(line)),
        (DateSign.Month, YearFirst), (DateSign.Ideograph, (_, line) => IdeographicMonth(line)), (DateSign.Month, MonthOnly),
    ];

    private static FoundDate? Iso(string line)
    {
        if (IsoDay.First(line, out var mayGoOn) is not { } first) return null;
        if (!mayGoOn) return Day(first.Year, first.Month, first.Day) is { } only ? new FoundDate(only, null, first.Index, first.Length) : null;
        var match = IsoForm().Match(line);
        if (!match.Success || Day(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) is not { } start) return null;
        DateOnly? end = match.Groups[4].Success ? Day(match.Groups[4].Value, match.Groups[5].Value, match.Groups[6].Value) : null;
        return new FoundDate(start, end > start ? end : null, match.Index, match.Length);
    }

    private static FoundDate? IsoWeek(string line)
    {
        var match = WeekForm().Match(line);
        if (!match.Success) return null;
        return Week(match, match.Groups[1].Value, match.Groups[2].Value);
    }

    // "week 19, 2026", "KW 19/2026", "2026年第19周"
    private static FoundDate? NamedWeek(string line)
    {
        var match = NamedWeekForm().Match(line);
        return match.Success ? Week(match, match.Groups["year"].Value, match.Groups["week"].Value) : null;
    }

    private static FoundDate? Week(Match match, string yearDigits, string weekDigits)
    {
        var (year, week) = (Number(yearDigits), Number(weekDigits));
        if (year is < 1900 or > 2200) return null;
        if (week < 1 || week > ISOWeek.GetWeeksInYear(year)) return null;
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return new FoundDate(monday, monday.AddDays(6), match.Index, match.Length);
    }

    private static FoundDate? Ideographic(string line)
    {
        var match = IdeographicForm().Match(line);
        return match.Success && Day(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) is { } day ? new FoundDate(day, null, match.Index, match.Length) : null;
    }

    // "28 April – 4 May 2026"
    private static FoundDate? Between(Vocabulary vocabulary, string line)
    {
        foreach (Match match in BetweenForm().Matches(line))
        {
            var year = match.Groups[5].Value;
            if (vocabulary.MonthOf(match.Groups[2].Value) is not { } first || vocabulary.MonthOf(match.Groups[4].Value) is not { } last) continue;
            if (Day(year, first, match.Groups[1].Value) is not { } start || Day(year, last, match.Groups[3].Value) is not { } end) continue;
            return new FoundDate(start > end ? start.AddYears(-1) : start, end, match.Index, match.Length);
        }

        return null;
    }

    // "05.06.2026" gives the day first, "6/15/2026" what can only be the month; where both could be, a stroke means the month first.
    private static FoundDate? Numeric(string line)
    {
        var match = NumericForm().Match(line);
        if (!match.Success) return null;
        var (first, second, year) = (match.Groups[1].Value, match.Groups[3].Value, match.Groups[4].Value);
        var isDayFirst = match.Groups[2].Value == "." || Number(first) > 12;
        return (isDayFirst ? Day(year, second, first) : Day(year, first, second)) is { } day ? new FoundDate(day, null, match.Index, match.Length) : null;
    }

    private static FoundDate? MonthFirst(Vocabulary vocabulary, string line)
    {
        foreach (Match match in MonthFirstForm().Matches(line))
        {
            if (vocabulary.MonthOf(match.Groups[1].Value) is not { } month || Day(match.Groups[5].Value, month, match.Groups[2].Value) is not { } start) continue;
            var endMonth = match.Groups[3].Success ? vocabulary.MonthOf(match.Groups[3].Value) : month;
            DateOnly? end = match.Groups[4].Success && endMonth is { } last ? Day(match.Groups[5].Value, last, match.Groups[4].Value) : null;
            return new FoundDate(start, end > start ? end : null, match.Index, match.Length);
        }

        return null;
    }

    private static FoundDate? DayFirst(Vocabulary vocabulary, string line)
    {
        foreach (Match match in DayFirstForm().Matches(line))
        {
            if (vocabulary.MonthOf(match.Groups[3].Value) is not { } month) continue;
            if (Day(match.Groups[4].Value, month, match.Groups[1].Value) is not { } start) continue;
            DateOnly? end = match.Groups[2].Success ? Day(match.Groups[4].Value, month, match.Groups[2].Value) : null;
            // "Issue 7 — 5 May 2026"
            if (end < start) start = end.Value;
            return new FoundDate(start, end > start ? end : null, match.Index, match.Length);
        }

        return null;
    }

    private static FoundDate? Compact(string line)
    {
        var match = CompactForm().Match(line);
        if (!match.Success || Day(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) is not { } start) return null;
        DateOnly? end = match.Groups[4].Success ? Day(match.Groups[4].Value, match.Groups[5].Value, match.Groups[6].Value) : null;
        return new FoundDate(start, end > start ? end : null, match.Index, match.Length);
    }

    // "2026 Mar 24", as PubMed writes it.
    private static FoundDate? YearFirst(Vocabulary vocabulary, string line)
    {
        foreach (Match match in YearFirstForm().Matches(line))
            if (vocabulary.MonthOf(match.Groups[2].Value) is { } month && Day(match.Groups[1].Value, month, match.Groups[3].Value) is { } day) return new FoundDate(day, null, match.Index, match.Length);
        return null;
    }

    // "Fri, 27 May 22": the weekday shows that the last number is a year of this century.
    private static FoundDate? ShortYear(Vocabulary vocabulary, string line) =>
        ShortYearForm().Match(line) is { Success: true } match && vocabulary.MonthOf(match.Groups[2].Value) is { } month && Day("20" + match.Groups[3].Value, month, match.Groups[1].Value) is { } day
            ? new FoundDate(day, null, match.Groups[1].Index, match.Length - (match.Groups[1].Index - match.Index)) : null;

    // A month without a day is a period of all its days.
    private static FoundDate? IdeographicMonth(string line) =>
        IdeographicMonthForm().Match(line) is { Success: true } match && Day(match.Groups[1].Value, match.Groups[2].Value, "1") is { } start ? new FoundDate(start, start.AddMonths(1).AddDays(-1), match.Index, match.Length) : null;

    // The same in words.
    private static FoundDate? MonthOnly(Vocabulary vocabulary, string line)
    {
        foreach (Match named in MonthOnlyForm().Matches(line))
        {
            var (year, name) = named.Groups[1].Success ? (named.Groups[1].Value, named.Groups[2].Value) : (named.Groups[4].Value, named.Groups[3].Value);
            if (vocabulary.MonthOf(name) is not { } month || Day(year, month, "1") is not { } first) continue;
            return new FoundDate(first, first.AddMonths(1).AddDays(-1), named.Index, named.Length);
        }

        return null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string year, string month, string day) => Day(year, Number(month), day);

    private static DateOnly? Day(string year, int month, string day) => Day(Number(year), month, Number(day));

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"(?<![0-9])([0-9]{4})[-/.‐‑−]([0-9]{1,2})[-/.‐‑−]([0-9]{1,2})(?![0-9])(?:\s?(?:[–—~～〜→-]|to|至|bis|au)\s?([0-9]{4})[-/.‐‑−]([0-9]{1,2})[-/.‐‑−]([0-9]{1,2})(?![0-9]))?")]
    private static partial Regex IsoForm();

    [GeneratedRegex(@"(?<![0-9])([0-9]{4})-?W([0-9]{2})(?![0-9])")]
    private static partial Regex WeekForm();

    [GeneratedRegex(@"(?<![0-9])([0-9]{4})\s?[年년]\s?([0-9]{1,2})\s?[月월]\s?([0-9]{1,2})\s?[日일]")]
    private static partial Regex IdeographicForm();

    [GeneratedRegex(@"(?<![0-9])([0-9]{4})\s?[年년]\s?([0-9]{1,2})\s?[月월]")]
    private static partial Regex IdeographicMonthForm();

    [GeneratedRegex(@"(?<!\p{L})(\p{L}{3,11})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?(?:\s?[–—-]\s?(?:(\p{L}{3,11})\.?\s+)?([0-9]{1,2}))?,?\s+([0-9]{4})(?![0-9])")]
    private static partial Regex MonthFirstForm();

    [GeneratedRegex(@"(?<![0-9])([0-9]{1,2})\.?(?:st|nd|rd|th)?(?:(?:\s?[–—-]\s?|\s(?:to|bis|au|al|по|a)\s)([0-9]{1,2})\.?(?:st|nd|rd|th)?)?[\s-]+(?:de\s+)?(\p{L}{3,11})\.?,?[\s-]+(?:de\s+)?([0-9]{4})(?![0-9])")]
    private static partial Regex DayFirstForm();

    [GeneratedRegex(@"(?<![0-9])([0-9]{1,2})\.?(?:st|nd|rd|th)?\s+(?:de\s+)?(\p{L}{3,11})\.?\s*(?:[–—-]|to|bis|au|al|по)\s*([0-9]{1,2})\.?(?:st|nd|rd|th)?\s+(?:de\s+)?(\p{L}{3,11})\.?,?\s+(?:de\s+)?([0-9]{4})(?![0-9])")]
    private static partial Regex BetweenForm();

    [GeneratedRegex(@"(?<![0-9./])([0-9]{1,2})([./])([0-9]{1,2})\2((?:19|20)[0-9]{2})(?![0-9./])")]
    private static partial Regex NumericForm();

    [GeneratedRegex(@"(?:\b(?:week|wk|kw|semaine|semana|неделя)\.?\s?#?(?<week>[0-9]{1,2})(?:,|\s+of|\s*/|\s+de|\s+-)?\s*(?<year>[0-9]{4})|(?<year>[0-9]{4})\s?[年년]\s?(?:第\s?)?(?<week>[0-9]{1,2})\s?[周週주])(?![0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex NamedWeekForm();

    [GeneratedRegex(@"(?<![0-9])(20[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])(?:\s?[–—~→-]\s?(20[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9]))?")]
    private static partial Regex CompactForm();

    [GeneratedRegex(@"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\p{L}{0,6},?\s+([0-9]{1,2})\s+(\p{L}{3,9})\s+([0-9]{2})(?![0-9:])")]
    private static partial Regex ShortYearForm();

    [GeneratedRegex(@"(?<![0-9])((?:19|20)[0-9]{2})[\s-]+(\p{L}{3,11})\.?[\s-]+([0-9]{1,2})(?![0-9])")]
    private static partial Regex YearFirstForm();

    [GeneratedRegex(@"(?<![0-9])([0-9]{4})[\s-]+(\p{L}{3,11})(?!\p{L})|(?<!\p{L})(?<![0-9][\s.])(\p{L}{3,11})\.?[\s-]+([0-9]{4})(?![0-9])")]
    private static partial Regex MonthOnlyForm();
}
