using System.Buffers.Binary;
using Digest.Typesetting.Fonts;

namespace Digest.Render.Pdf.Pdf.Fonts;

/// <summary>
/// The outlines of a TrueType face as bytes (OpenType <c>loca</c> and <c>glyf</c>). Offsets that point outside the table count as an empty glyph,
/// so that a broken font loses a glyph and not the document.
/// </summary>
internal sealed class GlyphOutlines
{
    private const int ArgumentsAreWords = 0x1;
    private const int HasScale = 0x8;
    private const int MoreComponents = 0x20;
    private const int HasTwoScales = 0x40;
    private const int HasMatrix = 0x80;

    private readonly ReadOnlyMemory<byte> glyf;
    private readonly ReadOnlyMemory<byte> loca;
    private readonly bool longOffsets;

    /// <summary>Reads the face's tables.</summary>
    public GlyphOutlines(FontFace face)
    {
        glyf = face.Table("glyf");
        loca = face.Table("loca");
        var head = face.Table("head").Span;
        longOffsets = head.Length >= 52 && BinaryPrimitives.ReadInt16BigEndian(head[50..]) != 0;
    }

    /// <summary>False when the face has no TrueType outlines at all.</summary>
    public bool Any => !glyf.IsEmpty && !loca.IsEmpty;

    /// <summary>The bytes of a glyph's outline; empty for a blank one.</summary>
    public ReadOnlyMemory<byte> this[ushort glyph]
    {
        get
        {
            var (start, end) = (Offset(glyph), Offset(glyph + 1));
            return start < end && end <= glyf.Length ? glyf[start..end] : default;
        }
    }

    /// <summary>The places of the component numbers in the outline of a composite glyph; none for a simple one.</summary>
    public static List<int> ComponentPlaces(ReadOnlySpan<byte> outline)
    {
        var places = new List<int>();
        if (outline.Length < 12 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return places;
        var at = 10;
        while (at + 4 <= outline.Length)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            places.Add(at + 2);
            at += (flags & ArgumentsAreWords) != 0 ? 8 : 6;
            at += (flags & HasMatrix) != 0 ? 8 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasScale) != 0 ? 2 : 0;
            if ((flags & MoreComponents) == 0) break;
        }

        return places;
    }

    private int Offset(int index)
    {
        var size = longOffsets ? 4 : 2;
        if ((index + 1) * size > loca.Length) return 0;
        var entry = loca.Span.Slice(index * size, size);
        return longOffsets ? (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(entry), int.MaxValue) : BinaryPrimitives.ReadUInt16BigEndian(entry) * 2;
    }
}
