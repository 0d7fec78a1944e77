using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Digest.Model.Recognition;

/// <summary>Tells names of people by their shape, for authors that stand without a label.</summary>
internal static partial class NameShape
{
    private const int LongestList = 800;
    private const int MostWords = 4;

    // Of the particles of names, and of words between them, only those below are longer.
    private const int LongestParticle = 3;

    private static readonly FrozenSet<string> BesideNames = FrozenSet.Create(StringComparer.Ordinal, "della", "others", "colleagues", "more", "otros");

    // Words of titles, topics and institutions that have the shape of names.
    private static readonly string[] OtherWords =
    [
        "the", "a", "an", "of", "for", "with", "on", "in", "at", "from", "to", "by", "via", "using", "is", "are", "how", "why", "what", "new", "university", "institute", "department", "school",
        "college", "laboratory", "lab", "center", "centre", "group", "team", "journal", "letters", "review", "reviews", "proceedings", "conference", "nature", "science", "press", "learning",
        "model", "models", "language", "computer", "vision", "intelligence", "physics", "chemistry", "biology", "engineering", "research", "open", "access", "paper", "papers", "abstract",
        "summary", "read", "full", "text", "code", "data", "today", "week", "weekly", "daily", "issue", "high", "low", "medium", "score", "must",
    ];

    /// <summary>True when a text is a list of names, or one name of at least two words, and nothing else; <c>et al.</c>, marks and affiliations in brackets aside.</summary>
    public static bool Are(string text)
    {
        text = text.Trim().Trim('*', '_').TrimEnd('.', ' ');
        return Count(text) >= 1;
    }

    /// <summary>How many names a text is that holds nothing else; 0 when it holds more.</summary>
    public static int Count(string text) => MayBe(text) ? CountAll(text) : 0;

    /// <summary>How many names a text is that holds nothing else; 0 when it holds more.</summary>
    public static int Count(ReadOnlySpan<char> text) => MayBe(text) ? CountAll(text.ToString()) : 0;

    private static bool MayBe(ReadOnlySpan<char> text) => text.Length is >= 3 and <= LongestList && !HasOtherWord(text) && !text.Contains("://", StringComparison.Ordinal);

    private static int CountAll(string text)
    {
        var whole = text.AsSpan().ContainsAny('(', '（', '[') ? Bracket().Replace(text, "") : text;
        var bare = Behind().Replace(whole, "").Trim(' ', ',', ';', '.', '*', '…');
        var parts = bare.Split([",", ";", "；", "，", "、", " and ", " & ", " und ", " et ", " y ", " и ", "·"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Marks().Replace(part, "").Trim()).Where(part => part.Length > 0 && part is not ("…" or "...")).ToList();
        // "Lee, A.": the initials are no name of their own, and a list of surnames alone is none of names.
        var names = parts.Count(part => !Initials().IsMatch(part));
        var hasInitials = parts.Count > names;
        return names > 0 && parts.TrueForAll(part => Initials().IsMatch(part) || IsName(part, hasInitials)) ? names : 0;
    }

    // Most prose shows within a few words that it is no list of names: by a word in small letters that neither belongs to names nor says that there are more.
    private static bool HasOtherWord(ReadOnlySpan<char> text)
    {
        for (var (start, at) = (0, 0); at <= text.Length; at++)
        {
            var c = at < text.Length ? text[at] : ' ';
            if (c is '(' or '（' or '[') return false;
            if (char.IsAsciiLetterLower(c)) continue;
            if (c is ' ' or ',' or ';' && at - start > LongestParticle && !BesideNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[start..at])) return true;
            start = at + 1;
            // The rest of a word that begins otherwise.
            while (c is not (' ' or ',' or ';') && at + 1 < text.Length && text[at + 1] is not (' ' or ',' or ';' or '(' or '（' or '[')) start = ++at + 1;
        }

        return false;
    }

    private static bool IsName(string part, bool orSurname)
    {
        if (part.StartsWith("and ", StringComparison.Ordinal)) part = part[4..];
        if (Ideographs().IsMatch(part)) return true;
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Count(word => char.IsUpper(word[0])) > MostWords || (words.Length < 2 && !orSurname) || words.Any(word => word.Length > 1 && OtherWords.Contains(word.ToLowerInvariant()))) return false;
        return words.All(word => Word().IsMatch(word)) && words.Any(word => word.Length > 1) && words[^1].Length > 0 && (char.IsUpper(words[^1][0]) || words[^1].StartsWith("el-", StringComparison.Ordinal));
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

    [GeneratedRegex(@",?\s*(?:et\.? ?al\.?|and others|and colleagues|(?:and )?\+?\s?\d+ (?:more|others)|等\s*\d*\s*[位名人]?(?:作者)?|외\s*\d+\s*명|ほか|и др\.?|y otros|u\. ?a\.|…|\.\.\.)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Behind();
}
