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
            Assert.EndsWith("h\nS\nEMC\n", file.Content(0), StringComparison.Ordinal);
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

    [Fact]
    public void DG4107_a_picture_without_words_is_no_claim()
    {
        var (file, found) = Write(Document(Page("1", At(10, 10, new FrameItem.Picture(Box, [.. Pictures.Png(8, 8, 2)], "")))));
        Assert.Equal("DG4107", Assert.Single(found).Rule.Id);
        Assert.DoesNotContain("pdfaid", System.Text.Encoding.Latin1.GetString(file.Data(file.Catalog["Metadata"])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aa-", 0, 612)]
    [InlineData("en", 1, 612)]
    [InlineData("en", 0, 20_000)]
    public void DG4107_language_headings_and_sizes(string language, int heading, int width)
    {
        var role = heading == 1 ? StructureRole.Heading2 : StructureRole.Paragraph;
        var document = Document(Page("1", At(30, 30, new FrameItem.Group([At(0, 0, Run("Text"))]) { Element = 0 }))) with { Structure = [new() { Role = role }] };
        var page = document.Pages[0] with { Frame = document.Pages[0].Frame with { Size = new Size(new Pt(width), new Pt(300)) } };
        var (_, found) = Write(document with { Info = document.Info with { Language = language }, Pages = [page] });
        Assert.Equal("DG4107", Assert.Single(found).Rule.Id);
    }

    [Fact]
    public void DG4108_attachments_that_are_too_large_badly_named_or_not_allowed()
    {
        var attachment = new PdfAttachment { Name = "no\u0007tes\n.md", MediaType = "text/markdown", Content = [1, 2, 3] };
        var page = Document(Page("1", At(30, 30, Run("Text"))));
        var named = PdfWriter.Write(page, new PdfOptions { Attachments = [attachment] });
        Assert.Equal("DG4108", Assert.Single(named.Diagnostics).Rule.Id);
        Assert.Contains("“notes.md”", named.Diagnostics[0].Message, StringComparison.Ordinal);
        var large = PdfWriter.Write(page, new PdfOptions { Attachments = [attachment with { Name = "a.bin", Content = [.. new byte[100_000_001]] }] });
        Assert.Contains("100,000,001", Assert.Single(large.Diagnostics).Message, StringComparison.Ordinal);
        Assert.True(large.Value.Length < 50_000);
        Assert.Equal("DG4108", Assert.Single(PdfWriter.Write(page, new PdfOptions { Profile = PdfProfile.A2a, Attachments = [attachment] }).Diagnostics).Rule.Id);
    }

    [Fact]
    public void DG4109_pictures_in_inks_or_not_opaque()
    {
        var opaque = PdfWriter.Write(Document(Page("1", At(10, 10, new FrameItem.Picture(Box, [.. Pictures.Png(8, 8, 6)], "Moss")))), new PdfOptions { Profile = PdfProfile.A1b });
        Assert.Equal("DG4109", Assert.Single(opaque.Diagnostics).Rule.Id);
        Assert.Empty(Digest.Render.Pdf.Conformance.ConformanceChecker.Check(opaque.Value).Diagnostics);
        byte[] inks = [0xFF, 0xD8, 0xFF, 0xC2, 0, 20, 8, 0, 5, 0, 9, 4, .. new byte[12], 0xFF, 0xD9];
        var (file, found) = Write(Document(Page("1", At(10, 10, new FrameItem.Picture(Box, [.. inks], "Moss")))));
        Assert.Equal("DG4109", Assert.Single(found).Rule.Id);
        Assert.EndsWith("h\nS\nEMC\n", file.Content(0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_a_thousand_million_pixels_is_refused()
    {
        var png = Pictures.Png(8, 8, 2);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 40_000);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 25_000);
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xFF, 0xFF, 0xFF, 0xFF, 3, .. new byte[9], 0xFF, 0xD9];
        foreach (var bytes in (byte[][])[png, jpeg])
            Assert.Equal("DG4103", Assert.Single(Write(Document(Page("1", At(10, 10, new FrameItem.Picture(Box, [.. bytes], "Moss"))))).Found).Rule.Id);
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
