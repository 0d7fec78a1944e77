using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Pictures;

/// <summary>Something to be filled: contours in points from the frame's top left corner, and the colour.</summary>
internal sealed record PaintedShape(IReadOnlyList<ShapeStep> Steps, Color Color, string Text);

/// <summary>A step of a contour; curves are cubic. A move closes the contour before it.</summary>
internal readonly record struct ShapeStep(PathStepKind Kind, double X, double Y, double X1 = 0, double Y1 = 0, double X2 = 0, double Y2 = 0);

/// <summary>Turns a frame into filled shapes, in painting order. Pictures, links and anchors paint nothing.</summary>
internal static class FrameShapes
{
    public static IEnumerable<PaintedShape> Of(Frame frame) => Of(frame.Items, 0, 0);

    private static IEnumerable<PaintedShape> Of(IEnumerable<Placed> items, double x, double y)
    {
        foreach (var (at, item) in items)
        {
            var (left, top) = (x + at.X.Value, y + at.Y.Value);
            switch (item)
            {
                case FrameItem.Group group:
                    foreach (var shape in Of(group.Items, left, top)) yield return shape;
                    break;
                case FrameItem.GlyphRun run:
                    yield return new(OfRun(run, left, top), run.Color, run.Text);
                    break;
                case FrameItem.Rule rule:
                    yield return new(Box(left, top, rule.Size.Width.Value, rule.Size.Height.Value), rule.Color, "");
                    break;
                case FrameItem.Path path:
                    if (path.Fill is { } fill) yield return new([.. path.Steps.Select(step => Moved(step, left, top))], fill, "");
                    if (path.Stroke is { } stroke) yield return new(Stroked(path, left, top), stroke, "");
                    break;
            }
        }
    }

    private static List<ShapeStep> OfRun(FrameItem.GlyphRun run, double x, double y)
    {
        var steps = new List<ShapeStep>();
        if (!run.Face.HasOutlines) return steps;
        var scale = run.Size.Value / run.Face.UnitsPerEm;
        foreach (var glyph in run.Glyphs)
        {
            AddGlyph(steps, run.Face.OutlineOf(glyph.Id), x + glyph.Offset.X.Value, y + glyph.Offset.Y.Value, scale);
            x += glyph.Advance.Value;
        }

        return steps;
    }

    /// <summary>Quadratic curves become the cubic ones that draw the same line.</summary>
    private static void AddGlyph(List<ShapeStep> steps, GlyphOutline outline, double x, double y, double scale)
    {
        double lastX = 0, lastY = 0;
        foreach (var step in outline.Steps)
        {
            var (toX, toY) = (x + (step.X * scale), y - (step.Y * scale));
            var (byX, byY) = (x + (step.ControlX * scale), y - (step.ControlY * scale));
            steps.Add(step.Kind switch
            {
                OutlineStepKind.Move => new(PathStepKind.Move, toX, toY),
                OutlineStepKind.Line => new(PathStepKind.Line, toX, toY),
                _ => new(PathStepKind.Curve, toX, toY, (lastX + (2 * byX)) / 3, (lastY + (2 * byY)) / 3, (toX + (2 * byX)) / 3, (toY + (2 * byY)) / 3),
            });
            (lastX, lastY) = (toX, toY);
        }
    }

    private static ShapeStep Moved(PathStep step, double x, double y) => new(
        step.Kind, x + step.To.X.Value, y + step.To.Y.Value, x + step.Control1.X.Value, y + step.Control1.Y.Value, x + step.Control2.X.Value, y + step.Control2.Y.Value);

    private static ShapeStep[] Box(double x, double y, double width, double height) =>
    [
        new(PathStepKind.Move, x, y), new(PathStepKind.Line, x + width, y), new(PathStepKind.Line, x + width, y + height),
        new(PathStepKind.Line, x, y + height), new(PathStepKind.Close, x, y),
    ];

    /// <summary>Each straight piece of the path as a bar of the stroke's width with square ends; all turn the same way, so that overlaps stay filled.</summary>
    private static List<ShapeStep> Stroked(FrameItem.Path path, double x, double y)
    {
        var (bars, half) = (new List<ShapeStep>(), path.StrokeWidth.Value / 2);
        foreach (var contour in Contours.Of(path.Steps.Select(step => Moved(step, x, y))))
        {
            for (var i = 1; i < contour.Points.Count; i++) AddBar(bars, contour.Points[i - 1], contour.Points[i], half);
            if (contour.IsClosed && contour.Points.Count > 1) AddBar(bars, contour.Points[^1], contour.Points[0], half);
        }

        return bars;
    }

    private static void AddBar(List<ShapeStep> bars, (double X, double Y) from, (double X, double Y) to, double half)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length == 0) return;
        (dx, dy) = (dx / length * half, dy / length * half);
        bars.Add(new(PathStepKind.Move, from.X - dx - dy, from.Y - dy + dx));
        bars.Add(new(PathStepKind.Line, from.X - dx + dy, from.Y - dy - dx));
        bars.Add(new(PathStepKind.Line, to.X + dx + dy, to.Y + dy - dx));
        bars.Add(new(PathStepKind.Line, to.X + dx - dy, to.Y + dy + dx));
        bars.Add(new(PathStepKind.Close, 0, 0));
    }
}
