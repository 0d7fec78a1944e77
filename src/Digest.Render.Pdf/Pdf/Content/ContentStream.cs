using Digest.Render.Pdf.Pdf.Objects;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>The operators of one page (ISO 32000-1, annex A), in PDF's own coordinates; a colour or width is written only when it changes.</summary>
internal sealed class ContentStream
{
    private readonly PdfCompression compression;
    private Color fill = Color.Black;
    private Color stroke = Color.Black;
    private double lineWidth = 1;

    /// <summary>Starts an empty page.</summary>
    public ContentStream(PdfCompression compression)
    {
        this.compression = compression;
        Text = new TextWriter(Output, compression);
    }

    /// <summary>The operators so far.</summary>
    public ByteBuffer Output { get; } = new();

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
        Fill(color);
        Operator("re", x, y, width, height);
        Operator("f");
    }

    /// <summary>Paints an outline whose own origin is at the place given, its y downwards.</summary>
    public void Path(FrameItem.Path path, double x, double y)
    {
        if (path.Steps.IsEmpty || (path.Fill ?? path.Stroke) is null) return;
        Text.Close();
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
        Operator("q");
        Operator("cm", width, 0, 0, height, x, y);
        Output.Ascii("/").Ascii(resource).Ascii(" Do\n");
        Operator("Q");
    }

    /// <summary>Opens marked content (14.6) with properties, or without when they are null.</summary>
    public void BeginMark(string tag, PdfObject.Dictionary? properties)
    {
        Text.Flush();
        Output.Ascii("/").Ascii(tag);
        if (properties is null)
        {
            Output.Ascii(" BMC\n");
            return;
        }

        Output.Ascii(" ");
        new ObjectSerializer(Output, compression).Write(properties);
        Output.Ascii(" BDC\n");
    }

    /// <summary>Closes the marked content opened last.</summary>
    public void EndMark()
    {
        Text.Flush();
        Operator("EMC");
    }

    private void Stroke(Color color, double width)
    {
        if (color != stroke) SetColor(color, "G", "RG");
        if (width != lineWidth) Operator("w", width);
        (stroke, lineWidth) = (color, width);
    }

    private void SetColor(Color color, string gray, string rgb)
    {
        if (color.Red == color.Green && color.Green == color.Blue) Operator(gray, color.Red / 255.0);
        else Operator(rgb, color.Red / 255.0, color.Green / 255.0, color.Blue / 255.0);
    }

    private void Operator(string name, params ReadOnlySpan<double> operands)
    {
        foreach (var operand in operands) Output.Number(operand, 3).Ascii(" ");
        Output.Ascii(name).Ascii("\n");
    }
}
