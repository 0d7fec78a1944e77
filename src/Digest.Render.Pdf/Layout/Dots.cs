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

    /// <summary>True when dots show the value: a whole number, and neither it nor its maximum above <see cref="Most"/>.</summary>
    public static bool Show(decimal value, decimal? max) => value >= 0 && decimal.Truncate(value) == value && Math.Max(value, max ?? 0) <= Most;

    /// <summary>The axes on which dots show every score of an issue and tell more than yes or no; the total is not among them.</summary>
    public static HashSet<string> AxesOf(Issue issue) => issue.Papers.SelectMany(paper => paper.Scores).Where(score => !score.IsTotal).GroupBy(score => score.Axis)
        .Where(axis => axis.All(score => Show(score.Value, score.Max)) && axis.Any(score => CountOf(score) > 1))
        .Select(axis => axis.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>How many dots a score takes, hollow ones too.</summary>
    public static int CountOf(Score score) => Math.Max((int)score.Value, (int)(score.Max ?? 0));

    /// <summary>The width that a number of dots takes.</summary>
    public static Pt WidthOf(int count, double scale = 1) => count == 0 ? Pt.Zero : (Pitch * (count - 1) + Diameter) * scale;

    /// <summary>The dots of a score, centred on <paramref name="middle"/>, as a decoration beside its figure.</summary>
    public static Placed At(Point middle, decimal value, decimal? max, Color color, Setting setting, double scale = 1)
    {
        var filled = (int)value;
        var all = Math.Max(filled, (int)(max ?? 0));
        var items = new Placed[all];
        for (var i = 0; i < all; i++)
            items[i] = new Placed(middle + new Point(Pitch * scale * i, Diameter * scale * -0.5), i < filled ? setting.Circle(Diameter * scale, color, null) : setting.Circle(Diameter * scale - new Pt(0.6), null, color));
        return new Placed(Point.Origin, new FrameItem.Group(EquatableArray.Create<Placed>(items)) { Role = StructureRole.Artifact });
    }
}
