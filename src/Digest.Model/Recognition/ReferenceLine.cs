using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// A line that names a whole paper in running text, as lists of references do: authors first after the customs of medicine (<c>Lee A, Ek B. Title. Journal. 2026;1:2</c>), psychology
/// (<c>Lee, A. (2026). Title. Journal</c>), engineering (<c>A. Lee, "Title," Journal</c>) or computing (<c>Ann Lee, Bo Ek: Title. Journal</c>), or the title first and names after a dash,
/// in a bracket or after “by”. What stands in front of it (a day, an identifier) is apart.
/// </summary>
/// <param name="Title">The title.</param>
/// <param name="Authors">The names.</param>
/// <param name="Rest">What follows: the journal, the day, where to find it, remarks; empty when nothing does.</param>
internal sealed partial record ReferenceLine(EquatableArray<Inline> Title, EquatableArray<Inline> Authors, EquatableArray<Inline> Rest)
{
    private const int Shortest = 40;
    private const int Longest = 1500;
    private const int LongestNames = 400;
    private const int ShortestTitle = 15;
    private const int FewestTitleWords = 3;
    private const int MostTitleWords = 45;

    /// <summary>The reference that a line is, or null.</summary>
    public static ReferenceLine? Of(Vocabulary vocabulary, EquatableArray<Inline> line) => OfAuthors(line) ?? OfTitle(line) ?? OfLinks(vocabulary, line);

    // "Title, *Kites 2026* [[paper](…)] [[code](…)]": plain words, and behind them nothing but links to the paper.
    private static ReferenceLine? OfLinks(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        var first = line.TakeWhile(inline => inline is not (Inline.Link or Inline.Strong { Content: [Inline.Link, ..] })).Count();
        if (first == line.Count || first == 0 || line[0] is not Inline.Text) return null;
        var flat = InlineCut.Flat(line);
        var linksAt = InlineCut.Flat(line.Take(first).ToEquatableArray()).Length;
        var journal = Math.Min(linksAt, EmphasisAfter(line, 0));
        var title = flat[..journal].TrimEnd(' ', ',', '.', '[', '(', '|', '·', '—', '-', ':');
        if (title.Length < ShortestTitle || flat[..journal].TrimEnd().EndsWith(':') || !char.IsUpper(title[0]) || !IsTitle(title) || !MetaLine.AreLinks(vocabulary, InlineCut.From(line, linksAt))) return null;
        return new(InlineCut.Between(line, 0, title.Length), [], InlineCut.From(line, journal));
    }

    /// <summary>The reference that a line is with its authors first, or null.</summary>
    public static ReferenceLine? OfAuthors(EquatableArray<Inline> line) =>
        InlineCut.Flat(line) is { Length: >= Shortest and <= Longest } flat && IsTraceable(line, flat) ? AuthorsFirst(line, flat, Start(line, flat)) : null;

    private static ReferenceLine? OfTitle(EquatableArray<Inline> line) =>
        InlineCut.Flat(line) is { Length: >= Shortest and <= Longest } flat && IsTraceable(line, flat) && TitleFirst(line, flat, Start(line, flat)) is { } found && found.IsPapers ? found : null;

    private static int Start(EquatableArray<Inline> line, string flat) => TitleReader.Before(line) is > 0 and var before ? before : Number().Match(flat).Length;

    /// <summary>The names that a text begins with before a mark, and what follows them; null when it begins otherwise.</summary>
    public static (EquatableArray<Inline> Names, EquatableArray<Inline> After)? Names(EquatableArray<Inline> text)
    {
        var flat = InlineCut.Flat(text);
        var start = flat.Length - flat.AsSpan().TrimStart(" ,;:—–-.(").Length;
        return start < flat.Length && char.IsUpper(flat[start]) && EndOfNames(text, flat, start, ')') is { } stop ? (InlineCut.Between(text, start, stop), InlineCut.From(text, SkipMarks(flat, stop))) : null;
    }

    // News names people too; a paper has several authors, or says where to find it.
    private bool IsPapers => NameShape.Count(InlineCut.Flat(Authors)) > 1 || InlineCut.Flat(Authors).Contains("et al", StringComparison.Ordinal) || IdentifierReader.Identifies(InlineCut.Flat(Rest))
        || InlineCut.Links(Title).Concat(InlineCut.Links(Rest)).Any(link => IdentifierReader.Identifies(link.Target));

    /// <summary>The journal that the rest begins with, up to its year; null when no year follows.</summary>
    public string? Venue => JournalForm().Match(InlineCut.Flat(Rest)) is { Success: true } match && match.Groups["venue"].Value.Trim(' ', ',', '(', '*') is { Length: > 1 } venue && !venue.Contains("://", StringComparison.Ordinal) ? venue : null;

    // A year, an identifier or a link: without one a line of names and words is prose.
    private static bool IsTraceable(EquatableArray<Inline> line, string flat) =>
        Year().IsMatch(flat) || (TitleReader.Before(line) is > 0 and var before && !TitleReader.IsTime(flat.AsSpan(0, before))) || InlineCut.HasLinks(line) || IdentifierReader.Identifies(flat);

    private static ReferenceLine? AuthorsFirst(EquatableArray<Inline> line, string flat, int start)
    {
        foreach (var form in (ReadOnlySpan<Regex>)[Medical(), Dated(), Quoted(), Coloned()])
        {
            var match = form.Match(flat, start);
            if (!match.Success) continue;
            var (authors, title) = (match.Groups["authors"], match.Groups["title"]);
            if (IsTitle(title.Value) && AreAuthors(authors.Value, form == Coloned())) return Cut(line, title, authors, match.Groups["rest"].Index, flat);
        }

        return null;
    }

    private static bool AreAuthors(string text, bool severalOnly) =>
        VancouverNames().IsMatch(text) || (NameShape.Count(text.TrimEnd('.', ' ')) is var names && names > (severalOnly ? 1 : 0));

    // The first mark behind which names stand; a hyphen between spaces is a dash.
    private static ReferenceLine? TitleFirst(EquatableArray<Inline> line, string flat, int start)
    {
        foreach (Match mark in BeforeNames().Matches(flat, start))
        {
            if (!IsTitle(flat[start..mark.Index])) continue;
            var from = mark.Index + mark.Length;
            if (EndOfNames(line, flat, from, mark.Value.EndsWith('(') ? ')' : '\0') is { } stop) return Cut(line, (start, mark.Index), (from, stop), stop, flat);
        }

        return null;
    }

    // Where the names from a place on end: before the first mark that no further name follows.
    private static int? EndOfNames(EquatableArray<Inline> line, string flat, int from, char bracket)
    {
        var limit = Math.Min(from + LongestNames, EmphasisAfter(line, from));
        var other = NameShape.EndOfOtherWord(flat.AsSpan(from, Math.Min(LongestNames, flat.Length - from)));
        for (var at = from; ;)
        {
            var stop = Stop(flat, at);
            if (stop.Start > limit || (other >= 0 && stop.Start >= from + other)) return null;
            var mark = flat.AsSpan(stop.Start, stop.Length);
            if ((bracket == ')' || mark is not [')', ..]) && NameShape.Count(flat.AsSpan(from, stop.Start - from)) > 0 && (stop.End + 1 >= limit || !ContinuesNames(flat, mark, stop.End))) return stop.Start;
            if (stop.Length == 0) return null;
            at = stop.End;
        }
    }

    // A journal in italics ends the names, whatever its own name looks like.
    private static int EmphasisAfter(EquatableArray<Inline> line, int from)
    {
        var at = 0;
        foreach (var inline in line.AsSpan())
        {
            if (inline is Inline.Emphasis && at > from) return at;
            at += InlineCut.Flat(inline).Length;
        }

        return int.MaxValue - 1;
    }

    // The next mark that may end a name: a comma, semicolon or closing bracket; a full stop before a space or at the end; a dash, point or bar between spaces; a space with an
    // opening bracket; a line end; of length 0 at the end of the text.
    private static TextSpan Stop(string flat, int from)
    {
        for (var at = from; at < flat.Length; at++)
        {
            var length = flat[at] switch
            {
                ',' or ';' or ')' => 1,
                '.' when at + 1 == flat.Length => 1,
                '.' when char.IsWhiteSpace(flat[at + 1]) && !IsGivenInitial(flat, at) => 2,
                var c when char.IsWhiteSpace(c) => Gap(flat, at),
                _ => 0,
            };
            if (length > 0) return new TextSpan(at, length);
        }

        return new TextSpan(flat.Length, 0);
    }

    // "S. J. Whitfield", at the begin of a list or behind a comma; the letters of "Lee A." stand behind the name.
    private static bool IsGivenInitial(string flat, int at)
    {
        if (at == 0 || !char.IsUpper(flat[at - 1])) return false;
        for (at -= 2; at >= 0 && char.IsWhiteSpace(flat[at]);) at--;
        return at < 0 || flat[at] is ',' or ';' or '.' or '—' or '–' or '-' or '(';
    }

    private static int Gap(string flat, int at) => at + 2 < flat.Length && flat[at + 1] is ('—' or '–' or '·' or '|' or '-') && char.IsWhiteSpace(flat[at + 2]) ? 3
        : at + 1 < flat.Length && flat[at + 1] is ('[' or '(') ? 2 : flat[at] == '\n' ? 1 : 0;

    // "Ann Lee, Bo Ek, Wind Letters": as long as the next part is a name too, the list goes on.
    private static bool ContinuesNames(string flat, ReadOnlySpan<char> mark, int from)
    {
        if (mark is not [',' or ';', ..] and not [_, '·', ..]) return false;
        var part = flat.AsSpan(from..Stop(flat, from).Start);
        return NameShape.Count(part) > 0 || part.TrimStart().StartsWith("et al", StringComparison.Ordinal);
    }

    private static bool IsTitle(string text) => Words.Count(text) is >= FewestTitleWords and <= MostTitleWords && NameShape.Count(text) == 0;

    private static ReferenceLine Cut(EquatableArray<Inline> line, Group title, Group authors, int rest, string flat) =>
        Cut(line, (title.Index, title.Index + title.Length), (authors.Index, authors.Index + authors.Length), rest, flat);

    private static ReferenceLine Cut(EquatableArray<Inline> line, (int Start, int End) title, (int Start, int End) authors, int rest, string flat)
    {
        while (title.End > title.Start && flat[title.End - 1] is ' ' or '.' or ',' or ':') title.End--;
        return new(InlineCut.Between(line, title.Start, title.End), InlineCut.Between(line, authors.Start, authors.End), InlineCut.From(line, SkipMarks(flat, rest)));
    }

    private static int SkipMarks(string flat, int at)
    {
        while (at < flat.Length && flat[at] is ' ' or '.' or ',' or ';' or ':' or ')' or '—' or '–' or '-' or '·' or '\n') at++;
        return at;
    }

    [GeneratedRegex(@"^\s*(?:\[\d{1,3}\]\s*|\d{1,3}[.)]\s+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:19|20)\d{2}\b")]
    private static partial Regex Year();

    // "Lee AB, van der Ek C, et al."
    [GeneratedRegex(@"^\p{L}[\p{L}'’-]+(?: [\p{L}'’-]{2,}){0,3} \p{Lu}{1,4}(?:, \p{L}[\p{L}'’-]+(?: [\p{L}'’-]{2,}){0,3} \p{Lu}{1,4})*(?:,? et al\.?)?$")]
    private static partial Regex VancouverNames();

    [GeneratedRegex(@"\G(?<authors>\p{L}[\p{L}'’-]+(?: [\p{L}'’-]{2,}){0,3} \p{Lu}{1,4}(?:,[^.:?!]{3,600}?)?(?:,? et al)?)\.\s+(?<title>[^\s].{10,400}?(?:\.|[?!](?=\s[^.?!]{2,80}\.?\s*(?:19|20)\d{2})))\s+(?<rest>[\p{Lu}\p{Lo}\uFFFC].*)$", RegexOptions.Singleline)]
    private static partial Regex Medical();

    [GeneratedRegex(@"\G(?<authors>[^()\n]{4,600}?)\s*\((?<year>(?:19|20)\d{2}[a-z]?(?:,[^()]{3,20})?)\)[.,:]?\s+(?<title>[^\s].{10,400}?(?:\.|[?!](?=\s[^.?!]{2,80}\.?\s*(?:19|20)\d{2})))\s+(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Dated();

    [GeneratedRegex("""\G(?<authors>[^"“”\n]{4,600}?)[,.]\s+["“](?<title>[^"“”]{10,400})["”](?<rest>.*)$""", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\G(?<authors>[^:\n]{8,600}?):\s+(?<title>[^\s].{10,400}?(?:\.|[?!](?=\s[^.?!]{2,80}\.?\s*(?:19|20)\d{2})))\s+(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Coloned();

    [GeneratedRegex(@"\s+[—–-]\s+|\s+\(|\.?\s+by\s+(?=\p{Lu})|[.?!]\s+(?=\p{Lu})|\n")]
    private static partial Regex BeforeNames();

    [GeneratedRegex(@"^\s*(?<venue>[^\n;()]{2,120}?)[\s.,;(*]+(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}{0,6}\.? )?(?:19|20)\d{2}\b")]
    private static partial Regex JournalForm();
}
