namespace Digest.Typesetting.Fonts;

/// <summary>A range of characters of a <c>cmap</c> subtable; with <paramref name="ListAt"/> ≥ 0 their glyphs stand in a list there, to which the delta is added.</summary>
internal readonly record struct CharacterSegment(int First, int Last, int Delta, int ListAt, int GlyphCount)
{
    /// <summary>The glyph of a character of the range; 0 when there is none.</summary>
    public ushort GlyphOf(int codePoint, FontBytes lists)
    {
        var glyph = codePoint + Delta;
        if (ListAt >= 0)
        {
            var at = ListAt + (2 * (codePoint - First));
            var listed = at + 2 <= lists.Length ? lists.U16(at) : 0;
            glyph = listed == 0 ? 0 : listed + Delta;
        }

        glyph &= 0xFFFF;
#if FONT_FAULTS
        if (PlantedFault.Is("4")) return (ushort)glyph;
#endif
        return glyph < GlyphCount ? (ushort)glyph : (ushort)0;
    }

    /// <summary>Format 12: groups of characters with glyphs in a row.</summary>
    public static CharacterSegment[] ReadGroups(FontBytes subtable, int glyphCount)
    {
        var groups = subtable.Slice(16, checked((int)Math.Min(subtable.U32(12), int.MaxValue / 12) * 12));
        var segments = new CharacterSegment[groups.Length / 12];
        for (var i = 0; i < segments.Length; i++)
        {
            var (first, last, glyph) = (groups.U32(12 * i), groups.U32((12 * i) + 4), groups.U32((12 * i) + 8));
            if (last > 0x10FFFF || first > last || glyph > 0xFFFF || (i > 0 && first <= segments[i - 1].Last))
                throw groups.Invalid(12 * i, "the groups of characters are not in order");
            segments[i] = new((int)first, (int)last, (int)glyph - (int)first, -1, glyphCount);
        }

        return segments;
    }

    /// <summary>Format 4: segments of the basic plane, with glyphs in a row or in a list.</summary>
    public static CharacterSegment[] ReadDeltas(FontBytes subtable, int glyphCount)
    {
        var count = subtable.U16(6) / 2;
        var segments = new CharacterSegment[count];
        for (var i = 0; i < count; i++)
        {
            var (last, first) = (subtable.U16(14 + (2 * i)), subtable.U16(16 + (2 * (count + i))));
            if (first == 0xFFFF && i > 0 && segments[i - 1].Last == 0xFFFF) return segments[..i];
            if (first > last || (i > 0 && first <= segments[i - 1].Last)) throw subtable.Invalid(14 + (2 * i), "the segments of characters are not in order");
            var at = 16 + (2 * ((3 * count) + i));
            var offset = subtable.U16(at);
            var delta = subtable.I16(16 + (2 * ((2 * count) + i)));
            segments[i] = new(first, last, delta, offset is 0 or 0xFFFF ? -1 : at + offset, glyphCount);
        }

        return segments;
    }

    /// <summary>Format 6: one range with a list.</summary>
    public static CharacterSegment[] ReadTrimmed(FontBytes subtable, int glyphCount)
    {
        var (first, count) = (subtable.U16(6), subtable.U16(8));
        if (count == 0) return [];
        subtable.Slice(10, 2 * count);
        return [new(first, first + count - 1, 0, 10, glyphCount)];
    }
}
