namespace Digest.Typesetting.Fonts;

/// <summary>The <c>cmap</c> table: Unicode subtables of format 12, else 4 (and symbol encodings, whose characters lie at U+F000).</summary>
internal sealed class CharacterMap
{
    private readonly Segment[] segments;
    private readonly FontBytes deltas;

    public CharacterMap(FontBytes table, int glyphCount)
    {
        (segments, deltas) = table.IsEmpty ? ([], table) : Best(table, glyphCount);
    }

    /// <summary>The glyph of a code point; 0 when there is none.</summary>
    public ushort this[int codePoint]
    {
        get
        {
            int low = 0, high = segments.Length - 1;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                ref readonly var segment = ref segments[middle];
                if (codePoint > segment.Last) low = middle + 1;
                else if (codePoint < segment.First) high = middle - 1;
                else return segment.GlyphOf(codePoint, deltas);
            }

            return 0;
        }
    }

    private static (Segment[] Segments, FontBytes Bytes) Best(FontBytes table, int glyphCount)
    {
        var (rank, best) = (0, table);
        for (var i = 0; i < table.U16(2); i++)
        {
            var at = 4 + (8 * i);
            var subtable = table.From(table.Offset32(at + 4));
            var found = (table.U16(at), table.U16(at + 2), subtable.U16(0)) switch
            {
                (3, 10, 12) or (0, _, 12) => 4,
                (3, 1, 4) => 3,
                (0, _, 4) => 2,
                (3, 0, 4) => 1,
                _ => 0,
            };
            if (found > rank) (rank, best) = (found, subtable);
        }

        return rank switch
        {
            0 => throw table.Invalid(0, "there is no Unicode subtable of format 4 or 12"),
            4 => (Groups(best, glyphCount), best),
            _ => (Deltas(best, glyphCount), best),
        };
    }

    private static Segment[] Groups(FontBytes subtable, int glyphCount)
    {
        var groups = subtable.Slice(16, checked((int)Math.Min(subtable.U32(12), int.MaxValue / 12) * 12));
        var segments = new Segment[groups.Length / 12];
        for (var i = 0; i < segments.Length; i++)
        {
            var (first, last, glyph) = (groups.U32(12 * i), groups.U32((12 * i) + 4), groups.U32((12 * i) + 8));
            if (last > 0x10FFFF || first > last || glyph > 0xFFFF || (i > 0 && first <= segments[i - 1].Last))
                throw groups.Invalid(12 * i, "the groups of characters are not in order");
            segments[i] = new((int)first, (int)last, (int)glyph - (int)first, -1, glyphCount);
        }

        return segments;
    }

    private static Segment[] Deltas(FontBytes subtable, int glyphCount)
    {
        var count = subtable.U16(6) / 2;
        var segments = new Segment[count];
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

    /// <summary>A range of characters; with <paramref name="ListAt"/> ≥ 0 their glyphs stand in a list, to which the delta is added.</summary>
    private readonly record struct Segment(int First, int Last, int Delta, int ListAt, int GlyphCount)
    {
        public ushort GlyphOf(int codePoint, FontBytes bytes)
        {
            int glyph;
            if (ListAt < 0)
            {
                glyph = codePoint + Delta;
            }
            else
            {
                var at = ListAt + (2 * (codePoint - First));
                var listed = at + 2 <= bytes.Length ? bytes.U16(at) : 0;
                glyph = listed == 0 ? 0 : listed + Delta;
            }

            glyph &= 0xFFFF;
            return glyph < GlyphCount ? (ushort)glyph : (ushort)0;
        }
    }
}
