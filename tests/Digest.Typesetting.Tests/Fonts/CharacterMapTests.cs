using System.Text;
using Digest.Fonts;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Tests.Fonts;

/// <summary>Character maps of every format, made by hand in place of an embedded face's own.</summary>
public sealed class CharacterMapTests
{
    private const int Windows = 3;

    [Fact]
    public void Format_4_lists_segments_with_differences_and_with_lists()
    {
        var face = With(Windows, 1, FontTables.Words(4, 44, 0, 6, 0, 0, 0, 'C', 'b', 0xFFFF, 0, 'A', 'a', 0xFFFF, 10 - 'A', 0, 1, 0, 4, 0, 77, 78));
        Assert.Equal([10, 12, 77, 78, 0], Glyphs(face, "ACabd"));
    }

    [Fact]
    public void Format_6_lists_one_range() => Assert.Equal([0, 5, 0, 7, 0], Glyphs(With(Windows, 1, FontTables.Words(6, 16, 0, 'A', 3, 5, 0, 7)), "@ABCD"));

    [Fact]
    public void Format_12_reaches_beyond_the_basic_plane()
    {
        var face = With(Windows, 10, FontTables.Words(12, 0, 0, 40, 0, 0, 0, 2, 0, 'A', 0, 'B', 0, 3, 1, 0xF52C, 1, 0xF52D, 0, 9));
        Assert.Equal([3, 4, 0, 9, 10], Glyphs(face, "AB C🔬🔭".Replace(" ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_map_of_symbols_has_its_characters_in_the_private_area() =>
        Assert.Equal([7], Glyphs(With(Windows, 0, FontTables.Words(4, 32, 0, 4, 0, 0, 0, 0xF041, 0xFFFF, 0, 0xF041, 0xFFFF, 7 - 0xF041, 1, 0, 0)), "A"));

    [Fact]
    public void A_variation_sequence_has_its_own_glyph_or_the_usual_one()
    {
        var math = EmbeddedFonts.All.Math;
        var (plain, slanted) = (math.GlyphOf(new Rune('∩')), math.GlyphOf(new Rune('∩'), new Rune(0xFE00)));
        Assert.NotEqual(0, slanted);
        Assert.NotEqual(plain, slanted);
        Assert.Equal([slanted], Shaper.Shape(math, "∩\uFE00").Select(glyph => glyph.Glyph));
        Assert.Equal(0, math.GlyphOf(new Rune('∩'), new Rune(0xFE05)));
        Assert.Equal(0, math.GlyphOf(new Rune('x'), new Rune(0xFE00)));
        Assert.Equal(0, EmbeddedFonts.All.Serif.Regular.GlyphOf(new Rune('∩'), new Rune(0xFE00)));
        var emoji = EmbeddedFonts.All.Emoji;
        Assert.Equal(emoji.GlyphOf(new Rune('☀')), emoji.GlyphOf(new Rune('☀'), new Rune(0xFE0E)));
    }

    [Theory]
    [InlineData(4, 'B', 'A')]
    [InlineData(4, 0xFFFF, 'A')]
    public void Segments_out_of_order_are_refused(int format, int first, int last)
    {
        var error = Assert.Throws<InvalidFontException>(() => With(Windows, 1, FontTables.Words(format, 32, 0, 4, 0, 0, 0, last, last, 0, first, first, 0, 0, 0, 0)));
        Assert.Equal("cmap", error.Table);
    }

    private static FontFace With(int platform, int encoding, byte[] subtable) =>
        FontFace.Open(FontTables.With(FontFiles.Read("JetBrainsMono-Regular"), "cmap", [.. FontTables.Words(0, 1, platform, encoding, 0, 12), .. subtable]));

    private static int[] Glyphs(FontFace face, string text) => [.. text.EnumerateRunes().Select(rune => (int)face.GlyphOf(rune))];
}
