using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Digest.Render.Pdf.Tests.Pdf;

/// <summary>Picture files made for the tests.</summary>
internal static class Pictures
{
    /// <summary>A PNG file with 8 bits a sample, made of <see cref="Samples"/> and filtered by all five kinds in turn.</summary>
    public static byte[] Png(int width, int height, int colorType)
    {
        var step = SamplesOf(colorType);
        var plain = Plain(width, height, step);
        var rows = new List<byte>();
        for (var row = 0; row < height; row++)
        {
            rows.Add((byte)(row % 5));
            for (var i = 0; i < width * step; i++)
            {
                byte At(int y, int x) => y < 0 || x < 0 ? (byte)0 : plain[(y * width * step) + x];
                var (left, above, corner) = (At(row, i - step), At(row - 1, i), i < step ? (byte)0 : At(row - 1, i - step));
                rows.Add((byte)(At(row, i) - (row % 5) switch { 1 => left, 2 => above, 3 => (left + above) / 2, 4 => Nearest(left, above, corner), _ => 0 }));
            }
        }

        return Png(width, height, colorType, 8, 0, [.. rows]);
    }

    /// <summary>A PNG file of rows that are filtered already.</summary>
    public static byte[] Png(int width, int height, int colorType, int depth, int interlace, byte[] rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)colorType, (byte)interlace);
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, true)) deflate.Write(rows);
        var palette = Enumerable.Range(0, 768).Select(i => (byte)(255 - (i / 3))).ToArray();
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. colorType == 3 ? Chunk("PLTE", palette) : [],
            .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    /// <summary>The samples that a viewer should get from <see cref="Png(int, int, int)"/>.</summary>
    public static (byte[] Colors, byte[]? Alpha) Samples(int width, int height, int colorType)
    {
        var step = SamplesOf(colorType);
        var plain = Plain(width, height, step);
        if (colorType == 3) return ([.. plain.SelectMany(index => Enumerable.Repeat((byte)(255 - index), 3))], null);
        if (colorType is 0 or 2) return (plain, null);
        return ([.. plain.Where((_, i) => i % step != step - 1)], [.. plain.Where((_, i) => i % step == step - 1)]);
    }

    private static int SamplesOf(int colorType) => colorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    private static byte[] Plain(int width, int height, int step) => [.. Enumerable.Range(0, width * height * step).Select(i => (byte)((i * 37) + (i / 5)))];

    private static int Nearest(int left, int above, int corner)
    {
        var estimate = left + above - corner;
        return ((int[])[left, above, corner]).MinBy(value => Math.Abs(estimate - value));
    }

    private static byte[] Chunk(string kind, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(kind), .. data, 0, 0, 0, 0];
    }
}
