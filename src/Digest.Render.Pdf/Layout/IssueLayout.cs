using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Lays an issue out on pages: the front first, then every section in the order of its source, drawings and the colophon. Everything is set once. The
/// front refers to pages that are known only when all is broken into pages; each label has a place whose size does not depend on it, so at most two
/// passes over the pages settle them: one says whether the issue is long enough for contents, one with contents says the labels.
/// </summary>
public static class IssueLayout
{
    /// <summary>An issue of more pages than this has contents.</summary>
    private const int PagesWithoutContents = 6;

    private static readonly Pt FrontGap = new(4);

    /// <summary>The pages of an issue. Diagnostics name characters that no face has, lines that do not fit, and what had to give way.</summary>
    public static Diagnosed<PagedDocument> Lay(Issue issue, FontSet fonts, Theme theme, PageOptions? options = null)
    {
        options ??= new PageOptions();
        var entries = Entry.Of(issue);
        var anchors = entries.Where(entry => entry.Item is SectionItem.OfPaper)
            .GroupBy(entry => ((SectionItem.OfPaper)entry.Item).Paper.Id).ToDictionary(group => group.Key, group => group.First().Anchor);
        var setting = new Setting(new IssueFacts(issue, fonts, theme, options, anchors));
        var opening = setting.Structure.Add(StructureRole.Section);
        var (opened, papers) = Parts(entries, setting);
        var body = new Region(BodyFlow.Strips(entries, papers, setting), theme.Measure, theme.Columns, FrontGap);
        var end = new Region(End(setting), theme.FullMeasure, 1, FrontGap);
        List<List<Slot>> pages;
        using (setting.Structure.Enter(opening))
        {
            var column = new Column(setting, opened.Measure);
            column.Add(opened, setting.Take(opened.Setting));
            var front = column.Strips;
            pages = Pages(front, body, end, theme);
            if (pages.Count > PagesWithoutContents) pages = Pages([.. front, .. Front.Contents(entries, setting)], body, end, theme);
        }

        var document = new PagedDocument
        {
            Info = Info(issue, theme),
            Pages = PageFrames(pages, setting),
            Bookmarks = BookmarkList.Of(issue, entries),
            Structure = setting.Structure.Elements,
        };
        return new(document, Findings.Of(setting.Diagnostics));
    }

    // The front and the papers know nothing of each other: they are set side by side, and put in order afterwards.
    private static (Column Front, Dictionary<string, Column> Papers) Parts(List<Entry> entries, Setting setting)
    {
        var papers = entries.Where(entry => entry.Item is SectionItem.OfPaper).ToList();
        var parts = SideBySide.Make(papers.Count + 1, i => i == 0 ? Front.Part(entries, setting)
            : PaperFlow.Part(setting, ((SectionItem.OfPaper)papers[i - 1].Item).Paper, papers[i - 1].Anchor, BodyFlow.DepthOf(papers[i - 1].Section)));
        return (parts[0], papers.Index().ToDictionary(paper => paper.Item.Anchor, paper => parts[paper.Index + 1]));
    }

    // Drawings that would open a page of their own go after the front, if that is a page less.
    private static List<List<Slot>> Pages(Strip[] strips, Region body, Region end, Theme theme)
    {
        var front = new Region(strips, theme.FullMeasure, 1, Pt.Zero);
        var pages = PictureFit.Break([front, body, end], theme);
        if (pages.Count < 2 || end.Strips.Length == 0 || pages[^1].Exists(slot => !end.Strips.AsSpan().Overlaps(slot.Strips.Span))) return pages;
        var before = PictureFit.Break([front, end, body], theme);
        return before.Count < pages.Count ? before : pages;
    }

    private static Strip[] End(Setting setting)
    {
        var column = new Column(setting, setting.Theme.FullMeasure);
        (column.Structure.Level, column.Structure.Depth) = (1, 1);
        using var section = column.Structure.Open(StructureRole.Section);
        Glance.Add(column);
        return column.Strips;
    }

    private static Dictionary<string, string> Labels(List<List<Slot>> pages)
    {
        var labels = new Dictionary<string, string>();
        for (var i = 0; i < pages.Count; i++)
            foreach (var slot in pages[i])
                foreach (var strip in slot.Strips.Span)
                    foreach (var placed in strip.Frame.Items)
                        if (placed.Item is FrameItem.Anchor anchor) labels[anchor.Name] = Words.Figure(i + 1);
        return labels;
    }

    private static EquatableArray<Page> PageFrames(List<List<Slot>> pages, Setting setting)
    {
        var frames = new List<Page>(pages.Count);
        var labels = Labels(pages);
        var section = "";
        for (var i = 0; i < pages.Count; i++)
        {
            var marks = pages[i].SelectMany(slot => slot.Strips.ToArray()).Select(strip => strip.Mark).ToList();
            var head = marks.FirstOrDefault() ?? section;
            var text = pages[i].SelectMany(slot => SlotPlacer.Place(slot, setting.Theme, reference => Label(reference, labels, setting))).ToEquatableArray();
            frames.Add(PageFrame(text, i, pages.Count, head, setting));
            section = marks.OfType<string>().LastOrDefault() ?? section;
        }

        return frames.ToEquatableArray();
    }

    private static Placed? Label(PageReference reference, Dictionary<string, string> labels, Setting setting)
    {
        if (!labels.TryGetValue(reference.Anchor, out var label)) return null;
        var theme = setting.Theme;
        var line = setting.Line(label, Theme.Figures(FontStyle.Regular, theme.Type.Figures.Size, theme.Mute), theme.Type.Row.Leading);
        return new Placed(new Point(reference.Right - line.Size.Width, reference.Baseline - line.Baseline), new FrameItem.Group(line.Items) { Element = reference.Element });
    }

    private static Page PageFrame(EquatableArray<Placed> text, int index, int count, string section, Setting setting)
    {
        var theme = setting.Theme;
        var items = new List<Placed>();
        if (theme.Ground is { } ground) items.Add(new Placed(Point.Origin, new FrameItem.Group([new Placed(Point.Origin, new FrameItem.Rule(theme.Paper, ground))]) { Role = StructureRole.Artifact }));
        items.Add(new Placed(new Point(theme.Left, theme.Top), new FrameItem.Group(text)));
        if (index == count - 1 && Colophon.Of(setting, RunningHead.Foot(theme)) is { } colophon) items.Add(colophon);
        items.Add(RunningHead.Of(index, count, section, setting));
        return new Page(new Frame { Size = theme.Paper, Baseline = theme.Paper.Height, Items = items.ToEquatableArray() }, Words.Figure(index + 1));
    }

    private static DocumentInfo Info(Issue issue, Theme theme)
    {
        var title = PlainText.Of(issue.Title);
        return new DocumentInfo
        {
            Title = title.Length > 0 ? title : issue.Id,
            Author = theme.Brand is { Group.Length: > 0 } brand ? brand.Group : null,
            Keywords = issue.Papers.SelectMany(paper => paper.Topics).Distinct().ToEquatableArray(),
            Language = issue.Language,
            Date = issue.Date,
        };
    }
}
