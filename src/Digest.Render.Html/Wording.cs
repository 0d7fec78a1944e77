using System.Globalization;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Html;

/// <summary>The words that the page and the newsletter add to what the source says, in English.</summary>
internal static class Wording
{
    public const string Scores = "Scores";
    public const string ScoreCaption = "Papers by score, best first";
    public const string Rank = "Rank";
    public const string Paper = "Paper";
    public const string Total = "Total";
    public const string Computed = "Totals without a figure in the source were added up from the axes.";
    public const string Topics = "In this issue";
    public const string Contents = "Contents";
    public const string Skip = "Skip to the papers";
    public const string Synthesis = "Synthesis";
    public const string BasedOn = "Based on";
    public const string Untitled = "Untitled";

    public static string Idea(int? number) => number is { } n ? string.Create(CultureInfo.InvariantCulture, $"Idea {n}") : "Idea";

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day or the period of an issue; null when it has none.</summary>
    public static string? Period(Issue issue) => (issue.Date, issue.DateEnd) switch
    {
        (null, _) => null,
        ({ } day, null) => Day(day),
        ({ } from, { } to) => Day(from) + " – " + Day(to),
    };

    /// <summary>The issue that carried a paper, by its series and day, or by its name where it has neither.</summary>
    public static string Carried(string? series, Appearance appearance) =>
        appearance.Date is { } day ? $"{series ?? "issue"} of {ShortDay(day)}" : $"issue {appearance.IssueId}";

    public static string SeenBefore(EquatableArray<Appearance> issues) =>
        "seen before: " + string.Join(", ", issues.Select(seen => seen.Date is { } day ? ShortDay(day) : seen.IssueId));

    public static string Votes(Rating rating) =>
        string.Create(CultureInfo.InvariantCulture, $"{rating.Axis} by {(rating.Raters == 1 ? "1 rater" : $"{rating.Raters} raters")}: mean {rating.Mean:0.##}, median {rating.Median:0.##}, spread {rating.Spread:0.##}");

    public const string More = "What was said of it";

    public static string Papers(int count) => count == 1 ? "1 paper" : string.Create(CultureInfo.InvariantCulture, $"{count} papers");

    public static string Ideas(int count) => count == 1 ? "1 idea" : string.Create(CultureInfo.InvariantCulture, $"{count} ideas");

    public static string Coverage(Coverage coverage) => string.Create(CultureInfo.InvariantCulture, $"{coverage.Understood} of {coverage.Total} blocks of the source understood");
}
