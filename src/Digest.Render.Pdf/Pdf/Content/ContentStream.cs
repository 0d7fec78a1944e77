using Digest.Render.Pdf.Pdf.Objects;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>The operators of one page (ISO 32000-1, annex A), in PDF's own coordinates; a colour or width is written only when it changes.</summary>
internal sealed class ContentStream
{
    /// <summary>How many bytes a page of text takes, as a rule.</summary>
    private const int UsualLength = 16_384;

    private const int Decimals = 2;

    /// <summary>Enough to tell the 256 levels of a colour apart.</summary>
    private const int ColorDecimals = 3;

    private readonly DotRow dots;
    private readonly ObjectSerializer properties;
    private Color fill = Color.Black;
    private Color stroke = Color.Black;
    private double lineWidth = 1;

    /// <summary>Starts an empty page.</summary>
    public ContentStream(PdfCompression compression)
    {
        dots = new DotRow(Output);
        properties = new ObjectSerializer(Output, compression);
        Text = new TextWriter(Output, compression, dots);
    }

    /// <summary>The operators so far.</summary>
    public ByteBuffer Output { get; } = ByteBuffer.Borrow(UsualLength);

    /// <summary>The part that shows glyphs.</summary>
    public TextWriter Text { get; }

    /// <summary>Sets the colour that glyphs and areas get.</summary>
    public void Fill(Color color)
    {
        if (color == fill) return;
        Text.Flush();
        SetColor(color, "g", "rg");
        fill = color;
    }

    /// <summary>Fills a rectangle, given by its lower left corner.</summary>
    public void Rectangle(double x, double y, double width, double height, Color color)
    {
        Text.Close();
        dots.End();
        Fill(color);
        Operator("re", x, y, width, height);
        Operator("f");
    }

    /// <summary>Paints an outline whose own origin is at the place given, its y downwards.</summary>
    public void Path(FrameItem.Path path, double x, double y)
    {
        if (path.Steps.IsEmpty || (path.Fill ?? path.Stroke) is null) return;
        Text.Close();
        if (RoundDot.Of(path) is { } dot)
        {
            if (path.Fill != stroke || dot.Diameter != lineWidth) Stroke(path.Fill!.Value, dot.Diameter);
            dots.Add(x + dot.Center.X.Value, y - dot.Center.Y.Value);
            return;
        }

        dots.Leave();

        if (path.Fill is { } area) Fill(area);
        if (path.Stroke is { } line) Stroke(line, path.StrokeWidth.Value);
        foreach (var step in path.Steps)
        {
            var (tx, ty) = (x + step.To.X.Value, y - step.To.Y.Value);
            switch (step.Kind)
            {
                case PathStepKind.Move: Operator("m", tx, ty); break;
                case PathStepKind.Line: Operator("l", tx, ty); break;
                case PathStepKind.Curve:
                    Operator("c", x + step.Control1.X.Value, y - step.Control1.Y.Value, x + step.Control2.X.Value, y - step.Control2.Y.Value, tx, ty);
                    break;
                default: Operator("h"); break;
            }
        }

        Operator((path.Fill, path.Stroke) switch { (not null, not null) => "B", (not null, null) => "f", _ => "S" });
    }

    /// <summary>Draws an image resource into the box given by its lower left corner.</summary>
    public void Image(string resource, double x, double y, double width, double height)
    {
        Text.Close();
        dots.End();
        Operator("q");
        Operator("cm", width, 0, 0, height, x, y);
        Output.Ascii("/").Ascii(resource).Ascii(" Do\n");
        Operator("Q");
    }

    /// <summary>Opens marked content (14.6) without properties.</summary>
    public void BeginMark(string tag)
    {
        BeginTag(tag);
        Output.Ascii(" BMC\n");
    }

    /// <summary>Opens the marked content of a number, by which structure elements refer to it.</summary>
    public void BeginMark(string tag, int number)
    {
        BeginTag(tag);
        Output.Ascii("<</MCID ").Integer(number).Ascii(">>BDC\n");
    }

    /// <summary>Opens marked content with one property.</summary>
    public void BeginMark(string tag, string key, PdfObject value)
    {
        BeginTag(tag);
        properties.Write(PdfObject.Dict((key, value)));
        Output.Ascii("BDC\n");
    }

    /// <summary>Closes the marked content opened last.</summary>
    public void EndMark()
    {
        Text.Flush();
        dots.End();
        Operator("EMC");
    }

    private void BeginTag(string tag)
    {
        Text.Flush();
        dots.End();
        Output.Byte((byte)'/').Ascii(tag);
    }

    private void Stroke(Color color, double width)
    {
        dots.End();
        if (color != stroke) SetColor(color, "G", "RG");
        if (width != lineWidth) Operator("w", width);
        (stroke, lineWidth) = (color, width);
    }

    private void SetColor(Color color, string gray, string rgb)
    {
        Span<byte> parts = color.Red == color.Green && color.Green == color.Blue ? [color.Red] : [color.Red, color.Green, color.Blue];
        foreach (var part in parts) Output.Number(part / 255.0, ColorDecimals).Byte((byte)' ');
        Output.Ascii(parts.Length == 1 ? gray : rgb).Byte((byte)'\n');
    }

    private void Operator(string name, params ReadOnlySpan<double> operands)
    {
        foreach (var operand in operands) Output.Number(operand, Decimals).Byte((byte)' ');
        Output.Ascii(name).Byte((byte)'\n');
    }
}
