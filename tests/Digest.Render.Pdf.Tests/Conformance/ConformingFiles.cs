using Digest.Fonts;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf;
using Digest.Render.Pdf.Tests.Layout;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Tests.Conformance;

/// <summary>Files that keep every rule, by the names that tests/Specs/conformance.md gives them.</summary>
internal static class ConformingFiles
{
    private static readonly Lazy<PagedDocument> Made = new(Make);

    public static byte[] Of(string name) => name switch
    {
        "a3a" => Ours(PdfProfile.A3a),
        "a2a" => Ours(PdfProfile.A2a),
        "a1b" => Ours(PdfProfile.A1b),
        _ => File.ReadAllBytes(Repository.PathOf("tests", "Data", "pdf", name + ".pdf")),
    };

    public static byte[] Ours(PdfProfile profile)
    {
        EquatableArray<PdfAttachment> attachments = profile == PdfProfile.A3a
            ? [new() { Name = "moss.md", MediaType = "text/markdown", Content = [.. "# Moss"u8], Description = "The text" }, new() { Name = "Moos ä.json", MediaType = "application/json", Content = [.. "{}"u8], Relationship = PdfRelationship.Data }]
            : [];
        var written = PdfWriter.Write(Made.Value, new PdfOptions { Profile = profile, Attachments = attachments });
        Assert.Empty(written.Diagnostics);
        return written.Value.ToArray();
    }

    private static PagedDocument Make()
    {
        var formula = FormulaReader.Read("x^2 + \\frac{a}{b} = \\sqrt{c}").Value;
        Block text = new Block.Paragraph([new Inline.Text("See "), new Inline.Link(Issues.Text("the sheet"), "https://moss.example/sheet"), new Inline.Text(" for "), new Inline.Formula("", formula, FormulaStyle.Inline), new Inline.Text(" and "), new Inline.Code("moss.c"), new Inline.Text(".")]);
        Block list = new Block.List(1, [new ListItem([text]), new ListItem([Issues.Paragraph(Issues.Sentence)])]);
        Block table = new Block.Table(Cells("Wall", "Water"), [new TableRow(Cells("north", "much")), new TableRow(Cells("south"))]);
        Block[] blocks = [new Block.Heading(3, Issues.Text("Walls in detail")), text, list, table, new Block.Quote([Issues.Paragraph(Issues.Sentence)]), new Block.CodeBlock("int moss = 1;", null)];
        var issue = Issues.Of(
            Issues.Section("Papers", Issues.Item(Issues.Paper(1, "Moss on walls", Issues.Field("Place", "north"), Issues.Field("Summary", Issues.Words(12), FieldForm.Box)) with
            {
                Scores = [Issues.Score("Care", 3, 5), Issues.Score("Reach", 2)],
                Links = [new PaperLink("The herbarium", "https://moss.example/1")],
            })),
            Issues.Section("Text", [.. blocks.Select(Issues.Item)]));
        var document = IssueLayout.Lay(issue, EmbeddedFonts.All, Theme.Ledger).Value;
        var picture = new FrameItem.Picture(new Size(new Pt(32), new Pt(32)), [.. Pdf.Pictures.Png(8, 8, 2)], "A square of moss");
        return document with { Pages = [.. document.Pages, Pdf.Sample.Page("9", Pdf.Sample.At(30, 30, picture), Pdf.Sample.At(30, 90, Pdf.Sample.Run("Untold")))] };
    }

    private static EquatableArray<TableCell> Cells(params string[] texts) => [.. texts.Select(text => new TableCell(Issues.Text(text)))];
}
