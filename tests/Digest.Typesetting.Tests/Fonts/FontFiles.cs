using System.Buffers.Binary;
using System.Text;

namespace Digest.Typesetting.Tests.Fonts;

/// <summary>Font files for tests: the embedded ones, and ones damaged or joined from them.</summary>
internal static class FontFiles
{
    public static byte[] Read(string name) => FontPieces.Read(name);

    /// <summary>The place and length of each table of a font file.</summary>
    public static Dictionary<string, (int Offset, int Length)> Tables(byte[] file) =>
        Enumerable.Range(0, BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4))).Select(i => file.AsSpan(12 + (16 * i), 16).ToArray()).ToDictionary(
            record => Encoding.Latin1.GetString(record, 0, 4),
            record => (BinaryPrimitives.ReadInt32BigEndian(record.AsSpan(8)), BinaryPrimitives.ReadInt32BigEndian(record.AsSpan(12))));

    /// <summary>The file without a table: its tag is made unknown.</summary>
    public static byte[] Without(byte[] file, string tag)
    {
        var copy = (byte[])file.Clone();
        for (var at = 12; ; at += 16)
        {
            if (Encoding.Latin1.GetString(copy, at, 4) != tag) continue;
            copy[at] = (byte)'~';
            return copy;
        }
    }

    /// <summary>A collection of faces, whose table offsets count from the start of the whole file.</summary>
    public static byte[] Collection(params byte[][] files)
    {
        var start = 12 + (4 * files.Length);
        using var result = new MemoryStream();
        var header = new byte[start];
        "ttcf"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), 0x00010000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), files.Length);
        result.Write(header);
        for (var i = 0; i < files.Length; i++)
        {
            var (copy, offset) = ((byte[])files[i].Clone(), (int)result.Position);
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12 + (4 * i)), offset);
            for (var table = 0; table < BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(4)); table++)
            {
                var field = copy.AsSpan(12 + (16 * table) + 8);
                BinaryPrimitives.WriteInt32BigEndian(field, BinaryPrimitives.ReadInt32BigEndian(field) + offset);
            }

            result.Write(copy);
        }

        result.Position = 0;
        result.Write(header);
        return result.ToArray();
    }
}
