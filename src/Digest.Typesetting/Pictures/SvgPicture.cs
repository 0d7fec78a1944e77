using System.Globalization;
using System.Text;
using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Pictures;

/// <summary>Writes frames as SVG 1.1: every glyph as an outline, so that no font is needed to show it.</summary>
public static class SvgPicture
{
    /// <summary>The picture as an XML document, one unit to a point. Pictures, links and anchors in the frame are left out.</summary>
    public static string Write(Frame frame)
    {
        var (width, height) = (Number(frame.Size.Width.Value), Number(frame.Size.Height.Value));
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" viewBox=\"0 0 {width} {height}\">\n");
        foreach (var shape in FrameShapes.Of(frame))
        {
            if (shape.Steps.Count == 0) continue;
            svg.Append($"<path fill=\"{shape.Color}\" d=\"");
            AppendSteps(svg, shape.Steps);
            svg.Append("\"/>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void AppendSteps(StringBuilder svg, IReadOnlyList<ShapeStep> steps)
    {
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case PathStepKind.Move: Append(svg, 'M', step.X, step.Y); break;
                case PathStepKind.Line: Append(svg, 'L', step.X, step.Y); break;
                case PathStepKind.Curve: Append(svg, 'C', step.X1, step.Y1, step.X2, step.Y2, step.X, step.Y); break;
                case PathStepKind.Close: svg.Append('Z'); break;
            }
        }
    }

    private static void Append(StringBuilder svg, char command, params ReadOnlySpan<double> numbers)
    {
        for (var i = 0; i < numbers.Length; i++) svg.Append(i == 0 ? command : ' ').Append(Number(numbers[i]));
    }

    private static string Number(double number) => Math.Round(number, 3).ToString("0.###", CultureInfo.InvariantCulture) is "-0" ? "0" : Math.Round(number, 3).ToString("0.###", CultureInfo.InvariantCulture);
}
