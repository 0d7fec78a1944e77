using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>Sets the sections of an issue in the order of its source.</summary>
internal static class BodyFlow
{
    /// <summary>The level of the heading that the entries of a section stand below.</summary>
    public static int DepthOf(Section section) => section.Title.IsEmpty ? 1 : 2;

    /// <summary>The strips of all sections, given those of the papers, by their anchors.</summary>
    public static Strip[] Strips(List<Entry> entries, IReadOnlyDictionary<string, Column> papers, Setting setting)
    {
        var issue = setting.Issue;
        var column = new Column(setting, setting.Theme.Measure);
        column.Structure.Level = 1;
        if (setting.Theme.Columns == 1) column.Add(Setting.Blank(new Pt(4)));
        var bySection = entries.ToLookup(entry => entry.SectionNumber);
        for (var i = 0; i < issue.Sections.Count; i++)
        {
            var section = issue.Sections[i];
            using var element = column.Structure.Open(StructureRole.Section);
            AddHead(column, section, Entry.AnchorOf(i + 1));
            column.Structure.Depth = DepthOf(section);
            Entry? previous = null;
            foreach (var entry in bySection[i + 1])
            {
                if (previous?.Item is SectionItem.OfText text && BlockFlow.LeadsOn(text.Block)) column.KeepWithNext();
                Add(column, entry, papers);
                previous = entry;
            }

            if (section.Content.IsEmpty) column.Release();
        }

        return column.Strips;
    }

    private static void Add(Column column, Entry entry, IReadOnlyDictionary<string, Column> papers)
    {
        switch (entry.Item)
        {
            case SectionItem.OfPaper:
                PaperFlow.Add(column, papers[entry.Anchor]);
                break;
            case SectionItem.OfIdea idea:
                SynthesisFlow.Add(column, idea.Idea, entry.Anchor);
                break;
            case SectionItem.OfSynthesis synthesis:
                SynthesisFlow.Add(column, synthesis.Part, entry.Anchor);
                break;
            case SectionItem.OfText text:
                column.Space(7);
                column.Widest = WidestOf(column);
                BlockFlow.Add(column, [text.Block], column.Theme.BodyStyle(column.Setting.Language));
                column.Widest = column.Measure;
                break;
            default:
                throw new InvalidOperationException($"No layout for {entry.Item.GetType()}.");
        }
    }

    // Where no note stands beside the text, what is wide may take the side column too.
    private static Pt WidestOf(Column column) => column.Theme.Columns == 1 ? column.Theme.FullMeasure : column.Measure;

    private static void AddHead(Column column, Section section, string anchor)
    {
        if (section.Title.IsEmpty) return;
        var theme = column.Theme;
        var width = WidestOf(column);
        column.Space(26);
        column.Begin(PlainText.Of(section.Title));
        column.Add(BlockFlow.RuleFrame(width, new Pt(0.8), theme.Accent), room: new Pt(120));
        column.KeepWithNext();
        column.Space(5);
        column.Heading(column.Structure.AddHeading(2), column.Setting.Lines(section.Title, theme.RaggedSans(FontStyle.SemiBold, theme.Type.Section, theme.Mark), width), anchor, Pt.Zero);
    }
}
