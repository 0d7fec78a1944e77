using System.Globalization;
using System.Text;

namespace Digest.Typesetting.Paragraphs;

/// <summary>What a line end before a character would be.</summary>
internal enum Opportunity : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>After a space, which goes.</summary>
    AfterSpace,

    /// <summary>After a hyphen or dash that stays.</summary>
    AfterHyphen,

    /// <summary>Beside an ideograph or a syllable, where white space may grow a little.</summary>
    BesideIdeograph,

    /// <summary>After or before another sign.</summary>
    BesideSign,
}

/// <summary>
/// Where the lines of running text may end: UAX #14, of which research text takes away what reads badly there. No line ends between a word and its dash, beside a
/// slash but for one between longer words (addresses have their own rules), after a hyphen that starts or ends a word, or within a range of numbers.
/// </summary>
internal static class Opportunities
{
    /// <summary>Stands for a formula: a letter, since a line ends beside it where one ends beside a letter.</summary>
    private const char InsetLetter = 'x';

    /// <summary>A line ends after a slash between words that have this many letters beside it.</summary>
    private const int ShortestPart = 3;

    /// <summary>The text of all items as one, code unit for code unit; every space that may end a line is the same one.</summary>
    public static string TextOf(IReadOnlyList<StyledItem> items)
    {
        var length = 0;
        foreach (var item in items) length += item is StyledItem.Text part ? part.Value.Length : 1;
        var text = new StringBuilder(length);
        foreach (var item in items)
        {
            if (item is StyledItem.Text words) Append(text, words.Value);
            else text.Append(item is StyledItem.LineEnd ? ' ' : InsetLetter);
        }

        return text.ToString();
    }

    /// <summary>For each code unit of <paramref name="text"/> what a line end before it would be.</summary>
    public static Opportunity[] Find(string text)
    {
        var may = LineBreakRules.Find(text);
        var found = new Opportunity[text.Length];
        for (var i = 1; i < text.Length; i++)
            if (may[i]) found[i] = At(text, i);
        return found;
    }

    private static void Append(StringBuilder text, string part)
    {
        foreach (var c in part) text.Append(char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u202F' or '\u2007') ? ' ' : c);
    }

    private static Opportunity At(string text, int i)
    {
        var (before, after) = (text[i - 1], text[i]);
        if (before == ' ') return Opportunity.AfterSpace;
        if (IsWide(RuneAt(text, i)) || IsWide(RuneBefore(text, i))) return Opportunity.BesideIdeograph;
        if (IsDash(after)) return Opportunity.None;
        if (before == '/') return IsBetweenWords(text, i - 1) ? Opportunity.BesideSign : Opportunity.None;
        if (!IsDash(before)) return Opportunity.BesideSign;
        var isRange = i > 1 && char.IsAsciiDigit(text[i - 2]) && char.IsAsciiDigit(after);
        return i > 1 && IsPartEnd(text[i - 2]) && IsPartStart(after) && !isRange ? Opportunity.AfterHyphen : Opportunity.None;
    }

    // "electrolyte/electrode", but neither "and/or" nor "m/s".
    private static bool IsBetweenWords(string text, int slash)
    {
        if (slash < ShortestPart || slash + ShortestPart >= text.Length) return false;
        for (var i = 1; i <= ShortestPart; i++)
            if (!char.IsLetter(text[slash - i]) || !char.IsLetter(text[slash + i])) return false;
        return true;
    }

    private static int RuneAt(string text, int i) => Rune.TryGetRuneAt(text, i, out var rune) ? rune.Value : text[i];

    private static int RuneBefore(string text, int i) => i > 1 && char.IsLowSurrogate(text[i - 1]) && char.IsHighSurrogate(text[i - 2]) ? char.ConvertToUtf32(text[i - 2], text[i - 1]) : text[i - 1];

    private static bool IsDash(char c) => c is '-' or '\u2010' or '\u2012' or '\u2013' or '\u2014';

    private static bool IsPartEnd(char c) => char.IsLetterOrDigit(c) || c is ')' or ']' or '%' or '\u201D' or '\u2019' || char.IsLowSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool IsPartStart(char c) => char.IsLetterOrDigit(c) || c is '(' or '[' or '\u201C' or '\u2018' || char.IsHighSurrogate(c);

    private static bool IsWide(int character) => character is (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFD);
}
