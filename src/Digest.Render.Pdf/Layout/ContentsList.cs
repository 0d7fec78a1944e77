using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// The contents of a longer issue, with leader dots: its sections and what is in them, a long title on two lines. Dots stand in columns down the page,
/// counted from the right margin.
/// </summary>
internal static class ContentsList
{
    private const string Dot = ".";
    private const int MostLines = 2;

    private static readonly Pt Pitch = new(5);
    private static readonly Pt Inset = new(12);
    private static readonly Pt Apart = new(4);

    /// <summary>A line of the contents.</summary>
    /// <param name="Title">What it names.</param>
    /// <param name="Anchor">Where that begins.</param>
    /// <param name="Level">1 for a section, 2 for what is in one.</param>
    public sealed record Line(EquatableArray<Inline> Title, string Anchor, int Level);

    /// <summary>Adds the contents.</summary>
    public static void Add(Column column, IReadOnlyList<Line> lines)
    {
        var theme = column.Theme;
        column.Space(16);
        column.Heading(column.Structure.AddHeading(2), column.Setting.Lines(column.Setting.Words.Contents, theme.RaggedSans(FontStyle.SemiBold, theme.Type.Section, theme.Mark), theme.FullMeasure), null, new Pt(60));
        column.Space(3);
        using var contents = column.Structure.Open(StructureRole.Contents);
        for (var i = 0; i < lines.Count; i++)
        {
            var isHead = i + 1 < lines.Count && lines[i + 1].Level > lines[i].Level;
            if (isHead || i > 0 && lines[i].Level < lines[i - 1].Level) column.Space(4);
            column.Add(Of(lines[i], column.Setting));
            if (isHead) column.KeepWithNext();
        }

        column.Release();
    }

    private static Strip Of(Line line, Setting setting)
    {
        var theme = setting.Theme;
        using var entry = setting.Structure.Open(StructureRole.ContentsItem);
        var left = line.Level == 1 ? Pt.Zero : Inset;
        var number = Theme.Figures(FontStyle.Regular, theme.Type.Figures.Size, theme.Mute);
        var room = setting.WidthOf("0000", number);
        var style = theme.RaggedSerif(line.Level == 1 ? FontStyle.SemiBold : FontStyle.Regular, theme.Type.Row, theme.Ink) with { HangingIndent = Inset };
        var title = Balanced.Lines(setting, [new Inline.Link(line.Title, "#" + line.Anchor)], style, theme.FullMeasure - left - room - Pitch * 3, MostLines);
        if (title.IsEmpty) title = [Setting.Blank(theme.Type.Row.Leading)];
        var height = theme.Type.Row.Leading * title.Count;
        var baseline = height - theme.Type.Row.Leading + title[^1].Baseline;
        var reference = setting.Structure.Add(StructureRole.Paragraph);
        var text = new Placed(new Point(left, Pt.Zero), new FrameItem.Group(Setting.Stack(title, theme.FullMeasure).Items) { Element = reference });
        return new Strip
        {
            Frame = new Frame { Size = new Size(theme.FullMeasure, height), Baseline = baseline, Items = [text, .. Leader(left + InkWidth(title[^1]), theme.FullMeasure - room, baseline, setting)] },
            Reference = new PageReference(line.Anchor, theme.FullMeasure, baseline, reference),
        };
    }

    // One run whose glyphs are a pitch apart, the last one a pitch before the page's column.
    private static IEnumerable<Placed> Leader(Pt from, Pt to, Pt baseline, Setting setting)
    {
        var count = (int)Math.Floor((to - from - Apart) / Pitch);
        var dot = setting.Line(Dot, Theme.Serif(FontStyle.Regular, setting.Theme.Type.Row.Size * 0.9, setting.Theme.Mute), setting.Theme.Type.Row.Leading);
        if (count < 1 || RunOf(dot.Items) is not { Glyphs: [var glyph] } run) yield break;
        var dots = run with { Text = new string(Dot[0], count), Glyphs = Enumerable.Range(0, count).Select(i => glyph with { Advance = Pitch, TextStart = i }).ToEquatableArray() };
        yield return new Placed(Point.Origin, new FrameItem.Group([new Placed(new Point(to - Pitch * count, baseline), dots)]) { Role = StructureRole.Artifact });
    }

    private static FrameItem.GlyphRun? RunOf(EquatableArray<Placed> items) =>
        items.Select(placed => placed.Item switch { FrameItem.GlyphRun run => run, FrameItem.Group group => RunOf(group.Items), _ => null }).FirstOrDefault(run => run is not null);

    private static Pt InkWidth(Frame line) => line.Items.Select(RightOf).Aggregate(Pt.Zero, Pt.Max);

    private static Pt RightOf(Placed placed) => placed.At.X + placed.Item switch
    {
        FrameItem.GlyphRun run => run.Width,
        FrameItem.Rule rule => rule.Size.Width,
        FrameItem.Link link => link.Size.Width,
        FrameItem.Group group => group.Items.Select(RightOf).Aggregate(Pt.Zero, Pt.Max),
        _ => Pt.Zero,
    };
}
