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

    /// <summary>The lowest and the highest glyph; null when nothing is covered.</summary>
    public (ushort First, ushort Last)? Extent => first.Length == 0 ? null : (first.Min(), last.Max());

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

/// <summary>A set of glyph numbers, one bit each between its lowest and its highest; filled while a table is read and only asked afterwards.</summary>
internal sealed class GlyphSet
{
    private readonly int start;
    private readonly ulong[] bits;

    private GlyphSet(int firstWord, ulong[] bits)
    {
        start = firstWord;
        this.bits = bits;
    }

    /// <summary>The glyphs at which any of some subtables may start; <paramref name="spend"/> is told how many 64-bit words that takes.</summary>
    public static GlyphSet Of(List<Subtable> subtables, Func<int, int> spend)
    {
        var (first, last) = (int.MaxValue, -1);
        foreach (var subtable in subtables)
        {
            if (subtable.Coverage.Extent is { } extent) (first, last) = (Math.Min(first, extent.First >> 6), Math.Max(last, extent.Last >> 6));
        }

        var set = new GlyphSet(first, new ulong[spend(Math.Max(0, last - Math.Min(first, last + 1) + 1))]);
        foreach (var subtable in subtables) subtable.Coverage.AddTo(set);
        return set;
    }

    public bool Contains(ushort glyph)
    {
        var word = (glyph >> 6) - start;
        return (uint)word < (uint)bits.Length && (bits[word] >> (glyph & 63) & 1) != 0;
    }

    public void AddRange(ushort first, ushort last)
    {
        for (int glyph = first; glyph <= last; glyph++) bits[(glyph >> 6) - start] |= 1UL << (glyph & 63);
    }
}
