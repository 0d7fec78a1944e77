using Digest.Model;
using Digest.Render.Pdf.Pdf.Pictures;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf;

/// <summary>How large pictures are.</summary>
public static class PictureSize
{
    private const int HeaderStart = 16;
    private const int HeaderLength = 13;

    // Of screens and of most plots: 96 pixels to an inch.
    private const double PointsPerPixel = 72.0 / 96;

    /// <summary>The extent of a PNG or JPEG file at 96 pixels an inch, from its header; null when it is neither, or broken.</summary>
    public static Size? Of(EquatableArray<byte> file)
    {
        var bytes = file.AsSpan();
        if (JpegFile.Read(bytes) is { Width: > 0, Height: > 0 } jpeg) return Points(jpeg.Width, jpeg.Height);
        if (bytes.Length < HeaderStart + HeaderLength || !IsPng(bytes)) return null;
        return PngHeader.Read(bytes.Slice(HeaderStart, HeaderLength)) is { } png ? Points(png.Width, png.Height) : null;
    }

    private static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    private static Size Points(int width, int height) => new(new Pt(width * PointsPerPixel), new Pt(height * PointsPerPixel));
}
