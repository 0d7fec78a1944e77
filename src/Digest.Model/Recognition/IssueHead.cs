using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Recognition;

/// <summary>What an issue says of itself: title, series, day or period. Taken from the first heading, else from the properties, else from the file's name.</summary>
internal sealed partial record IssueHead(EquatableArray<Inline> Title, string? Series, DateOnly? Date, DateOnly? DateEnd, string? Revision, string? Language)
{
    // What joins a series and its date.
    private static readonly char[] Surroundings = [' ', '—', '–', '-', '|', ':', '·', ',', '(', ')', '/', '~'];

    private static readonly string[] TitleNames = ["title", "标题", "タイトル", "제목"];
    private static readonly string[] WritingWords = ["generated", "created", "updated", "checked", "run"];
    private static readonly string[] DateNames = ["date", "issue_date", "published", "week", "日期", "날짜"];

    /// <summary>The head of an outline.</summary>
    /// <param name="vocabulary">The words that it is read by.</param>
    /// <param name="outline">The outline.</param>
    /// <param name="title">The title that the text bears, or empty.</param>
    /// <param name="dateLine">A line near the title that is or says a date, or null.</param>
    public static IssueHead Of(Vocabulary vocabulary, Outline outline, EquatableArray<Inline> title, FoundDate? dateLine)
    {
        if (title.IsEmpty && Value(outline, TitleNames) is { } named) title = InlineText.Tidy([new Inline.Text(named)]);
        var flat = PlainText.Of(title);
        var inTitle = DateReader.Find(vocabulary, flat);
        // A month in the title is the series' rhythm; the day may stand below it.
        var isWithin = inTitle is { End: { } last } month && dateLine is { } line && line.Start >= month.Start && line.Start <= last && last.DayNumber - month.Start.DayNumber > 20;
        var date = (isWithin ? dateLine : inTitle) ?? dateLine ?? GivenDay(vocabulary, outline) ?? NamedDay(vocabulary, outline.Sources);
        var series = SeriesOf(inTitle is { } found ? flat.Remove(found.Index, found.Length) : flat);
        return new IssueHead(title, series, date?.Start, date?.End, Value(outline, ["revision", "version"]), Value(outline, ["lang", "language"]));
    }

    /// <summary>The name of an issue in an archive: series and day in lower-case ASCII, or a part of the source's hash.</summary>
    public string IdFor(SourceInfo source)
    {
        var day = Date?.ToString("O", CultureInfo.InvariantCulture);
        var slug = Slug(Series ?? "");
        return (slug.Length, day) switch
        {
            ( > 0, not null) => $"{slug}-{day}",
            (0, not null) => $"issue-{day}",
            ( > 0, null) => slug,
            _ => $"issue-{source.Sha256[..12]}",
        };
    }

    private static string? Value(Outline outline, string[] names)
    {
        foreach (var property in outline.Properties.AsSpan())
            if (property.Value.Length > 0 && names.Contains(property.Name, StringComparer.OrdinalIgnoreCase)) return property.Value;
        return null;
    }

    // The day that the issue is for, before the day on which a program wrote it.
    private static FoundDate? GivenDay(Vocabulary vocabulary, Outline outline)
    {
        if (outline.Properties.IsEmpty) return null;
        if (Value(outline, DateNames) is { } named && DateReader.Find(vocabulary, named) is { } day) return day;
        var days = outline.Properties.Select(property => (Name: KeyWords.Of(vocabulary, property.Name[(property.Name.LastIndexOf('.') + 1)..]), property.Value))
            .Where(property => vocabulary.Of(property.Name) == Meaning.Date && DateReader.Find(vocabulary, property.Value) is not null).ToList();
        if (days.Count == 0) return null;
        var first = days.OrderBy(property => IsOfWriting(property.Name)).First();
        var found = DateReader.Find(vocabulary, first.Value)!.Value;
        return found.End is null && EndBeside(vocabulary, outline, first.Name) is { } end && end > found.Start ? found with { End = end } : found;
    }

    // "week_end" beside "week_start".
    private static DateOnly? EndBeside(Vocabulary vocabulary, Outline outline, string name)
    {
        foreach (var (start, end) in Bounds)
        {
            if (!name.Contains(start, StringComparison.OrdinalIgnoreCase)) continue;
            var other = name.Replace(start, end, StringComparison.OrdinalIgnoreCase);
            if (outline.Properties.FirstOrDefault(property => KeyWords.Of(vocabulary, property.Name[(property.Name.LastIndexOf('.') + 1)..]).Equals(other, StringComparison.OrdinalIgnoreCase)) is { } beside) return DateReader.Find(vocabulary, beside.Value)?.Start;
        }

        return null;
    }

    private static readonly (string Start, string End)[] Bounds = [("start", "end"), ("from", "to"), ("beginning", "ending")];

    private static bool IsOfWriting(string name) => Array.Exists(WritingWords, word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static FoundDate? NamedDay(Vocabulary vocabulary, EquatableArray<SourceInfo> sources) =>
        sources.Select(source => DateReader.Find(vocabulary, source.Name) ?? DateReader.Find(vocabulary, source.Name.Replace('-', ' ').Replace('_', ' '))).FirstOrDefault(day => day is not null);

    // What is left of a title without its date, when that is a name.
    private static string? SeriesOf(string title)
    {
        var name = (title.AsSpan().ContainsAny('(', '（', 'г') ? WeekdayForm().Replace(title, "") : title).Replace("📅", "", StringComparison.Ordinal).Trim(Surroundings);
        return name.LetterCount() >= 3 ? name : null;
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in (Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormD)).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) slug.Append('-');
        }

        return slug.ToString().Trim('-') is { Length: <= 60 } all ? all : slug.ToString()[..60].Trim('-');
    }

    // "(화)", "(Tue)" after a date, and the Russian word for a year.
    [GeneratedRegex(@"[(（]\p{L}{0,3}\.?[)）]|\s+г\.?$")]
    private static partial Regex WeekdayForm();
}
