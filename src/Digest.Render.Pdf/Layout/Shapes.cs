using Digest.Model;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>Outlines that drawings are made of.</summary>
internal static class Shapes
{
    // The control points that make four cubic curves a circle to 3 parts in 10,000.
    private const double Kappa = 0.5522847498;

    /// <summary>A circle whose box has its top left corner at the origin; a stroke is drawn on the middle of its edge.</summary>
    public static FrameItem.Path Circle(Pt diameter, Color? fill, Color? stroke)
    {
        var r = diameter / 2;
        var k = r * Kappa;
        Point P(Pt x, Pt y) => new(x, y);
        return new FrameItem.Path(
            [
                new PathStep(PathStepKind.Move, P(Pt.Zero, r)),
                new PathStep(PathStepKind.Curve, P(r, Pt.Zero), P(Pt.Zero, r - k), P(r - k, Pt.Zero)),
                new PathStep(PathStepKind.Curve, P(diameter, r), P(r + k, Pt.Zero), P(diameter, r - k)),
                new PathStep(PathStepKind.Curve, P(r, diameter), P(diameter, r + k), P(r + k, diameter)),
                new PathStep(PathStepKind.Curve, P(Pt.Zero, r), P(r - k, diameter), P(Pt.Zero, r + k)),
                new PathStep(PathStepKind.Close, default),
            ],
            fill,
            stroke,
            new Pt(0.6));
    }

    /// <summary>A line through points.</summary>
    public static FrameItem.Path Line(IEnumerable<Point> points, Color color, Pt width) =>
        new(points.Select((point, i) => new PathStep(i == 0 ? PathStepKind.Move : PathStepKind.Line, point)).ToEquatableArray(), null, color, width);
}
