using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// The table on the first page: papers by axes and total, best first, with whom each is for and the page it is found on; the first three say in a
/// sentence why. Papers without scores follow as a group of their own, never as last ranks. Without scores it is a table of contents with topics.
/// </summary>
internal sealed class ScoreTable(Setting setting, ScoreGrid grid)
{
    private readonly HashSet<string> dotted = setting.Issue.Papers.SelectMany(paper => paper.Scores).Where(grid.HasDots).Select(score => score.Axis).ToHashSet(StringComparer.Ordinal);

    /// <summary>How many papers, from the best, say why to read them.</summary>
    private const int MostReasons = 3;

    // With fewer papers than this, the text that says why is near enough.
    private const int LeastPapersForReasons = 3;

    /// <summary>The table's rows in the full measure, head first; empty when there is no paper.</summary>
    /// <param name="ranked">The issue's papers, in the order of the table.</param>
    /// <param name="setting">What sets them.</param>
    /// <param name="reasons">Whether the best papers say why to read them.</param>
    public static List<Strip> Rows(IReadOnlyList<RankedPaper> ranked, Setting setting, Reasons reasons)
    {
        if (ranked.Count == 0) return [];
        var table = new ScoreTable(setting, new ScoreGrid(ranked, setting));
        using var element = setting.Structure.Open(table.IsContents ? StructureRole.Contents : StructureRole.Table);
        var rows = new List<Strip> { new() { Frame = table.Head() } };
        var rated = ranked.Count(entry => entry.Rank is not null);
        for (var i = 0; i < ranked.Count; i++)
        {
            if (i == rated && rated > 0) rows.Add(new Strip { Frame = table.GroupHead(setting.Words.NotRated) });
            rows.Add(table.Row(ranked[i], saysWhy: reasons == Reasons.OfTheBest && i < Math.Min(rated, MostReasons) && ranked.Count >= LeastPapersForReasons));
        }

        if (ranked.Any(entry => !entry.Paper.Ratings.IsEmpty)) rows.Add(new Strip { Frame = table.VotesNote() });
        return rows;
    }

    // Without scores it is what it looks like: a table of contents.
    private bool IsContents => grid.Axes.Length == 0;

    private Theme Theme => setting.Theme;

    private Pt RowLeading => Theme.Type.Row.Leading;

    private int Columns => grid.Axes.Length + 2 + Count(grid.Rank) + Count(grid.Number) + Count(grid.Names) + Count(grid.Topic);

    private static int Count(Pt width) => width > Pt.Zero ? 1 : 0;

    private StructureBuilder.Opened OpenRow() => setting.Structure.Open(IsContents ? StructureRole.ContentsItem : StructureRole.TableRow);

    private int Heads() => setting.Structure.Add(new StructureElement { Role = StructureRole.TableHeader, Scope = HeadScope.Column });

    private int Datum() => setting.Structure.Add(StructureRole.TableData);

    private Frame Head()
    {
        using var row = OpenRow();
        if (!IsContents)
        {
            if (grid.Rank > Pt.Zero) Datum();
            if (grid.Number > Pt.Zero) Datum();
        }

        var heads = new List<(Frame Text, Pt X)> { (HeadText(setting.Words.Paper, grid.Rest, ParagraphAlignment.Start), grid.TitleLeft) };
        var x = grid.TitleLeft + grid.Rest;
        foreach (var axis in grid.Axes)
        {
            x += grid.Gap;
            heads.Add((HeadText(grid.NameOf(axis), grid.WidthOf(axis).Whole, AlignmentOf(axis)), x));
            x += grid.WidthOf(axis).Whole;
        }

        foreach (var (width, text) in (ReadOnlySpan<(Pt, string)>)[(grid.Topic, setting.Words.Topic), (grid.Names, setting.Words.ForWhom)])
        {
            if (width == Pt.Zero) continue;
            x += grid.Gap;
            heads.Add((HeadText(text, width, ParagraphAlignment.Start), x));
            x += width;
        }

        heads.Add((HeadText(setting.Words.Page, grid.Page, ParagraphAlignment.End), x + ScoreGrid.PageGap));

        // Heads of one line stand on the last line of those that take more.
        var height = heads.Max(head => head.Text.Size.Height.Value);
        var cells = heads.Select(head => new Placed(new Point(head.X, new Pt(2 + height) - head.Text.Size.Height), HeadGroup(head.Text.Items))).ToList();
        return Ruled(cells, new Pt(height + 5), new Pt(0.8), Theme.Accent);
    }

    // The head of a table of contents is furniture.
    private FrameItem.Group HeadGroup(EquatableArray<Placed> items) =>
        IsContents ? new(items) { Role = StructureRole.Artifact } : new(items) { Element = Heads() };

    private Frame HeadText(string text, Pt width, ParagraphAlignment alignment) =>
        Setting.Stack(setting.Lines(text, Theme.Ragged(grid.HeadStyle, Theme.Type.Byline.Leading) with { Alignment = alignment }, width), width);

    // Figures without dots stand at the right of their column, as the total does.
    private ParagraphAlignment AlignmentOf(string axis) =>
        axis == Score.TotalAxis || !dotted.Contains(axis) ? ParagraphAlignment.End : ParagraphAlignment.Start;

    private Frame GroupHead(string text)
    {
        using var row = OpenRow();
        var all = setting.Structure.Add(new StructureElement { Role = StructureRole.TableData, Columns = Columns });
        return Ruled([Cell(text, grid.HeadStyle, grid.TitleLeft, grid.Rest, all)], RowLeading + new Pt(5.2), new Pt(0.4), Theme.Hairline);
    }

    private Frame VotesNote()
    {
        using var row = OpenRow();
        var all = setting.Structure.Add(new StructureElement { Role = StructureRole.TableData, Columns = Columns });
        var cell = Cell(setting.Words.VotesNote, Theme.Sans(FontStyle.Regular, Theme.Type.Byline.Size, Theme.Mute), grid.TitleLeft, Theme.FullMeasure - grid.TitleLeft, all);
        return new Frame { Size = new Size(Theme.FullMeasure, RowLeading + ScoreRow.Top), Baseline = RowLeading, Items = [cell] };
    }

    private Strip Row(RankedPaper ranked, bool saysWhy)
    {
        var row = new ScoreRow(setting, grid, AlignmentOf);
        PageReference page;
        using (OpenRow()) page = row.Add(ranked, IsContents);
        if (saysWhy && Gist.Of(ranked.Paper, sentences: 1) is { IsEmpty: false } gist)
            using (OpenRow()) row.AddReason(gist, Columns);
        return new Strip { Frame = Ruled(row.Cells, row.Height, new Pt(0.4), Theme.Hairline), Reference = page };
    }

    // A line of text in a row of its own.
    private Placed Cell(string text, TextStyle style, Pt x, Pt width, int element)
    {
        var lines = setting.Lines(text, Theme.Ragged(style, RowLeading), width);
        return new Placed(new Point(x, ScoreRow.Top), new FrameItem.Group(Setting.Stack(lines, width).Items) { Element = element });
    }

    private Frame Ruled(List<Placed> cells, Pt height, Pt thickness, Color color)
    {
        var width = Theme.FullMeasure;
        cells.Add(new Placed(new Point(Pt.Zero, height - thickness), new FrameItem.Group([new Placed(Point.Origin, new FrameItem.Rule(new Size(width, thickness), color))]) { Role = StructureRole.Artifact }));
        return new Frame { Size = new Size(width, height), Baseline = height, Items = cells.ToEquatableArray() };
    }
}

/// <summary>Whether the best papers say on the first page why to read them.</summary>
internal enum Reasons
{
    OfTheBest,
    None,
}
