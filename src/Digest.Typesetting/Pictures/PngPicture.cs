using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Pictures;

/// <summary>Paints frames on white as PNG files. The same frame gives the same pixels; the same runtime compresses them to the same bytes.</summary>
public static class PngPicture
{
    /// <summary>The most pixels on a side; a larger picture is painted as far as that.</summary>
    private const int MostPixels = 16384;

    /// <summary>The picture, anti-aliased, its colours mixed as light. Pictures, links and anchors in the frame are left out.</summary>
    /// <param name="frame">What to paint.</param>
    /// <param name="pixelsPerPoint">The scale: 1 gives 72 pixels to an inch; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not a number greater than 0.</exception>
    public static byte[] Write(Frame frame, double pixelsPerPoint)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixelsPerPoint);
        var (width, height) = (PixelsOf(frame.Size.Width.Value * pixelsPerPoint), PixelsOf(frame.Size.Height.Value * pixelsPerPoint));
        var painter = new FramePainter(width, height, pixelsPerPoint);
        painter.Paint(frame);
        return PngEncoder.Encode(painter.Pixels, width, height);
    }

    private static int PixelsOf(double length) => (int)Math.Clamp(Math.Ceiling(length - 1e-9), 1, MostPixels);
}
