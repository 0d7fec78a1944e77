using System.Globalization;
using Digest.Model.Document;

namespace Digest.Model.Merging;

/// <summary>Days in words, and the titles of sections that bear the day of the issue they come from.</summary>
internal static class DayTitle
{
    private const string Between = " · ";

    /// <summary><c>Saturday 21 March 2026</c>; in another language than English, ISO 8601.</summary>
    public static string Of(DateOnly day, string language) => IsEnglish(language) ? day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture) : day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary><c>21 March 2026</c>, or the days of a period.</summary>
    public static string Of(Period days, string language)
    {
        var (first, last) = (days.First, days.Last);
        if (!IsEnglish(language)) return first == last ? $"{first:O}" : $"{first:O}–{last:O}";
        var end = last.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        if (first == last) return end;
        var start = first.Year != last.Year ? "d MMMM yyyy" : first.Month != last.Month ? "d MMMM" : "%d";
        return first.ToString(start, CultureInfo.InvariantCulture) + (start == "%d" ? "–" : " – ") + end;
    }

    /// <summary>A section's title with the day of its issue.</summary>
    public static EquatableArray<Inline> With(EquatableArray<Inline> title, Issue issue, string? id) =>
        Suffix(issue, id) is not { } suffix ? title : title.IsEmpty ? [new Inline.Text(suffix[Between.Length..])] : [.. title, new Inline.Text(suffix)];

    /// <summary>The title that such a one was made from.</summary>
    public static EquatableArray<Inline> Without(EquatableArray<Inline> title, Issue issue, string? id)
    {
        if (title is not [.., Inline.Text last] || Suffix(issue, id) is not { } suffix) return title;
        if (title.Count == 1 && last.Value == suffix[Between.Length..]) return [];
        if (last.Value == suffix) return title.SkipLast(1).ToEquatableArray();
        return last.Value.EndsWith(suffix, StringComparison.Ordinal) ? [.. title.SkipLast(1), new Inline.Text(last.Value[..^suffix.Length])] : title;
    }

    private static string? Suffix(Issue issue, string? id) => issue.Parts.FirstOrDefault(part => part.Id == id) is { Date: { } day } part ? Between + Of(new Period(day, part.DateEnd ?? day), issue.Language) : null;

    private static bool IsEnglish(string language) => language.StartsWith("en", StringComparison.Ordinal);
}
