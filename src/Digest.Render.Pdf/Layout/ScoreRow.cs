using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>A row of the table of papers, cell by cell; it is as high as its highest cell.</summary>
internal sealed class ScoreRow(Setting setting, ScoreGrid grid, Func<string, ParagraphAlignment> alignmentOf)
{
    /// <summary>White space above the cells.</summary>
    public static readonly Pt Top = new(3.5);

    private const int MostTitleLines = 6;
    private const int MostReasonLines = 2;

    private static readonly Pt Bottom = new(4.5);

    /// <summary>No row is lower.</summary>
    public static readonly Pt LeastHeight = Top + Bottom;

    private static readonly Pt Lead = new(1.5);

    // Cells stand on the baseline of the title, or on one of their own below it.
    private Pt baseline;
    private Pt filled;

    /// <summary>What the row shows.</summary>
    public List<Placed> Cells { get; } = [];

    /// <summary>How high it is, the white space above and below included.</summary>
    public Pt Height => filled + Top + Bottom;

    private Theme Theme => setting.Theme;

    /// <summary>Adds the cells of a paper; in contents they are the parts of an entry. The last cell is the page, which is not known yet.</summary>
    public PageReference Add(RankedPaper ranked, bool isContents)
    {
        int Datum(StructureRole contents = StructureRole.Paragraph) => setting.Structure.Add(isContents ? contents : StructureRole.TableData);
        var paper = ranked.Paper;
        var title = Title(paper, ranked.Anchor);
        baseline = title.Baseline;
        if (grid.Rank > Pt.Zero) AddLevel(Line(ranked.Rank, Theme.Figures(FontStyle.Regular, Theme.Type.Figures.Size, Theme.Mute)), Pt.Zero, Datum());
        if (grid.Number > Pt.Zero) AddLevel(Line(paper.Number, grid.NumberStyle), grid.Rank, Datum(StructureRole.ListLabel));
        var element = isContents ? Datum() : setting.Structure.Add(new StructureElement { Role = StructureRole.TableHeader, Scope = HeadScope.Row });
        Add(title, grid.TitleLeft, Pt.Zero, element);
        var byline = Small(grid.BylineOf(paper), grid.Byline);
        if (grid.IsStacked) baseline = title.Size.Height + (grid.IsBelowByline ? byline.Size.Height : Pt.Zero) + Theme.Type.Row.Size;
        Add(byline, grid.TitleLeft, grid.IsStacked && !grid.IsBelowByline ? baseline - byline.Baseline : title.Size.Height, element);
        var x = grid.TitleLeft + grid.Rest;
        foreach (var axis in grid.Axes)
        {
            x += grid.Gap;
            AddLevel(new ScoreCell(setting, grid, axis, alignmentOf(axis)).Of(paper), x, Datum());
            x += grid.WidthOf(axis).Whole;
        }

        foreach (var (width, text) in (ReadOnlySpan<(Pt, string)>)[(grid.Topic, grid.TopicOf(paper)), (grid.Names, ScoreGrid.NamesOf(paper))])
        {
            if (width == Pt.Zero) continue;
            AddLevel(Small(text, width), x + grid.Gap, Datum());
            x += grid.Gap + width;
        }

        return new PageReference(ranked.Anchor, Theme.FullMeasure, Top + (title.Items.IsEmpty ? Theme.Type.Row.Size : title.Baseline), Datum());
    }

    /// <summary>Adds why to read the paper, across all columns but that of the page, so that most reasons take one line; to readers of the structure it is a row of its own.</summary>
    public void AddReason(EquatableArray<Inline> reason, int columns)
    {
        var width = Theme.FullMeasure - grid.TitleLeft - grid.Page - ScoreGrid.PageGap;
        var style = Theme.RaggedSerif(FontStyle.Italic, new TypeSize(Theme.Type.Row.Size * 0.94, Theme.Type.Row.Leading), Theme.Ink);
        var lines = Balanced.Lines(setting, reason, style, width, MostReasonLines);
        Add(Setting.Stack(lines, width), grid.TitleLeft, filled + Lead, setting.Structure.Add(new StructureElement { Role = StructureRole.TableData, Columns = columns }));
    }

    private void Add(Frame cell, Pt x, Pt y, int element)
    {
        if (cell.Items.IsEmpty) return;
        Cells.Add(new Placed(new Point(x, Top + y), new FrameItem.Group(cell.Items) { Element = element }));
        filled = Pt.Max(filled, y + cell.Size.Height);
    }

    private void AddLevel(Frame cell, Pt x, int element) => Add(cell, x, baseline - cell.Baseline, element);

    private Frame Line(int? number, TextStyle style) => setting.Line(number is { } value ? Words.Figure(value) : "", style, Theme.Type.Row.Leading);

    // A text of several lines has a line end between them.
    private Frame Small(string text, Pt width)
    {
        var lines = text.Split('\n').SelectMany(line => setting.Lines(line, Theme.RaggedRow(Theme.Type.Byline), width)).ToList();
        return Setting.Stack(lines, width) with { Baseline = lines.Count == 0 ? Pt.Zero : lines[0].Baseline };
    }

    private Frame Title(Paper paper, string anchor)
    {
        var title = paper.ShortTitle is { Length: > 0 } brief ? [new Inline.Text(brief)] : PaperFlow.Title(paper);
        var lines = Balanced.Lines(setting, [new Inline.Link(title, "#" + anchor)], Theme.RaggedSerif(FontStyle.Regular, Theme.Type.Row, Theme.Ink), grid.Title, MostTitleLines);
        return Setting.Stack(lines, grid.Title) with { Baseline = lines.IsEmpty ? Theme.Type.Row.Size : lines[0].Baseline };
    }
}
