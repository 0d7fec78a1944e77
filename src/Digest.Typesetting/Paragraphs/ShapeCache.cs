using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Shapes the words of one paragraph in its language; each face remembers the words that it shaped lately.</summary>
internal sealed class ShapeCache(string? language = null)
{
    /// <summary>The glyphs of a text without spaces; the array is shared and must not be changed.</summary>
    public ShapedGlyph[] Shape(FontFace face, TextStyle style, string text) => face.Words.Shape(text, style.Features.AsSpan(), language);

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
