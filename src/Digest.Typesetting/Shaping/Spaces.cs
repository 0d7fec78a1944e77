using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>The widths of spaces that a face lacks, by what Unicode says of them (The Unicode Standard, table 6-2).</summary>
internal static class Spaces
{
    private const int EmThirds = 0x2004;

    public static bool IsSpace(int character) => character is 0xA0 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000;

    /// <summary>The advance of a space that is shown by the ordinary one.</summary>
    public static int WidthOf(FaceTables tables, int character, int ordinary)
    {
        var em = tables.UnitsPerEm;
        return character switch
        {
            0x2001 or 0x2003 or 0x3000 => em,
            0x2000 or 0x2002 => Part(em, 2),
            EmThirds => Part(em, 3),
            0x2005 => Part(em, 4),
            0x2006 => Part(em, 6),
            0x2007 => AdvanceOr(tables, '0', ordinary),
            0x2008 => AdvanceOr(tables, '.', ordinary),
            0x2009 => Part(em, 5),
            0x200A => Part(em, 16),
            0x202F => ordinary / 2,
            0x205F => em * 4 / 18,
            _ => ordinary,
        };
    }

    private static int Part(int em, int parts) => (em + (parts / 2)) / parts;

    private static int AdvanceOr(FaceTables tables, int character, int ordinary)
    {
        var glyph = tables.Characters[character];
        return glyph == 0 ? ordinary : tables.AdvanceOf(glyph);
    }
}
