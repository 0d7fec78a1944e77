namespace Digest.Typesetting.Fonts;

/// <summary>The <c>OS/2</c> table, with <c>hhea</c> and the em standing in for what an old or absent one lacks.</summary>
internal sealed record Os2Table(int Ascender, int Descender, int CapHeight, int XHeight, int Weight, int Embedding, bool IsItalic)
{
    private const int NormalWeight = 400;

    public static Os2Table Read(FontBytes table, HorizontalMetrics metrics, int em)
    {
        var (capHeight, xHeight) = (em * 7 / 10, em / 2);
        if (table.IsEmpty) return new(metrics.Ascender, metrics.Descender, capHeight, xHeight, NormalWeight, 0, false);
        var (ascender, descender) = ((int)table.I16(68), (int)table.I16(70));
        if (ascender == 0 && descender == 0) (ascender, descender) = (metrics.Ascender, metrics.Descender);
        if (table.U16(0) >= 2 && table.Length >= 90)
        {
            if (table.I16(88) != 0) capHeight = table.I16(88);
            if (table.I16(86) != 0) xHeight = table.I16(86);
        }

        return new(ascender, descender, capHeight, xHeight, table.U16(4), table.U16(8), (table.U16(62) & 1) != 0);
    }
}
