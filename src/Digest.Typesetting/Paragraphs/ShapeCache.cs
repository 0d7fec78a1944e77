using Digest.Model;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Shapes words for one paragraph, each once.</summary>
internal sealed class ShapeCache
{
    private readonly Dictionary<(FontFace Face, EquatableArray<string> Features, string Text), ShapedGlyph[]> shaped = [];

    /// <summary>The glyphs of a text without spaces.</summary>
    public ShapedGlyph[] Shape(FontFace face, TextStyle style, string text)
    {
        var key = (face, style.Features, text);
        if (shaped.TryGetValue(key, out var glyphs)) return glyphs;
        glyphs = Shaper.Shape(face, text, style.Features.AsSpan());
        shaped.Add(key, glyphs);
        return glyphs;
    }

    /// <summary>The width of a text without spaces.</summary>
    public double WidthOf(FontFace face, TextStyle style, string text)
    {
        var width = 0.0;
        foreach (var glyph in Shape(face, style, text)) width += AdvanceOf(face, style, glyph.Advance);
        return width;
    }

    /// <summary>An advance in font units as points, tracking included.</summary>
    public static double AdvanceOf(FontFace face, TextStyle style, int units) =>
        (style.Size.Value * units / face.UnitsPerEm) + style.Tracking.At(style.Size).Value;
}
