using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>Sets the parts of the synthesis and the research ideas.</summary>
internal static class SynthesisFlow
{
    /// <summary>Adds a part of the synthesis under its anchor: its title, then its points.</summary>
    public static void Add(Column column, SynthesisPart part, string anchor)
    {
        var theme = column.Theme;
        column.Space(13);
        if (!part.Title.IsEmpty)
        {
            var style = theme.RaggedSerif(FontStyle.SemiBold, theme.Type.Heading, theme.Ink);
            column.Heading(column.Structure.AddHeading(column.Structure.Depth + 1), column.Setting.Lines(part.Title, style, column.Measure), anchor, new Pt(50));
            column.Space(3);
        }

        column.Structure.Depth++;
        var body = theme.BodyStyle(column.Setting.Language);
        if (!part.Text.IsEmpty)
        {
            BlockFlow.Add(column, part.Text, body);
            column.Space(4);
        }

        BlockFlow.List(column, part.Points, part.Start, body, Pt.Zero, Pt.Zero);
        column.Structure.Depth--;
        column.Release();
    }

    /// <summary>Adds an idea: which one it is, its title, what it builds on with links to the papers, then its fields.</summary>
    public static void Add(Column column, Idea idea, string anchor)
    {
        var theme = column.Theme;
        var setting = column.Setting;
        column.Space(column.IsKept ? 12 : 20);
        using var section = column.Structure.Open(StructureRole.Section);
        EquatableArray<Frame> title = [.. Number(idea, column), .. Balanced.Lines(setting, idea.Title, theme.RaggedSerif(FontStyle.SemiBold, theme.Type.Idea, theme.Ink), column.Measure)];
        column.Heading(column.Structure.AddHeading(column.Structure.Depth + 1), title.IsEmpty ? [Setting.Blank(theme.Type.Idea.Leading)] : title, anchor, new Pt(90));
        if (!idea.BasedOn.IsEmpty)
        {
            column.Space(2);
            column.Lines(setting.Lines(BasedOn(idea, setting), theme.RaggedSerif(FontStyle.Italic, theme.Type.Authors, theme.Mute) with { LinkColor = theme.Accent }, column.Measure));
            column.KeepWithNext();
        }

        column.Structure.Depth++;
        PaperFlow.AddFields(column, idea.Fields);
        column.Structure.Depth--;
        column.Release();
    }

    // Above the title and in words, since figures in the margin are those of papers.
    private static EquatableArray<Frame> Number(Idea idea, Column column)
    {
        if (idea.Number is not { } number) return [];
        var words = FixedWords.Fill(column.Setting.Words.IdeaNumber, Words.Figure(number));
        var line = column.Setting.Line(words, Theme.Sans(FontStyle.SemiBold, column.Theme.Type.Label.Size, column.Theme.Mark), column.Theme.Type.Label.Leading);
        return [line with { Items = [new Placed(Point.Origin, new FrameItem.Group(line.Items) { Role = StructureRole.Span, ActualText = words + " " })] }];
    }

    private static EquatableArray<Inline> BasedOn(Idea idea, Setting setting)
    {
        var parts = new List<Inline>();
        if (idea.BasedOnLabel.Length > 0) parts.Add(new Inline.Text(idea.BasedOnLabel + ": "));
        for (var i = 0; i < idea.BasedOn.Count; i++)
        {
            if (i > 0) parts.Add(new Inline.Text(", "));
            var text = new Inline.Text(idea.BasedOn[i].Text);
            parts.Add(setting.AnchorOf(idea.BasedOn[i].Paper) is { } anchor ? new Inline.Link([text], "#" + anchor) : text);
        }

        return parts.ToEquatableArray();
    }
}
