using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// The table on the first page: papers by axes and total, best first, with the page each is found on. Papers without scores follow as a
/// group of their own, in the order of the source, never as last ranks. An issue without scores gets the same table without axes.
/// </summary>
internal sealed class ScoreTable
{
    private static readonly Pt Gap = new(14);
    private static readonly Pt PageGap = new(8);
    private static readonly Pt PageWidth = new(20);
    private static readonly Pt LeastTitle = new(170);
    private static readonly Pt MostHead = new(64);

    // The most that are still read as a row; the side notes have every score.
    private const int MostAxes = 7;

    private readonly Setting setting;
    private readonly Func<string, string> pageOf;
    private string[] axes;
    private readonly Dictionary<string, Pt> widths = [];
    private readonly Pt numberWidth;
    private Look look;
    private readonly Pt titleWidth;

    private ScoreTable(IReadOnlyList<Paper> papers, Setting setting, Func<string, string> pageOf)
    {
        this.setting = setting;
        this.pageOf = pageOf;
        axes = Axes(papers);
        numberWidth = papers.Any(paper => paper.Number is not null) ? papers.Max(paper => setting.Line(NumberOf(paper), NumberStyle, RowLeading).Size.Width) + new Pt(8) : Pt.Zero;
        titleWidth = TitleWidth(papers);
        if (titleWidth < LeastTitle)
        {
            look = Look.Figures;
            titleWidth = TitleWidth(papers);
        }

        while (titleWidth < LeastTitle && axes.Any(axis => axis != Score.TotalAxis))
        {
            axes = axes.Where((_, i) => i != Array.FindLastIndex(axes, axis => axis != Score.TotalAxis)).ToArray();
            titleWidth = TitleWidth(papers);
        }
    }

    private Pt TitleWidth(IReadOnlyList<Paper> papers)
    {
        widths.Clear();
        foreach (var axis in axes) widths[axis] = WidthOf(axis, papers);
        return setting.Theme.FullMeasure - numberWidth - PageGap - PageWidth - widths.Values.Aggregate(Pt.Zero, (sum, width) => sum + width + Gap);
    }

    // Titles that would be crushed by the scores take the room of the dots first, then that of the last axes.
    private enum Look
    {
        Dots,
        Figures,
    }

    private TextStyle NumberStyle => Theme.Serif(FontStyle.SemiBold, new Pt(9.5), setting.Theme.Mark);

    private static string NumberOf(Paper paper) => paper.Number is { } number ? Words.Figure(number) : "";

    /// <summary>The table's rows as frames of the full measure, head first; empty when there is no paper.</summary>
    /// <param name="papers">The issue's papers with their anchors, in the order of the source.</param>
    /// <param name="setting">What sets them.</param>
    /// <param name="pageOf">The page label of an anchor; empty while pages are not known.</param>
    public static IEnumerable<Frame> Rows(IReadOnlyList<(Paper Paper, string Anchor)> papers, Setting setting, Func<string, string> pageOf)
    {
        if (papers.Count == 0) yield break;
        var table = new ScoreTable([.. papers.Select(entry => entry.Paper)], setting, pageOf);
        using var element = setting.Structure.Open(table.IsContents ? StructureRole.Contents : StructureRole.Table);
        var rated = papers.Where(entry => !entry.Paper.Scores.IsEmpty).OrderByDescending(entry => Rank(entry.Paper)).ToList();
        var unrated = papers.Where(entry => entry.Paper.Scores.IsEmpty).ToList();
        yield return table.Head();
        foreach (var (paper, anchor) in rated) yield return table.Row(paper, anchor);
        if (rated.Count > 0 && unrated.Count > 0) yield return table.GroupHead("Not rated");
        foreach (var (paper, anchor) in unrated) yield return table.Row(paper, anchor);
    }

    // By total where there is one, else by the sum of the axes; equal ranks keep the order of the source because the sort is stable.
    private static decimal Rank(Paper paper) =>
        paper.Scores.FirstOrDefault(score => score.IsTotal)?.Value ?? paper.Scores.Sum(score => score.Value);

    // Every axis in the order of first appearance, the total last. Axes that only one paper in a longer list has are left to its side note.
    private static string[] Axes(IReadOnlyList<Paper> papers)
    {
        var scores = papers.SelectMany(paper => paper.Scores.Select(score => score.Axis).Distinct()).ToList();
        var own = scores.Where(axis => axis != Score.TotalAxis).GroupBy(axis => axis)
            .Where(group => group.Count() > 1 || papers.Count < 3).Select(group => group.Key).Take(MostAxes);
        return scores.Contains(Score.TotalAxis) ? [.. own, Score.TotalAxis] : [.. own];
    }

    private Pt WidthOf(string axis, IReadOnlyList<Paper> papers)
    {
        var longest = axis.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => ParagraphSetter.WidthOf(setting.Fonts, word, HeadStyle)).Aggregate(Pt.Zero, Pt.Max);
        var head = Pt.Min(ParagraphSetter.WidthOf(setting.Fonts, axis, HeadStyle), look == Look.Figures ? Pt.Min(longest, MostHead) : MostHead);
        var widest = papers.SelectMany(paper => paper.Scores).Where(score => score.Axis == axis)
            .Select(score => FigureWidth(score) + (HasDots(score) ? new Pt(5) + Dots.WidthOf(Dots.CountOf(score)) : Pt.Zero))
            .Aggregate(Pt.Zero, Pt.Max);
        return Pt.Max(head, widest) + new Pt(0.5);
    }

    private TextStyle HeadStyle => Theme.Sans(FontStyle.SemiBold, 7.2, setting.Theme.Accent);

    private static TextStyle FigureStyle(Score score, Theme theme) =>
        Theme.Figures(score.IsTotal ? FontStyle.SemiBold : FontStyle.Regular, score.IsTotal ? 9.5 : 8.4, theme.Ink);

    private Pt FigureWidth(Score score) => ParagraphSetter.WidthOf(setting.Fonts, [new Inline.Text(Shown(score))], FigureStyle(score, setting.Theme));

    private bool HasDots(Score score) => look == Look.Dots && setting.HasDots(score);

    private static string Shown(Score score) => Words.Figure(score.Value) + (score.Max is { } max ? $"/{Words.Figure(max)}" : "");

    // Without scores it is what it looks like: a table of contents.
    private bool IsContents => axes.Length == 0;

    private int Columns => axes.Length + (numberWidth > Pt.Zero ? 3 : 2);

    private StructureBuilder.Opened Row() => setting.Structure.Open(IsContents ? StructureRole.ContentsItem : StructureRole.TableRow);

    private int Heads(HeadScope scope) => setting.Structure.Add(new StructureElement { Role = StructureRole.TableHeader, Scope = scope });

    private int Datum(StructureRole contents = StructureRole.Paragraph) => setting.Structure.Add(IsContents ? contents : StructureRole.TableData);

    private Frame Head()
    {
        using var row = Row();
        var heads = new List<(Frame Text, Pt X)> { (HeadText("Paper", titleWidth, ParagraphAlignment.Start), numberWidth) };
        var x = numberWidth + titleWidth;
        foreach (var axis in axes)
        {
            x += Gap;
            heads.Add((HeadText(axis, widths[axis], axis == Score.TotalAxis ? ParagraphAlignment.End : ParagraphAlignment.Start), x));
            x += widths[axis];
        }

        heads.Add((HeadText("Page", PageWidth, ParagraphAlignment.End), x + PageGap));

        // Heads of one line stand on the last line of those that take more.
        var height = heads.Max(head => head.Text.Size.Height.Value);
        if (!IsContents && numberWidth > Pt.Zero) Datum();
        var cells = heads.Select(head => new Placed(new Point(head.X, new Pt(2 + height) - head.Text.Size.Height), HeadGroup(head.Text.Items))).ToList();
        return Ruled(cells, new Pt(height + 5), new Pt(0.8), setting.Theme.Accent);
    }

    // The head of a table of contents is furniture.
    private FrameItem.Group HeadGroup(EquatableArray<Placed> items) =>
        IsContents ? new(items) { Role = StructureRole.Artifact } : new(items) { Element = Heads(HeadScope.Column) };

    private Frame HeadText(string text, Pt width, ParagraphAlignment alignment) =>
        Setting.Stack(setting.Lines(text, setting.Theme.Ragged(HeadStyle, new Pt(9.6)) with { Alignment = alignment }, width), width);

    private Frame GroupHead(string text)
    {
        using var row = Row();
        var all = setting.Structure.Add(new StructureElement { Role = StructureRole.TableData, Columns = Columns });
        return Ruled([Cell(text, HeadStyle, numberWidth, titleWidth, ParagraphAlignment.Start, all)], new Pt(17), new Pt(0.4), setting.Theme.Hairline);
    }

    private Frame Row(Paper paper, string anchor)
    {
        using var row = Row();
        var theme = setting.Theme;
        var cells = new List<Placed>();
        if (numberWidth > Pt.Zero) cells.Add(Cell(NumberOf(paper), NumberStyle, Pt.Zero, numberWidth, ParagraphAlignment.Start, Datum(StructureRole.ListLabel)));
        var title = TitleLines(paper, anchor);
        cells.Add(new Placed(new Point(numberWidth, RowTop), new FrameItem.Group(title.Items) { Element = IsContents ? Datum() : Heads(HeadScope.Row) }));
        var x = numberWidth + titleWidth;
        foreach (var axis in axes)
        {
            x += Gap;
            var datum = Datum();
            if (paper.Scores.FirstOrDefault(score => score.Axis == axis) is { } score) cells.AddRange(Value(score, x, widths[axis], datum));
            x += widths[axis];
        }

        cells.Add(Cell(pageOf(anchor), Theme.Figures(FontStyle.Regular, 8.4, theme.Mute), x + PageGap, PageWidth, ParagraphAlignment.End, Datum()));
        return Ruled(cells, title.Size.Height + RowTop + new Pt(4.5), new Pt(0.4), theme.Hairline);
    }

    private static readonly Pt RowTop = new(3.5);
    private static readonly Pt RowLeading = new(11.8);

    private Frame TitleLines(Paper paper, string anchor)
    {
        var theme = setting.Theme;
        var style = theme.Ragged(Theme.Serif(FontStyle.Regular, new Pt(9.6), theme.Ink), RowLeading);
        var title = paper.ShortTitle is { Length: > 0 } shortTitle ? [new Inline.Text(shortTitle)] : PaperFlow.Title(paper);
        var lines = setting.Lines([new Inline.Link(title, "#" + anchor)], style, titleWidth).ToList();
        if (Words.Byline(paper) is { Length: > 0 } byline)
            lines.AddRange(setting.Lines(byline, theme.Ragged(Theme.Sans(FontStyle.Regular, 7, theme.Mute), new Pt(9.6)), titleWidth));
        return Setting.Stack(lines, titleWidth);
    }

    private IEnumerable<Placed> Value(Score score, Pt x, Pt width, int datum)
    {
        var style = FigureStyle(score, setting.Theme);
        var figure = Cell(Shown(score), style, x, width, score.IsTotal ? ParagraphAlignment.End : ParagraphAlignment.Start, datum);
        yield return figure;
        if (!HasDots(score)) yield break;
        var left = x + FigureWidth(score) + new Pt(5);
        yield return Dots.At(new Point(left, RowTop + RowLeading * 0.5 + new Pt(0.4)), score.Value, score.Max, setting.Theme.Accent);
    }

    private Placed Cell(string text, TextStyle style, Pt x, Pt width, ParagraphAlignment alignment, int element)
    {
        var lines = setting.Lines(text, setting.Theme.Ragged(style, RowLeading) with { Alignment = alignment }, width);
        return new Placed(new Point(x, RowTop), new FrameItem.Group(Setting.Stack(lines, width).Items) { Element = element });
    }

    private Frame Ruled(List<Placed> cells, Pt height, Pt thickness, Color color)
    {
        var width = setting.Theme.FullMeasure;
        cells.Add(new Placed(new Point(Pt.Zero, height - thickness), new FrameItem.Group([new Placed(Point.Origin, new FrameItem.Rule(new Size(width, thickness), color))]) { Role = StructureRole.Artifact }));
        return new Frame { Size = new Size(width, height), Baseline = height, Items = cells.ToEquatableArray() };
    }
}
