using System.Globalization;
using System.Text;

namespace Digest.Model.Formulas;

/// <summary>Prints formula trees as compact S-expressions, for dumps and specs.</summary>
/// <remarks>
/// A symbol prints as <c>class:variant:text</c>, where ordinary class and the variant that the symbol has of itself are left out
/// (<c>x</c>, <c>rel:=</c>, <c>bold:x</c>); words print in quotation marks; an absent part prints as <c>-</c>.
/// </remarks>
public static class MathText
{
    /// <summary>The tree on one line.</summary>
    public static string Print(MathNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, MathNode? node)
    {
        switch (node)
        {
            case null: text.Append('-'); break;
            case MathNode.Symbol symbol: WriteSymbol(text, symbol); break;
            case MathNode.Words words: text.Append('"').Append(words.Text).Append('"'); break;
            case MathNode.Row row: WriteList(text, "row", row.Parts.AsSpan()); break;
            case MathNode.Scripts scripts: WriteList(text, "scripts", [scripts.Base, scripts.Sub, scripts.Sup]); break;
            case MathNode.Fraction fraction: WriteList(text, "frac", [fraction.Numerator, fraction.Denominator]); break;
            case MathNode.Radical { Degree: null } root: WriteList(text, "root", [root.Radicand]); break;
            case MathNode.Radical root: WriteList(text, "root", [root.Radicand, root.Degree]); break;
            case MathNode.Accent accent: WriteList(text, "accent " + CodePoint(accent.Mark), [accent.Base]); break;
            case MathNode.Fenced fenced:
                text.Append("(fence \"").Append(fenced.Open).Append("\" ");
                Write(text, fenced.Body);
                text.Append(" \"").Append(fenced.Close).Append("\")");
                break;
            case MathNode.UnderOver stack: WriteList(text, "stack", [stack.Base, stack.Under, stack.Over]); break;
            case MathNode.Binomial binomial: WriteList(text, "choose", [binomial.Upper, binomial.Lower]); break;
            case MathNode.Table table: WriteTable(text, table); break;
            case MathNode.Large large: text.Append("(large ").Append(large.Steps.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(ClassName(large.Class)).Append(large.Text).Append(')'); break;
            case MathNode.Link link:
                text.Append("(link \"").Append(link.Target).Append("\" ");
                Write(text, link.Body);
                text.Append(')');
                break;
            case MathNode.Space { Fills: true }: text.Append("(fill)"); break;
            case MathNode.Space space: text.Append("(space ").Append(space.Em.ToString("0.###", CultureInfo.InvariantCulture)).Append(')'); break;
            case MathNode.Unread unread: text.Append("(unread \"").Append(unread.Text).Append("\")"); break;
        }
    }

    private static void WriteList(StringBuilder text, string head, ReadOnlySpan<MathNode?> parts)
    {
        text.Append('(').Append(head);
        foreach (var part in parts)
        {
            text.Append(' ');
            Write(text, part);
        }

        text.Append(')');
    }

    private static void WriteSymbol(StringBuilder text, MathNode.Symbol symbol)
    {
        text.Append(ClassName(symbol.Class));
        if (symbol.Variant != OwnVariant(symbol)) text.Append(symbol.Variant.ToString().ToLowerInvariant()).Append(':');
        text.Append(symbol.Text);
    }

    private static void WriteTable(StringBuilder text, MathNode.Table table)
    {
        text.Append("(table ").Append(table.Columns);
        foreach (var row in table.Rows)
        {
            text.Append(' ');
            WriteList(text, "cells", row.AsSpan());
        }

        text.Append(')');
    }

    private static string ClassName(MathClass @class) => @class switch
    {
        MathClass.Operator => "op:",
        MathClass.Binary => "bin:",
        MathClass.Relation => "rel:",
        MathClass.Open => "open:",
        MathClass.Close => "close:",
        MathClass.Punctuation => "punct:",
        _ => "",
    };

    private static MathVariant OwnVariant(MathNode.Symbol symbol)
    {
        if (symbol.Class != MathClass.Ordinary || symbol.Text.Length == 0) return MathVariant.Upright;
        var first = Rune.GetRuneAt(symbol.Text, 0);
        return Rune.IsLetter(first) && first.Value is not (>= 0x391 and <= 0x3A9) ? MathVariant.Italic : MathVariant.Upright;
    }

    private static string CodePoint(string mark) =>
        mark.Length == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"U+{Rune.GetRuneAt(mark, 0).Value:X4}");
}
