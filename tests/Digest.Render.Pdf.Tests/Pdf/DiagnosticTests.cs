using Digest.Model.Diagnostics;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using static Digest.Render.Pdf.Tests.Pdf.Sample;

namespace Digest.Render.Pdf.Tests.Pdf;

public class DiagnosticTests
{
    private static readonly Size Box = new(new Pt(40), new Pt(12));

    [Fact]
    public void DG4101_a_link_or_bookmark_to_an_unknown_anchor()
    {
        var document = Document(Page("1", At(0, 0, new FrameItem.Link(Box, "#nowhere", "Nowhere")))) with { Bookmarks = [new("Lost", 1, "gone")] };
        var (file, found) = Write(document);
        Assert.Equal(["DG4101", "DG4101"], found.Select(one => one.Rule.Id));
        Assert.Contains("“#nowhere”", found[0].Message, StringComparison.Ordinal);
        Assert.Contains("“gone”", found[1].Message, StringComparison.Ordinal);
        Assert.False(file.Pages[0].ContainsKey("Annots"));
        Assert.Equal("Lost", PdfReader.Text(file.Dictionary(file.Dictionary(file.Catalog["Outlines"])["First"])["Title"]));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/hosts")]
    [InlineData("notes.html")]
    [InlineData("")]
    public void DG4102_a_link_to_what_is_no_address(string target)
    {
        var (file, found) = Write(Document(Page("1", At(0, 0, new FrameItem.Link(Box, target, "There")))));
        Assert.Equal("DG4102", Assert.Single(found).Rule.Id);
        Assert.False(file.Pages[0].ContainsKey("Annots"));
    }

    [Fact]
    public void DG4103_a_picture_that_cannot_be_read()
    {
        var broken = Pictures.Png(8, 8, 2);
        broken[45] ^= 0xFF;
        foreach (var bytes in (byte[][])[[], [1, 2, 3], broken, broken[..20], [0xFF, 0xD8, 0xFF, 0xC0, 0, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]])
        {
            var (file, found) = Write(Document(Page("1", At(10, 10, new FrameItem.Picture(Box, [.. bytes], "A chart")))));
            Assert.Equal("DG4103", Assert.Single(found).Rule.Id);
            Assert.Contains("“A chart”", found[0].Message, StringComparison.Ordinal);
            Assert.EndsWith("h\nS\n", file.Content(0), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void DG4104_a_face_without_outlines()
    {
        var face = WithoutOutlines();
        var run = Run("No outlines here", face);
        var (file, found) = Write(Document(Page("1", At(10, 10, run), At(10, 30, run))));
        Assert.Equal("DG4104", Assert.Single(found).Rule.Id);
        Assert.Empty(file.OfType("Font"));
    }

    [Fact]
    public void DG4105_a_character_that_the_face_lacks()
    {
        var (_, found) = Write(Document(Page("1", At(10, 10, Run("漢a漢")))));
        Assert.Equal("DG4105", Assert.Single(found).Rule.Id);
        Assert.Contains("“漢” (U+6F22)", found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DG4106_two_anchors_with_one_name()
    {
        var (file, found) = Write(Document(
            Page("1", At(10, 10, new FrameItem.Anchor("a"))),
            Page("2", At(10, 10, new FrameItem.Anchor("a")), At(0, 0, new FrameItem.Link(Box, "#a", "A")))));
        Assert.Equal("DG4106", Assert.Single(found).Rule.Id);
        var link = file.Dictionary(((List<object?>)file.Pages[1]["Annots"]!)[0]);
        Assert.Same(file.Pages[0], file.Resolve(((List<object?>)link["Dest"]!)[0]));
    }

    private static (PdfReader File, List<Diagnostic> Found) Write(PagedDocument document)
    {
        var written = PdfWriter.Write(document, new PdfOptions());
        return (new PdfReader(written.Value.ToArray()), [.. written.Diagnostics]);
    }

    /// <summary>The serif face with its <c>glyf</c> table renamed.</summary>
    private static FontFace WithoutOutlines()
    {
        var face = Faces.Serif.Regular;
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var tag in (string[])["cmap", "OS/2", "name", "post", "head", "hhea", "hmtx", "maxp"]) tables[tag] = face.Table(tag).ToArray();
        return FontFace.Open(Digest.Render.Pdf.Pdf.Fonts.SfntFile.Write(tables));
    }
}
