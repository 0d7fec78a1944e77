using Digest.Model.Document;

namespace Digest.Model.Tests.Exporting;

public class PlainTextTests
{
    [Fact]
    public void Marks_go_and_text_stays() => Assert.Equal("a b c d¹ e₂ fᵗʰ".Replace("fᵗʰ", "fth", StringComparison.Ordinal) + " code link alt\nend", PlainText.Of([
        new Inline.Emphasis([new Inline.Text("a")]), new Inline.Text(" "), new Inline.Strong([new Inline.Text("b")]), new Inline.Text(" "),
        new Inline.Strikeout([new Inline.Text("c")]), new Inline.Text(" d"), new Inline.Superscript([new Inline.Text("1")]), new Inline.Text(" e"),
        new Inline.Subscript([new Inline.Text("2")]), new Inline.Text(" f"), new Inline.Superscript([new Inline.Text("th")]), new Inline.Text(" "),
        new Inline.Code("code"), new Inline.Text(" "), new Inline.Link([new Inline.Text("link")], "https://hive.example"), new Inline.Text(" "),
        new Inline.Image("alt", "bee.png"), new Inline.LineBreak(), new Inline.Text("end"),
    ]));

    [Fact]
    public void Formulas_are_unicode_or_tex()
    {
        Assert.Equal("H₂O", PlainText.Of([Samples.Water]));
        Assert.Equal("\\(\\ce{H2O}\\)", PlainText.WithTex([Samples.Water]));
    }

    [Fact]
    public void Blocks_are_parted_and_lists_marked()
    {
        Block inner = new Block.List(null, [new ListItem([Samples.Says("deep")])]);
        Assert.Equal("Head\n\n3. one\n\n  more\n4. two\n  • deep\n\nTitle\n\nbody\n\nA | B\nc | d\n\nx = 1", PlainText.Of([
            new Block.Heading(1, [new Inline.Text("Head")]),
            new Block.List(3, [new ListItem([Samples.Says("one"), Samples.Says("more")]), new ListItem([Samples.Says("two"), inner])]),
            new Block.ThematicBreak(),
            new Block.Admonition("note", [new Inline.Text("Title")], [new Block.Quote([Samples.Says("body")])]),
            new Block.Table(Cells("A", "B"), [new TableRow(Cells("c", "d"))]),
            new Block.CodeBlock("x = 1", null),
        ]));
    }

    private static EquatableArray<TableCell> Cells(params string[] texts) => texts.Select(text => new TableCell([new Inline.Text(text)])).ToEquatableArray();
}
