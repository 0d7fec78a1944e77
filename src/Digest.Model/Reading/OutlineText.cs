using System.Globalization;
using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Reading;

/// <summary>Prints outlines and their parts, one block to a line, for <c>digest dump</c> and for tests; the form is stable.</summary>
public static class OutlineText
{
    /// <summary>The whole outline: properties, then blocks, then what was dropped; every line ends in <c>\n</c>.</summary>
    public static string Print(Outline outline)
    {
        var text = new StringBuilder();
        foreach (var property in outline.Properties) Line(text, 0, $"property {property.Name}: {OneLine(property.Value)}");
        foreach (var block in outline.Blocks) Print(text, block, 0);
        foreach (var dropped in outline.Dropped) Line(text, 0, $"dropped {dropped.Reason}: {OneLine(dropped.Text)}");
        return text.ToString();
    }

    /// <summary>Blocks alone, one to a line, nested ones two spaces further in.</summary>
    public static string Print(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks) Print(text, block, 0);
        return text.ToString();
    }

    /// <summary>
    /// Inlines on one line: text as it stands, <c>*emphasis*</c>, <c>**strong**</c>, <c>~~struck~~</c>, <c>^{raised}</c>, <c>_{lowered}</c>, <c>`code`</c>,
    /// <c>[text](target)</c>, <c>\(formula\)</c>, <c>\[displayed formula\]</c>, <c>![text](target)</c>, and <c>⏎</c> for a line break.
    /// </summary>
    public static string Print(IEnumerable<Inline> inlines) => string.Concat(inlines.Select(Print));

    private static string Print(Inline inline) => inline switch
    {
        Inline.Text text => text.Value,
        Inline.Emphasis part => $"*{Print(part.Content)}*",
        Inline.Strong part => $"**{Print(part.Content)}**",
        Inline.Strikeout part => $"~~{Print(part.Content)}~~",
        Inline.Superscript part => $"^{{{Print(part.Content)}}}",
        Inline.Subscript part => $"_{{{Print(part.Content)}}}",
        Inline.Code code => $"`{OneLine(code.Value)}`",
        Inline.Link link => $"[{Print(link.Content)}]({link.Target})",
        Inline.Formula { Style: FormulaStyle.Display } formula => $"\\[{OneLine(formula.Tex)}\\]",
        Inline.Formula formula => $"\\({OneLine(formula.Tex)}\\)",
        Inline.Image image => $"![{image.Alternative}]({image.Target})",
        Inline.LineBreak => "⏎",
        _ => throw new InvalidOperationException($"{inline.GetType().Name} is not in the closed set of inlines."),
    };

    private static void Print(StringBuilder text, Block block, int depth)
    {
        switch (block)
        {
            case Block.Heading heading:
                Line(text, depth, $"heading {heading.Level.ToString(CultureInfo.InvariantCulture)}: {Print(heading.Content)}");
                break;
            case Block.Paragraph paragraph:
                Line(text, depth, $"paragraph: {Print(paragraph.Content)}");
                break;
            case Block.List list:
                Print(text, list, depth);
                break;
            case Block.Table table:
                Print(text, table, depth);
                break;
            case Block.Quote quote:
                Line(text, depth, "quote");
                foreach (var inner in quote.Content) Print(text, inner, depth + 1);
                break;
            case Block.Admonition box:
                Line(text, depth, $"admonition {box.Kind}: {Print(box.Title)}");
                foreach (var inner in box.Content) Print(text, inner, depth + 1);
                break;
            case Block.CodeBlock code:
                Line(text, depth, $"code{(code.Language is { } language ? " " + language : "")}");
                foreach (var line in code.Value.Split('\n')) Line(text, depth + 1, "| " + line);
                break;
            case Block.ThematicBreak:
                Line(text, depth, "break");
                break;
            default:
                throw new InvalidOperationException($"{block.GetType().Name} is not in the closed set of blocks.");
        }
    }

    private static void Print(StringBuilder text, Block.List list, int depth)
    {
        Line(text, depth, list.Start is { } start ? $"list from {start.ToString(CultureInfo.InvariantCulture)}" : "list");
        foreach (var item in list.Items)
        {
            var mark = item.Done switch { true => "- [x] ", false => "- [ ] ", null => "- " };
            if (item.Content is [Block.Paragraph first, ..])
            {
                Line(text, depth + 1, mark + Print(first.Content));
                foreach (var inner in item.Content.Skip(1)) Print(text, inner, depth + 2);
            }
            else
            {
                Line(text, depth + 1, mark.TrimEnd());
                foreach (var inner in item.Content) Print(text, inner, depth + 2);
            }
        }
    }

    private static void Print(StringBuilder text, Block.Table table, int depth)
    {
        Line(text, depth, "table");
        if (!table.Head.IsEmpty) Line(text, depth + 1, "head: " + Cells(table.Head));
        foreach (var row in table.Rows) Line(text, depth + 1, "row: " + Cells(row.Cells));
    }

    private static string Cells(EquatableArray<TableCell> cells) => string.Join(" | ", cells.Select(cell => cell.Alignment switch
    {
        Alignment.Center => ":" + Print(cell.Content) + ":",
        Alignment.End => Print(cell.Content) + ":",
        _ => Print(cell.Content),
    }));

    private static string OneLine(string value) => value.ReplaceLineEndings("⏎");

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', 2 * depth).Append(line.TrimEnd(' ')).Append('\n');
}
