using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>
/// A filled circle, which a round pen draws where it touches the page once: a line without length and with round caps (ISO 32000-1, 8.5.3.2). That takes a fifth of
/// the bytes of the four curves, and is rounder.
/// </summary>
/// <param name="Center">Its middle, from the path's origin, y down.</param>
/// <param name="Diameter">How wide it is, in points.</param>
internal readonly record struct RoundDot(Point Center, double Diameter)
{
    /// <summary>How far a control point stands from its end for a quarter of a circle of radius 1.</summary>
    private const double Kappa = 0.5523;

    /// <summary>How far from a circle, in radii, four curves may be and still be meant for one.</summary>
    private const double Tolerance = 0.01;

    /// <summary>The circle that a path is; null when it is none, or is not only filled.</summary>
    public static RoundDot? Of(FrameItem.Path path)
    {
        var steps = path.Steps.AsSpan();
        if (path.Fill is null || path.Stroke is not null) return null;
        if (steps is not [{ Kind: PathStepKind.Move }, { Kind: PathStepKind.Curve }, { Kind: PathStepKind.Curve }, { Kind: PathStepKind.Curve }, { Kind: PathStepKind.Curve }, { Kind: PathStepKind.Close }]) return null;
        var (x, y) = ((steps[0].To.X.Value + steps[2].To.X.Value) / 2, (steps[0].To.Y.Value + steps[2].To.Y.Value) / 2);
        var radius = Math.Sqrt(Square(steps[0].To.X.Value - x) + Square(steps[0].To.Y.Value - y));
        if (radius <= 0 || !IsNear(steps[4].To, steps[0].To.X.Value, steps[0].To.Y.Value)) return null;
        var isLeft = Turns(steps, x, y) > 0;
        for (var i = 1; i <= 4; i++)
        {
            var (from, to) = (Arm(steps[i - 1].To), Arm(steps[i].To));
            // A quarter turn of the arm to the start is the arm to the end.
            var turned = isLeft ? (X: -from.Y, Y: from.X) : (X: from.Y, Y: -from.X);
            if (!IsNear(steps[i].To, x + turned.X, y + turned.Y)) return null;
            if (!IsNear(steps[i].Control1, x + from.X + (Kappa * to.X), y + from.Y + (Kappa * to.Y))) return null;
            if (!IsNear(steps[i].Control2, x + to.X + (Kappa * from.X), y + to.Y + (Kappa * from.Y))) return null;
        }

        return new(new(new(x), new(y)), 2 * radius);

        (double X, double Y) Arm(Point point) => (point.X.Value - x, point.Y.Value - y);
        bool IsNear(Point point, double nearX, double nearY) => Math.Abs(point.X.Value - nearX) <= Tolerance * radius && Math.Abs(point.Y.Value - nearY) <= Tolerance * radius;
    }

    private static double Turns(ReadOnlySpan<PathStep> steps, double x, double y) =>
        ((steps[0].To.X.Value - x) * (steps[1].To.Y.Value - y)) - ((steps[0].To.Y.Value - y) * (steps[1].To.X.Value - x));

    private static double Square(double value) => value * value;
}
