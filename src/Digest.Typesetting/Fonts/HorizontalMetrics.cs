namespace Digest.Typesetting.Fonts;

/// <summary>The <c>hhea</c> and <c>hmtx</c> tables: advances, and the ascender and descender of faces that say nothing better.</summary>
internal sealed class HorizontalMetrics
{
    private readonly FontBytes advances;
    private readonly int advanceCount;
    private readonly int glyphCount;

    public HorizontalMetrics(FontBytes hhea, FontBytes hmtx, int glyphCount)
    {
        this.glyphCount = glyphCount;
        (Ascender, Descender, advanceCount, advances) = (hhea.I16(4), hhea.I16(6), hhea.U16(34), hmtx);
        if (advanceCount == 0) throw hhea.Invalid(34, "there are no horizontal metrics");
#if FONT_FAULTS
        if (PlantedFault.Is("5")) return;
#endif
        if (advanceCount > glyphCount || hmtx.Length < 4 * advanceCount) throw hmtx.Invalid(4 * advanceCount, "it ends before what it announces");
    }

    public int Ascender { get; }

    public int Descender { get; }

    /// <summary>The advance of a glyph; those past the list have the last one's, and those past the face none.</summary>
    public int AdvanceOf(int glyph) => glyph >= glyphCount ? 0 : advances.U16(4 * Math.Min(glyph, advanceCount - 1));
}
