using System.Globalization;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Html;

/// <summary>Blocks as HTML.</summary>
public static class BlockHtml
{
    /// <summary>Writes <paramref name="blocks"/> in order.</summary>
    public static void Write(HtmlWriter writer, IEnumerable<Block> blocks, HtmlStyle style)
    {
        foreach (var block in blocks) Write(writer, block, style);
    }

    /// <summary>Writes the blocks of a list entry or cell: a single paragraph without its element.</summary>
    public static void WriteInside(HtmlWriter writer, EquatableArray<Block> blocks, HtmlStyle style)
    {
        var rest = blocks.AsSpan();
        if (rest is [Block.Paragraph first, ..])
        {
            InlineHtml.Write(writer, first.Content, style);
            rest = rest[1..];
        }

        foreach (var block in rest) Write(writer, block, style);
    }

    private static void Write(HtmlWriter writer, Block block, HtmlStyle style)
    {
        switch (block)
        {
            case Block.Heading heading:
                var level = Math.Clamp(Math.Max(heading.Level - 3, 0) + style.HeadingLevel, 1, 6);
                writer.Open("h" + level.ToString(CultureInfo.InvariantCulture), ("style", style.Heading));
                InlineHtml.Write(writer, heading.Content, style);
                writer.Close();
                break;
            case Block.Paragraph paragraph:
                writer.Open("p", ("style", style.Paragraph));
                InlineHtml.Write(writer, paragraph.Content, style);
                writer.Close();
                break;
            case Block.List list: List(writer, list, style); break;
            case Block.Table table: Table(writer, table, style); break;
            case Block.Quote quote:
                writer.Open("blockquote", ("style", style.Quote));
                Write(writer, quote.Content, style);
                writer.Close();
                break;
            case Block.Admonition box: Box(writer, box, style); break;
            case Block.CodeBlock code: writer.Open("pre", ("style", style.Code)).Element("code", code.Value).Close(); break;
            case Block.ThematicBreak: writer.Open("hr"); break;
            default: throw new InvalidOperationException($"{block.GetType().Name} is not in the closed set of blocks.");
        }
    }

    private static void List(HtmlWriter writer, Block.List list, HtmlStyle style)
    {
        var start = list.Start is { } number and not 1 ? number.ToString(CultureInfo.InvariantCulture) : null;
        writer.Open(list.Start is null ? "ul" : "ol", ("start", start), ("style", style.List));
        foreach (var item in list.Items)
        {
            writer.Open("li", ("style", style.Item));
            if (item.Done is { } done) writer.Text(done ? "☑ " : "☐ ");
            WriteInside(writer, item.Content, style);
            writer.Close();
        }

        writer.Close();
    }

    private static void Box(HtmlWriter writer, Block.Admonition box, HtmlStyle style)
    {
        writer.Open("div", ("class", "box"), ("style", style.Quote));
        if (!box.Title.IsEmpty)
        {
            writer.Open("p", ("style", style.Paragraph)).Open("strong");
            InlineHtml.Write(writer, box.Title, style);
            writer.Close().Close();
        }

        Write(writer, box.Content, style);
        writer.Close();
    }

    private static void Table(HtmlWriter writer, Block.Table table, HtmlStyle style)
    {
        writer.Open("div", ("class", "wide")).Open("table", ("style", style.Cell is null ? null : "border-collapse:collapse;margin:12px 0 0"));
        if (!table.Head.IsEmpty)
        {
            writer.Open("thead").Open("tr");
            foreach (var cell in table.Head) Cell(writer, cell, "th", style);
            writer.Close().Close();
        }

        writer.Open("tbody");
        foreach (var row in table.Rows)
        {
            writer.Open("tr");
            foreach (var cell in row.Cells) Cell(writer, cell, "td", style);
            writer.Close();
        }

        writer.Close().Close().Close();
    }

    private static void Cell(HtmlWriter writer, TableCell cell, string element, HtmlStyle style)
    {
        var align = cell.Alignment switch { Alignment.Center => "text-align:center", Alignment.End => "text-align:right", _ => "text-align:left" };
        writer.Open(element, ("scope", element == "th" ? "col" : null), ("style", style.Cell is { } css ? css + ";" + align : align));
        InlineHtml.Write(writer, cell.Content, style);
        writer.Close();
    }
}
