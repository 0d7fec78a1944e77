using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>What a side note says, for pages without a side column: a paragraph of links and facts under the authors, then the scores in a row.</summary>
internal static class PaperMeta
{
    private static readonly Pt Gap = new(8);
    private static readonly Pt Padding = new(2.6);

    /// <summary>Adds both, kept with the title above and the text below.</summary>
    public static void Add(Column column, Paper paper)
    {
        var theme = column.Theme;
        var parts = new List<Inline>();
        foreach (var part in PaperLinks.Of(paper).Concat(PaperLinks.Facts(paper, column.Setting)))
        {
            if (parts.Count > 0) parts.Add(new Inline.Text(" · "));
            parts.AddRange(part);
        }

        if (parts.Count > 0)
        {
            column.Space(2);
            column.WholeLines(column.Setting.Lines(parts.ToEquatableArray(), theme.RaggedRow(theme.Type.Note) with { LinkColor = theme.Accent }, column.Measure));
            column.KeepWithNext();
        }

        AddScores(column, [.. ScoreEntry.Of(paper, column.Setting.Words)]);
    }

    // Entries one after the other, as many on a line as fit; an entry is never divided.
    private static void AddScores(Column column, List<ScoreEntry> entries)
    {
        if (entries.Count == 0) return;
        using var list = column.Structure.Open(StructureRole.List);
        column.Space(2);
        var leading = column.Theme.Type.Note.Leading;
        var line = new List<Placed>();
        var x = Pt.Zero;

        var look = column.Setting.MetaLook;
        foreach (var entry in entries)
        {
            var frame = Entry(column.Setting, entry, column.Measure, look);
            if (x > Pt.Zero && x + frame.Size.Width > column.Measure) Flush();
            line.Add(new Placed(new Point(x, Pt.Zero), new FrameItem.Group(frame.Items)));
            x += frame.Size.Width + Gap;
            if (frame.Size.Height > leading) Flush(frame.Size.Height);
        }

        if (line.Count > 0) Flush();

        void Flush(Pt height = default)
        {
            column.Add(new Frame { Size = new Size(column.Measure, Pt.Max(height, leading)), Baseline = leading, Items = line.ToEquatableArray() });
            column.KeepWithNext();
            line.Clear();
            x = Pt.Zero;
        }
    }

    /// <summary>How scores look below the authors of an issue's papers: dots that would push the last score of one to a line of its own are left to the table of papers.</summary>
    public static ScoreLook LookOf(Setting setting)
    {
        var papers = setting.Issue.Papers.Select(paper => ScoreEntry.Of(paper, setting.Words).ToList()).ToList();
        return papers.Exists(entries => !Fits(setting, entries, ScoreLook.Dots) && Fits(setting, entries, ScoreLook.Figures)) ? ScoreLook.Figures : ScoreLook.Dots;
    }

    private static bool Fits(Setting setting, List<ScoreEntry> entries, ScoreLook look)
    {
        var theme = setting.Theme;
        var width = entries.Select(entry => setting.WidthOf(entry.Axis, Theme.Sans(entry.IsTotal ? FontStyle.SemiBold : FontStyle.Regular, theme.Type.Note.Size, theme.Mute))
            + setting.WidthOf(entry.Figure, Theme.Figures(FontStyle.SemiBold, theme.Type.Note.Size, theme.Ink)) + Padding
            + (look == ScoreLook.Dots && entry.Score is { } score && setting.HasDots(score) ? Padding + Dots.WidthOf(Dots.CountOf(score), Small(theme)) : Pt.Zero)).Aggregate(Pt.Zero, (sum, width) => sum + width + Gap);
        return width - Gap <= theme.Measure;
    }

    private static double Small(Theme theme) => theme.Type.Note.Size.Value / 8.2;

    // Axis, figure, dots. An axis whose name is longer than the line takes several lines.
    private static Frame Entry(Setting setting, ScoreEntry entry, Pt measure, ScoreLook look)
    {
        var theme = setting.Theme;
        var (size, leading) = (theme.Type.Note.Size, theme.Type.Note.Leading);
        using var item = setting.Structure.Open(StructureRole.ListItem);
        var figure = setting.Line(entry.Figure, Theme.Figures(FontStyle.SemiBold, size, theme.Ink), leading);
        var lines = setting.Lines(entry.Axis, theme.RaggedSans(entry.IsTotal ? FontStyle.SemiBold : FontStyle.Regular, theme.Type.Note, entry.IsTotal ? theme.Ink : theme.Mute), measure - figure.Size.Width - Padding);
        var name = Setting.Stack(lines, measure);
        var x = setting.WidthOf(entry.Axis, Theme.Sans(entry.IsTotal ? FontStyle.SemiBold : FontStyle.Regular, size, theme.Mute));
        x = Pt.Min(x, measure - figure.Size.Width - Padding) + Padding;
        var items = new List<Placed>
        {
            new(Point.Origin, new FrameItem.Group(name.Items) { Element = setting.Structure.Add(StructureRole.ListLabel) }),
            new(new Point(x, Pt.Zero), new FrameItem.Group(figure.Items) { Element = setting.Structure.Add(StructureRole.ListBody) }),
        };
        x += figure.Size.Width;
        if (look == ScoreLook.Dots && entry.Score is { } score && setting.HasDots(score) && x + Padding + Dots.WidthOf(Dots.CountOf(score), Small(theme)) <= measure)
        {
            items.Add(Dots.At(new Point(x + Padding, figure.Baseline - new Pt(2.5)), score.Value, score.Max, theme.Accent, setting, Small(theme)));
            x += Padding + Dots.WidthOf(Dots.CountOf(score), Small(theme));
        }

        return new Frame { Size = new Size(x, Pt.Max(leading, name.Size.Height)), Baseline = figure.Baseline, Items = items.ToEquatableArray() };
    }
}

/// <summary>Whether dots stand beside the figures of scores.</summary>
internal enum ScoreLook
{
    Dots,
    Figures,
}
