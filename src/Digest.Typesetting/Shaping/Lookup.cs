using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>Which glyphs a lookup passes over (OpenType 1.9, LookupFlag).</summary>
[Flags]
internal enum LookupFlags
{
    None = 0,
    RightToLeft = 1,
    IgnoreBases = 2,
    IgnoreLigatures = 4,
    IgnoreMarks = 8,
    IgnoreKinds = 0xE,
    UseMarkFilteringSet = 0x10,
}

/// <summary>Which glyphs a lookup sees: kinds that it skips, the one class or set of marks that it looks at.</summary>
internal readonly record struct GlyphFilter(LookupFlags Flags, int MarkClass, int MarkSet)
{
    public static GlyphFilter Of(int flags, int markSet) => new((LookupFlags)(flags & 0x1F), flags >> 8, markSet);

    public bool Skips(in BufferGlyph glyph, GlyphDefinitions definitions)
    {
        if (((int)glyph.Kind & (int)Flags & (int)LookupFlags.IgnoreKinds) != 0) return true;
        if (!glyph.IsMark) return false;
        if ((Flags & LookupFlags.UseMarkFilteringSet) != 0) return !definitions.IsInMarkSet(MarkSet, glyph.Glyph);
        return MarkClass != 0 && MarkClass != glyph.MarkClass;
    }
}

/// <summary>One way of substituting or placing glyphs: the first of its subtables that fits is applied.</summary>
internal sealed class Lookup(GlyphFilter filter, Subtable[] subtables, GlyphSet starts)
{
    public GlyphFilter Filter => filter;

    /// <summary>True when the text is gone through from its end.</summary>
    public bool IsReverse => subtables.Length > 0 && subtables[0] is ReverseSubstitution;

    public int SubtableCount => subtables.Length;

    public bool MayStartWith(ushort glyph) => starts.Contains(glyph);

    public bool TryApply(LookupRun run, int at)
    {
        foreach (var subtable in subtables)
        {
            if (subtable.TryApply(run, at)) return true;
        }

        return false;
    }
}

/// <summary>A subtable of a lookup; immutable once read.</summary>
internal abstract class Subtable(Coverage coverage)
{
    /// <summary>The glyphs at which it may start.</summary>
    public Coverage Coverage => coverage;

    /// <summary>Applies it to the glyph at a place if it fits there, and tells the run where to go on.</summary>
    public abstract bool TryApply(LookupRun run, int at);
}

/// <summary>Where in a matched sequence which other lookup is applied.</summary>
internal readonly record struct SequenceLookup(int Position, int Lookup)
{
    public static SequenceLookup[] Read(LayoutReader reader, FontBytes bytes, int at, int count)
    {
        var lookups = new SequenceLookup[reader.Spend(count, bytes)];
        for (var i = 0; i < count; i++) lookups[i] = new(bytes.U16(at + (4 * i)), bytes.U16(at + (4 * i) + 2));
        return lookups;
    }
}
