using System.Globalization;
using System.Text.RegularExpressions;

namespace Digest.Typesetting.Paragraphs;

/// <summary>A place inside a word where a line may end, before the code unit <paramref name="At"/>.</summary>
internal readonly record struct WordBreak(int At, int Cost, BreakTraits Traits);

/// <summary>
/// Finds where a word may be divided: after its own hyphens and dashes, after the separators of an address (Chicago Manual of Style 7.46, but
/// always after the sign, so that an address never seems to end), and by patterns. A range of numbers stays whole; a word with
/// capitals inside or digits keeps its letters together.
/// </summary>
internal static partial class WordBreaks
{
    private const int HyphenCost = 50;
    private const int AddressCost = 50;

    /// <summary>The places in ascending order. <paramref name="traits"/> say whether the word is code; no hyphenator, no patterns.</summary>
    public static List<WordBreak> Find(string word, RunTraits traits, Hyphenator? hyphenator)
    {
        var isCode = traits.HasFlag(RunTraits.Code);
        var breaks = new List<WordBreak>();
        if (isCode || Address().IsMatch(word)) AddAddress(word, breaks);
        else AddHyphens(word, breaks);
        if (!isCode && breaks.Count == 0 && hyphenator is not null) AddAutomatic(word, hyphenator, breaks);
        return breaks;
    }

    private static void AddHyphens(string word, List<WordBreak> breaks)
    {
        for (var i = 1; i + 1 < word.Length; i++)
        {
            if (word[i] is not ('-' or '\u2010' or '\u2013' or '\u2014') || !IsPartEnd(word[i - 1]) || !IsPartStart(word[i + 1])) continue;
            if (char.IsAsciiDigit(word[i - 1]) && char.IsAsciiDigit(word[i + 1])) continue;
            breaks.Add(new(i + 1, HyphenCost, BreakTraits.Hyphenated));
        }
    }

    private static bool IsPartEnd(char c) => char.IsLetterOrDigit(c) || c is ')' or ']' or '%' or '\u201D' or '\u2019' || char.IsLowSurrogate(c) || c == WordDraft.InsetMark;

    private static bool IsPartStart(char c) => char.IsLetterOrDigit(c) || c is '(' or '[' or '\u201C' or '\u2018' || char.IsHighSurrogate(c) || c == WordDraft.InsetMark;

    private static void AddAddress(string word, List<WordBreak> breaks)
    {
        for (var i = 1; i + 1 < word.Length; i++)
        {
            if (word[i] is '/' or '.' or '_' or '-' or '?' or '=' or '&' && word[i + 1] != '/' && char.IsLetterOrDigit(word[i + 1]))
                breaks.Add(new(i + 1, AddressCost, BreakTraits.None));
        }
    }

    private static void AddAutomatic(string word, Hyphenator hyphenator, List<WordBreak> breaks)
    {
        if (word.AsSpan().ContainsAnyInRange('0', '9')) return;
        for (var start = 0; start < word.Length;)
        {
            if (!IsLetter(word[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < word.Length && IsLetter(word[end])) end++;
            var letters = word.AsSpan(start, end - start);
            if (HasNoInnerCapital(letters))
                foreach (var place in hyphenator.Divide(letters)) breaks.Add(new(start + place, HyphenCost, BreakTraits.Hyphenated | BreakTraits.AddsHyphen | BreakTraits.Automatic));
            start = end;
        }
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool HasNoInnerCapital(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters[1..])
            if (char.IsUpper(c)) return false;
        return true;
    }

    /// <summary>An address: with a scheme, a host that says so, or a DOI.</summary>
    [GeneratedRegex(@"://|^[^\p{L}]?www\.|(?:^|[^0-9.])10\.[0-9]{4,9}/", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
