using System.Globalization;
using System.Text;
using Digest.Model.Formulas;
using Digest.Model.Recognition;

namespace Digest.Model.Document;

/// <summary>Running text and blocks as characters alone, for exports, text mails, file properties and comparison.</summary>
public static class PlainText
{
    private enum FormulaForm
    {
        Unicode,
        Tex,
    }

    /// <summary>The text with formulas as Unicode characters; a line break is <c>\n</c>, an image its alternative text.</summary>
    public static string Of(IEnumerable<Inline> inlines) => Inlines(inlines, FormulaForm.Unicode);

    internal static string Of(EquatableArray<Inline> inlines) => Inlines(inlines, FormulaForm.Unicode);

    internal static string Of(EquatableArray<Block> blocks) => blocks is [Block.Paragraph { Content: var only }] ? Inlines(only, FormulaForm.Unicode) : Blocks(blocks, FormulaForm.Unicode);

    /// <summary>The text with formulas as TeX between <c>\(</c> and <c>\)</c>; otherwise as <see cref="Of(IEnumerable{Inline})"/>.</summary>
    public static string WithTex(IEnumerable<Inline> inlines) => Inlines(inlines, FormulaForm.Tex);

    /// <summary>The blocks' text, a blank line between two; list entries stand one to a line after <c>• </c> or <c>1. </c>, nested ones two spaces further in.</summary>
    public static string Of(IEnumerable<Block> blocks) => Blocks(blocks, FormulaForm.Unicode);

    /// <summary>The blocks' text with formulas as TeX between <c>\(</c> and <c>\)</c>; otherwise as <see cref="Of(IEnumerable{Block})"/>.</summary>
    public static string WithTex(IEnumerable<Block> blocks) => Blocks(blocks, FormulaForm.Tex);

    private static string Inlines(IEnumerable<Inline> inlines, FormulaForm form)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines) Append(text, inline, form);
        return text.ToString();
    }

    private static string Inlines(EquatableArray<Inline> inlines, FormulaForm form)
    {
        if (InlineCut.PlainString(inlines) is { } plain) return plain;
        var text = new StringBuilder();
        Append(text, inlines, form);
        return text.ToString();
    }

    private static void Append(StringBuilder text, EquatableArray<Inline> inlines, FormulaForm form)
    {
        foreach (var inline in inlines.AsSpan()) Append(text, inline, form);
    }

    private static void Append(StringBuilder text, Inline inline, FormulaForm form)
    {
        switch (inline)
        {
            case Inline.Text plain:
                text.Append(plain.Value);
                break;
            case Inline.Emphasis emphasis:
                Append(text, emphasis.Content, form);
                break;
            case Inline.Strong strong:
                Append(text, strong.Content, form);
                break;
            case Inline.Strikeout struck:
                Append(text, struck.Content, form);
                break;
            case Inline.Superscript raised:
                text.Append(Shifted(Inlines(raised.Content, form), SuperscriptForms));
                break;
            case Inline.Subscript lowered:
                text.Append(Shifted(Inlines(lowered.Content, form), SubscriptForms));
                break;
            case Inline.Code code:
                text.Append(code.Value);
                break;
            case Inline.Link link:
                Append(text, link.Content, form);
                break;
            case Inline.Formula formula when form == FormulaForm.Tex:
                text.Append("\\(").Append(formula.Tex).Append("\\)");
                break;
            case Inline.Formula formula:
                text.Append(FormulaText.Unicode(formula.Tree));
                break;
            case Inline.Image image:
                text.Append(image.Alternative);
                break;
            case Inline.LineBreak:
                text.Append('\n');
                break;
            default:
                throw new InvalidOperationException($"{inline.GetType().Name} is not in the closed set of inlines.");
        }
    }

    private static string Blocks(IEnumerable<Block> blocks, FormulaForm form)
    {
        if (blocks is EquatableArray<Block> and [Block.Paragraph { Content: var only }]) return Inlines(only, form);
        return string.Join("\n\n", blocks.Select(block => Text(block, form)).Where(text => text.Length > 0));
    }

    private static string Text(Block block, FormulaForm form) => block switch
    {
        Block.Heading heading => Inlines(heading.Content, form),
        Block.Paragraph paragraph => Inlines(paragraph.Content, form),
        Block.List list => List(list, form),
        Block.Table table => Table(table, form),
        Block.Quote quote => Blocks(quote.Content, form),
        Block.Admonition box => string.Join("\n\n", new[] { Inlines(box.Title, form), Blocks(box.Content, form) }.Where(part => part.Length > 0)),
        Block.CodeBlock code => code.Value,
        Block.ThematicBreak => "",
        _ => throw new InvalidOperationException($"{block.GetType().Name} is not in the closed set of blocks."),
    };

    private static string List(Block.List list, FormulaForm form)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0) lines.Append('\n');
            if (list.Start is { } start) lines.Append(CultureInfo.InvariantCulture, $"{(long)start + i}. ");
            else lines.Append("• ");
            var first = lines.Length;
            foreach (var block in list.Items[i].Content)
            {
                if (Text(block, form) is not { Length: > 0 } part) continue;
                if (lines.Length > first) lines.Append(block is Block.List ? "\n  " : "\n\n  ");
                if (part.Contains('\n', StringComparison.Ordinal)) part = part.Replace("\n", "\n  ", StringComparison.Ordinal).Replace("\n  \n", "\n\n", StringComparison.Ordinal);
                lines.Append(part);
            }
        }

        return lines.ToString();
    }

    private static string Table(Block.Table table, FormulaForm form)
    {
        var rows = table.Rows.Select(row => row.Cells).Prepend(table.Head).Where(cells => !cells.IsEmpty);
        return string.Join("\n", rows.Select(cells => string.Join(" | ", cells.Select(cell => Inlines(cell.Content, form)))));
    }

    private const string Shiftable = "0123456789+-=()";
    private const string SuperscriptForms = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
    private const string SubscriptForms = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

    // Only where every character has a raised or lowered form: half of a mark would read as a different one.
    private static string Shifted(string text, string forms) =>
        text.All(c => Shiftable.Contains(c, StringComparison.Ordinal)) ? string.Concat(text.Select(c => forms[Shiftable.IndexOf(c, StringComparison.Ordinal)])) : text;
}
