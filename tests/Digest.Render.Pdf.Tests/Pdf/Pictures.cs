using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Digest.Render.Pdf.Tests.Pdf;

/// <summary>Picture files made for the tests.</summary>
internal static class Pictures
{
    /// <summary>A PNG file with 8 bits a sample whose samples count up, filtered by turns.</summary>
    public static byte[] Png(int width, int height, int colorType)
    {
        var samples = colorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        using var rows = new MemoryStream();
        using (var deflate = new ZLibStream(rows, CompressionLevel.Optimal, true))
        {
            for (var row = 0; row < height; row++)
            {
                deflate.WriteByte((byte)(row % 5));
                for (var i = 0; i < width * samples; i++) deflate.WriteByte((byte)((row * 16) + i));
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, (byte)colorType);
        byte[] palette = [.. Enumerable.Range(0, 768).Select(i => (byte)(255 - (i / 3)))];
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. colorType == 3 ? Chunk("PLTE", palette) : [], .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string kind, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(kind), .. data, 0, 0, 0, 0];
    }
}
