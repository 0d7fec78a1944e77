using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Digest.Model.Recognition;

/// <summary>Tells names of people by their shape, for authors that stand without a label.</summary>
internal static partial class NameShape
{
    private const int LongestList = 800;
    private const int MostWords = 4;
    private const int LongestInitials = 12;
    private const int LongestMore = 60;
    private const int MostIdeographs = 8;

    // Of the particles of names, and of words between them, only those below are longer.
    private const int LongestParticle = 3;

    private static readonly FrozenSet<string> BesideNames = FrozenSet.Create(StringComparer.Ordinal, "della", "others", "colleagues", "more", "otros", "authors", "weitere", "autres");

    // Words of titles, topics and institutions that have the shape of names.
    private static readonly FrozenSet<string> OtherWords = FrozenSet.Create(StringComparer.Ordinal,
    [
        "the", "a", "an", "of", "for", "with", "on", "in", "at", "from", "to", "by", "via", "using", "is", "are", "how", "why", "what", "new", "university", "institute", "department", "school",
        "college", "laboratory", "lab", "center", "centre", "group", "team", "journal", "letters", "review", "reviews", "proceedings", "conference", "nature", "science", "press", "learning",
        "model", "models", "language", "computer", "vision", "intelligence", "physics", "chemistry", "biology", "engineering", "research", "open", "access", "paper", "papers", "abstract",
        "summary", "read", "full", "text", "code", "data", "today", "week", "weekly", "daily", "issue", "high", "low", "medium", "score", "must",
        "acta", "annals", "bulletin", "transactions", "communications", "advances", "advanced", "frontiers", "reports", "materials", "energy", "quarterly", "archives", "applied", "international", "society",
    ]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BesideNamesBySpan = BesideNames.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherWordsBySpan = OtherWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestOther = OtherWords.Max(word => word.Length);

    private static readonly string[] JoiningWords = [" and ", " & ", " und ", " et ", " y ", " и "];

    private static readonly SearchValues<char> Signs = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'’.-");

    private static readonly SearchValues<char> Brackets = SearchValues.Create("()（）[]");

    /// <summary>True when a text is a list of names, or one name of at least two words, and nothing else; <c>et al.</c>, marks and affiliations in brackets aside.</summary>
    public static bool Are(ReadOnlySpan<char> text) => Count(text.Trim().Trim("*_").TrimEnd(". ")) >= 1;

    /// <summary>How many names a text is that holds nothing else; 0 when it holds more.</summary>
    public static int Count(ReadOnlySpan<char> text) => MayBe(text) ? CountAll(text) : 0;

    private static bool MayBe(ReadOnlySpan<char> text) => text.Length is >= 3 and <= LongestList && !HasOtherWord(text) && !text.Contains("://", StringComparison.Ordinal);

    /// <summary>The same for every text, whatever its words.</summary>
    public static int CountAll(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny('(', '（', '[')) text = Bracket().Replace(text.ToString(), "");
        if (MayEndInMore(text.TrimEnd())) text = WithoutMore(text);
        var (names, hasInitials, hasSurname) = (0, false, false);
        for (var rest = text.Trim(" ,;.*…"); !rest.IsEmpty;)
        {
            var (at, length) = Separator(rest);
            var part = Bare(rest[..at].Trim());
            rest = rest[(at + length)..];
            if (part is "" or "…" or "...") continue;
            // "Lee, A.": the initials are no name of their own, and a list of surnames alone is none of names.
            if (part.Length <= LongestInitials && MayBeInitials(part) && Initials().IsMatch(part)) hasInitials = true;
            else if (!IsName(part, ref hasSurname)) return 0;
            else names++;
        }

        return names > 0 && (hasInitials || !hasSurname) ? names : 0;
    }

    private static ReadOnlySpan<char> WithoutMore(ReadOnlySpan<char> text)
    {
        foreach (var more in Behind().EnumerateMatches(text, StartOfMore(text))) return text[..more.Index].ToString() + text[(more.Index + more.Length)..].ToString();
        return text;
    }

    // From where the words that there are more are looked for: few letters before the end, and not within white space.
    private static int StartOfMore(ReadOnlySpan<char> text)
    {
        var at = Math.Max(0, text.TrimEnd().Length - LongestMore);
        while (at > 0 && (char.IsWhiteSpace(text[at]) || text[at] == ',' || char.IsWhiteSpace(text[at - 1]))) at--;
        return at;
    }

    // Where the next name ends, and how long what separates it is.
    private static (int At, int Length) Separator(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is ',' or ';' or '；' or '，' or '、' or '·') return (at, 1);
            if (text[at] != ' ' || at + 2 >= text.Length || text[at + 1] is not ('a' or '&' or 'u' or 'e' or 'y' or 'и')) continue;
            foreach (var word in JoiningWords)
                if (text[at..].StartsWith(word, StringComparison.Ordinal)) return (at, word.Length);
        }

        return (text.Length, 0);
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> part) => part is [.., '*' or '†' or '‡' or '§' or '¹' or '²' or '³' or (>= '⁰' and <= '⁹')] ? Marks().Replace(part.ToString(), "").AsSpan().Trim() : part;

    // The last letters of what says that there are more; digits only behind the sign that they count.
    private static bool MayEndInMore(ReadOnlySpan<char> text) => text switch
    {
        [.., 'a' or 'A', 'l' or 'L'] or [.., 'r' or 'R' or 'e' or 'E' or 'o' or 'O', 's' or 'S' or 'ſ'] or [.., 'r' or 'R', 'e' or 'E'] => true,
        [.., 'l' or 'L' or 'a' or 'A' or 'р' or 'Р' or 'т' or 'Т' or '.', '.'] or [.., '等' or '位' or '名' or '人' or '者' or '명' or '외' or 'か' or 'р' or 'Р' or 'т' or 'Т' or '…'] => true,
        [.., var last] => char.IsDigit(last) && text.Contains('等'),
        _ => false,
    };

    private static bool MayBeInitials(ReadOnlySpan<char> part) => char.IsUpper(part[0]) && (part.Length == 1 || part[1] is '.' or ' ' or '-' || char.IsUpper(part[1])) && (part[^1] is '.' or ' ' or '-' || char.IsUpper(part[^1]));

    // Most prose shows within a few words that it is no list of names.
    private static bool HasOtherWord(ReadOnlySpan<char> text) => EndOfOtherWord(text) >= 0;

    /// <summary>Where the first word in small letters ends that neither belongs to names nor says that there are more, so that no list of names goes beyond it; -1 when there is none.</summary>
    public static int EndOfOtherWord(ReadOnlySpan<char> text)
    {
        for (var (start, at) = (0, 0); at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : ' ';
            if (c is '(' or '（' or '[')
            {
                // What brackets hold is left out.
                at = BehindBracket(text, at);
                if (at < 0) return -1;
                start = at + 1;
                continue;
            }

            if (char.IsAsciiLetterLower(c)) continue;
            if (c is ' ' or ',' or ';' && at - start > LongestParticle && !BesideNamesBySpan.Contains(text[start..at])) return at;
            start = at + 1;
            // The rest of a word that begins otherwise.
            while (c is not (' ' or ',' or ';') && at + 1 < text.Length && text[at + 1] is not (' ' or ',' or ';' or '(' or '（' or '[')) start = ++at + 1;
        }

        return -1;
    }

    // Where a bracket ends that holds no other; -1 when it holds one, does not close, or a word goes on behind it.
    private static int BehindBracket(ReadOnlySpan<char> text, int open)
    {
        var close = open + 1 + text[(open + 1)..].IndexOfAny(Brackets);
        return close > open && text[close] is ')' or '）' or ']' && (close + 1 == text.Length || text[close + 1] is ' ' or ',' or ';') ? close + 1 : -1;
    }

    // A surname alone is noted.
    private static bool IsName(ReadOnlySpan<char> part, ref bool hasSurname)
    {
        if (part.StartsWith("and ", StringComparison.Ordinal)) part = part[4..];
        if (part is [>= '\u3040', ..] && part.Length <= MostIdeographs && Ideographs().IsMatch(part)) return true;
        var (words, capitals, isLong) = (0, 0, false);
        var last = default(ReadOnlySpan<char>);
        foreach (var range in part.Split(' '))
        {
            var word = part[range];
            if (word.IsEmpty) continue;
            last = word;
            words++;
            isLong |= word.Length > 1;
            if (char.IsUpper(word[0]) && ++capitals > MostWords) return false;
            // "Adv. Mater.": what is cut short is a journal's.
            if (!IsWord(word) || (word.Length > 1 && IsOther(word)) || (word.Length > 3 && word[^1] == '.' && !word.Contains('-') && word.Count('.') == 1)) return false;
        }

        hasSurname |= words < 2;
        return isLong && (char.IsUpper(last[0]) || last.StartsWith("el-", StringComparison.Ordinal));
    }

    private static bool IsWord(ReadOnlySpan<char> word) => (char.IsAsciiLetterUpper(word[0]) && !word.ContainsAnyExcept(Signs)) || ((char.IsUpper(word[0]) || char.IsAsciiLetterLower(word[0])) && Word().IsMatch(word));

    private static bool IsOther(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestOther];
        return word.Length <= LongestOther && OtherWordsBySpan.Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    [GeneratedRegex(@"^(?:(?:d['’]|O['’]|al-|el-)?\p{Lu}[\p{L}\p{M}'’.-]*|de|da|do|dos|del|della|der|den|van|von|la|le|el|al|bin|ibn|ten|ter|zu|di|du|y)$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:\p{Lu}\.?[ -]?){1,4}$")]
    private static partial Regex Initials();

    [GeneratedRegex(@"^(?:[\u4E00-\u9FFF]{2,4}|[\u4E00-\u9FFF\u3040-\u30FF]{2,8}|[\uAC00-\uD7AF]{2,4})$")]
    private static partial Regex Ideographs();

    [GeneratedRegex(@"\s*[(（\[][^()（）\[\]]*[)）\]]")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§]+(?:,[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*$")]
    private static partial Regex Marks();

    [GeneratedRegex(@",?\s*(?:et\.? ?al\.?|and others|and colleagues|(?:and )?\+?\s?\d+ (?:more|others)|等\s*\d*\s*[位名人]?(?:作者)?|외(?:\s*\d+\s*명)?|ほか|и (?:др|соавт)\.?|y otros|(?:and |\+ ?|und |et )\d+ (?:authors|co-authors|weitere|autres)|u\. ?a\.|…|\.\.\.)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Behind();
}
