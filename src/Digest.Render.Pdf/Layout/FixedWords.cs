using System.Globalization;
using System.Text;
using Digest.Typesetting.Fonts;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// The words that are printed besides those of the issue, in one language. Patterns have places in braces: figures as <c>{0}</c>, days as <c>{d}</c>,
/// <c>{m}</c> and <c>{y}</c>. An issue in a language that has none, or whose
/// script no face has, is printed with the English ones.
/// </summary>
internal sealed record FixedWords
{
    public required string Paper { get; init; }

    public required string Page { get; init; }

    public required string Total { get; init; }

    public required string ForWhom { get; init; }

    public required string Topic { get; init; }

    public required string SeenBefore { get; init; }

    public required string NotRated { get; init; }

    public required string Contents { get; init; }

    public required string ReadingList { get; init; }

    public required string AtAGlance { get; init; }

    public required string Unverified { get; init; }

    public required string Sources { get; init; }

    public required string NoScore { get; init; }

    /// <summary>One paper, and several.</summary>
    public required (string One, string Many) Papers { get; init; }

    /// <summary>One idea, and several.</summary>
    public required (string One, string Many) Ideas { get; init; }

    /// <summary>Which idea it is, above its title, so that its number is not taken for a paper's.</summary>
    public required string IdeaNumber { get; init; }

    /// <summary>One warning, and several.</summary>
    public required (string One, string Many) Warnings { get; init; }

    /// <summary>One rater's vote, and several.</summary>
    public required (string One, string Many) Votes { get; init; }

    /// <summary>What the small figures below scores are.</summary>
    public required string VotesNote { get; init; }

    /// <summary>How many blocks of how many were understood.</summary>
    public required string Understood { get; init; }

    /// <summary>What made the page, with its version.</summary>
    public required string SetWith { get; init; }

    /// <summary>The alternative text of a chart of two axes.</summary>
    public required string PlotOf { get; init; }

    /// <summary>A paper's place in it.</summary>
    public required string PlotPoint { get; init; }

    /// <summary>The alternative text of a chart of totals over issues.</summary>
    public required string TrendOf { get; init; }

    /// <summary>The names of the months; empty where the pattern of a day has a number.</summary>
    public required string[] Months { get; init; }

    /// <summary>How a day is written; empty for ISO 8601.</summary>
    public required string Day { get; init; }

    /// <summary>Between the days of a period.</summary>
    public string Until { get; init; } = " – ";

    /// <summary>The words of a language, a BCP 47 tag; the English ones where the faces at hand cannot set them.</summary>
    public static FixedWords Of(string language, FontSet fonts) => FixedWordsTable.Of(language) is var words && words.CanBeSetIn(fonts) ? words : FixedWordsTable.Of("");

    private IEnumerable<string> All =>
    [
        Paper, Page, Total, ForWhom, Topic, SeenBefore, NotRated, Contents, ReadingList, AtAGlance, Unverified, Sources, NoScore, Papers.Many, Ideas.Many, IdeaNumber, Warnings.Many, Votes.Many, VotesNote, Understood,
        SetWith, Day, Until, .. Months,
    ];

    private bool CanBeSetIn(FontSet fonts) => All.SelectMany(text => text.EnumerateRunes()).Distinct().All(rune => Rune.IsWhiteSpace(rune) || fonts.FaceFor(rune, FontRole.Sans, FontStyle.Regular) is not null);

    /// <summary>A day as the language writes it; as ISO 8601 where it has no pattern.</summary>
    public string DayOf(DateOnly day) => Day.Length == 0 ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Day
        .Replace("{d}", Figure(day.Day), StringComparison.Ordinal)
        .Replace("{m}", Months.Length > 0 ? Months[day.Month - 1] : Figure(day.Month), StringComparison.Ordinal)
        .Replace("{y}", Figure(day.Year), StringComparison.Ordinal);

    /// <summary>A number of things.</summary>
    public static string Count(int count, (string One, string Many) words) => Fill(count == 1 ? words.One : words.Many, count);

    /// <summary>A pattern with its figures.</summary>
    public static string Fill(string pattern, params ReadOnlySpan<object> values) => string.Format(CultureInfo.InvariantCulture, pattern, values);

    private static string Figure(int value) => value.ToString(CultureInfo.InvariantCulture);
}
