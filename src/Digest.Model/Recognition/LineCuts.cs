using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace Digest.Model.Recognition;

/// <summary>
/// Finds what sets the parts of a line apart, first to last and without overlap: a dash, written as up to three hyphens too, a bar, or two strokes, between spaces; a point, full-width bar or line end; a full stop that no
/// initial stands before and a capital or an address follows; the space before a bracket behind a bracket, before an identifier, or before a year that a comma follows; the colon behind a square bracket. A search goes
/// from sign to sign, and looks at the characters around one only there.
/// </summary>
internal static class LineCuts
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("—–|-/·•｜；\n.。:,[(");

    /// <summary>The next cut from a place on; null when there is none.</summary>
    public static (int Index, int Length)? Next(string text, int from)
    {
        for (var at = from; at < text.Length && text.AsSpan(at).IndexOfAny(Signs) is var next and >= 0; at++)
        {
            at += next;
            if (At(text, at, from) is { Length: > 0 } cut) return cut;
        }

        return null;
    }

    /// <summary>How many there are, up to one more than <paramref name="most"/>.</summary>
    public static int Count(string text, int most)
    {
        var count = 0;
        for (var at = 0; count <= most && Next(text, at) is { } cut; at = cut.Index + cut.Length) count++;
        return count;
    }

    // The cut of the sign at a place, which may begin before it but not before another place; of length 0 when it makes none.
    private static (int Index, int Length) At(string text, int at, int from) => text[at] switch
    {
        '—' or '–' or '|' or '-' or '/' => at > from && IsSpace(text, at - 1) && EndOfDash(text, at) is var behind && IsSpace(text, behind) ? (at - 1, behind - at + 2) : default,
        '·' or '•' or '｜' or '；' => (at, 1),
        '\n' => LineEnd(text, at, from),
        '.' or '。' => EndsSentence(text, at) && !IsAbbreviated(text, at) && EndOfSpaces(text, at + 1) is var end && end > at + 1 && BeginsPart(text, end) ? (at, end - at) : default,
        ':' or ',' => BehindMark(text, at),
        _ => BeforeBracket(text, at, from),
    };

    // Two or three hyphens are a dash too, and one stroke is none.
    private static int EndOfDash(string text, int at)
    {
        var end = at + 1;
        if (text[at] == '/') return end < text.Length && text[end] == '/' ? end + 1 : text.Length;
        while (text[at] == '-' && end < text.Length && end < at + 3 && text[end] == '-') end++;
        return end;
    }

    private static bool IsBeforeDash(string text, int at) => at + 1 < text.Length && text[at + 1] is ('—' or '–' or '|' or '-' or '/') && IsSpace(text, EndOfDash(text, at + 1));

    private static (int Index, int Length) LineEnd(string text, int at, int from)
    {
        // Space that begins before the line end, up to a bracket, is one cut.
        if (at > from && IsSpace(text, at - 1) && EndOfSpaces(text, at) is var end && end < text.Length && text[end] is ('[' or '(') && BeforeBracket(text, end, from) is { Length: > 0 } cut) return cut;
        return (at, IsBeforeDash(text, at) ? EndOfDash(text, at + 1) + 1 - at : 1);
    }

    private static bool EndsSentence(string text, int at) => at > 0 && text[at - 1] is var before && (before is ')' or ']' or '\uFFFC' || char.IsLower(before) || char.IsNumber(before));

    // "Adv. Mater.", "Univ. Jena"
    private static bool IsAbbreviated(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start <= LongestWord && char.IsAsciiLetter(text[start - 1])) start--;
        return char.IsAsciiLetterUpper(text[start]) && Abbreviated.Contains(text.AsSpan(start, at - start));
    }

    private const int LongestWord = 9;

    // Words of the names of journals and institutions that are hardly written out before a full stop.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviated = FrozenSet.Create(StringComparer.Ordinal,
        "Adv", "Mater", "Phys", "Rev", "Lett", "Chem", "Soc", "Int", "Nat", "Commun", "Sci", "Appl", "Proc", "Acad", "Environ", "Electrochem", "Technol", "Bull", "Trans", "Biol", "Funct", "Angew", "Univ", "Inst", "Dept").GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool BeginsPart(string text, int at)
    {
        if (at == text.Length) return false;
        var rest = text.AsSpan(at);
        return rest[0] == '\uFFFC' || CharUnicodeInfo.GetUnicodeCategory(rest[0]) is UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherLetter
            || rest.StartsWith("http:", StringComparison.Ordinal) || rest.StartsWith("https:", StringComparison.Ordinal) || rest.StartsWith("arXiv", StringComparison.Ordinal) || rest.StartsWith("doi", StringComparison.Ordinal);
    }

    // "[1]: …", "(2026), [code]", "…, arXiv:2601.90001"
    private static (int Index, int Length) BehindMark(string text, int at)
    {
        var end = EndOfSpaces(text, at + 1);
        if (end == at + 1) return default;
        var isBehindBracket = at > 0 && text[at - 1] is (')' or ']');
        if (isBehindBracket && end < text.Length && text[end] is ('[' or '(')) return (at, end - at);
        if (text[at] == ':') return at > 0 && text[at - 1] == ']' ? (at, end - at) : default;
        return NameOfIdentifier(text, end) is > 0 and var name && IsNumberBehindColon(text, end + name) ? (at, end - at) : default;
    }

    // The space before a bracket that stands behind another or holds an identifier.
    private static (int Index, int Length) BeforeBracket(string text, int at, int from)
    {
        var start = at;
        while (start > from && IsSpace(text, start - 1)) start--;
        if (start == at) return default;
        var isBehindBracket = start > 0 && text[start - 1] is (')' or ']');
        if (at + 6 < text.Length && text[at] == '(' && text[at + 1] is '1' or '2' && IsDigit(text, at + 2) && IsDigit(text, at + 3) && IsDigit(text, at + 4) && text[at + 5] == ')' && text[at + 6] == ',') return (start, at - start);
        return isBehindBracket || (NameOfIdentifier(text, at + 1) is > 0 and var name && IsNumberBehindSign(text, at + 1 + name)) ? (start, at - start) : default;
    }

    private static int NameOfIdentifier(string text, int at) =>
        text.AsSpan(at).StartsWith("arXiv", StringComparison.Ordinal) ? "arXiv".Length : text.AsSpan(at).StartsWith("doi", StringComparison.Ordinal) ? "doi".Length : 0;

    // A space or colon, perhaps a space, a digit.
    private static bool IsNumberBehindSign(string text, int at) =>
        at < text.Length && text[at] is (' ' or ':') && (IsDigit(text, at + 1) || (IsSpace(text, at + 1) && IsDigit(text, at + 2)));

    // A colon with perhaps a space on either side, and a digit.
    private static bool IsNumberBehindColon(string text, int at)
    {
        if (IsSpace(text, at)) at++;
        return at < text.Length && text[at] == ':' && (IsDigit(text, at + 1) || (IsSpace(text, at + 1) && IsDigit(text, at + 2)));
    }

    private static int EndOfSpaces(string text, int at)
    {
        while (IsSpace(text, at)) at++;
        return at;
    }

    private static bool IsSpace(string text, int at) => at < text.Length && char.IsWhiteSpace(text[at]);

    private static bool IsDigit(string text, int at) => at < text.Length && char.IsDigit(text[at]);
}
