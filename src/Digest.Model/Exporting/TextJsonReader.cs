using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Model.Reading;

namespace Digest.Model.Exporting;

/// <summary>Reads the running text and the blocks of an issue's JSON.</summary>
internal static class TextJsonReader
{
    /// <summary>A title: its inlines, else its plain characters.</summary>
    public static EquatableArray<Inline> Title(JsonValue value)
    {
        var plain = value.Text("title");
        var content = Inlines(value, "titleInlines");
        return !content.IsEmpty || string.IsNullOrEmpty(plain) ? content : [new Inline.Text(plain) { Origin = value.Origin }];
    }

    /// <summary>A text: its blocks, else the paragraphs of its plain characters.</summary>
    public static EquatableArray<Block> Text(JsonValue value)
    {
        value.Ignore("plain");
        var plain = value.Text("text");
        if (value.Has("blocks") || string.IsNullOrEmpty(plain)) return Blocks(value, "blocks");
        return plain.Split("\n\n").Select(part => (Block)new Block.Paragraph([new Inline.Text(part)]) { Origin = value.Origin }).ToEquatableArray();
    }

    public static EquatableArray<Block> Blocks(JsonValue value, string name) => value.Objects(name, Block);

    public static ListItem Item(JsonValue value) => new(Blocks(value, "blocks")) { Done = value.Truth("done"), Origin = value.Origin };

    public static Block Block(JsonValue value)
    {
        if (value.Has("heading")) return new Block.Heading(Math.Clamp(value.Int("level") ?? 0, 0, 6), Inlines(value, "heading")) { Origin = value.Origin };
        if (value.Has("list")) return new Block.List(value.Int("start"), value.Objects("list", Item)) { Origin = value.Origin };
        if (value.Has("table")) return new Block.Table(value.Objects("head", Cell), value.List("table", row => Row(row, value)).Select(row => row).ToEquatableArray()) { Origin = value.Origin };
        if (value.Has("quote")) return new Block.Quote(Blocks(value, "quote")) { Origin = value.Origin };
        if (value.Has("box")) return new Block.Admonition(value.Text("kind") ?? "note", Inlines(value, "titleInlines"), Blocks(value, "box")) { Origin = value.Origin };
        if (value.Has("code")) return new Block.CodeBlock(value.Text("code") ?? "", value.Text("language")) { Origin = value.Origin };
        if (value.Has("ruler"))
        {
            value.Ignore("ruler");
            return new Block.ThematicBreak { Origin = value.Origin };
        }

        return new Block.Paragraph(Inlines(value, "paragraph")) { Origin = value.Origin };
    }

    private static TableRow? Row(DataNode row, JsonValue table) => row is not DataNode.List cells ? null
        : new TableRow(cells.Items.Select(cell => JsonValue.Done(new JsonValue(cell, table.Findings), Cell)).ToEquatableArray()) { Origin = table.Findings.Source.OriginOf(row.Span) };

    private static TableCell Cell(JsonValue value) => new(Inlines(value, "inlines")) { Alignment = value.Choice<Alignment>("align") ?? Alignment.Start };

    private static EquatableArray<Inline> Inlines(JsonValue value, string name) => value.List(name, entry => entry switch
    {
        DataNode.Scalar text => new Inline.Text(text.Text) { Origin = value.Findings.Source.OriginOf(entry.Span) },
        DataNode.Map => JsonValue.Done(new JsonValue(entry, value.Findings), Inline),
        _ => null,
    });

    private static Inline Inline(JsonValue value)
    {
        var origin = value.Origin;
        if (value.Has("emphasis")) return new Inline.Emphasis(Inlines(value, "emphasis")) { Origin = origin };
        if (value.Has("strong")) return new Inline.Strong(Inlines(value, "strong")) { Origin = origin };
        if (value.Has("strikeout")) return new Inline.Strikeout(Inlines(value, "strikeout")) { Origin = origin };
        if (value.Has("superscript")) return new Inline.Superscript(Inlines(value, "superscript")) { Origin = origin };
        if (value.Has("subscript")) return new Inline.Subscript(Inlines(value, "subscript")) { Origin = origin };
        if (value.Has("code")) return new Inline.Code(value.Text("code") ?? "") { Origin = origin };
        if (value.Has("link")) return new Inline.Link(Inlines(value, "link"), value.Text("target") ?? "") { Origin = origin };
        if (value.Has("image")) return new Inline.Image(value.Text("image") ?? "", value.Text("target") ?? "") { Origin = origin };
        if (value.Text("formula") is { } tex) return new Inline.Formula(tex, FormulaReader.Read(tex).Value, value.Truth("display") == true ? FormulaStyle.Display : FormulaStyle.Inline) { Origin = origin };
        value.Ignore("break");
        return new Inline.LineBreak { Origin = origin };
    }
}
