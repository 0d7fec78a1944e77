using System.Buffers.Binary;
using System.IO.Compression;

namespace Digest.Typesetting.Pictures;

/// <summary>Writes pixels as a PNG file (ISO/IEC 15948), 8 bits a channel, RGB, marked as sRGB.</summary>
internal static class PngEncoder
{
    private const byte Up = 2;

    private static readonly uint[] Checks = [.. Enumerable.Range(0, 256).Select(CheckOf)];

    /// <summary>The file; <paramref name="pixels"/> are three bytes each, row after row from the top.</summary>
    public static byte[] Encode(byte[] pixels, int width, int height)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "sRGB"u8, [0]);
        WriteChunk(file, "IDAT"u8, Compressed(pixels, width * 3, height));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>The rows, each as its difference to the row above, which suits pages that are mostly white.</summary>
    private static byte[] Compressed(byte[] pixels, int stride, int height)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[stride + 1];
            row[0] = Up;
            var above = new byte[stride].AsSpan();
            for (var y = 0; y < height; y++)
            {
                var own = pixels.AsSpan(y * stride, stride);
                for (var i = 0; i < own.Length; i++) row[i + 1] = (byte)(own[i] - above[i]);
                zlib.Write(row);
                above = own;
            }
        }

        return data.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checked(Checked(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Checked(uint check, ReadOnlySpan<byte> data)
    {
        foreach (var value in data) check = Checks[(byte)(check ^ value)] ^ (check >> 8);
        return check;
    }

    /// <summary>The table of CRC-32 (ISO/IEC 15948, annex D).</summary>
    private static uint CheckOf(int value)
    {
        var check = (uint)value;
        for (var bit = 0; bit < 8; bit++) check = (check & 1) != 0 ? 0xEDB88320u ^ (check >> 1) : check >> 1;
        return check;
    }
}
