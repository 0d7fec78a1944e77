using System.Buffers.Binary;
using System.Numerics;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Pdf.Fonts;

/// <summary>Puts font tables into a file (OpenType, "Organization of an OpenType Font"): directory, padding to four bytes, checksums.</summary>
internal static class SfntFile
{
    /// <summary>What all 32-bit words of a font file add up to, by the definition of <c>checkSumAdjustment</c>.</summary>
    private const uint WholeSum = 0xB1B0AFBA;

    /// <summary>The file with <paramref name="tables"/>, which hold at least <c>head</c>.</summary>
    public static byte[] Write(SortedDictionary<string, byte[]> tables)
    {
        BinaryPrimitives.WriteUInt32BigEndian(tables["head"].AsSpan(8), 0);
        var power = BitOperations.Log2((uint)tables.Count);
        var directory = new ByteBuffer().BigEndian(0x00010000, 4).BigEndian(tables.Count, 2);
        directory.BigEndian(16 << power, 2).BigEndian(power, 2).BigEndian((16 * tables.Count) - (16 << power), 2);
        var body = new ByteBuffer();
        var start = 12 + (16 * tables.Count);
        var head = 0;
        foreach (var (tag, table) in tables)
        {
            if (tag == "head") head = start + body.Length;
            directory.Ascii(tag).BigEndian(Sum(table), 4).BigEndian(start + body.Length, 4).BigEndian(table.Length, 4);
            body.Raw(table);
            while (body.Length % 4 != 0) body.Byte(0);
        }

        var file = directory.Raw(body.Memory.Span).Memory.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), unchecked(WholeSum - Sum(file)));
        return file;
    }

    /// <summary>The sum of the table's big-endian 32-bit words, padded with zeros, without carry.</summary>
    public static uint Sum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (var i = 0; i < table.Length; i++) sum = unchecked(sum + ((uint)table[i] << (24 - (8 * (i % 4)))));
        return sum;
    }
}
