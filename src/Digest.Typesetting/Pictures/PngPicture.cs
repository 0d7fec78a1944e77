using System.Buffers.Binary;
using System.IO.Compression;
using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Pictures;

/// <summary>Paints frames on white as PNG files (ISO/IEC 15948), 8 bits a channel, RGB.</summary>
public static class PngPicture
{
    /// <summary>The most pixels on a side; a larger picture is painted as far as that.</summary>
    private const int MostPixels = 16384;

    private static readonly uint[] Checks = [.. Enumerable.Range(0, 256).Select(CheckOf)];

    /// <summary>The picture, anti-aliased. Pictures, links and anchors in the frame are left out.</summary>
    /// <param name="frame">What to paint.</param>
    /// <param name="pixelsPerPoint">The scale: 1 gives 72 pixels to an inch; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not a number greater than 0.</exception>
    public static byte[] Write(Frame frame, double pixelsPerPoint)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixelsPerPoint);
        var (width, height) = (Pixels(frame.Size.Width.Value * pixelsPerPoint), Pixels(frame.Size.Height.Value * pixelsPerPoint));
        var pixels = new byte[width * height * 3];
        Array.Fill(pixels, (byte)255);
        var rasterizer = new Rasterizer(width, height);
        foreach (var shape in FrameShapes.Of(frame))
        {
            rasterizer.Fill(shape.Steps, pixelsPerPoint, (x, y, coverage) =>
            {
                var at = 3 * ((y * width) + x);
                pixels[at] = Mixed(pixels[at], shape.Color.Red, coverage);
                pixels[at + 1] = Mixed(pixels[at + 1], shape.Color.Green, coverage);
                pixels[at + 2] = Mixed(pixels[at + 2], shape.Color.Blue, coverage);
            });
        }

        return Encode(pixels, width, height);
    }

    private static int Pixels(double length) => (int)Math.Clamp(Math.Ceiling(length - 1e-9), 1, MostPixels);

    private static byte Mixed(byte below, byte above, double coverage) => (byte)Math.Round(below + ((above - below) * coverage));

    private static byte[] Encode(byte[] pixels, int width, int height)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compressed(pixels, width * 3, height));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>The rows, each led by filter type 2 (the difference to the row above), which suits pages that are mostly white.</summary>
    private static byte[] Compressed(byte[] pixels, int stride, int height)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[stride + 1];
            row[0] = 2;
            for (var y = 0; y < height; y++)
            {
                for (var i = 0; i < stride; i++) row[i + 1] = (byte)(pixels[(y * stride) + i] - (y == 0 ? 0 : pixels[((y - 1) * stride) + i]));
                zlib.Write(row);
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
