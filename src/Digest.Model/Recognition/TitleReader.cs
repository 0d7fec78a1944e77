using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>A paper's title, and what stands around it in the same line.</summary>
/// <param name="Title">The title alone.</param>
/// <param name="Scores">Scores that stand after it.</param>
/// <param name="Badges">Other short marks in code type after it.</param>
internal readonly record struct TitleParts(EquatableArray<Inline> Title, EquatableArray<Score> Scores, EquatableArray<string> Badges)
{
    /// <summary>The arXiv identifier in front of it, or null.</summary>
    public string? Arxiv { get; init; }

    /// <summary>Authors in a bracket after the title; empty when there are none.</summary>
    public EquatableArray<Inline> Authors { get; init; }

    /// <summary>The month or day that ends that bracket, or null.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>What stands in a bracket after the title and says where to find it; empty when there is none.</summary>
    public EquatableArray<Inline> Found { get; init; }

    /// <summary>What follows that bracket after a dash, such as where the paper was accepted; null when nothing does.</summary>
    public string? Venue { get; init; }
}


/// <summary>
/// Reads the line of a title: the link around a whole title and the bold type of one are no part of it, nor are an identifier in front
/// (<c>[2601.90001] — Title</c>), badges in code type, or scores behind it (<c>(9/10)</c>, <c>— score: 0.9</c>) or a bracket of authors and a month (<c>(Ann Lee, Bo Ek, 2026-03) — Wind 2026</c>).
/// </summary>
internal static partial class TitleReader
{
    /// <summary>The parts of a title's line, its number taken off before.</summary>
    public static TitleParts Read(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        List<string>? badges = null;
        List<Score>? scores = null;
        var text = TitleTail.Cut(vocabulary, line, ref badges, ref scores);
        text = WithoutBadges(vocabulary, text, ref badges, ref scores);
        if (InlineCut.Flat(text) is [> '\u007F', ..] iconic && IconBefore().Match(iconic) is { Success: true } icon) text = Clean(InlineCut.From(text, icon.Length));
        var flat = InlineCut.Flat(text);
        if (PlaceBefore(vocabulary, flat) is > 0 and var place) (text, flat) = (InlineCut.From(text, place), InlineCut.Flat(InlineCut.From(text, place)));
        if (flat is ['[' or '(', ..] && MarkBefore().Match(flat) is { Success: true } lead)
        {
            if (lead.Groups["score"] is { Success: true } given) (scores ??= []).AddRange(ScoreReader.Read(vocabulary, given.Value, ScoreReader.NoAxis).AsSpan());
            else (badges ??= []).Add(lead.Groups["badge"].Value);
            (text, flat) = (Clean(InlineCut.From(text, lead.Length)), flat[lead.Length..]);
        }

        if (StartOfScore(flat) is >= 0 and var near && ScoreBehind().Match(flat, near) is { Success: true } behind && !IdentifierReader.Identifies(behind.Groups["score"].Value) && ScoreReader.Read(vocabulary, behind.Groups["score"].Value, ScoreReader.NoAxis) is { IsEmpty: false } read)
        {
            (scores ??= []).AddRange(read.AsSpan());
            text = InlineCut.Between(text, 0, behind.Index);
            flat = InlineCut.Flat(text);
        }

        EquatableArray<Inline> found = [], namedWith = [];
        if (flat.AsSpan().TrimEnd() is [.., ')' or '）' or ']'] && FoundBehind().Match(flat) is { Success: true, Index: > 0 } where && IdentifierReader.Identifies(where.Groups["id"].Value))
        {
            found = InlineCut.Between(text, where.Groups["id"].Index, where.Groups["id"].Index + where.Groups["id"].Length);
            if (where.Groups["authors"] is { Success: true } names) namedWith = InlineCut.Between(text, names.Index, names.Index + names.Length);
            text = InlineCut.Between(text, 0, where.Index);
            flat = InlineCut.Flat(text);
        }

        string? arxiv = null;
        if (MayBeginWithIdentifier(flat) && IdentifierBefore().Match(flat) is { Success: true } before && before.Length < flat.Length)
        {
            arxiv = before.Groups["id"].Value;
            text = InlineCut.From(text, before.Length);
        }

        if (InlineCut.Flat(text) is [.., var last] && !char.IsLetterOrDigit(last) && !char.IsPunctuation(last) && IconsBehind().Match(InlineCut.Flat(text)) is { Success: true, Index: > 0 } icons) text = InlineCut.Between(text, 0, icons.Index);
        var parts = new TitleParts(Clean(text), scores?.ToEquatableArray() ?? [], badges?.ToEquatableArray() ?? []) { Arxiv = arxiv, Found = found, Authors = namedWith };
        if (InlineCut.Flat(text) is [.., var digit, ')'] cited && char.IsDigit(digit) && JournalBehind().Match(cited) is { Success: true } journal)
        {
            return parts with
            {
                Title = Clean(InlineCut.Between(text, 0, journal.Groups["title"].Length)),
                Authors = InlineCut.Between(text, journal.Groups["authors"].Index, journal.Groups["authors"].Index + journal.Groups["authors"].Length),
                Venue = $"{journal.Groups["venue"].Value} ({journal.Groups["year"].Value})",
            };
        }

        return MayEndInCitation(InlineCut.Flat(text)) && Citation(InlineCut.Flat(text)) is { Success: true } citation && CitedDay(vocabulary, citation.Groups["date"].Value) is var day && (day is not null || IsYear(citation.Groups["date"].Value))
            ? parts with
            {
                Title = Clean(InlineCut.Between(text, 0, citation.Groups["title"].Length)),
                Authors = InlineCut.Between(text, citation.Groups["authors"].Index, citation.Groups["authors"].Index + citation.Groups["authors"].Length),
                Published = day,
                Venue = citation.Groups["venue"] is { Success: true } venue ? venue.Value.Trim() : day is null ? citation.Groups["date"].Value : null,
            }
            : parts;
    }

    // From where a score at the end is looked for: behind it stand neither letters nor digits, so that the last of them is the score's own unless it is one of stars; -1 when
    // there can be none.
    private static int StartOfScore(string flat)
    {
        for (var at = flat.Length - 1; at >= 0; at--)
        {
            if (flat[at] is '★' or '☆' or '⭐' || char.IsDigit(flat[at]))
            {
                var from = Math.Max(0, at - LongestScore);
                var sign = SignBeforeScore(flat.AsSpan(from));
                if (sign < 0) return -1;
                for (at = from + Math.Max(0, sign - 1); at > 0 && char.IsWhiteSpace(flat[at]);) at--;
                return at;
            }

            if (char.IsLetter(flat[at])) return -1;
        }

        return -1;
    }

    // A dash within a word is none.
    private static int SignBeforeScore(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(BeforeScore); at >= 0; at++)
        {
            if (at == 0 || text[at] is not ('-' or '–' or '—') || char.IsWhiteSpace(text[at - 1]) || (at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]))) return at;
            var next = text[(at + 1)..].IndexOfAny(BeforeScore);
            if (next < 0) break;
            at += next;
        }

        return -1;
    }

    // Its axis, its value with many decimals, its maximum, and the marks before it.
    private const int LongestScore = 120;

    // A score stands in a bracket, behind a dash or an icon, or is one of stars.
    private static readonly SearchValues<char> BeforeScore = SearchValues.Create("(（—–-★☆⭐✨⚡\uD83C\uD83D\uD83E");

    // A dash and the name of a journal, with room for spaces.
    private const int LongestBehindCitation = 100;

    // The bracket closes right behind the digits of a year, a month or a day.
    private static bool MayEndInCitation(string flat)
    {
        for (var rest = flat.AsSpan(); rest.LastIndexOfAny(')', '）') is > 0 and var close && flat.Length - close <= LongestBehindCitation; rest = rest[..close])
            if (rest[..close] is var before && before[before.TrimEnd("0123456789").Length..].Length is var digits && (digits == 4 || (digits == 2 && before.Length > 2 && before[^3] == '-'))) return true;
        return false;
    }

    /// <summary>Where the title begins behind words for its place in the digest: <c>Paper of the day: Title</c>; else 0.</summary>
    public static int PlaceBefore(Vocabulary vocabulary, string flat)
    {
        var colon = flat.AsSpan(0, Math.Min(flat.Length, LongestPlace)).IndexOfAny(':', '：');
        return colon > 0 && flat.AsSpan(0, colon).Contains(' ') && vocabulary.Of(flat[..colon]) is Meaning.PaperItem && Words.AreAtLeast(flat[(colon + 1)..], 2) ? colon + 1 : 0;
    }

    private const int LongestPlace = 40;

    // A single name before a year is of two words.
    private static Match Citation(string flat) => CitationBehind().Match(flat) is { Success: true } several ? several : OneAuthorBehind().Match(flat) is { Success: true } one && NameShape.Count(one.Groups["authors"].Value) == 1 ? one : Match.Empty;

    private static DateOnly? CitedDay(Vocabulary vocabulary, string text) => DateReader.Find(vocabulary, text.Length == 7 && text[4] == '-' ? text + "-01" : text)?.Start;

    private static bool IsYear(string text) => text.Length == 4;

    /// <summary>A title without a link or bold type around the whole of it.</summary>
    public static EquatableArray<Inline> Clean(EquatableArray<Inline> title)
    {
        var text = InlineCut.From(title, 0);
        while (text is [Inline.Link or Inline.Strong or Inline.Emphasis] && InlineCut.ContentOf(text[0]) is { } inner) text = InlineCut.From(inner, 0);
        return InlineCut.Flat(text) is var flat && QuoteEnd(flat) is > 1 and var end && end == flat.Length - 1 ? InlineCut.Between(text, 1, end) : text;
    }

    /// <summary>Where the quotation ends that a text begins with; -1 when it begins with none.</summary>
    public static int QuoteEnd(string flat) => flat is [var open, ..] && OpeningQuotes.IndexOf(open, StringComparison.Ordinal) is >= 0 and var kind ? flat.AsSpan(1).IndexOf(ClosingQuotes[kind]) + 1 is > 0 and var close ? close : -1 : -1;

    private const string OpeningQuotes = "\"“„«「『《";

    private const string ClosingQuotes = "\"””»」』》";

    /// <summary>A title without bold type around the whole of it; a link stays, where nothing else holds its target.</summary>
    public static EquatableArray<Inline> WithoutBold(EquatableArray<Inline> title)
    {
        var text = InlineCut.From(title, 0);
        while (text is [Inline.Strong { Content: var inner }]) text = InlineCut.From(inner, 0);
        return text;
    }

    private static EquatableArray<Inline> WithoutBadges(Vocabulary vocabulary, EquatableArray<Inline> text, ref List<string>? badges, ref List<Score>? scores)
    {
        var end = text.Count;
        while (end > 1 && text[end - 1] is Inline.Code or Inline.Text { Value: " " }) end--;
        if (end == text.Count) return text;
        foreach (var badge in text.Skip(end).OfType<Inline.Code>().Select(code => Words.SingleSpaced(code.Value)))
        {
            if (ScoreReader.Read(vocabulary, badge, ScoreReader.NoAxis) is { IsEmpty: false } read) (scores ??= []).AddRange(read.AsSpan());
            else (badges ??= []).Add(badge);
        }

        return InlineCut.From(text.Take(end).ToEquatableArray(), 0);
    }

    [GeneratedRegex(@"(?:\s+|(?=[（★☆⭐]))(?:[—–-]\s*)?(?:[(（](?<score>[0-9]{1,3}(?:\.[0-9]{1,6})?/[0-9]{1,3}|[01]\.[0-9]{2,4}|\p{L}[\p{L} ]{1,20}[:：]\s*[0-9]{1,9}(?:\.[0-9]{1,18})?(?:/[0-9]{1,3}|%)?)[)）]|(?<=[—–-]\s*)(?<score>[01]\.[0-9]{2,4}|[0-9]{1,3}(?:\.[0-9]{1,6})?/[0-9]{1,3}|\p{L}[\p{L} ]{1,20}[:：]\s*[0-9]{1,9}(?:\.[0-9]{1,18})?(?:/[0-9]{1,3})?)|(?:[★⭐✨⚡]|[\uD83C-\uD83E][\uDC00-\uDFFF])\uFE0F?\s?(?<score>[0-9]{1,3}(?:\.[0-9]{1,6})?\s?/\s?[0-9]{1,3})|(?<score>[★☆⭐]{2,10}(?:\s?[(（][0-9](?:\.[0-9]{1,2})?/[0-9]{1,2}[)）])?))[^\p{L}\p{N}]*$")]
    private static partial Regex ScoreBehind();

    [GeneratedRegex(@"^(?:[\p{So}\p{Cs}]\uFE0F?\u200D?)+\s+(?=\S)")]
    private static partial Regex IconBefore();

    // The replacement character stands for a formula.
    [GeneratedRegex(@"(?:\s|(?!\uFFFC)\p{So}|\p{Cs}|\uFE0F|\u200D)+$")]
    private static partial Regex IconsBehind();

    /// <summary>The length of what a form finds in a text; 0 when that is nothing.</summary>
    public static int LengthOf(Regex form, ReadOnlySpan<char> text)
    {
        foreach (var match in form.EnumerateMatches(text)) return match.Length;
        return 0;
    }

    /// <summary>A citation or a score in brackets right behind a title: <c>(Lee et al., 2026)</c>, <c>(8/10)</c>.</summary>
    [GeneratedRegex(@"^\s*[(（](?:[^()（）]{3,300}?,\s*(?:\p{L}[^()（）,0-9]{1,40}\s)?)?(?:(?:arXiv|doi):\s?[^\s()]{4,80}|(?:19|20)[0-9]{2}(?:-[0-9]{2}){0,2}|[01]\.[0-9]{2,4}|[0-9]{1,3}(?:\.[0-9]{1,6})?/[0-9]{1,3})[)）]")]
    public static partial Regex BracketBehind();

    /// <summary>A score right behind a title that more text follows; group <c>score</c> is the score.</summary>
    [GeneratedRegex(@"^\s*[—–-]\s*(?<score>\p{L}[\p{L} ]{1,20}[:：]\s*[0-9]{1,9}(?:\.[0-9]{1,18})?(?:/[0-9]{1,3})?)(?=\s|$)")]
    public static partial Regex ScoreBetween();

    /// <summary>True when a title has an arXiv identifier in front, or an identifier in a bracket behind it.</summary>
    public static bool HasIdentifier(string flat) => (flat is [.., ')' or '）' or ']'] && FoundBehind().Match(flat) is { Success: true, Index: > 0 } found && IdentifierReader.Identifies(found.Groups["id"].Value)) || MayBeginWithIdentifier(flat) && IdentifierBefore().Match(flat) is { Success: true } before && before.Length < flat.Length;

    private static bool MayBeginWithIdentifier(ReadOnlySpan<char> flat)
    {
        var first = flat is ['[', ..] ? flat[1..] : flat;
        return first is [>= '0' and <= '9', ..] || first.StartsWith("arXiv:", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^(?:\[(?:arXiv:)?(?<id>[0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?\]\s*[—–:|-]?|(?:arXiv:)?(?<id>[0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?\s*[—–:|-])\s*", RegexOptions.IgnoreCase)]
    private static partial Regex IdentifierBefore();

    // "[9.2] Title", "[PDF] Title"
    [GeneratedRegex(@"^[\[(](?:(?<score>\d{1,2}\.\d{1,2}|\d{1,3}(?:\.\d{1,4})?/\d{1,3})|(?<badge>PDF|HTML|CITATION|BOOK))[\])]\s+(?=\S)")]
    private static partial Regex MarkBefore();

    // "(arXiv 2601.90001)", "[doi:10.1234/kites]", "(Lee et al., arXiv:2601.90001)"
    [GeneratedRegex(@"\s*[(（\[](?:(?<authors>\p{L}[^()（）\[\]0-9]{2,300}?),\s+)?(?<id>(?:(?:arXiv|doi|pmid|PMCID)(?: preprint)?(?:\s?[:：]\s?|\s)|https?://(?:arxiv\.org|doi\.org)/)[^\s()（）\[\]]{4,80})[)）\]]\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex FoundBehind();

    // "(Lee et al., Wind Letters 2026)"
    [GeneratedRegex(@"^(?<title>.{10,400}?)\s*\((?<authors>[^()]{2,300}?(?:et al\.?|(?:&|and) \p{L}[\p{L}’'-]+)),\s*(?<venue>\p{L}[^(),\d]{1,60}?),?\s+(?<year>(?:19|20)\d{2})\)$")]
    private static partial Regex JournalBehind();

    /// <summary>Where the title begins when a day, a time of day or an arXiv number that is no part of it stands in front and words follow; else 0.</summary>
    public static int Before(EquatableArray<Inline> line)
    {
        var flat = InlineCut.Flat(line);
        if (flat.Length <= 20) return 0;
        if (flat[0] == '[' && PlaceForm().Match(flat) is { Success: true } place) return place.Length;
        return flat.AsSpan(0, 8).ContainsAnyInRange('0', '9') && PrefixForm().Match(flat) is { Success: true } prefix ? prefix.Length : 0;
    }

    // "[Kites 2026] Title", "[ICRA'26] Title"
    [GeneratedRegex(@"^\[\p{L}[^\[\]\n]{1,60}(?:\s(?:19|20)\d{2}|['’]\d{2})\]\s+(?=[\p{L}\p{N}""“\uFFFC])")]
    private static partial Regex PlaceForm();

    /// <summary>True when what stands in front of a title is a time of day, as in the programme of a meeting.</summary>
    public static bool IsTime(ReadOnlySpan<char> before) => before.Contains(':') && TimeForm().IsMatch(before);

    [GeneratedRegex(@"^\W{0,3}\d{1,2}:\d{2}")]
    private static partial Regex TimeForm();

    [GeneratedRegex(@"^\W{0,3}(?:arXiv:)?(?:\d{4}\.\d{4,5}(?:v\d+)?|(?:19|20)\d{2}-\d{2}-\d{2}|(?:\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?(?:\s?[–—-]\s?\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?)?))[\])]?(?:\s*[,:|—–-])?\s+(?=[\p{L}\p{N}""“])")]
    private static partial Regex PrefixForm();

    [GeneratedRegex(@"^(?<title>.{10,}?)\s*[(（](?<authors>\p{Lu}[^()（）,]{3,60}), (?<date>(?:19|20)[0-9]{2})[)）]$")]
    private static partial Regex OneAuthorBehind();

    // A year alone is a citation's only after authors: "(Lee et al., 2026)".
    [GeneratedRegex(@"^(?<title>.{10,}?)\s*[(（](?:(?<authors>[^()（）]{3,600}?),\s*)?(?<date>[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|\p{Lu}\p{L}{2,9}\.? (?:[0-9]{1,2}, )?[0-9]{4}|(?<=(?:et al\.?|&[^,]*|and [^,]*|,[^,]*), ?)[0-9]{4})[)）](?:\s*[—–-]\s*(?<venue>[^—–]{3,60}))?$")]
    private static partial Regex CitationBehind();
}
