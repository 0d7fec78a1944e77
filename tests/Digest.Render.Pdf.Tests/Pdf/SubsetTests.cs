using System.Buffers.Binary;
using Digest.Fonts;
using Digest.Render.Pdf.Pdf.Fonts;
using Digest.Typesetting.Fonts;

namespace Digest.Render.Pdf.Tests.Pdf;

public class SubsetTests
{
    private static IEnumerable<FontFace> Faces()
    {
        var all = EmbeddedFonts.All;
        foreach (var family in (FontFamily[])[all.Serif, all.Sans, all.Mono])
            foreach (var style in Enum.GetValues<FontStyle>()) yield return family[style];
        yield return all.Math;
        yield return all.Emoji;
    }

    [Fact]
    public void Every_glyph_keeps_its_outline_and_advance()
    {
        var compared = 0;
        foreach (var face in Faces().Distinct())
        {
            ushort[] sample = [0, .. Enumerable.Range(1, face.GlyphCount - 1).Where(glyph => glyph % 7 == 3).Select(glyph => (ushort)glyph)];
            var subset = Open(FontSubset.Build(face, sample), face);
            for (ushort i = 0; i < sample.Length; i++, compared++)
            {
                Assert.Equal(face.OutlineOf(sample[i]), subset.OutlineOf(i));
                Assert.Equal(face.AdvanceOf(sample[i]), subset.AdvanceOf(i));
            }
        }

        Assert.True(compared > 2500);
    }

    [Fact]
    public void A_glyph_may_stand_under_two_numbers()
    {
        var face = EmbeddedFonts.All.Serif.Regular;
        var glyph = face.GlyphOf(new('Å'));
        var subset = Open(FontSubset.Build(face, [0, glyph, 5, glyph]), face);
        Assert.Equal(face.OutlineOf(glyph), subset.OutlineOf(1));
        Assert.Equal(face.OutlineOf(glyph), subset.OutlineOf(3));
    }

    [Fact]
    public void A_face_that_allows_no_subsets_goes_in_whole()
    {
        var face = EmbeddedFonts.All.Mono.Regular;
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var tag in (string[])["cmap", "OS/2", "name", "post", "head", "hhea", "hmtx", "maxp", "loca", "glyf"]) tables[tag] = face.Table(tag).ToArray();
        tables["OS/2"][8] |= 1;
        var whole = FontFace.Open(SfntFile.Write(tables));
        Assert.False(whole.MaySubset);
        Assert.Equal(face.GlyphCount, Open(FontSubset.Build(whole, [0, 40]), face).GlyphCount);
        Assert.True(Open(FontSubset.Build(face, [0, 40]), face).GlyphCount < 5);
    }

    [Fact]
    public void The_file_adds_up()
    {
        var file = FontSubset.Build(EmbeddedFonts.All.Mono.Regular, [0, 40, 41]);
        Assert.Equal(0xB1B0AFBA, SfntFile.Sum(file));
        foreach (var (tag, table) in Tables(file).Where(entry => entry.Key != "head"))
            Assert.Equal(Checksum(file, tag), SfntFile.Sum(table));
        Assert.Equal(["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"], Tables(file).Keys);
        Assert.True(file.Length < 12_000);
    }

    [Fact]
    public void The_tag_follows_from_face_and_glyphs()
    {
        var (regular, italic) = (EmbeddedFonts.All.Serif.Regular, EmbeddedFonts.All.Serif.Italic);
        Assert.Equal(FontSubset.Tag(regular, [0, 1, 2]), FontSubset.Tag(regular, [0, 1, 2]));
        Assert.NotEqual(FontSubset.Tag(regular, [0, 1, 2]), FontSubset.Tag(regular, [0, 1, 3]));
        Assert.NotEqual(FontSubset.Tag(regular, [0, 1, 2]), FontSubset.Tag(italic, [0, 1, 2]));
    }

    [Theory]
    [InlineData("fi", "fi")]
    [InlineData("\uFEFF", GlyphText.None)]
    [InlineData("a\0b", "ab")]
    [InlineData("\uE001", "\uFFFD")]
    [InlineData("", GlyphText.None)]
    public void Texts_are_those_that_archives_allow(string text, string expected) => Assert.Equal(expected, GlyphText.Clean(text));

    [Fact]
    public void Mathematical_letters_in_formulas_are_found_by_plain_ones()
    {
        Assert.Equal("J", GlyphText.Plain("\U0001D43D"));
        Assert.Equal("²", GlyphText.Plain("²"));
    }

    /// <summary>A subset has no names and no characters; to open it as a face it borrows them from the whole font.</summary>
    private static FontFace Open(byte[] subset, FontFace face)
    {
        var tables = Tables(subset);
        foreach (var tag in (string[])["cmap", "OS/2", "name", "post"]) tables[tag] = face.Table(tag).ToArray();
        return FontFace.Open(SfntFile.Write(tables));
    }

    private static SortedDictionary<string, byte[]> Tables(byte[] file)
    {
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)); i++)
        {
            var entry = file.AsSpan(12 + (16 * i), 16);
            var (start, length) = (BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
            tables.Add(System.Text.Encoding.ASCII.GetString(entry[..4]), file[start..(start + length)]);
        }

        return tables;
    }

    private static uint Checksum(byte[] file, string tag)
    {
        for (var at = 12; ; at += 16)
            if (file.AsSpan(at, 4).SequenceEqual(System.Text.Encoding.ASCII.GetBytes(tag))) return BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 4));
    }
}
