using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Papers by two axes, each as a disc with its number; those with the same scores stand side by side. It is drawn when enough papers have both scores
/// and they differ, since a few dots on a line say less than the table.
/// </summary>
internal static class DotPlot
{
    private const int LeastPapers = 5;

    // More discs than this hide each other.
    private const int MostPapers = 40;

    private static readonly Pt Disc = new(11.5);
    private static readonly Pt Left = new(30);
    private static readonly Pt Bottom = new(30);
    private static readonly Pt Top = new(20);
    private static readonly Pt Right = new(14);

    /// <summary>A paper with both scores.</summary>
    private sealed record Entry(string Name, decimal X, decimal Y);

    /// <summary>The drawing as a figure, or null when there is nothing to see in it.</summary>
    public static Frame? Of(IReadOnlyList<Paper> papers, Size size, Setting setting)
    {
        var axes = papers.SelectMany(paper => paper.Scores).Where(score => !score.IsTotal).Select(score => score.Axis).Distinct()
            .Where(axis => papers.Count(paper => ValueOf(paper, axis) is not null) >= LeastPapers && papers.Select(paper => ValueOf(paper, axis)).OfType<decimal>().Distinct().Count() > 1).Take(2).ToList();
        if (axes.Count < 2) return null;
        var entries = papers.Select((paper, i) => (paper, Name: Words.Figure(paper.Number ?? i + 1)))
            .Where(entry => ValueOf(entry.paper, axes[0]) is not null && ValueOf(entry.paper, axes[1]) is not null)
            .Select(entry => new Entry(entry.Name, ValueOf(entry.paper, axes[0])!.Value, ValueOf(entry.paper, axes[1])!.Value)).ToList();
        if (entries.Count is < LeastPapers or > MostPapers) return null;
        var items = Draw(entries, axes[0], axes[1], size, setting);
        var group = new FrameItem.Group(items.ToEquatableArray()) { Role = StructureRole.Figure, Alternative = Alternative(entries, axes[0], axes[1], setting.Words) };
        return new Frame { Size = size, Baseline = size.Height, Items = [new Placed(Point.Origin, group)] };
    }

    private static decimal? ValueOf(Paper paper, string axis) => paper.Scores.FirstOrDefault(score => score.Axis == axis)?.Value;

    private static string Alternative(List<Entry> entries, string x, string y, FixedWords words) =>
        FixedWords.Fill(words.PlotOf, x, y) + ": " + string.Join("; ", entries.Select(entry => FixedWords.Fill(words.PlotPoint, entry.Name, Words.Figure(entry.X), Words.Figure(entry.Y)))) + ".";

    private static List<Placed> Draw(List<Entry> entries, string xAxis, string yAxis, Size size, Setting setting)
    {
        var (xRange, yRange) = (RangeOf(xAxis, entries.Select(entry => entry.X), setting), RangeOf(yAxis, entries.Select(entry => entry.Y), setting));
        var theme = setting.Theme;
        var (width, height) = (size.Width - Left - Right, size.Height - Top - Bottom);
        var x = new ChartScale(xRange, width, 7);
        var y = new ChartScale(yRange, height, 6);
        var figures = Theme.Figures(FontStyle.Regular, theme.Type.Byline.Size, theme.Mute);
        var names = Theme.Sans(FontStyle.SemiBold, theme.Type.Note.Size, theme.Accent);
        var items = new List<Placed>();
        foreach (var tick in x.Ticks)
        {
            items.Add(new Placed(new Point(Left + x.At(tick), Top), new FrameItem.Rule(new Size(new Pt(0.4), height), theme.Hairline)));
            var label = setting.Line(Words.Figure(tick), figures, new Pt(10));
            items.Add(Text(label, new Point(Left + x.At(tick) - label.Size.Width / 2, Top + height + Disc * 0.5)));
        }

        foreach (var tick in y.Ticks)
        {
            items.Add(new Placed(new Point(Left, Top + height - y.At(tick)), new FrameItem.Rule(new Size(width, new Pt(0.4)), theme.Hairline)));
            var label = setting.Line(Words.Figure(tick), figures, new Pt(10));
            items.Add(Text(label, new Point(Left - Disc * 0.7 - label.Size.Width, Top + height - y.At(tick) - new Pt(6))));
        }

        items.Add(Text(setting.Line("↑ " + yAxis, names, new Pt(11)), new Point(Pt.Zero, Pt.Zero)));
        var below = setting.Line(xAxis + " →", names, new Pt(11));
        items.Add(Text(below, new Point(size.Width - Right - below.Size.Width, size.Height - new Pt(12))));
        foreach (var same in entries.GroupBy(entry => (entry.X, entry.Y)))
            items.AddRange(Discs([.. same], new Point(Left + x.At(same.Key.X), Top + height - y.At(same.Key.Y)), setting));
        return items;
    }

    // From 1, where scores are whole numbers of a few steps, to the best possible value where the source gives one.
    private static List<decimal> RangeOf(string axis, IEnumerable<decimal> values, Setting setting)
    {
        var range = values.ToList();
        var given = setting.Issue.Papers.SelectMany(paper => paper.Scores).Where(score => score.Axis == axis && score.Max is not null).Select(score => score.Max!.Value).ToList();
        if (given.Count > 0) range.Add(given.Max());
        if (range.Min() > 1 && range.Max() <= Dots.Most && range.All(value => decimal.Truncate(value) == value)) range.Add(1);
        return range;
    }

    // Side by side around their place, in rows of at most four.
    private static IEnumerable<Placed> Discs(List<Entry> entries, Point middle, Setting setting)
    {
        const int inRow = 4;
        var style = Theme.Figures(FontStyle.SemiBold, new Pt(6.6), setting.Theme.Ground ?? Contrast.White);
        var pitch = Disc + new Pt(1);
        for (var i = 0; i < entries.Count; i++)
        {
            var (row, rows) = (i / inRow, (entries.Count - 1) / inRow + 1);
            var count = Math.Min(inRow, entries.Count - row * inRow);
            var at = new Point(middle.X + pitch * (i % inRow - (count - 1) / 2.0), middle.Y + pitch * (row - (rows - 1) / 2.0));
            yield return new Placed(new Point(at.X - Disc / 2, at.Y - Disc / 2), Shapes.Circle(Disc, setting.Theme.Accent, null));
            var label = setting.Line(entries[i].Name, style, Disc);
            yield return Text(label, new Point(at.X - label.Size.Width / 2, at.Y + new Pt(2.4) - label.Baseline));
        }
    }

    private static Placed Text(Frame frame, Point at) => new(at, new FrameItem.Group(frame.Items));
}
