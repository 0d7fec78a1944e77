using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>The scores as drawings, after the text: papers by two axes, and the trend over issues, side by side where the page is wide enough.</summary>
internal static class Glance
{
    private static readonly Pt Height = Pt.FromMillimetres(62);
    private static readonly Pt Apart = Pt.FromMillimetres(8);
    private static readonly Pt LeastWidth = Pt.FromMillimetres(74);

    /// <summary>Adds the drawings for which there are data.</summary>
    public static void Add(Column column)
    {
        var setting = column.Setting;
        var whole = column.Theme.FullMeasure;
        var hasTrend = setting.Options.Trend.Count(point => point.Mean is not null) > 1;
        var half = (whole - Apart) / 2;
        var isBeside = hasTrend && half >= LeastWidth;
        var size = new Size(isBeside ? half : Pt.Min(whole, Pt.FromMillimetres(118)), Height);
        var heading = column.Structure.AddHeading(2);
        var frames = new List<Frame>();
        if (DotPlot.Of([.. setting.Issue.Papers], size, setting) is { } plot) frames.Add(plot);
        if (TrendChart.Of(setting.Options.Trend, size, setting) is { } trend) frames.Add(trend);
        if (frames.Count == 0) return;
        column.Space(24);
        column.Add(BlockFlow.RuleFrame(whole, new Pt(0.8), column.Theme.Accent), room: Height);
        column.KeepWithNext();
        column.Space(5);
        column.Heading(heading, setting.Lines(setting.Words.AtAGlance, column.Theme.RaggedSans(FontStyle.SemiBold, column.Theme.Type.Section, column.Theme.Mark), whole), "glance", Height);
        column.Space(8);
        if (frames.Count == 2 && isBeside)
        {
            column.Add(new Frame { Size = new Size(whole, Height), Baseline = Height, Items = [new Placed(Point.Origin, new FrameItem.Group(frames[0].Items)), new Placed(new Point(half + Apart, Pt.Zero), new FrameItem.Group(frames[1].Items))] });
            return;
        }

        foreach (var frame in frames)
        {
            column.Add(frame);
            column.Space(10);
        }
    }
}
