using System.Text;
using Digest.Fonts;
using Digest.Model;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Shaping;

namespace Digest.Render.Pdf.Tests.Pdf;

/// <summary>Small pages made by hand, without the shaper: one glyph for each character, and "fi" as its ligature.</summary>
internal static class Sample
{
    public static readonly Size Paper = new(new Pt(400), new Pt(300));

    public static FontSet Faces => EmbeddedFonts.All;

    public static Placed At(double x, double y, FrameItem item) => new(new Point(new Pt(x), new Pt(y)), item);

    public static FrameItem.Group Group(string? actualText, params Placed[] items) => new([.. items]) { ActualText = actualText };

    /// <summary>A run in the first face that has all characters; spaces are <paramref name="stretch"/> wider than the face's.</summary>
    public static FrameItem.GlyphRun Run(string text, FontFace face, double size = 11, double stretch = 0)
    {
        var glyphs = new List<RunGlyph>();
        for (var i = 0; i < text.Length;)
        {
            var isLigature = string.CompareOrdinal(text, i, "fi", 0, 2) == 0;
            var rune = isLigature ? new Rune('\uFB01') : Rune.GetRuneAt(text, i);
            var length = isLigature ? 2 : rune.Utf16SequenceLength;
            var glyph = face.GlyphOf(rune);
            var advance = face.AdvanceOf(glyph) * size / face.UnitsPerEm;
            glyphs.Add(new RunGlyph(glyph, new Pt(advance + (rune.Value == ' ' ? stretch : 0)), Point.Origin, i, length));
            i += length;
        }

        return new FrameItem.GlyphRun { Face = face, Size = new Pt(size), Text = text, Glyphs = [.. glyphs] };
    }

    public static FrameItem.GlyphRun Run(string text, double size = 11, double stretch = 0) => Run(text, Faces.Serif.Regular, size, stretch);

    /// <summary>A run as the shaper makes it, with kerning, ligatures and marks.</summary>
    public static FrameItem.GlyphRun Shaped(string text, FontFace face, double size = 11)
    {
        var shaped = Shaper.Shape(face, text);
        var glyphs = new List<RunGlyph>();
        for (var i = 0; i < shaped.Length; i++)
        {
            var next = i + 1;
            while (next < shaped.Length && shaped[next].Cluster == shaped[i].Cluster) next++;
            var isFirst = i == 0 || shaped[i - 1].Cluster != shaped[i].Cluster;
            var length = isFirst ? (next < shaped.Length ? shaped[next].Cluster : text.Length) - shaped[i].Cluster : 0;
            Pt Scale(int units) => new(units * size / face.UnitsPerEm);
            glyphs.Add(new RunGlyph(shaped[i].Glyph, Scale(shaped[i].Advance), new Point(Scale(shaped[i].OffsetX), Scale(-shaped[i].OffsetY)), shaped[i].Cluster, length));
        }

        return new FrameItem.GlyphRun { Face = face, Size = new Pt(size), Text = text, Glyphs = [.. glyphs] };
    }

    public static Page Page(string label, params Placed[] items) => new(new Frame { Size = Paper, Baseline = Paper.Height, Items = [.. items] }, label);

    public static PagedDocument Document(params Page[] pages) => new() { Info = new DocumentInfo { Title = "Sample", Language = "en" }, Pages = [.. pages] };

    public static byte[] Bytes(PagedDocument document, PdfCompression compression = PdfCompression.Compressed, PdfProfile profile = PdfProfile.A3a)
    {
        var written = PdfWriter.Write(document, new PdfOptions { Compression = compression, Profile = profile });
        Assert.Empty(written.Diagnostics);
        return written.Value.ToArray();
    }

    /// <summary>The text that a program finds in pages that hold these items.</summary>
    public static string TextBy(string program, params Placed[] items)
    {
        using var folder = new TempFolder();
        var file = folder.PathOf("sample.pdf");
        File.WriteAllBytes(file, Bytes(Document(Page("1", items))));
        var (exit, output, error) = program == "mutool"
            ? Judge.Run("mutool", "draw", "-q", "-F", "txt", file)
            : Judge.Run("pdftotext", "-enc", "UTF-8", file, "-");
        Assert.Equal((0, ""), (exit, Remarks(error)));
        return output.Replace("\f", "", StringComparison.Ordinal).Trim();
    }

    /// <summary>What a judge says beyond mutool's remark about how it was built, which it makes on any file.</summary>
    public static string Remarks(string error) => error.Replace("warning: ICC support is not available\n", "", StringComparison.Ordinal);
}
