using System.Text;

namespace Digest.Typesetting.Fonts;

/// <summary>The <c>post</c> table: slant, fixed pitch, and the names of glyphs (formats 1 and 2) for people who look at shaped text.</summary>
internal sealed class PostTable
{
    private readonly FontBytes table;
    private readonly Lazy<int[]> nameOffsets;

    public PostTable(FontBytes table)
    {
        this.table = table;
        nameOffsets = new(ReadOffsets);
        if (table.IsEmpty) return;
        ItalicAngle = (int)table.U32(4) / 65536.0;
        IsFixedPitch = table.U32(12) != 0;
    }

    /// <summary>Degrees counter-clockwise.</summary>
    public double ItalicAngle { get; }

    public bool IsFixedPitch { get; }

    /// <summary>The name of a glyph, or null when the face does not name it.</summary>
    public string? NameOf(int glyph)
    {
        var version = table.IsEmpty ? 0 : table.U32(0);
        if (version == 0x00010000) return glyph < StandardGlyphNames.All.Length ? StandardGlyphNames.All[glyph] : null;
#if FONT_FAULTS
        if (!PlantedFault.Is("9") || version != 0x00020000)
#endif
        if (version != 0x00020000 || table.Length < 36 + (2 * glyph) || glyph >= table.U16(32)) return null;
        var number = table.U16(34 + (2 * glyph));
        if (number < StandardGlyphNames.All.Length) return StandardGlyphNames.All[number];
        number -= (ushort)StandardGlyphNames.All.Length;
        var offsets = nameOffsets.Value;
        return number < offsets.Length ? Encoding.Latin1.GetString(table.Slice(offsets[number] + 1, table.U8(offsets[number])).Span) : null;
    }

    /// <summary>Where the names stand that are not the standard ones, each behind its length; what sticks out of the table is left away.</summary>
    private int[] ReadOffsets()
    {
        var offsets = new List<int>();
        for (var at = 34 + (2 * table.U16(32)); at < table.Length && at + 1 + table.U8(at) <= table.Length; at += 1 + table.U8(at)) offsets.Add(at);
        return [.. offsets];
    }
}
