using System.Text;
using Digest.Fonts;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Tests.Fonts;

public sealed class FontFaceTests
{
    private static readonly FontSet Set = EmbeddedFonts.All;

    [Fact]
    public void The_small_tables_say_what_the_face_is()
    {
        var face = Set.Serif.Italic;
        Assert.Equal("STIXTwoText-Italic", face.Name);
        Assert.Equal(1000, face.UnitsPerEm);
        Assert.InRange(face.Ascender, 700, 1100);
        Assert.InRange(face.Descender, -400, -150);
        Assert.InRange(face.CapHeight, 600, 720);
        Assert.InRange(face.XHeight, 420, 520);
        Assert.InRange(face.ItalicAngle, -20, -5);
        Assert.Equal(0, Set.Serif.Regular.ItalicAngle);
        Assert.Equal(400, face.WeightClass);
        Assert.Equal(600, Set.Serif.SemiBold.WeightClass);
        Assert.True(Set.Mono.Regular.IsFixedPitch);
        Assert.False(face.IsFixedPitch);
        Assert.Equal(FontEmbedding.Installable, face.Embedding);
        Assert.True(face.MaySubset);
    }

    [Theory]
    [InlineData("ΑΩαωϑϕ", FontRole.Serif)]
    [InlineData("АЯаяёЖж", FontRole.Serif)]
    [InlineData("ĀāŁłŐőŠšŽžŸ", FontRole.Serif)]
    [InlineData("ΑΩαω АЯаяё Łłőž", FontRole.Sans)]
    [InlineData("ΑΩαω АЯаяё Łłőž", FontRole.Mono)]
    public void Letters_of_three_scripts_have_glyphs(string letters, FontRole role)
    {
        foreach (var style in Enum.GetValues<FontStyle>())
        {
            foreach (var rune in letters.EnumerateRunes()) Assert.True(Set.Family(role)[style].GlyphOf(rune) != 0, $"{rune} in {role} {style}");
        }
    }

    [Fact]
    public void Emoji_and_formula_letters_lie_beyond_the_basic_plane()
    {
        foreach (var rune in "📅🔬💡🛠↗".EnumerateRunes())
            Assert.NotEqual(0, Set.FaceFor(rune, FontRole.Serif, FontStyle.Regular)!.GlyphOf(rune));
        Assert.Same(Set.Emoji, Set.FaceFor(new Rune(0x1F52C), FontRole.Serif, FontStyle.Regular));
        Assert.Same(Set.Math, Set.FaceFor(new Rune(0x1D43D), FontRole.Serif, FontStyle.Regular));
        Assert.Null(Set.FaceFor(new Rune('漢'), FontRole.Serif, FontStyle.Regular));
    }

    [Fact]
    public void Characters_and_glyphs_that_are_not_there_give_nothing()
    {
        var face = Set.Serif.Regular;
        Assert.Equal(0, face.GlyphOf(new Rune(0x10FFFF)));
        Assert.Equal(0, face.GlyphOf(new Rune(0x378)));
        Assert.Equal(0, face.AdvanceOf(ushort.MaxValue));
        Assert.True(face.Table("MATH").IsEmpty);
        Assert.False(Set.Math.Table("MATH").IsEmpty);
        Assert.Empty(face.OutlineOf(ushort.MaxValue).Steps);
    }

    [Fact]
    public void Outlines_keep_within_the_bounds_that_the_font_gives()
    {
        foreach (var face in (FontFace[])[Set.Serif.Regular, Set.Sans.SemiBold, Set.Mono.Regular, Set.Emoji])
        {
            var painted = 0;
            for (var glyph = 0; glyph < face.GlyphCount; glyph++)
            {
                var outline = face.OutlineOf((ushort)glyph);
                if (outline.Steps.IsEmpty) continue;
                painted++;
                Assert.Equal(OutlineStepKind.Move, outline.Steps[0].Kind);
                var (xMin, xMax) = (outline.Steps.Min(step => step.X), outline.Steps.Max(step => step.X));
                var (yMin, yMax) = (outline.Steps.Min(step => step.Y), outline.Steps.Max(step => step.Y));
                var box = outline.Bounds;
                Assert.True(xMin >= box.XMin - 1 && xMax <= box.XMax + 1 && yMin >= box.YMin - 1 && yMax <= box.YMax + 1, $"glyph {glyph} of {face.Name}");
                Assert.True(box.XMax - box.XMin <= 4 * face.UnitsPerEm, $"glyph {glyph} of {face.Name}");
            }

            Assert.True(painted > face.GlyphCount * 9 / 10, face.Name);
        }
    }

    [Fact]
    public void A_composite_is_its_parts_put_together()
    {
        var face = Set.Mono.Regular;
        var (letter, accented) = (face.OutlineOf(face.GlyphOf(new Rune('e'))), face.OutlineOf(face.GlyphOf(new Rune('é'))));
        Assert.True(accented.Steps.Count > letter.Steps.Count);
        Assert.True(accented.Bounds.YMax > letter.Bounds.YMax);
        Assert.Equal(letter.Steps.AsSpan().ToArray(), accented.Steps.AsSpan()[..letter.Steps.Count].ToArray());
    }

    [Fact]
    public void A_collection_opens_face_by_face()
    {
        var file = FontFiles.Collection(FontFiles.Read("STIXTwoText-Regular"), FontFiles.Read("Inter-Regular"));
        Assert.Equal("STIXTwoText-Regular", FontFace.Open(file).Name);
        var second = FontFace.Open(file, 1);
        Assert.Equal("Inter-Regular", second.Name);
        var alone = Set.Sans.Regular;
        Assert.Equal(alone.OutlineOf(alone.GlyphOf(new Rune('g'))), second.OutlineOf(second.GlyphOf(new Rune('g'))));
        Assert.Throws<InvalidFontException>(() => FontFace.Open(file, 2));
        Assert.Throws<InvalidFontException>(() => FontFace.Open(FontFiles.Read("Inter-Regular"), 1));
    }
}
