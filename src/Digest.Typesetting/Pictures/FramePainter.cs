using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Pictures;

/// <summary>Paints a frame's glyphs, rules and paths on white pixels, three bytes each. Pictures, links and anchors are left out.</summary>
internal sealed class FramePainter(int width, int height, double pixelsPerPoint)
{
    private readonly CoverageMask mask = new(width, height);
    private readonly GlyphOutlines outlines = new();

    /// <summary>Row after row from the top, red, green, blue.</summary>
    public byte[] Pixels { get; } = White(width, height);

    /// <summary>Paints everything in the frame, in order.</summary>
    public void Paint(Frame frame)
    {
        foreach (var (at, item) in FrameLeaves.Of(frame))
        {
            var (x, y) = (at.X.Value * pixelsPerPoint, at.Y.Value * pixelsPerPoint);
            switch (item)
            {
                case FrameItem.GlyphRun run:
                    PaintRun(run, x, y);
                    break;
                case FrameItem.Rule rule:
                    PaintBox(x, y, rule.Size.Width.Value * pixelsPerPoint, rule.Size.Height.Value * pixelsPerPoint, rule.Color);
                    break;
                case FrameItem.Path path:
                    PaintPath(path, x, y);
                    break;
            }
        }
    }

    private static byte[] White(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        Array.Fill(pixels, (byte)255);
        return pixels;
    }

    private void PaintRun(FrameItem.GlyphRun run, double x, double y)
    {
        var scale = run.Size.Value / run.Face.UnitsPerEm * pixelsPerPoint;
        foreach (var glyph in run.Glyphs)
        {
            AddGlyph(outlines.Of(run.Face, glyph.Id), x + (glyph.Offset.X.Value * pixelsPerPoint), y + (glyph.Offset.Y.Value * pixelsPerPoint), scale);
            Fill(run.Color);
            x += glyph.Advance.Value * pixelsPerPoint;
        }
    }

    private void AddGlyph(OutlineStep[] steps, double x, double y, double scale)
    {
        foreach (var step in steps)
        {
            var (toX, toY) = (x + (step.X * scale), y - (step.Y * scale));
            if (step.Kind == OutlineStepKind.Move) mask.MoveTo(toX, toY);
            else if (step.Kind == OutlineStepKind.Line) mask.LineTo(toX, toY);
            else mask.QuadraticTo(x + (step.ControlX * scale), y - (step.ControlY * scale), toX, toY);
        }
    }

    private void PaintBox(double x, double y, double boxWidth, double boxHeight, Color color)
    {
        mask.MoveTo(x, y);
        mask.LineTo(x + boxWidth, y);
        mask.LineTo(x + boxWidth, y + boxHeight);
        mask.LineTo(x, y + boxHeight);
        Fill(color);
    }

    private void PaintPath(FrameItem.Path path, double x, double y)
    {
        if (path.Fill is { } fill)
        {
            AddSteps(path.Steps, x, y);
            Fill(fill);
        }

        if (path.Stroke is not { } stroke) return;
        Strokes.Draw(path, pixelsPerPoint, (fromX, fromY, toX, toY) => Bar(x + fromX, y + fromY, x + toX, y + toY, path.StrokeWidth.Value * pixelsPerPoint / 2));
        Fill(stroke);
    }

    private void AddSteps(IEnumerable<PathStep> steps, double x, double y)
    {
        foreach (var step in steps)
        {
            var (toX, toY) = (X(step.To), Y(step.To));
            if (step.Kind == PathStepKind.Move) mask.MoveTo(toX, toY);
            else if (step.Kind == PathStepKind.Line) mask.LineTo(toX, toY);
            else if (step.Kind == PathStepKind.Curve) mask.CubicTo(X(step.Control1), Y(step.Control1), X(step.Control2), Y(step.Control2), toX, toY);
        }

        double X(Point point) => x + (point.X.Value * pixelsPerPoint);
        double Y(Point point) => y + (point.Y.Value * pixelsPerPoint);
    }

    /// <summary>A straight piece of a stroke with square ends; all turn the same way, so that overlaps stay filled.</summary>
    private void Bar(double fromX, double fromY, double toX, double toY, double half)
    {
        var (dx, dy) = (toX - fromX, toY - fromY);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length == 0) return;
        (dx, dy) = (dx / length * half, dy / length * half);
        mask.MoveTo(fromX - dx - dy, fromY - dy + dx);
        mask.LineTo(fromX - dx + dy, fromY - dy - dx);
        mask.LineTo(toX + dx + dy, toY + dy - dx);
        mask.LineTo(toX + dx - dy, toY + dy + dx);
    }

    private void Fill(Color color) => mask.Paint((x, y, coverage) =>
    {
        var at = 3 * ((y * width) + x);
        Pixels[at] = ColorMix.Mix(Pixels[at], color.Red, coverage);
        Pixels[at + 1] = ColorMix.Mix(Pixels[at + 1], color.Green, coverage);
        Pixels[at + 2] = ColorMix.Mix(Pixels[at + 2], color.Blue, coverage);
    });
}
