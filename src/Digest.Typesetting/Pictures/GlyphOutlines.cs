using System.Runtime.InteropServices;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Pictures;

/// <summary>The outlines of a picture's glyphs, each read once; a face of another kind, or a damaged glyph, shows nothing.</summary>
internal sealed class GlyphOutlines
{
    private readonly Dictionary<(FontFace Face, ushort Glyph), OutlineStep[]> known = [];

    /// <summary>The steps of a glyph's outline in font units, y upwards.</summary>
    public OutlineStep[] Of(FontFace face, ushort glyph)
    {
        ref var steps = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (face, glyph), out var isKnown);
        if (!isKnown) steps = Read(face, glyph);
        return steps!;
    }

    private static OutlineStep[] Read(FontFace face, ushort glyph)
    {
        try
        {
            return face.HasOutlines ? [.. face.OutlineOf(glyph).Steps] : [];
        }
        catch (InvalidFontException)
        {
            return [];
        }
    }
}
