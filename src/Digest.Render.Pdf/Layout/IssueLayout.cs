using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Lays an issue out on pages: the head and the score table first, then every section in the order of its source. The table names pages that
/// are known only when the rest is broken into pages; since its size does not depend on the page labels, it is set twice and the rest once.
/// </summary>
public static class IssueLayout
{
    /// <summary>The pages of an issue. Diagnostics name characters that no face has and lines that do not fit.</summary>
    public static Diagnosed<PagedDocument> Lay(Issue issue, FontSet fonts, Theme theme)
    {
        var entries = Entries(issue);
        var anchors = entries.Where(entry => entry.Item is SectionItem.OfPaper)
            .GroupBy(entry => ((SectionItem.OfPaper)entry.Item).Paper.Id).ToDictionary(group => group.Key, group => group.First().Anchor);
        var setting = new Setting(fonts, theme, issue, anchors);
        var opening = setting.Structure.Add(StructureRole.Section);
        var body = Body(issue, entries, setting);
        var silent = new Setting(fonts, theme, issue, anchors);
        var draft = PageBreaker.Break([.. Front(issue, entries, silent, _ => ""), .. body], theme.Height);
        var labels = Labels(draft);
        using var entered = setting.Structure.Enter(opening);
        var front = Front(issue, entries, setting, anchor => labels.GetValueOrDefault(anchor, ""));
        var pages = PageBreaker.Break([.. front, .. body], theme.Height);
        var document = new PagedDocument
        {
            Info = Info(issue),
            Pages = pages.Select((page, index) => PageFrame(page, index, pages.Count, issue, setting)).ToEquatableArray(),
            Bookmarks = Bookmarks(issue, entries),
            Structure = setting.Structure.Elements,
        };
        return new(document, Findings.Of(setting.Diagnostics));
    }

    private sealed record Entry(Section Section, SectionItem Item, string Anchor);

    private static List<Entry> Entries(Issue issue)
    {
        var entries = new List<Entry>();
        var (papers, ideas) = (0, 0);
        foreach (var section in issue.Sections)
        {
            foreach (var item in section.Content)
            {
                var anchor = item switch
                {
                    SectionItem.OfPaper => $"paper-{++papers}",
                    SectionItem.OfIdea => $"idea-{++ideas}",
                    _ => "",
                };
                entries.Add(new Entry(section, item, anchor));
            }
        }

        return entries;
    }

    private static Strip[] Front(Issue issue, List<Entry> entries, Setting setting, Func<string, string> pageOf)
    {
        var column = new Column(setting);
        (column.Structure.Level, column.Structure.Depth) = (0, 1);
        TitleBlock.Add(column, issue);
        column.Space(15);
        var papers = entries.Where(entry => entry.Item is SectionItem.OfPaper).Select(entry => (((SectionItem.OfPaper)entry.Item).Paper, entry.Anchor)).ToList();
        column.Table([.. ScoreTable.Rows(papers, setting, pageOf)]);

        return column.Strips;
    }

    private static Strip[] Body(Issue issue, List<Entry> entries, Setting setting)
    {
        var column = new Column(setting);
        column.Add(Setting.Blank(new Pt(4)));
        column.Structure.Level = 1;
        var byItem = entries.ToLookup(entry => entry.Section, ReferenceEqualityComparer.Instance as IEqualityComparer<Section>);
        for (var i = 0; i < issue.Sections.Count; i++)
        {
            var section = issue.Sections[i];
            using var element = column.Structure.Open(StructureRole.Section);
            AddSectionHead(column, section, $"section-{i + 1}");
            column.Structure.Depth = section.Title.IsEmpty ? 1 : 2;
            foreach (var entry in byItem[section]) AddItem(column, entry);
            if (section.Content.IsEmpty) column.Release();
        }

        return column.Strips;
    }

    private static void AddItem(Column column, Entry entry)
    {
        switch (entry.Item)
        {
            case SectionItem.OfPaper paper:
                PaperFlow.Add(column, paper.Paper, entry.Anchor);
                break;
            case SectionItem.OfIdea idea:
                SynthesisFlow.Add(column, idea.Idea, entry.Anchor);
                break;
            case SectionItem.OfSynthesis synthesis:
                SynthesisFlow.Add(column, synthesis.Part);
                break;
            case SectionItem.OfText text:
                column.Space(7);
                column.Widest = column.Theme.FullMeasure;
                BlockFlow.Add(column, [text.Block], column.Theme.BodyStyle(column.Setting.Language));
                column.Widest = column.Theme.Measure;
                break;
            default:
                throw new InvalidOperationException($"No layout for {entry.Item.GetType()}.");
        }
    }

    private static void AddSectionHead(Column column, Section section, string anchor)
    {
        if (section.Title.IsEmpty) return;
        var theme = column.Theme;
        column.Space(26);
        column.Add(BlockFlow.RuleFrame(theme.FullMeasure, new Pt(0.8), theme.Accent), room: new Pt(120));
        column.KeepWithNext();
        column.Space(5);
        var style = theme.Ragged(Theme.Sans(FontStyle.SemiBold, 9.4, theme.Mark), new Pt(13));
        column.Heading(column.Structure.AddHeading(2), column.Setting.Lines(section.Title, style, theme.FullMeasure), anchor, Pt.Zero);
    }

    private static Dictionary<string, string> Labels(List<ReadOnlyMemory<Strip>> pages)
    {
        var labels = new Dictionary<string, string>();
        for (var i = 0; i < pages.Count; i++)
            foreach (var strip in pages[i].Span)
                foreach (var placed in strip.Frame.Items)
                    if (placed.Item is FrameItem.Anchor anchor) labels[anchor.Name] = Words.Figure(i + 1);
        return labels;
    }

    private static Page PageFrame(ReadOnlyMemory<Strip> strips, int index, int count, Issue issue, Setting setting)
    {
        var theme = setting.Theme;
        var text = new FrameItem.Group(PageBreaker.Place(strips.Span, theme));
        var items = new List<Placed> { new(new Point(theme.Left, theme.Top), text) };
        items.AddRange(RunningHead.Of(issue, index, count, setting));
        return new Page(new Frame { Size = theme.Paper, Baseline = theme.Paper.Height, Items = items.ToEquatableArray() }, Words.Figure(index + 1));
    }

    private static EquatableArray<Bookmark> Bookmarks(Issue issue, List<Entry> entries)
    {
        var bookmarks = new List<Bookmark>();
        for (var i = 0; i < issue.Sections.Count; i++)
        {
            var section = issue.Sections[i];
            var level = section.Title.IsEmpty ? 1 : 2;
            if (level == 2) bookmarks.Add(new Bookmark(PlainText.Of(section.Title), 1, $"section-{i + 1}"));
            foreach (var entry in entries.Where(entry => ReferenceEquals(entry.Section, section)))
            {
                if (entry.Item is SectionItem.OfPaper { Paper: var paper }) bookmarks.Add(new Bookmark(Numbered(paper.Number, PlainText.Of(paper.Title)), level, entry.Anchor));
                if (entry.Item is SectionItem.OfIdea { Idea: var idea }) bookmarks.Add(new Bookmark(Numbered(idea.Number, PlainText.Of(idea.Title)), level, entry.Anchor));
            }
        }

        return bookmarks.ToEquatableArray();
    }

    private static string Numbered(int? number, string title) => number is { } n ? $"{Words.Figure(n)}. {title}" : title;

    private static DocumentInfo Info(Issue issue)
    {
        var title = PlainText.Of(issue.Title);
        return new DocumentInfo
        {
            Title = title.Length > 0 ? title : issue.Id,
            Keywords = issue.Papers.SelectMany(paper => paper.Topics).Distinct().ToEquatableArray(),
            Language = issue.Language,
            Date = issue.Date,
        };
    }
}
