using System.Collections.Immutable;
using Digest.Model;

namespace Digest.Typesetting.Fonts;

/// <summary>
/// The <c>glyf</c> and <c>loca</c> tables: TrueType outlines. Composite glyphs are resolved to any depth up to a limit; the number of
/// components is limited too, because a damaged font can make each level double the work.
/// </summary>
internal sealed class GlyphTable(TableDirectory directory, int glyphCount, bool hasLongLocations)
{
    private const int DepthLimit = 8;
    private const int ComponentLimit = 256;

    /// <summary>False for a face whose outlines are of another kind (CFF, bitmaps).</summary>
    public bool Exists { get; } = directory.Version != TableDirectory.PostScript && directory.Has("loca");

    /// <summary>Refuses a face that says of some glyph nothing.</summary>
    public void Check()
    {
        var locations = directory["loca"];
        if (Exists && locations.Length < (glyphCount + 1) * (hasLongLocations ? 4 : 2)) throw locations.Invalid(locations.Length, "it ends before what it announces");
    }

    public GlyphBounds BoundsOf(ushort glyph)
    {
        var data = DataOf(glyph);
        return data.IsEmpty ? default : new(data.I16(2), data.I16(4), data.I16(6), data.I16(8));
    }

    public GlyphOutline OutlineOf(ushort glyph)
    {
        var steps = ImmutableArray.CreateBuilder<OutlineStep>();
        var components = 0;
        foreach (var contour in ContoursOf(glyph, 0, ref components)) contour.AddTo(steps);
        return new(new EquatableArray<OutlineStep>(steps.ToImmutable()), BoundsOf(glyph));
    }

    /// <summary>The bytes of one glyph's description; empty for a blank one.</summary>
    private FontBytes DataOf(ushort glyph)
    {
        var (glyphs, locations) = (directory["glyf"], directory["loca"]);
        if (!Exists) throw glyphs.Invalid(0, "the face has no TrueType outlines");
        if (glyph >= glyphCount) return glyphs.Slice(0, 0);
        var (start, end) = hasLongLocations
            ? (locations.Offset32(4 * glyph), locations.Offset32((4 * glyph) + 4))
            : (2 * locations.U16(2 * glyph), 2 * locations.U16((2 * glyph) + 2));
        if (end < start) throw locations.Invalid((hasLongLocations ? 4 : 2) * glyph, "the glyphs are not in order");
        return glyphs.Slice(start, end - start);
    }

    private List<GlyphContour> ContoursOf(ushort glyph, int depth, ref int components)
    {
        var data = DataOf(glyph);
        if (data.IsEmpty) return [];
        var count = data.I16(0);
        if (count >= 0) return SimpleGlyph.Read(data, count);
        if (depth >= DepthLimit) throw data.Invalid(0, "components are nested too deeply");
        var contours = new List<GlyphContour>();
        var at = 10;
        bool more;
        do
        {
            var component = GlyphComponent.Read(data, at);
            if (++components > ComponentLimit) throw data.Invalid(at, "there are too many components");
            var parts = ContoursOf(component.Glyph, depth + 1, ref components);
            var (dx, dy) = component.Shift(contours, parts);
            foreach (var part in parts) contours.Add(component.Place(part, dx, dy));
            at += component.Length;
            more = component.HasNext;
        }
        while (more);

        return contours;
    }
}
