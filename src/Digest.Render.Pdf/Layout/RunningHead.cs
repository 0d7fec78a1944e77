using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>What stands outside the text: issue, section and date on top of every page but the first, the page number at the foot of every page.</summary>
internal static class RunningHead
{
    private static readonly Pt Above = new(30);
    private static readonly Pt Below = new(26);
    private static readonly Pt Leading = new(11);
    private static readonly Pt Apart = new(14);

    /// <summary>The furniture of a page, counted from 0.</summary>
    public static Placed Of(int page, int pages, string section, Setting setting)
    {
        var theme = setting.Theme;
        var items = new List<Placed>();
        if (page > 0) AddHead(items, section, setting);
        var number = setting.Line(FormattableString.Invariant($"{page + 1} / {pages}"), Theme.Figures(FontStyle.Regular, theme.Type.Note.Size, theme.Mute), Leading);
        items.Add(new Placed(new Point(theme.Left + theme.FullMeasure - number.Size.Width, Foot(theme)), new FrameItem.Group(number.Items)));
        return new Placed(Point.Origin, new FrameItem.Group(items.ToEquatableArray()) { Role = StructureRole.Artifact });
    }

    /// <summary>The top of the line at the foot of a page.</summary>
    public static Pt Foot(Theme theme) => theme.Paper.Height - theme.Bottom + Pt.Min(Below, theme.Bottom * 0.42);

    private static void AddHead(List<Placed> items, string section, Setting setting)
    {
        var theme = setting.Theme;
        var y = theme.Top - Above;
        var style = Theme.Sans(FontStyle.Regular, theme.Type.Note.Size, theme.Mute);
        var date = setting.Line(Words.IsJustTheDate(setting.Issue) ? "" : Words.Period(setting.Issue, setting.Words), style, Leading);
        var right = theme.FullMeasure - date.Size.Width;
        items.Add(At(date, right));
        var most = (section.Length > 0 ? right * 0.5 : right) - Apart;
        var name = Cut.Lines(setting, Name(setting), theme.Ragged(style, Leading), most, 1);
        if (name.IsEmpty) return;
        items.Add(At(name[0], Pt.Zero));
        if (section.Length == 0) return;

        // Before the date, with as much of the line as the name leaves.
        var end = date.Size.Width > new Pt(1) ? right - Apart : right;
        var width = end - Pt.Min(setting.WidthOf(Name(setting), style), most) - Apart;
        var title = theme.Ragged(style with { Style = FontStyle.SemiBold, Color = theme.Mark }, Leading) with { Alignment = ParagraphAlignment.End };
        foreach (var line in Cut.Lines(setting, [new Inline.Text(section)], title, width, 1)) items.Add(At(line, end - width));

        Placed At(Frame frame, Pt x) => new(new Point(theme.Left + x, y), new FrameItem.Group(frame.Items));
    }

    private static EquatableArray<Inline> Name(Setting setting) =>
        setting.Theme.Brand is { Group.Length: > 0 } brand ? [new Inline.Text(brand.Group + " · "), .. Words.TitleOf(setting.Issue, setting.Words)] : Words.TitleOf(setting.Issue, setting.Words);
}
