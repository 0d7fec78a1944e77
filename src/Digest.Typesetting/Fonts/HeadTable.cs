namespace Digest.Typesetting.Fonts;

/// <summary>The <c>head</c> table: the em, the box of all glyphs, the width of the offsets in <c>loca</c>.</summary>
internal sealed record HeadTable(int UnitsPerEm, GlyphBounds Bounds, bool HasLongLocations)
{
    private const int LeastUnits = 16, MostUnits = 16384;

    public static HeadTable Read(FontBytes table)
    {
        var units = table.U16(18);
        if (units is < LeastUnits or > MostUnits) throw table.Invalid(18, "the units per em are not between 16 and 16384");
        return new(units, new(table.I16(36), table.I16(38), table.I16(40), table.I16(42)), table.I16(50) != 0);
    }
}
