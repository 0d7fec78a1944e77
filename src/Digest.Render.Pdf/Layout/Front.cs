using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// What the meeting needs, first: head, lead, the table of papers, then who should read what, then contents. When they take more than a page, they go
/// to the next from the end: first the contents, then the reading list; a table that fills more than the page does without the reasons of its best papers.
/// </summary>
internal static class Front
{
    private const int MostPapersOfTable = 12;

    /// <summary>The front without contents, set by itself.</summary>
    public static Column Part(List<Entry> entries, Setting setting)
    {
        var papers = RankedPaper.Of([.. entries.Where(entry => entry.Item is SectionItem.OfPaper).Select(entry => (((SectionItem.OfPaper)entry.Item).Paper, entry.Anchor))]);
        var part = setting.ForPart();
        var height = setting.Theme.Height;
        if (ScoreRow.LeastHeight * papers.Count > height) return Part(papers, part, Reasons.None);
        var column = Part(papers, part, Reasons.OfTheBest);
        return TableHeight(column.Strips) > height ? Part(papers, part, Reasons.None) : column;
    }

    /// <summary>The strips of the contents, which follow the front of a longer issue; none where they would be a line alone.</summary>
    public static Strip[] Contents(List<Entry> entries, Setting setting)
    {
        var lines = Lines(entries, setting);
        if (lines.Count < 2) return [];
        var column = ColumnOf(setting);
        (column.Structure.Level, column.Structure.Depth) = (1, 1);
        ContentsList.Add(column, lines);
        return column.Strips;
    }

    private static Column Part(List<RankedPaper> papers, Setting setting, Reasons reasons)
    {
        var column = ColumnOf(setting);
        (column.Structure.Level, column.Structure.Depth) = (0, 1);
        TitleBlock.Add(column, setting.Issue);
        column.Space(15);
        column.Table(ScoreTable.Rows(papers, setting, reasons));
        ReadingList.Add(column, papers);
        return column;
    }

    private static Column ColumnOf(Setting setting) => new(setting, setting.Theme.HasSide ? setting.Theme.Measure : setting.Theme.FullMeasure);

    // How high the front is to the end of its table, the last that comes back on top of a page.
    private static Pt TableHeight(Strip[] strips)
    {
        var last = Array.FindLastIndex(strips, strip => strip.Head is not null);
        return strips.Take(last + 1).Select(strip => strip.Before + strip.Frame.Size.Height).Aggregate(Pt.Zero, (sum, height) => sum + height);
    }

    private static List<ContentsList.Line> Lines(List<Entry> entries, Setting setting)
    {
        var lines = new List<ContentsList.Line>();
        var section = 0;

        // The table above names the pages of all papers; only in a long one it is hard to find those of a section.
        var isShort = setting.Issue.Papers.Count() <= MostPapersOfTable || setting.Issue.Sections.Count(part => part.Papers.Any()) <= 1;
        foreach (var entry in entries)
        {
            var isTitled = !entry.Section.Title.IsEmpty;
            if (entry.SectionNumber != section && isTitled) lines.Add(new ContentsList.Line(entry.Section.Title, Entry.AnchorOf(entry.SectionNumber), 1));
            section = entry.SectionNumber;
            if (entry.Anchor.Length == 0 || entry.Item is SectionItem.OfPaper && isShort) continue;
            lines.Add(new ContentsList.Line(TitleOf(entry.Item), entry.Anchor, isTitled ? 2 : 1));
        }

        return lines;
    }

    private static EquatableArray<Inline> TitleOf(SectionItem item) => item switch
    {
        SectionItem.OfPaper { Paper: var paper } => Numbered(paper.Number, paper.ShortTitle is { Length: > 0 } brief ? [new Inline.Text(brief)] : PaperFlow.Title(paper)),
        SectionItem.OfIdea { Idea: var idea } => Numbered(idea.Number, idea.Title.IsEmpty ? [new Inline.Text("—")] : idea.Title),
        SectionItem.OfSynthesis { Part: var part } => part.Title,
        _ => [],
    };

    private static EquatableArray<Inline> Numbered(int? number, EquatableArray<Inline> title) =>
        number is { } n ? [new Inline.Text(Words.Figure(n) + "  "), .. title] : title;
}
