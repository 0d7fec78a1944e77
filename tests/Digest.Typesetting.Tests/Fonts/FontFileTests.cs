using System.Text;
using Digest.Fonts;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Tests.Fonts;

public sealed class FontFileTests
{
    [Fact]
    public void A_file_is_listed_face_by_face_without_being_opened()
    {
        var file = FontFiles.Collection(FontFiles.Read("STIXTwoText-Italic"), FontFiles.Read("Inter-SemiBold"));
        var faces = FontFile.List(new MemoryStream(file));
        Assert.Equal([(0, "STIX Two Text", "STIXTwoText-Italic", 400, true), (1, "Inter", "Inter-SemiBold", 600, false)], faces.Select(face => (face.Index, face.Family, face.Name, face.Weight, face.IsItalic)));
        Assert.All(faces, face => Assert.Equal(FontOutlines.TrueType, face.Outlines));
        Assert.Equal("Inter", FontFace.Open(file, 1).FamilyName);
    }

    [Fact]
    public void A_face_without_TrueType_outlines_says_so()
    {
        var file = FontFiles.Without(FontFiles.Read("Inter-Regular"), "glyf");
        Assert.Equal(FontOutlines.None, Assert.Single(FontFile.List(new MemoryStream(file))).Outlines);
        var glyf = Encoding.Latin1.GetString(file).IndexOf("~lyf", StringComparison.Ordinal);
        "CFF "u8.CopyTo(file.AsSpan(glyf));
        "OTTO"u8.CopyTo(file);
        Assert.Equal(FontOutlines.PostScript, Assert.Single(FontFile.List(new MemoryStream(file))).Outlines);
        Assert.False(FontFace.Open(file).HasOutlines);
    }

    [Fact]
    public void What_is_no_font_is_refused()
    {
        Assert.Throws<InvalidFontException>(() => FontFile.List(new MemoryStream("no font at all, but long enough"u8.ToArray())));
        Assert.Throws<InvalidFontException>(() => FontFile.List(new MemoryStream()));
        var file = FontFiles.Read("Inter-Regular");
        for (var length = 0; length < 400; length += 7) Assert.Throws<InvalidFontException>(() => FontFile.List(new MemoryStream(file, 0, length)));
    }

    [Fact]
    public void Glyphs_have_the_names_that_the_face_gives_them()
    {
        var mono = EmbeddedFonts.All.Mono.Regular;
        Assert.Equal(["A", "eacute", "fraction", "Ccaron"], "Aé⁄Č".EnumerateRunes().Select(rune => mono.GlyphNameOf(mono.GlyphOf(rune))));
        Assert.Equal("beta", mono.GlyphNameOf(mono.GlyphOf(new Rune('β'))));
        Assert.Null(mono.GlyphNameOf(ushort.MaxValue));
        Assert.Null(EmbeddedFonts.All.Serif.Regular.GlyphNameOf(5));
    }

    [Fact]
    public void A_deferred_face_asks_for_a_table_when_it_is_used()
    {
        var file = FontFiles.Read("STIXTwoText-Regular");
        var asked = 0;
        var face = FontFace.Deferred((offset, length) =>
        {
            asked += length;
            return file.AsMemory(offset, length);
        });
        Assert.Equal("STIXTwoText-Regular", face.Name);
        Assert.InRange(asked, 1, 60_000);
        var (alone, first) = (FontFace.Open(file), asked);
        Assert.Equal(alone.OutlineOf(40), face.OutlineOf(40));
        Assert.True(asked > first + 100_000);
        Assert.Throws<InvalidFontException>(() => FontFace.Deferred((offset, length) => file.AsMemory(offset, Math.Min(length, 100))).UnitsPerEm);
    }
}
