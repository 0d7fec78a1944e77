using Digest.Model;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Shapes the words of one paragraph in its language. Each face remembers the words that it shaped lately; what is too long for it is remembered here.</summary>
internal sealed class ShapeCache(string? language = null)
{
    private readonly List<Shapes> shaped = [];
    private Shapes? last;

    private sealed record Shapes(FontFace Face, EquatableArray<string> Features, int? Choice)
    {
        private Dictionary<string, ShapedGlyph[]>? glyphs;

        public Dictionary<string, ShapedGlyph[]> Glyphs => glyphs ??= new(StringComparer.Ordinal);
    }

    /// <summary>The glyphs of a text without spaces; the array is shared and must not be changed.</summary>
    public ShapedGlyph[] Shape(FontFace face, TextStyle style, ReadOnlySpan<char> text)
    {
        var known = Of(face, style.Features);
        if (known.Choice is { } choice && face.Words.Shape(text, choice) is { } kept) return kept;
        if (known.Glyphs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var glyphs)) return glyphs;
        var key = text.ToString();
        glyphs = Shaper.Shape(face, key, style.Features.AsSpan(), language);
        known.Glyphs.Add(key, glyphs);
        return glyphs;
    }

    /// <summary>The width of a text without spaces.</summary>
    public double WidthOf(FontFace face, TextStyle style, ReadOnlySpan<char> text) => WidthOf(face, style, Shape(face, style, text));

    /// <summary>The width of glyphs.</summary>
    public static double WidthOf(FontFace face, TextStyle style, ReadOnlySpan<ShapedGlyph> glyphs)
    {
        var width = 0.0;
        foreach (ref readonly var glyph in glyphs) width += AdvanceOf(face, style, glyph.Advance);
        return width;
    }

    /// <summary>What the face adds between two characters, or takes away.</summary>
    public double Kern(FontFace face, TextStyle style, char left, char right) =>
        WidthOf(face, style, [left, right]) - WidthOf(face, style, [left]) - WidthOf(face, style, [right]);

    /// <summary>An advance in font units as points, tracking included.</summary>
    public static double AdvanceOf(FontFace face, TextStyle style, int units) =>
        (style.Size.Value * units / face.UnitsPerEm) + style.Tracking.At(style.Size).Value;

    private Shapes Of(FontFace face, EquatableArray<string> features)
    {
        if (last is { } same && same.Face == face && same.Features == features) return same;
        foreach (var known in shaped)
            if (known.Face == face && known.Features == features) return last = known;
        last = new Shapes(face, features, face.Words.NumberOf(features.AsSpan(), language));
        shaped.Add(last);
        return last;
    }
}
