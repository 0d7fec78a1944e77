using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>
/// Writes dots that stand in a row as one line of dashes without length (ISO 32000-1, 8.4.3.6), whose round ends are the dots; the pen has their width. A dot is held back until it is known
/// whether another stands beside it.
/// </summary>
internal sealed class DotRow(ByteBuffer output)
{
    private const int Decimals = 2;

    private double x, y, pitch, dash;
    private int count;
    private bool isRound;

    /// <summary>Adds a dot by its middle, y up.</summary>
    public void Add(double nextX, double nextY)
    {
        (nextX, nextY) = (Round(nextX), Round(nextY));
        if (count > 0 && nextY == y && nextX > x && (count == 1 || Math.Abs(nextX - x - (count * pitch)) < 0.011))
        {
            if (count == 1) pitch = Round(nextX - x);
            count++;
            return;
        }

        End();
        (x, y, pitch, count) = (nextX, nextY, dash, 1);
    }

    /// <summary>Writes the row that is held back, if there is one.</summary>
    public void End()
    {
        if (count == 0) return;
        if (!isRound) output.Ascii("1 J\n");
        isRound = true;
        if (pitch != dash)
        {
            output.Ascii("[0 ").Number(pitch, Decimals).Ascii("] 0 d\n");
            dash = pitch;
        }

        // Half a gap more, so that the last dot does not hang on the rounding of the one before.
        var end = x + (pitch * (count - 0.5));
        output.Number(x, Decimals).Byte((byte)' ').Number(y, Decimals).Ascii(" m\n");
        output.Number(pitch == 0 ? x : end, Decimals).Byte((byte)' ').Number(y, Decimals).Ascii(" l\nS\n");
        count = 0;
    }

    /// <summary>Writes what is held back, and lets lines end flat and go through again.</summary>
    public void Leave()
    {
        End();
        if (dash != 0) output.Ascii("[] 0 d\n");
        if (isRound) output.Ascii("0 J\n");
        (dash, isRound) = (0, false);
    }

    private static double Round(double value) => Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
}
