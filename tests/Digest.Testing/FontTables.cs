using System.Buffers.Binary;
using System.Text;

namespace Digest.Testing;

/// <summary>Font files made from others by putting tables of one's own into them.</summary>
public static class FontTables
{
    /// <summary>The file with other bytes for a table that it has; they stand at its end.</summary>
    public static byte[] With(byte[] file, string tag, byte[] table)
    {
        byte[] made = [.. file, .. table];
        for (var at = 12; ; at += 16)
        {
            if (Encoding.Latin1.GetString(made, at, 4) != tag) continue;
            BinaryPrimitives.WriteInt32BigEndian(made.AsSpan(at + 8), file.Length);
            BinaryPrimitives.WriteInt32BigEndian(made.AsSpan(at + 12), table.Length);
            return made;
        }
    }

    /// <summary>Numbers of 16 bits as they stand in a font.</summary>
    public static byte[] Words(params ReadOnlySpan<int> words)
    {
        var bytes = new byte[2 * words.Length];
        for (var i = 0; i < words.Length; i++) BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), (ushort)words[i]);
        return bytes;
    }
}
