using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>What stands beside a paper's title: where to find it, when and where it appeared, its topics and its scores.</summary>
internal static class SideNote
{
    // A note higher than this would force its paper to a page of its own.
    private const double MostOfPage = 0.4;

    private static readonly Pt Padding = new(4);

    /// <summary>The note of a paper, or null when there is nothing to say, and the links that would make it too high.</summary>
    public static (Frame? Note, EquatableArray<Inline> More) Of(Paper paper, Setting setting)
    {
        using var note = setting.Structure.Open(StructureRole.Note);
        var theme = setting.Theme;
        var leading = theme.Type.Note.Leading;
        var plain = theme.RaggedSans(FontStyle.Regular, theme.Type.Note, theme.Mute);
        var strong = theme.RaggedSans(FontStyle.SemiBold, theme.Type.Note, theme.Accent);
        var entries = ScoreEntry.Of(paper, setting.Words).ToList();
        var frames = new List<Frame>();
        var more = new List<Inline>();
        var room = theme.Height * MostOfPage - leading * entries.Count;
        foreach (var link in PaperLinks.Of(paper)) Fit(link, strong);
        foreach (var fact in PaperLinks.Facts(paper, setting)) Fit(fact, plain);
        var scores = new List<Frame>(entries.Count);
        using (setting.Structure.Open(StructureRole.List)) scores.AddRange(entries.Select(entry => ScoreLine(entry, setting)));
        if (scores.Count > 0 && frames.Count > 0) frames.Add(Setting.Blank(new Pt(5)));
        frames.AddRange(scores);
        return (frames.Count == 0 ? null : Setting.Stack(frames, theme.Side), more.ToEquatableArray());

        void Fit(EquatableArray<Inline> content, ParagraphStyle style)
        {
            var lines = setting.Lines(content, style, theme.Side);
            var height = leading * lines.Count;
            if (more.Count == 0 && height <= room)
            {
                using var paragraph = setting.Structure.Open(StructureRole.Paragraph);
                frames.AddRange(lines.Select(setting.Structure.Mark));
                room -= height;
                return;
            }

            if (more.Count > 0) more.Add(new Inline.Text(" · "));
            more.AddRange(content);
        }
    }

    // Axis at the left, dots, and the figure right-aligned, so that figures of one paper stand in a column.
    private static Frame ScoreLine(ScoreEntry entry, Setting setting)
    {
        var theme = setting.Theme;
        var (size, leading) = (theme.Type.Note.Size, theme.Type.Note.Leading);
        var name = Theme.Sans(entry.IsTotal ? FontStyle.SemiBold : FontStyle.Regular, size, entry.IsTotal ? theme.Ink : theme.Mute);
        var figure = setting.Line(entry.Figure, Theme.Figures(FontStyle.SemiBold, size, theme.Ink), leading);
        var axis = Setting.Stack(setting.Lines(entry.Axis, theme.Ragged(name, leading), theme.Side - figure.Size.Width - Padding), theme.Side);
        using var item = setting.Structure.Open(StructureRole.ListItem);
        var items = new List<Placed>
        {
            new(Point.Origin, new FrameItem.Group(axis.Items) { Element = setting.Structure.Add(StructureRole.ListLabel) }),
            new(new Point(theme.Side - figure.Size.Width, Pt.Zero), new FrameItem.Group(figure.Items) { Element = setting.Structure.Add(StructureRole.ListBody) }),
        };
        if (entry.Score is { } score && setting.HasDots(score))
        {
            var x = Pt.Max(setting.WidthOf(entry.Axis, name) + Padding, theme.Side * 0.48);
            if (x + Dots.WidthOf(Dots.CountOf(score)) < theme.Side - figure.Size.Width) items.Add(Dots.At(new Point(x, figure.Baseline - new Pt(2.6)), score.Value, score.Max, theme.Accent, setting));
        }

        return new Frame { Size = new Size(theme.Side, Pt.Max(axis.Size.Height, leading)), Baseline = figure.Baseline, Items = items.ToEquatableArray() };
    }
}
