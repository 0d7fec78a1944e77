using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>A score as filled dots, one for each point, with hollow ones up to the maximum where the source gives one. It stands beside the figure and never for it.</summary>
internal static class Dots
{
    /// <summary>The most dots that are still counted at a glance.</summary>
    public const int Most = 6;

    private static readonly Pt Diameter = new(4.2);
    private static readonly Pt Pitch = new(5.8);

    // The control points that make four cubic curves a circle to 3 parts in 10,000.
    private const double Kappa = 0.5522847498;

    /// <summary>True when dots show the value: a whole number, and neither it nor its maximum above <see cref="Most"/>.</summary>
    public static bool Show(decimal value, decimal? max) => value >= 0 && decimal.Truncate(value) == value && Math.Max(value, max ?? 0) <= Most;

    /// <summary>The axes on which dots show every score of an issue and tell more than yes or no; the total is not among them.</summary>
    public static HashSet<string> AxesOf(Issue issue) => issue.Papers.SelectMany(paper => paper.Scores).Where(score => !score.IsTotal).GroupBy(score => score.Axis)
        .Where(axis => axis.All(score => Show(score.Value, score.Max)) && axis.Any(score => CountOf(score) > 1))
        .Select(axis => axis.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>How many dots a score takes, hollow ones too.</summary>
    public static int CountOf(Score score) => Math.Max((int)score.Value, (int)(score.Max ?? 0));

    /// <summary>The width that a number of dots takes.</summary>
    public static Pt WidthOf(int count) => count == 0 ? Pt.Zero : Pitch * (count - 1) + Diameter;

    /// <summary>The dots of a score, centred on <paramref name="middle"/>, as a decoration beside its figure.</summary>
    public static Placed At(Point middle, decimal value, decimal? max, Color color)
    {
        var filled = (int)value;
        var all = Math.Max(filled, (int)(max ?? 0));
        var items = Enumerable.Range(0, all).Select(i => new Placed(
            middle + new Point(Pitch * i, Diameter * -0.5),
            Circle(i < filled ? Diameter : Diameter - new Pt(0.6), i < filled ? color : null, i < filled ? null : color)));
        return new Placed(Point.Origin, new FrameItem.Group(items.ToEquatableArray()) { Role = StructureRole.Artifact });
    }

    private static FrameItem.Path Circle(Pt diameter, Color? fill, Color? stroke)
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
}
