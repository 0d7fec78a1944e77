using System.Buffers.Binary;
using System.IO.Compression;

namespace Digest.Render.Pdf.Pdf.Pictures;

/// <summary>The pixels of a PNG file with 8 bits a sample.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="Colors">The colour samples, row by row.</param>
/// <param name="Alpha">The opacity of each pixel, or null when all are opaque.</param>
internal sealed record PngPixels(int Width, int Height, int Channels, byte[] Colors, byte[]? Alpha)
{
    /// <summary>The picture as it looks on white paper.</summary>
    public PngPixels OnWhite()
    {
        if (Alpha is null) return this;
        var colors = new byte[Colors.Length];
        for (var i = 0; i < colors.Length; i++) colors[i] = (byte)(((Colors[i] * Alpha[i / Channels]) + (255 * (255 - Alpha[i / Channels])) + 127) / 255);
        return this with { Colors = colors, Alpha = null };
    }
}

/// <summary>
/// Decodes PNG files (ISO/IEC 15948): all colour types, depths, filters, transparency and interlacing. Of 16-bit samples the upper half is kept.
/// Checksums and colour profiles are not looked at; anything malformed gives no picture.
/// </summary>
internal static class PngFile
{
    /// <summary>Pictures of more pixels are refused, so that a small file cannot ask for all memory.</summary>
    public const long MostPixels = 64_000_000;

    /// <summary>The pixels, or null when the bytes are no PNG file or a broken one.</summary>
    public static PngPixels? Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return null;
        ReadOnlySpan<byte> header = default, palette = default, transparency = default;
        using var packed = new MemoryStream();
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) return null;
            var (kind, data) = (BinaryPrimitives.ReadUInt32BigEndian(file[(at + 4)..]), at + 8);
            var chunk = file.Slice(data, (int)length);
            if (kind == 0x49484452) header = chunk;
            else if (kind == 0x504C5445) palette = chunk;
            else if (kind == 0x74524E53) transparency = chunk;
            else if (kind == 0x49444154) packed.Write(chunk);
            else if (kind == 0x49454E44) break;
            at = data + (int)length + 4;
        }

        if (PngHeader.Read(header) is not { } png || (long)png.Width * png.Height > MostPixels || (png.ColorType == 3 && palette.Length < 3)) return null;
        return Inflate(packed, png.DataLength) is { } rows && Unpack(png, rows) is { } samples ? Colors(png, samples, palette, transparency) : null;
    }

    private static byte[]? Inflate(MemoryStream packed, long length)
    {
        packed.Position = 0;
        var rows = new byte[length];
        try
        {
            using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
            return inflate.ReadAtLeast(rows, rows.Length, false) == rows.Length ? rows : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Undoes filters (clause 9), interlacing (8.2) and bit packing: one sample after the other, 8 bits each, palette indices unscaled.</summary>
    private static byte[]? Unpack(PngHeader png, byte[] rows)
    {
        var samples = new byte[(long)png.Width * png.Height * png.Samples];
        var at = 0;
        foreach (var pass in png.Passes())
        {
            var size = png.RowLength(pass.Width);
            var previous = new byte[size];
            for (var row = 0; row < pass.Height; row++)
            {
                var filter = rows[at];
                var line = rows.AsSpan(at + 1, size);
                if (!Unfilter(filter, line, previous, png.PixelBytes)) return null;
                line.CopyTo(previous);
                at += size + 1;
                for (var column = 0; column < pass.Width; column++)
                {
                    var target = ((((pass.Y + (row * pass.StepY)) * png.Width) + pass.X + (column * pass.StepX)) * png.Samples);
                    for (var i = 0; i < png.Samples; i++) samples[target + i] = Sample(line, (column * png.Samples) + i, png);
                }
            }
        }

        return samples;
    }

    private static bool Unfilter(byte filter, Span<byte> line, ReadOnlySpan<byte> above, int step)
    {
        if (filter > 4) return false;
        for (var i = 0; i < line.Length; i++)
        {
            var left = i >= step ? line[i - step] : 0;
            var corner = i >= step ? above[i - step] : 0;
            line[i] += (byte)(filter switch { 1 => left, 2 => above[i], 3 => (left + above[i]) / 2, 4 => Paeth(left, above[i], corner), _ => 0 });
        }

        return true;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static byte Sample(ReadOnlySpan<byte> line, int index, PngHeader png)
    {
        if (png.Depth == 16) return line[index * 2];
        if (png.Depth == 8) return line[index];
        var bit = index * png.Depth;
        var value = (line[bit / 8] >> (8 - png.Depth - (bit % 8))) & ((1 << png.Depth) - 1);
        return (byte)(png.ColorType == 3 ? value : value * 255 / ((1 << png.Depth) - 1));
    }

    private static PngPixels Colors(PngHeader png, byte[] samples, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency)
    {
        var count = png.Width * png.Height;
        var channels = png.ColorType is 0 or 4 ? 1 : 3;
        var colors = new byte[count * channels];
        var alpha = png.ColorType is 4 or 6 || !transparency.IsEmpty ? new byte[count] : null;
        for (var i = 0; i < count; i++)
        {
            var pixel = samples.AsSpan(i * png.Samples, png.Samples);
            var color = png.ColorType == 3 ? palette.Slice(Math.Min(pixel[0], (palette.Length / 3) - 1) * 3, 3) : pixel[..channels];
            color.CopyTo(colors.AsSpan(i * channels));
            if (alpha is not null) alpha[i] = Opacity(png, pixel, transparency);
        }

        return new PngPixels(png.Width, png.Height, channels, colors, alpha is not null && alpha.AsSpan().IndexOfAnyExcept((byte)255) >= 0 ? alpha : null);
    }

    /// <summary>The opacity of a pixel: its own sample, its palette entry's (11.3.2), or none for the one colour that is said to be transparent.</summary>
    private static byte Opacity(PngHeader png, ReadOnlySpan<byte> pixel, ReadOnlySpan<byte> transparency)
    {
        if (png.ColorType is 4 or 6) return pixel[^1];
        if (png.ColorType == 3) return pixel[0] < transparency.Length ? transparency[pixel[0]] : (byte)255;
        for (var i = 0; i < pixel.Length && (i * 2) + 1 < transparency.Length; i++)
        {
            var value = png.Depth switch
            {
                16 => transparency[i * 2],
                8 => transparency[(i * 2) + 1],
                _ => (byte)(transparency[(i * 2) + 1] * 255 / ((1 << png.Depth) - 1)),
            };
            if (pixel[i] != value) return 255;
        }

        return 0;
    }
}
