using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>What a glyph is; the values are the bits of the lookup flags that skip it.</summary>
[Flags]
internal enum GlyphKind
{
    None = 0,
    Base = 2,
    Ligature = 4,
    Mark = 8,
}

/// <summary>The GDEF table: kinds of glyphs, classes of marks and the mark sets that lookups filter by.</summary>
internal sealed class GlyphDefinitions
{
    private readonly ClassDefinition kinds = ClassDefinition.Empty;
    private readonly ClassDefinition markClasses = ClassDefinition.Empty;
    private readonly Coverage[] markSets = [];

    public GlyphDefinitions(FontBytes table)
    {
        if (table.IsEmpty) return;
        var reader = new LayoutReader(table);
        HasKinds = table.U16(4) != 0;
        kinds = reader.Classes(table, 4);
        markClasses = reader.Classes(table, 10);
        if (table.U16(2) < 2 || table.U16(12) == 0) return;
        var sets = table.From(table.U16(12));
        markSets = new Coverage[reader.Spend(sets.U16(2), sets)];
        for (var i = 0; i < markSets.Length; i++) markSets[i] = reader.CoverageAt(sets.From(sets.Offset32(4 + (4 * i))));
    }

    /// <summary>False when the face does not say what its glyphs are, and their characters decide.</summary>
    public bool HasKinds { get; }

    public GlyphKind KindOf(ushort glyph) => kinds[glyph] switch
    {
        1 => GlyphKind.Base,
        2 => GlyphKind.Ligature,
        3 => GlyphKind.Mark,
        _ => GlyphKind.None,
    };

    public int MarkClassOf(ushort glyph) => markClasses[glyph];

    public bool IsInMarkSet(int set, ushort glyph) => set < markSets.Length && markSets[set].Contains(glyph);
}
