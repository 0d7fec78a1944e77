using Digest.Render.Pdf.Pdf.Fonts;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>
/// Writes glyphs with few operators (ISO 32000-1, 9.4): a text object stays open from line to line, glyphs on one baseline go into one array,
/// and what their places differ from the font's own widths stands between them in thousandths of an em. The pen is followed as a viewer moves
/// it, with the rounded numbers of the file, so that errors do not add up along a line.
/// </summary>
internal sealed class TextWriter(ByteBuffer output, PdfCompression compression, DotRow dots)
{
    /// <summary>Displacements below this, in thousandths of an em, are not written.</summary>
    private const double Unseen = 0.5;

    /// <summary>Places and sizes are written to a hundredth of a point, which no eye and no printer tells from nothing.</summary>
    private const int Decimals = 2;

    /// <summary>Gaps beyond this, in ems, start a new piece of the line, as between the columns of a table.</summary>
    private const double FarApart = 2;

    private readonly ByteBuffer codes = new();
    private readonly ByteBuffer pieces = new();
    private readonly ObjectSerializer shown = new(output, compression);
    private bool inArray;
    private bool open;
    private double lineX, lineY, pen, size, rise;
    private EmbeddedFont? font;
    private ObjectSerializer? inPieces;

    /// <summary>Moves to the start of a run on the page (y up) and selects its font.</summary>
    public void Start(EmbeddedFont next, double nextSize, double x, double y)
    {
        Open();
        Select(next, Math.Max(0.01, Round(nextSize)));
        y = Round(y);
        var gap = (x - pen) / size;
        if (y == lineY && gap is > -1 and < FarApart) return;
        Flush();
        x = Round(x);
        output.Number(x - lineX, Decimals).Byte((byte)' ').Number(y - lineY, Decimals).Ascii(" Td\n");
        (lineX, lineY, pen) = (x, y, x);
    }

    /// <summary>Shows the glyph of a code with its origin at <paramref name="x"/>, raised above the baseline.</summary>
    public void Show(ushort code, double x, double raised)
    {
        Raise(Round(raised));
        var units = (x - pen) * 1000 / size;
        if (Math.Abs(units) >= Unseen) Adjust((long)Math.Round(units, MidpointRounding.AwayFromZero));
        font!.Form.Write(codes, code);
        pen += font.WidthOf(code) * size / 1000;
    }

    /// <summary>Begins a text object if none is open.</summary>
    public void Open()
    {
        if (open) return;
        dots.End();
        output.Ascii("BT\n");
        (open, lineX, lineY, pen) = (true, 0, 0, 0);
    }

    /// <summary>Ends the text object if one is open.</summary>
    public void Close()
    {
        if (!open) return;
        Flush();
        output.Ascii("ET\n");
        open = false;
    }

    /// <summary>Writes out the glyphs that are waiting.</summary>
    public void Flush()
    {
        if (codes.Length == 0 && !inArray) return;
        if (inArray)
        {
            AddPiece();
            output.Byte((byte)'[').Raw(pieces.Memory.Span).Ascii("]TJ\n");
            pieces.Clear();
            inArray = false;
            return;
        }

        shown.WriteString(codes.Memory.Span);
        output.Ascii("Tj\n");
        codes.Clear();
    }

    private void Adjust(long units)
    {
        pen += units * size / 1000;
        AddPiece();
        pieces.Integer(-units);
        inArray = true;
    }

    private void AddPiece()
    {
        if (codes.Length == 0) return;
        (inPieces ??= new(pieces, compression)).WriteString(codes.Memory.Span);
        codes.Clear();
    }

    private void Select(EmbeddedFont next, double nextSize)
    {
        if (font == next && size == nextSize) return;
        Flush();
        output.Byte((byte)'/').Ascii(next.Resource).Byte((byte)' ').Number(nextSize, Decimals).Ascii(" Tf\n");
        (font, size) = (next, nextSize);
    }

    private void Raise(double raised)
    {
        if (rise == raised) return;
        Flush();
        output.Number(raised, Decimals).Ascii(" Ts\n");
        rise = raised;
    }

    private static double Round(double value) => Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
}
