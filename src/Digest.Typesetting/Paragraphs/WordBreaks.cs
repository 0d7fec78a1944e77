using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Digest.Typesetting.Paragraphs;

/// <summary>A place inside a word where a line may end, before the code unit <paramref name="At"/>.</summary>
internal readonly record struct WordBreak(int At, int Cost, BreakTraits Traits);

/// <summary>
/// Finds where a word may be divided beyond what the rules for running text allow: after the separators of an address (Chicago Manual of Style
/// 7.46, but always after the sign, so that an address never seems to end, and after a hyphen only where lines would otherwise gape), and by patterns. Formulas, identifiers and words with capitals
/// inside keep their letters together.
/// </summary>
internal static partial class WordBreaks
{
    /// <summary>What a line end after a hyphen costs, whether the text has it or not: TeX's \hyphenpenalty and \exhyphenpenalty.</summary>
    public const int HyphenCost = 50;

    /// <summary>What a line end beside another sign costs, within an address too.</summary>
    public const int SignCost = 50;

    /// <summary>What a line end after a hyphen within an address costs: it is taken for one that the line end brought, and the address then leads nowhere.</summary>
    public const int AddressHyphenCost = 1000;

    /// <summary>What a line end costs after a hyphen in text that spares them, and within an entry of a row: as much as several lines that are short by twice what they may be.</summary>
    public const int SparedCost = 1600;

    /// <summary>What a line end costs between a relation and a figure: as much as one whose spaces are stretched by four times what they may be.</summary>
    public const int ValueCost = 1100;

    /// <summary>What a line end within code costs, whose spaces are better places.</summary>
    public const int CodeCost = 1000;

    /// <summary>What a second kind of hyphen costs in a word that has hyphens of its own.</summary>
    public const int LastResortCost = 400;

    /// <summary>What makes a word a formula, an identifier or an address, which patterns do not divide.</summary>
    private static readonly SearchValues<char> Identifying = SearchValues.Create("0123456789_@#=\\");

    /// <summary>True for what is broken at its separators only: code, and addresses with a scheme, a host that says so, or a DOI.</summary>
    public static bool IsAddress(ReadOnlySpan<char> word, RunTraits traits) =>
        traits.HasFlag(RunTraits.Code) || (word.IndexOfAny('/', '.') >= 0 && Address().IsMatch(word));

    /// <summary>Adds the places in ascending order. <paramref name="isAddress"/> says whether <see cref="IsAddress"/> holds; no hyphenator, no patterns.</summary>
    public static void Find(ReadOnlySpan<char> word, bool isAddress, Hyphenator? hyphenator, List<WordBreak> breaks)
    {
        if (isAddress) AddAddress(word, breaks);
        else if (hyphenator is not null && word.Length >= Hyphenator.ShortestWord && !word.ContainsAny(Identifying)) AddAutomatic(word, hyphenator, breaks);
    }

    private static void AddAddress(ReadOnlySpan<char> word, List<WordBreak> breaks)
    {
        for (var i = 1; i + 1 < word.Length; i++)
        {
            if (word[i] is '/' or '.' or '_' or '-' or '?' or '=' or '&' && word[i + 1] != '/' && char.IsLetterOrDigit(word[i + 1]))
                breaks.Add(word[i] == '-' ? new(i + 1, AddressHyphenCost, BreakTraits.LastResort) : new(i + 1, SignCost, BreakTraits.None));
        }
    }

    private static void AddAutomatic(ReadOnlySpan<char> word, Hyphenator hyphenator, List<WordBreak> breaks)
    {
        Span<bool> places = word.Length <= 128 ? stackalloc bool[word.Length] : new bool[word.Length];
        for (var start = 0; start < word.Length;)
        {
            if (!IsLetter(word[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < word.Length && IsLetter(word[end])) end++;
            if (HasNoInnerCapital(word[start..end])) hyphenator.Mark(word[start..end], places[start..end]);
            start = end;
        }

        for (var at = 0; at < word.Length; at++)
            if (places[at]) breaks.Add(new(at, HyphenCost, BreakTraits.Hyphenated | BreakTraits.AddsHyphen | BreakTraits.Automatic));
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool HasNoInnerCapital(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters[1..])
            if (char.IsUpper(c)) return false;
        return true;
    }

    [GeneratedRegex(@"://|^[^\p{L}]?www\.|(?:^|[^0-9.])10\.[0-9]{4,9}/", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
