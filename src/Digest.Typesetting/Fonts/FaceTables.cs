using System.Text;

namespace Digest.Typesetting.Fonts;

/// <summary>The small tables that say how big, heavy and slanted a face is: head, hhea, maxp, hmtx, OS/2, post, name.</summary>
internal sealed class FaceTables
{
    private readonly FontBytes metrics;
    private readonly int metricCount;

    public FaceTables(TableDirectory directory)
    {
        Directory = directory;
        var head = directory.Required("head");
        UnitsPerEm = head.U16(18);
        if (UnitsPerEm is < 16 or > 16384) throw head.Invalid(18, "the units per em are not between 16 and 16384");
        Bounds = new(head.I16(36), head.I16(38), head.I16(40), head.I16(42));
        HasLongLocations = head.I16(50) != 0;
        GlyphCount = directory.Required("maxp").U16(4);
        var hhea = directory.Required("hhea");
        metricCount = hhea.U16(34);
        metrics = directory.Required("hmtx");
        if (metricCount == 0) throw hhea.Invalid(34, "there are no horizontal metrics");
        if (metricCount > GlyphCount || metrics.Length < 4 * metricCount) throw metrics.Invalid(4 * metricCount, "it ends before what it announces");
        Characters = new(directory["cmap"], GlyphCount);
        Os2 = Os2Values.Read(directory["OS/2"], hhea, UnitsPerEm);
        var post = directory["post"];
        ItalicAngle = post.IsEmpty ? 0 : (int)post.U32(4) / 65536.0;
        IsFixedPitch = !post.IsEmpty && post.U32(12) != 0;
        Name = NameTable.PostScriptName(directory["name"]);
        Outlines = new(directory, GlyphCount, HasLongLocations);
    }

    public TableDirectory Directory { get; }

    public int UnitsPerEm { get; }

    public GlyphBounds Bounds { get; }

    public bool HasLongLocations { get; }

    public int GlyphCount { get; }

    public CharacterMap Characters { get; }

    public Os2Values Os2 { get; }

    public double ItalicAngle { get; }

    public bool IsFixedPitch { get; }

    public string Name { get; }

    public GlyphTable Outlines { get; }

    /// <summary>The advance of a glyph; those past the list have the last one's, and those past the face none.</summary>
    public int AdvanceOf(int glyph) => glyph >= GlyphCount ? 0 : metrics.U16(4 * Math.Min(glyph, metricCount - 1));

    /// <summary>What OS/2 says, with hhea and the em standing in for what an old or absent table lacks.</summary>
    internal sealed record Os2Values(int Ascender, int Descender, int CapHeight, int XHeight, int Weight, int Embedding)
    {
        public static Os2Values Read(FontBytes table, FontBytes hhea, int em)
        {
            if (table.IsEmpty) return new(hhea.I16(4), hhea.I16(6), em * 7 / 10, em / 2, 400, 0);
            var hasHeights = table.U16(0) >= 2 && table.Length >= 90;
            var (ascender, descender) = (table.I16(68), table.I16(70));
            if (ascender == 0 && descender == 0) (ascender, descender) = (hhea.I16(4), hhea.I16(6));
            return new(
                ascender,
                descender,
                hasHeights && table.I16(88) != 0 ? table.I16(88) : em * 7 / 10,
                hasHeights && table.I16(86) != 0 ? table.I16(86) : em / 2,
                table.U16(4),
                table.U16(8));
        }
    }

    /// <summary>The name table, of which the PostScript name is read.</summary>
    private static class NameTable
    {
        public static string PostScriptName(FontBytes table)
        {
            if (table.IsEmpty) return "Unnamed";
            var strings = table.From(table.U16(4));
            for (var i = 0; i < table.U16(2); i++)
            {
                var record = table.Slice(6 + (12 * i), 12);
                if (record.U16(6) != 6) continue;
                var text = strings.Slice(record.U16(10), record.U16(8)).Span;
                var name = record.U16(0) == 1 ? Encoding.Latin1.GetString(text) : Encoding.BigEndianUnicode.GetString(text);
                name = string.Concat(name.Where(c => c is > ' ' and < '\x7f' && !"[](){}<>/%".Contains(c)));
                if (name.Length > 0) return name;
            }

            return "Unnamed";
        }
    }
}
