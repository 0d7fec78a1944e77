using System.Globalization;
using System.Text;
using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Pictures;

/// <summary>Writes frames as SVG (version 2, which browsers read): every glyph as an outline, so that no font is needed to show it.</summary>
public static class SvgPicture
{
    /// <summary>
    /// The picture as an XML document, one unit to a point. Each glyph is written once and used where it stands; its text lies over it unseen, so that
    /// it can be selected, searched and read aloud. Pictures, links and anchors in the frame are left out.
    /// </summary>
    public static string Write(Frame frame)
    {
        var glyphs = new SvgGlyphs();
        var body = new StringBuilder();
        foreach (var (at, item) in FrameLeaves.Of(frame))
        {
            var (x, y) = (at.X.Value, at.Y.Value);
            switch (item)
            {
                case FrameItem.GlyphRun run:
                    glyphs.Append(body, run, x, y);
                    break;
                case FrameItem.Rule rule:
                    body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(rule.Size.Width.Value)}\" height=\"{Number(rule.Size.Height.Value)}\" fill=\"{rule.Color}\"/>\n");
                    break;
                case FrameItem.Path path:
                    AppendPath(body, path, x, y);
                    break;
            }
        }

        var (width, height) = (Number(frame.Size.Width.Value), Number(frame.Size.Height.Value));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" viewBox=\"0 0 {width} {height}\">\n");
        glyphs.AppendDefinitions(svg);
        svg.Append("<g aria-hidden=\"true\">\n").Append(body).Append("</g>\n");
        SvgText.Append(svg, frame);
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>A number with at most three decimals.</summary>
    internal static string Number(double number)
    {
        // The added zero turns a negative zero into a plain one.
        var rounded = Math.Round(number, 3) + 0.0;
        return rounded.ToString("0.###", CultureInfo.InvariantCulture);
    }

    private static void AppendPath(StringBuilder body, FrameItem.Path path, double x, double y)
    {
        body.Append(CultureInfo.InvariantCulture, $"<path transform=\"translate({Number(x)} {Number(y)})\" fill=\"{path.Fill?.ToString() ?? "none"}\"");
        if (path.Stroke is { } stroke) body.Append(CultureInfo.InvariantCulture, $" stroke=\"{stroke}\" stroke-width=\"{Number(path.StrokeWidth.Value)}\" stroke-linecap=\"square\"");
        body.Append(" d=\"");
        foreach (var step in path.Steps)
        {
            var to = $"{Number(step.To.X.Value)} {Number(step.To.Y.Value)}";
            body.Append(step.Kind switch
            {
                PathStepKind.Move => "M" + to,
                PathStepKind.Line => "L" + to,
                PathStepKind.Curve => $"C{Number(step.Control1.X.Value)} {Number(step.Control1.Y.Value)} {Number(step.Control2.X.Value)} {Number(step.Control2.Y.Value)} {to}",
                _ => "Z",
            });
        }

        body.Append("\"/>\n");
    }
}
