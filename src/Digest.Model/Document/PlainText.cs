using System.Globalization;
using System.Text;
using Digest.Model.Formulas;

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

    private static void Append(StringBuilder text, Inline inline, FormulaForm form) => text.Append(inline switch
    {
        Inline.Text plain => plain.Value,
        Inline.Emphasis emphasis => Inlines(emphasis.Content, form),
        Inline.Strong strong => Inlines(strong.Content, form),
        Inline.Strikeout struck => Inlines(struck.Content, form),
        Inline.Superscript raised => Shifted(Inlines(raised.Content, form), SuperscriptForms),
        Inline.Subscript lowered => Shifted(Inlines(lowered.Content, form), SubscriptForms),
        Inline.Code code => code.Value,
        Inline.Link link => Inlines(link.Content, form),
        Inline.Formula formula => form == FormulaForm.Tex ? $"\\({formula.Tex}\\)" : FormulaText.Unicode(formula.Tree),
        Inline.Image image => image.Alternative,
        Inline.LineBreak => "\n",
        _ => throw new InvalidOperationException($"{inline.GetType().Name} is not in the closed set of inlines."),
    });

    private static string Blocks(IEnumerable<Block> blocks, FormulaForm form) =>
        string.Join("\n\n", blocks.Select(block => Text(block, form)).Where(text => text.Length > 0));

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
        var lines = new List<string>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var mark = list.Start is { } start ? string.Create(CultureInfo.InvariantCulture, $"{(long)start + i}. ") : "• ";
            var parts = list.Items[i].Content.Select(block => (IsList: block is Block.List, Text: Text(block, form)));
            var text = new StringBuilder();
            foreach (var (isList, part) in parts.Where(part => part.Text.Length > 0))
                text.Append(text.Length == 0 ? "" : isList ? "\n" : "\n\n").Append(part);
            lines.Add(mark + text.ToString().Replace("\n", "\n  ", StringComparison.Ordinal).Replace("\n  \n", "\n\n", StringComparison.Ordinal));
        }

        return string.Join("\n", lines);
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
