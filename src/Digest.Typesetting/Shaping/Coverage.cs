namespace Digest.Typesetting.Shaping;

/// <summary>The glyphs that a subtable speaks of, each with an index (OpenType 1.9, coverage table formats 1 and 2).</summary>
internal sealed class Coverage(ushort[] first, ushort[] last, int[] index)
{
    /// <summary>The index of a glyph, or -1 when it is not covered.</summary>
    public int IndexOf(ushort glyph)
    {
        int low = 0, high = first.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (glyph > last[middle]) low = middle + 1;
            else if (glyph < first[middle]) high = middle - 1;
            else return index[middle] + glyph - first[middle];
        }

        return -1;
    }

    public bool Contains(ushort glyph) => IndexOf(glyph) >= 0;

    public void AddTo(GlyphSet set)
    {
        for (var i = 0; i < first.Length; i++) set.AddRange(first[i], last[i]);
    }
}

/// <summary>The classes of glyphs; what is not listed is of class 0 (OpenType 1.9, class definition table formats 1 and 2).</summary>
internal sealed class ClassDefinition(ushort[] first, ushort[] last, ushort[] classes)
{
    public static readonly ClassDefinition Empty = new([], [], []);

    public ushort this[ushort glyph]
    {
        get
        {
            int low = 0, high = first.Length - 1;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                if (glyph > last[middle]) low = middle + 1;
                else if (glyph < first[middle]) high = middle - 1;
                else return classes[middle];
            }

            return 0;
        }
    }
}

/// <summary>A set of glyph numbers, one bit each; filled while a table is read and only asked afterwards.</summary>
internal sealed class GlyphSet
{
    /// <summary>How many 64-bit words a set takes.</summary>
    public const int Words = 1024;

    private readonly ulong[] bits = new ulong[Words];

    public bool Contains(ushort glyph) => (bits[glyph >> 6] >> (glyph & 63) & 1) != 0;

    public void AddRange(ushort first, ushort last)
    {
        for (int glyph = first; glyph <= last; glyph++) bits[glyph >> 6] |= 1UL << (glyph & 63);
    }
}
