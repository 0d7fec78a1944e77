using System.Buffers.Binary;
using System.Security.Cryptography;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Typesetting.Fonts;

namespace Digest.Render.Pdf.Pdf.Fonts;

/// <summary>
/// A TrueType font that holds only the glyphs a document shows, renumbered from 0 in the order given (OpenType <c>glyf</c>, <c>loca</c>,
/// <c>hmtx</c>). What composite glyphs are made of is added at the end, through all depths, and their component numbers are rewritten.
/// The same outline may stand under several numbers, which is how one glyph keeps two texts apart. A face whose maker allows no subsets gets all
/// its other glyphs after these.
/// </summary>
internal static class FontSubset
{
    /// <summary>The tables a PDF viewer needs of an embedded TrueType program (ISO 32000-1, 9.9), beyond those rebuilt here.</summary>
    private static readonly string[] Kept = ["cvt ", "fpgm", "prep"];

    /// <summary>The font file with <paramref name="glyphs"/> under the numbers 0, 1, 2 …; the first must be glyph 0 of the face.</summary>
    public static byte[] Build(FontFace face, IReadOnlyList<ushort> glyphs)
    {
        var outlines = new GlyphOutlines(face);
        var all = Close(outlines, face.MaySubset ? glyphs : [.. glyphs, .. Enumerable.Range(1, face.GlyphCount - 1).Select(glyph => (ushort)glyph).Except(glyphs)]);
        var (glyf, loca) = Outlines(outlines, all);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf,
            ["loca"] = loca,
            ["hmtx"] = Metrics(face, all),
            ["head"] = Patch(face, "head", 54, (50, 1)),
            ["hhea"] = Patch(face, "hhea", 36, (34, all.Count)),
            ["maxp"] = Patch(face, "maxp", 32, (4, all.Count)),
        };
        foreach (var tag in Kept)
            if (face.Table(tag) is { IsEmpty: false } table) tables[tag] = table.ToArray();
        return SfntFile.Write(tables);
    }

    /// <summary>Six capital letters made from the face's name and the glyphs, so that equal subsets have equal names (ISO 32000-1, 9.6.4).</summary>
    public static string Tag(FontFace face, IReadOnlyList<ushort> glyphs)
    {
        var content = new ByteBuffer().Raw(System.Text.Encoding.UTF8.GetBytes(face.Name));
        foreach (var glyph in glyphs) content.BigEndian(glyph, 2);
        var hash = SHA256.HashData(content.Memory.Span);
        return string.Concat(hash.Take(6).Select(b => (char)('A' + (b % 26))));
    }

    private static List<ushort> Close(GlyphOutlines outlines, IReadOnlyList<ushort> glyphs)
    {
        var all = glyphs.ToList();
        var known = all.ToHashSet();
        for (var i = 0; i < all.Count; i++)
        {
            var outline = outlines[all[i]].Span;
            foreach (var place in GlyphOutlines.ComponentPlaces(outline))
            {
                var component = BinaryPrimitives.ReadUInt16BigEndian(outline[place..]);
                if (known.Add(component)) all.Add(component);
            }
        }

        return all;
    }

    private static (byte[] Glyf, byte[] Loca) Outlines(GlyphOutlines outlines, List<ushort> glyphs)
    {
        var numbers = new Dictionary<ushort, ushort>();
        for (var i = 0; i < glyphs.Count; i++) numbers.TryAdd(glyphs[i], (ushort)i);
        var (glyf, loca) = (new ByteBuffer(), new ByteBuffer().BigEndian(0, 4));
        foreach (var glyph in glyphs)
        {
            var outline = outlines[glyph].ToArray();
            foreach (var place in GlyphOutlines.ComponentPlaces(outline))
            {
                var component = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(place));
                BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(place), numbers[component]);
            }

            glyf.Raw(outline);
            while (glyf.Length % 4 != 0) glyf.Byte(0);
            loca.BigEndian(glyf.Length, 4);
        }

        return (glyf.Memory.ToArray(), loca.Memory.ToArray());
    }

    private static byte[] Metrics(FontFace face, List<ushort> glyphs)
    {
        var hmtx = face.Table("hmtx").Span;
        var hhea = face.Table("hhea").Span;
        var full = hhea.Length >= 36 ? BinaryPrimitives.ReadUInt16BigEndian(hhea[34..]) : 0;
        var metrics = new ByteBuffer();
        foreach (var glyph in glyphs)
        {
            var bearing = glyph < full ? (glyph * 4) + 2 : (full * 4) + ((glyph - full) * 2);
            metrics.BigEndian(face.AdvanceOf(glyph), 2);
            metrics.BigEndian(bearing + 2 <= hmtx.Length ? BinaryPrimitives.ReadInt16BigEndian(hmtx[bearing..]) : 0, 2);
        }

        return metrics.Memory.ToArray();
    }

    private static byte[] Patch(FontFace face, string tag, int length, (int Place, int Value) change)
    {
        var table = new byte[length];
        var own = face.Table(tag).Span;
        own[..Math.Min(length, own.Length)].CopyTo(table);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(change.Place), (ushort)change.Value);
        return table;
    }
}
