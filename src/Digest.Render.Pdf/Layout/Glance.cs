using Digest.Model;
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
    private static readonly Pt KeyTop = new(14);
    private static readonly Pt KeyLeft = new(16);

    /// <summary>Adds the drawings for which there are data.</summary>
    public static void Add(Column column)
    {
        var setting = column.Setting;
        var whole = column.Theme.FullMeasure;
        var hasTrend = setting.Options.Trend.Count(point => point.Mean is not null) > 1;
        var half = (whole - Apart) / 2;
        var isBeside = half >= LeastWidth;
        var size = new Size(isBeside ? half : whole, Height);
        var heading = column.Structure.AddHeading(2);
        var frames = new List<Frame>();
        if (DotPlot.Of([.. setting.Issue.Papers], size, setting) is { } plot) frames.Add(plot);
        if (TrendChart.Of(setting.Options.Trend, size, setting) is { } trend) frames.Add(trend);
        if (frames.Count == 0) return;
        column.Space(24);
        column.Begin(setting.Words.AtAGlance);
        column.Add(BlockFlow.RuleFrame(whole, new Pt(0.8), column.Theme.Accent), room: Height);
        column.KeepWithNext();
        column.Space(5);
        column.Heading(heading, setting.Lines(setting.Words.AtAGlance, column.Theme.RaggedSans(FontStyle.SemiBold, column.Theme.Type.Section, column.Theme.Mark), whole), "glance", Height);
        column.Space(8);
        if (frames.Count == 1 && !hasTrend) frames.Add(Key(setting, size.Width));
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

    // What the numbers of the discs mean, beside the drawing or below it; the drawing's text and the table say it to those who cannot see both.
    private static Frame Key(Setting setting, Pt width)
    {
        var theme = setting.Theme;
        var number = Theme.Sans(FontStyle.SemiBold, theme.Type.Byline.Size, theme.Accent);
        var papers = setting.Issue.Papers.Index().Where(entry => entry.Item.Scores.Any(score => !score.IsTotal)).ToList();
        var mostLines = theme.Type.Byline.Leading * (papers.Count * 2) + KeyTop > Height ? 1 : 2;
        var lines = new List<Placed>();
        var y = KeyTop;
        foreach (var (index, paper) in papers)
        {
            if (y + theme.Type.Byline.Leading > Height) break;
            var mark = setting.Line(Words.Figure(paper.Number ?? index + 1), number, theme.Type.Byline.Leading);
            var title = paper.ShortTitle is { Length: > 0 } brief ? [new Inline.Text(brief)] : PaperFlow.Title(paper);
            var text = Setting.Stack(Balanced.Lines(setting, title, theme.RaggedSans(FontStyle.Regular, theme.Type.Byline, theme.Mute), width - KeyLeft, mostLines), width);
            lines.Add(new Placed(new Point(Pt.Zero, y), new FrameItem.Group(mark.Items)));
            lines.Add(new Placed(new Point(KeyLeft, y), new FrameItem.Group(text.Items)));
            y += Pt.Max(theme.Type.Byline.Leading, text.Size.Height);
        }

        return new Frame { Size = new Size(width, y), Baseline = y, Items = [new Placed(Point.Origin, new FrameItem.Group(lines.ToEquatableArray()) { Role = StructureRole.Artifact })] };
    }
}
