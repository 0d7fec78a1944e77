using System.Text.Json;
using Digest.Model.Document;

namespace Digest.Model.Exporting;

/// <summary>Running text and blocks as JSON: plain characters are strings, everything else an object whose first member says what it is.</summary>
internal static class TextJson
{
    /// <summary>A title as plain characters and as inlines; nothing when it is empty.</summary>
    public static void WriteTitle(Utf8JsonWriter json, EquatableArray<Inline> title)
    {
        IssueJson.WriteText(json, "title", PlainText.WithTex(title));
        WriteInlines(json, "titleInlines", title);
    }

    /// <summary>Inlines under a name; nothing when there are none.</summary>
    public static void WriteInlines(Utf8JsonWriter json, string name, EquatableArray<Inline> content)
    {
        if (!content.IsEmpty) IssueJson.WriteList(json, name, content, Write);
    }

    /// <summary>Blocks under a name; nothing when there are none.</summary>
    public static void WriteBlocks(Utf8JsonWriter json, string name, EquatableArray<Block> blocks)
    {
        if (!blocks.IsEmpty) IssueJson.WriteList(json, name, blocks, Write);
    }

    /// <summary>An entry of a list.</summary>
    public static void Write(Utf8JsonWriter json, ListItem item)
    {
        json.WriteStartObject();
        IssueJson.WriteList(json, "blocks", item.Content, Write);
        if (item.Done is { } done) json.WriteBoolean("done", done);
        json.WriteEndObject();
    }

    /// <summary>A block.</summary>
    public static void Write(Utf8JsonWriter json, Block block)
    {
        json.WriteStartObject();
        switch (block)
        {
            case Block.Heading heading:
                IssueJson.WriteList(json, "heading", heading.Content, Write);
                json.WriteNumber("level", heading.Level);
                break;
            case Block.Paragraph paragraph:
                IssueJson.WriteList(json, "paragraph", paragraph.Content, Write);
                break;
            case Block.List list:
                IssueJson.WriteList(json, "list", list.Items, Write);
                if (list.Start is { } start) json.WriteNumber("start", start);
                break;
            case Block.Table table:
                IssueJson.WriteList(json, "table", table.Rows, static (json, row) => WriteRow(json, row.Cells));
                json.WritePropertyName("head");
                WriteRow(json, table.Head);
                break;
            case Block.Quote quote:
                IssueJson.WriteList(json, "quote", quote.Content, Write);
                break;
            case Block.Admonition box:
                IssueJson.WriteList(json, "box", box.Content, Write);
                json.WriteString("kind", box.Kind);
                WriteInlines(json, "titleInlines", box.Title);
                break;
            case Block.CodeBlock code:
                json.WriteString("code", code.Value);
                IssueJson.WriteGiven(json, "language", code.Language);
                break;
            case Block.ThematicBreak:
                json.WriteBoolean("ruler", true);
                break;
            default:
                throw new InvalidOperationException($"{block.GetType().Name} is not in the closed set of blocks.");
        }

        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, EquatableArray<TableCell> cells)
    {
        json.WriteStartArray();
        foreach (var cell in cells)
        {
            json.WriteStartObject();
            IssueJson.WriteList(json, "inlines", cell.Content, Write);
            if (cell.Alignment != Alignment.Start) json.WriteString("align", IssueJson.Name(cell.Alignment));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Inline inline)
    {
        if (inline is Inline.Text text)
        {
            json.WriteStringValue(text.Value);
            return;
        }

        json.WriteStartObject();
        switch (inline)
        {
            case Inline.Emphasis part: IssueJson.WriteList(json, "emphasis", part.Content, Write); break;
            case Inline.Strong part: IssueJson.WriteList(json, "strong", part.Content, Write); break;
            case Inline.Strikeout part: IssueJson.WriteList(json, "strikeout", part.Content, Write); break;
            case Inline.Superscript part: IssueJson.WriteList(json, "superscript", part.Content, Write); break;
            case Inline.Subscript part: IssueJson.WriteList(json, "subscript", part.Content, Write); break;
            case Inline.Code code: json.WriteString("code", code.Value); break;
            case Inline.Link link:
                IssueJson.WriteList(json, "link", link.Content, Write);
                json.WriteString("target", link.Target);
                break;
            case Inline.Formula formula:
                json.WriteString("formula", formula.Tex);
                if (formula.Style == FormulaStyle.Display) json.WriteBoolean("display", true);
                break;
            case Inline.Image image:
                json.WriteString("image", image.Alternative);
                json.WriteString("target", image.Target);
                break;
            case Inline.LineBreak: json.WriteBoolean("break", true); break;
            default: throw new InvalidOperationException($"{inline.GetType().Name} is not in the closed set of inlines.");
        }

        json.WriteEndObject();
    }
}
