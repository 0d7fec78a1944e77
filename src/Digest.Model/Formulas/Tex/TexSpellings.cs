using System.Globalization;
using System.Text;
using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Tex;

/// <summary>How symbols and words are written in TeX: the ways are tried in order, and the first that reads back as the same is taken.</summary>
internal static class TexSpellings
{
    /// <summary>The symbol as TeX; a command ends with a space.</summary>
    public static string Of(MathNode.Symbol symbol)
    {
        if (IsPlain(symbol)) return symbol.Text;
        foreach (var spelling in Ways(symbol))
            if (IsFit(spelling) && Reads(spelling, symbol)) return spelling;
        return "\\text{" + InWords(symbol.Text) + "}";
    }

    /// <summary>The command of a character with a space after it, or null.</summary>
    public static string? Command(string character) => Commands(character, null).FirstOrDefault();

    /// <summary>True for a text that begins with a mark that would combine with what stands before it.</summary>
    public static bool IsMark(string text) => text.Length > 0 && Rune.GetUnicodeCategory(Rune.GetRuneAt(text, 0)) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Words as the argument of <c>\text</c>.</summary>
    public static string InWords(string words)
    {
        var text = new StringBuilder();
        foreach (var rune in words.EnumerateRunes())
        {
            var shown = rune.ToString();
            switch (shown)
            {
                case "\\": text.Append("\\unicode{x2216}"); break;
                case "{" or "}" or "_" or "$": text.Append('\\').Append(shown); break;
                case "^": text.Append("\\textasciicircum "); break;
                case "~": text.Append("\\textasciitilde "); break;
                case "\u00A0": text.Append('~'); break;
                case " " when text.Length > 0 && text[^1] == ' ': text.Append("\\ "); break;
                case " ": text.Append(' '); break;
                default:
                    var isItself = !Rune.IsWhiteSpace(rune) && !IsMark(shown) && !TexCharacters.IsForeign(shown) && shown.IsNormalized();
                    text.Append(isItself ? shown : string.Create(CultureInfo.InvariantCulture, $"\\unicode{{x{rune.Value:X}}}"));
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>True for what is itself in TeX and needs no trial: ASCII letters in italics, and numbers.</summary>
    private static bool IsPlain(MathNode.Symbol symbol) => symbol.Class == MathClass.Ordinary && (symbol.Variant, symbol.Text) switch
    {
        (MathVariant.Italic, [var c]) => char.IsAsciiLetter(c),
        (MathVariant.Upright, [>= '0' and <= '9']) => true,
        _ => false,
    };

    private static IEnumerable<string> Ways(MathNode.Symbol symbol)
    {
        var text = symbol.Text;
        if (symbol.Class == MathClass.Operator)
        {
            foreach (var command in Commands(text, symbol)) yield return command;
            yield return $"\\operatorname{{{text}}}";
            yield return $"\\operatorname{{\\text{{{InWords(text)}}}}}";
        }

        string[] plain = text is "]" or "[" ? [.. Commands(text, null), $"{{{text}}}"] : [text, .. Commands(text, null), $"{{{text}}}", $"\\{text}"];
        foreach (var way in plain) yield return way;
        if (text is "{\u0338" or "}\u0338") yield return $"\\not\\{text[0]}";
        if (AlphabetOf(symbol.Variant) is { } alphabet)
            foreach (var way in plain) yield return $"\\{alphabet}{{{way}}}";
        if (WordsOf(symbol.Variant) is { } face) yield return $"\\{face}{{{InWords(text)}}}";
        foreach (var way in plain)
        {
            yield return $"\\{ClassOf(symbol.Class)}{{{way}}}";
            if (AlphabetOf(symbol.Variant) is { } inner) yield return $"\\{ClassOf(symbol.Class)}{{\\{inner}{{{way}}}}}";
        }
    }

    // Alone, these would change their sense beside other parts.
    private static bool IsFit(string spelling) => spelling is not ("" or "\\" or "_" or "^" or "{" or "}" or "&" or "$" or "~" or "%");

    private static bool Reads(string spelling, MathNode.Symbol symbol)
    {
        var read = FormulaReader.Read(spelling);
        return read.Diagnostics.IsEmpty && read.Value == symbol;
    }

    private static IEnumerable<string> Commands(string text, MathNode.Symbol? symbol) =>
        SymbolTable.CommandsOf(text).Where(name => symbol is null || (SymbolTable.TryFind(name, out var entry) && entry.ToNode() == symbol))
            .Select(name => "\\" + name + (char.IsAsciiLetter(name[^1]) ? " " : ""));

    private static string? AlphabetOf(MathVariant variant) => variant switch
    {
        MathVariant.Italic => "mathit",
        MathVariant.Bold => "mathbf",
        MathVariant.BoldItalic => "boldsymbol",
        MathVariant.DoubleStruck => "mathbb",
        MathVariant.Script => "mathcal",
        MathVariant.Fraktur => "mathfrak",
        MathVariant.SansSerif => "mathsf",
        MathVariant.Monospace => "mathtt",
        _ => null,
    };

    private static string? WordsOf(MathVariant variant) => variant switch
    {
        MathVariant.Italic => "textit",
        MathVariant.Bold => "textbf",
        _ => null,
    };

    private static string ClassOf(MathClass @class) => @class switch
    {
        MathClass.Binary => "mathbin",
        MathClass.Relation => "mathrel",
        MathClass.Open => "mathopen",
        MathClass.Close => "mathclose",
        MathClass.Punctuation => "mathpunct",
        MathClass.Operator => "mathop",
        _ => "mathord",
    };
}
