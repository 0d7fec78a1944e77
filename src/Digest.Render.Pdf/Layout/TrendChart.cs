using Digest.Model;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>The mean total of issues one after the other, with the number of their papers below; issues without totals leave a gap in the line.</summary>
internal static class TrendChart
{
    private const int Least = 2;

    // What stands side by side without its labels touching; older issues are left out.
    private const int Most = 16;

    private static readonly Pt Dot = new(4.6);
    private static readonly Pt Bottom = new(30);
    private static readonly Pt Top = new(24);
    private static readonly Pt Inset = new(16);

    /// <summary>The drawing as a figure, or null when fewer than two issues have totals.</summary>
    public static Frame? Of(EquatableArray<TrendPoint> trend, Size size, Setting setting)
    {
        var points = trend.TakeLast(Most).ToList();
        if (points.Count(point => point.Mean is not null) < Least) return null;
        var group = new FrameItem.Group(Draw(points, size, setting).ToEquatableArray()) { Role = StructureRole.Figure, Alternative = Alternative(points, setting.Words) };
        return new Frame { Size = size, Baseline = size.Height, Items = [new Placed(Point.Origin, group)] };
    }

    private static string Alternative(List<TrendPoint> points, FixedWords words) => words.TrendOf + ": "
        + string.Join("; ", points.Select(point => $"{point.Label} {(point.Mean is { } mean ? Words.Figure(decimal.Round(mean, 1)) : words.NoScore)}, {FixedWords.Count(point.Papers, words.Papers)}")) + ".";

    private static IEnumerable<Placed> Draw(List<TrendPoint> points, Size size, Setting setting)
    {
        var theme = setting.Theme;
        var height = size.Height - Top - Bottom;
        var scale = new ChartScale([.. points.Select(point => point.Mean).OfType<decimal>()], height, 4);
        var pitch = (size.Width - Inset * 2) / Math.Max(1, points.Count - 1);
        Point At(int i) => new(Inset + pitch * i, Top + height - scale.At(points[i].Mean!.Value));
        yield return Text(setting.Line(setting.Words.TrendOf, Theme.Sans(FontStyle.SemiBold, theme.Type.Note.Size, theme.Accent), new Pt(11)), Point.Origin);
        yield return new Placed(new Point(Pt.Zero, Top + height), new FrameItem.Rule(new Size(size.Width, new Pt(0.4)), theme.Hairline));
        for (var i = 1; i < points.Count; i++)
            if (points[i - 1].Mean is not null && points[i].Mean is not null) yield return new Placed(Point.Origin, Shapes.Line([At(i - 1), At(i)], theme.Accent, new Pt(1)));
        for (var i = 0; i < points.Count; i++)
        {
            var x = Inset + pitch * i;
            yield return Centred(points[i].Label, theme.Mute, x, Top + height + new Pt(3));
            yield return Centred(FormattableString.Invariant($"({points[i].Papers})"), theme.Mute, x, Top + height + new Pt(13));
            if (points[i].Mean is not { } mean) continue;
            var at = At(i);
            yield return new Placed(new Point(at.X - Dot / 2, at.Y - Dot / 2), Shapes.Circle(Dot, theme.Accent, null));
            yield return Centred(Words.Figure(decimal.Round(mean, 1)), theme.Ink, x, at.Y - new Pt(14));
        }

        Placed Centred(string text, Color color, Pt x, Pt y)
        {
            var line = setting.Line(text, Theme.Figures(FontStyle.Regular, theme.Type.Byline.Size, color), new Pt(10));
            return Text(line, new Point(x - line.Size.Width / 2, y));
        }
    }

    private static Placed Text(Frame frame, Point at) => new(at, new FrameItem.Group(frame.Items));
}
