using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// Finds formulas in running text by their marks: <c>\(…\)</c>, <c>\[…\]</c>, <c>$…$</c> and <c>$$…$$</c>. A dollar sign is also money, so a single one
/// opens a formula only under pandoc's conditions (no space after the opening one, none before the closing one and no digit after it) and only when
/// what stands between does not read as an amount or as words.
/// </summary>
internal static partial class FormulaMarks
{
    // Far beyond any formula that a person wrote; it keeps a text of nothing but opening marks from being searched to its end at each.
    private const int Longest = 8192;

    /// <summary>The most characters of TeX between two marks.</summary>
    public const int MostTex = Longest - 4;

    private const int MostSlashes = 64;

    // Signs that text between dollars or brackets would not have.
    private const string TexSigns = "\\^_{=<>";

    /// <summary>A formula found: the stretch with its marks, and the TeX between them.</summary>
    public readonly record struct Match(int Start, int End, int TexStart, int TexEnd, FormulaStyle Style);

    /// <summary>The formula that opens at <paramref name="at"/>, or null when none does.</summary>
    public static Match? At(string text, int at, int end)
    {
        if (at + 2 >= end || IsEscaped(text, at)) return null;
        return (text[at], text[at + 1]) switch
        {
            ('\\', '(') => Between(text, at, end, "\\)", FormulaStyle.Inline),
            ('\\', '[') => Between(text, at, end, "\\]", FormulaStyle.Display) is { } found && IsTex(text, found, end) ? found : null,
            ('$', '$') => Between(text, at, end, "$$", FormulaStyle.Display) is { } found && !IsStray(text.AsSpan(found.TexStart, found.TexEnd - found.TexStart)) ? found : null,
            ('$', _) => Dollars(text, at, end),
            _ => null,
        };
    }

    /// <summary>
    /// The stretch from an opening <c>\(</c> or <c>\[</c> at <paramref name="at"/> to its closing mark, where that stands too far away for a formula and no other opens between; null otherwise.
    /// Takes time up to the next mark only.
    /// </summary>
    public static TextSpan? TooLong(string text, int at, int end)
    {
        if (at + 2 >= end || text[at] != '\\' || text[at + 1] is not ('(' or '[') || IsEscaped(text, at)) return null;
        var close = text[at + 1] == '(' ? ')' : ']';
        for (var next = at + 2; next + 1 < end; next += 2)
        {
            var skipped = text.AsSpan(next, end - next - 1).IndexOf('\\');
            if (skipped < 0) return null;
            next += skipped;
            if (text[next + 1] == close) return next - at > Longest - 2 ? TextSpan.Between(at, next + 2) : null;
            if (text[next + 1] == text[at + 1]) return null;
        }

        return null;
    }

    /// <summary>True when a dollar sign stands between two pairs of them where nothing else is TeX's own: TeX has formulas in formulas only within its words.</summary>
    public static bool IsStray(ReadOnlySpan<char> between) => between.Contains('$') && between.IndexOfAny(TexSigns) < 0;

    private static Match? Between(string text, int at, int end, string close, FormulaStyle style)
    {
        var found = text.IndexOf(close, at + 2, Math.Min(end, at + Longest) - at - 2, StringComparison.Ordinal);
        return found < 0 || text.AsSpan(at + 2, found - at - 2).IsWhiteSpace() ? null : new Match(at, found + 2, at + 2, found, style);
    }

    private static Match? Dollars(string text, int at, int end)
    {
        if (char.IsWhiteSpace(text[at + 1])) return null;
        var close = at + 1;
        while (close < end && close <= at + 1 + MostTex && (text[close] != '$' || IsEscaped(text, close))) close++;
        if (close >= end || close > at + 1 + MostTex || char.IsWhiteSpace(text[close - 1])) return null;
        if (close + 1 < end && (char.IsAsciiDigit(text[close + 1]) || text[close + 1] == '$')) return null;
        return ReadsAsFormula(text[(at + 1)..close]) ? new Match(at, close + 1, at + 1, close, FormulaStyle.Inline) : null;
    }

    private static bool ReadsAsFormula(string tex) =>
        tex.AsSpan().IndexOfAny(TexSigns) >= 0 ? !MoneyFirst().IsMatch(tex)
        : char.IsAsciiDigit(tex[0]) || tex[0] == '.' ? ShortTerm().IsMatch(tex)
        : !Words().IsMatch(tex) && "-–—/,;:.".IndexOf(tex[^1], StringComparison.Ordinal) < 0;

    // "\[" is also how Markdown writes a bracket that opens no link: a display formula stands alone on its line or shows TeX's own signs.
    private static bool IsTex(string text, Match found, int end)
    {
        if (text.AsSpan(found.TexStart, found.TexEnd - found.TexStart).IndexOfAny(TexSigns) >= 0) return true;
        var before = found.Start - 1;
        while (before >= 0 && text[before] is ' ' or '\t') before--;
        var after = found.End;
        while (after < end && text[after] is ' ' or '\t') after++;
        return (before < 0 || text[before] is '\n' or '\r') && (after >= end || text[after] is '\n' or '\r');
    }

    // Of a run of more backslashes than anyone writes it is not counted which is which.
    private static bool IsEscaped(string text, int at)
    {
        var slashes = 0;
        while (at - slashes - 1 >= 0 && text[at - slashes - 1] == '\\' && slashes <= MostSlashes) slashes++;
        return slashes % 2 == 1 || slashes > MostSlashes;
    }

    [GeneratedRegex(@"^\d[\d.,]*\s?[a-zA-Z]?(\s?[-+*/×·]\s?[\da-zA-Z.]{1,4})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ShortTerm();

    [GeneratedRegex(@"^[\d.,]+\s?([KMBTkmb]|bn|[mbt]illion)?\s?([-–—/]|to|and|or|in|for|per)\s?[a-zA-Z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex MoneyFirst();

    [GeneratedRegex(@"(?<!\p{L})\p{L}{2,}[\s,;:/]+\p{L}{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
