using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Pictures;

/// <summary>A contour as a polygon.</summary>
internal sealed record Contour(List<(double X, double Y)> Points, bool IsClosed);

/// <summary>Flattens contours: each curve becomes chords, as many as keep the error far below a pixel.</summary>
internal static class Contours
{
    private const int MostChords = 64;

    public static IEnumerable<Contour> Of(IEnumerable<ShapeStep> steps, double scale = 4)
    {
        var points = new List<(double X, double Y)>();
        foreach (var step in steps)
        {
            if (step.Kind is PathStepKind.Move or PathStepKind.Close)
            {
                if (points.Count > 0) yield return new(points, step.Kind == PathStepKind.Close);
                points = step.Kind == PathStepKind.Move ? [(step.X, step.Y)] : [];
            }
            else if (step.Kind == PathStepKind.Line || points.Count == 0) points.Add((step.X, step.Y));
            else AddCurve(points, step, scale);
        }

        if (points.Count > 0) yield return new(points, false);
    }

    private static void AddCurve(List<(double X, double Y)> points, ShapeStep to, double scale)
    {
        var from = points[^1];
        var bend = Math.Abs(from.X - (2 * to.X1) + to.X2) + Math.Abs(from.Y - (2 * to.Y1) + to.Y2)
            + Math.Abs(to.X1 - (2 * to.X2) + to.X) + Math.Abs(to.Y1 - (2 * to.Y2) + to.Y);
        var chords = Math.Clamp((int)Math.Ceiling(Math.Sqrt(bend * scale * 8)), 1, MostChords);
        for (var i = 1; i <= chords; i++)
        {
            var t = (double)i / chords;
            var (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t);
            points.Add(((a * from.X) + (b * to.X1) + (c * to.X2) + (d * to.X), (a * from.Y) + (b * to.Y1) + (c * to.Y2) + (d * to.Y)));
        }
    }
}
