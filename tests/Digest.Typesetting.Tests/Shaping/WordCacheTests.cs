using Digest.Fonts;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Shaping;
using Xunit;

namespace Digest.Typesetting.Tests.Shaping;

public class WordCacheTests
{
    [Fact]
    public void What_is_remembered_of_short_texts_is_what_shaping_gives()
    {
        var face = EmbeddedFonts.All.Family(FontRole.Serif)[FontStyle.Regular];
        foreach (var features in (string[][])[["pnum"], []])
        {
            for (var c = ' '; c <= '\u00FF'; c++)
            {
                foreach (var text in (string[])[$"{c}", $"{c} ", $" {c}", $"{c}-", $"-{c}", $"{c}{c}"])
                {
                    var expected = Shaper.Shape(face, text, features, "en");
                    Assert.Equal(expected, face.Words.Shape(text, features, "en"));
                    Assert.Equal(expected, face.Words.Shape(text, features, "en"));
                }
            }
        }
    }

    [Fact]
    public void A_glyph_of_a_run_keeps_what_it_is_given()
    {
        var glyph = new RunGlyph(65_535, new(5.25), new(new(-0.5), new(2.75)), 70_000, 300);
        Assert.Equal((65_535, new Pt(5.25), new Point(new(-0.5), new(2.75)), 70_000, 300), (glyph.Id, glyph.Advance, glyph.Offset, glyph.TextStart, glyph.TextLength));
        var other = glyph with { Id = 7, TextStart = 1, TextLength = 0, Offset = default, Advance = new(1) };
        Assert.Equal(new RunGlyph(7, new(1), default, 1, 0), other);
        Assert.NotEqual(glyph, other);
        Assert.Equal(0xFFFFFF, new RunGlyph(1, new(1), default, 0, int.MaxValue).TextLength);
    }
}
