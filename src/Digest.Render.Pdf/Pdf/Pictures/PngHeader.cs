using System.Buffers.Binary;

namespace Digest.Render.Pdf.Pdf.Pictures;

/// <summary>What the header of a PNG file says (ISO/IEC 15948, 11.2.2), and the sizes that follow from it.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Bits a sample: 1, 2, 4, 8 or 16.</param>
/// <param name="ColorType">0 grey, 2 colour, 3 palette, 4 grey with opacity, 6 colour with opacity.</param>
/// <param name="IsInterlaced">True for the seven passes of Adam7.</param>
internal sealed record PngHeader(int Width, int Height, int Depth, int ColorType, bool IsInterlaced)
{
    private static readonly Pass[] Adam7 =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2),
    ];

    /// <summary>One pass over the picture: where it starts and how it steps, and how many pixels it has each way.</summary>
    public readonly record struct Pass(int X, int Y, int StepX, int StepY, int Width = 0, int Height = 0);

    /// <summary>How many samples make a pixel.</summary>
    public int Samples => ColorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>How many bytes back the filters look: those of a pixel, at least 1.</summary>
    public int PixelBytes => Math.Max(1, Samples * Depth / 8);

    /// <summary>The length of the inflated data, filter bytes included.</summary>
    public long DataLength => Passes().Sum(pass => (long)pass.Height * (RowLength(pass.Width) + 1));

    /// <summary>The bytes of a row of pixels.</summary>
    public int RowLength(int width) => (int)((((long)width * Samples * Depth) + 7) / 8);

    /// <summary>The passes that hold a pixel, one when the picture is not interlaced.</summary>
    public IEnumerable<Pass> Passes() => (IsInterlaced ? Adam7 : [new(0, 0, 1, 1)])
        .Select(pass => pass with
        {
            Width = (Width - pass.X + pass.StepX - 1) / pass.StepX,
            Height = (Height - pass.Y + pass.StepY - 1) / pass.StepY,
        })
        .Where(pass => pass is { Width: > 0, Height: > 0 });

    /// <summary>Reads a header chunk; null when it says something that PNG does not allow.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != 13 || chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1) return null;
        var header = new PngHeader(BinaryPrimitives.ReadInt32BigEndian(chunk), BinaryPrimitives.ReadInt32BigEndian(chunk[4..]), chunk[8], chunk[9], chunk[12] == 1);
        var isAllowed = (header.ColorType, header.Depth) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
        return header is { Width: > 0, Height: > 0 } && header.Width < 1 << 24 && isAllowed ? header : null;
    }
}
