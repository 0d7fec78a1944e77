using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>The head of the first page: whose it is, title, date, what is in the issue, and the sentences to remember.</summary>
internal static class TitleBlock
{
    // A line of the lead longer than this is hard to come back from.
    private static readonly Pt MostLead = Pt.FromMillimetres(162);

    private static readonly Pt LogoHeight = Pt.FromMillimetres(12);
    private static readonly Pt LogoWidth = Pt.FromMillimetres(48);
    private static readonly Pt Apart = new(12);

    /// <summary>Adds the head to the column.</summary>
    public static void Add(Column column, Issue issue)
    {
        var theme = column.Theme;
        AddBrand(column);
        column.Heading(column.Structure.AddHeading(1), Title(issue, column.Setting), "top", Pt.Zero);
        column.Space(3);
        column.Add(Subtitle(issue, column.Setting));
        column.Space(7);
        column.Add(BlockFlow.RuleFrame(theme.FullMeasure, new Pt(1.4), theme.Accent));
        column.KeepWithNext();
        AddLead(column, issue);
    }

    // The name at the left, the mark at the right, both on one line above the title.
    private static void AddBrand(Column column)
    {
        if (column.Theme.Brand is not { } brand || brand.Group.Length == 0 && brand.Logo is null) return;
        var theme = column.Theme;
        var logo = brand.Logo is { } mark ? Picture(mark) : null;
        var room = theme.FullMeasure - (logo is null ? Pt.Zero : logo.Size.Width + Apart);
        var name = Setting.Stack(column.Setting.Lines(brand.Group, theme.RaggedSans(FontStyle.SemiBold, theme.Type.Section, theme.Mark), room), room);
        var height = Pt.Max(name.Size.Height, logo?.Size.Height ?? Pt.Zero);
        var items = new List<Placed>();
        if (brand.Group.Length > 0) items.Add(new Placed(new Point(Pt.Zero, height - name.Size.Height), new FrameItem.Group(name.Items) { Element = column.Structure.Add(StructureRole.Paragraph) }));
        if (logo is not null) items.Add(new Placed(new Point(theme.FullMeasure - logo.Size.Width, height - logo.Size.Height), new FrameItem.Group(logo.Items)));
        column.Add(new Frame { Size = new Size(theme.FullMeasure, height), Baseline = height, Items = items.ToEquatableArray() });
        column.KeepWithNext();
        column.Space(6);
    }

    private static Frame Picture(Logo logo)
    {
        var scale = Math.Min(LogoHeight / logo.Size.Height, LogoWidth / logo.Size.Width);
        var size = new Size(logo.Size.Width * scale, logo.Size.Height * scale);
        var figure = new FrameItem.Group([new Placed(Point.Origin, Scaling.Of(logo.Item, scale))]) { Role = StructureRole.Figure, Alternative = logo.Alternative };
        return new Frame { Size = size, Baseline = size.Height, Items = [new Placed(Point.Origin, figure)] };
    }

    // The largest size at which the title takes one line, down to 4/5 of it; a longer one takes two at full size, and a very long one more, smaller.
    private static EquatableArray<Frame> Title(Issue issue, Setting setting)
    {
        var largest = setting.Theme.Type.Masthead.Value;
        foreach (var (share, most) in new[] { (1.0, 1), (0.9, 1), (0.81, 1), (1, 2), (0.7, 4), (0.5, int.MaxValue) })
        {
            var size = Math.Round(largest * share * 2) / 2;
            var style = setting.Theme.RaggedSerif(FontStyle.SemiBold, new TypeSize(size, Math.Round(size * 1.15)), setting.Theme.Ink);
            if (setting.TryLines(Words.TitleOf(issue, setting.Words), style, setting.Theme.FullMeasure).Count <= most) return setting.Lines(Words.TitleOf(issue, setting.Words), style, setting.Theme.FullMeasure);
        }

        return [];
    }

    private static Frame Subtitle(Issue issue, Setting setting)
    {
        var theme = setting.Theme;
        var size = theme.Type.Section;
        var date = setting.Line(Words.IsJustTheDate(issue) ? "" : Words.Period(issue, setting.Words), Theme.Sans(FontStyle.SemiBold, size.Size * 0.96, theme.Accent), size.Leading);
        var x = date.Size.Width > new Pt(1) ? date.Size.Width + Apart : Pt.Zero;
        var lines = setting.Lines(Content(issue, setting.Words), theme.RaggedRow(new TypeSize(size.Size * 0.87, size.Leading)), theme.FullMeasure - x);
        var content = Setting.Stack(lines, theme.FullMeasure - x);
        var drop = lines.IsEmpty ? Pt.Zero : date.Baseline - lines[0].Baseline;
        return date with
        {
            Size = new Size(theme.FullMeasure, Pt.Max(size.Leading, content.Size.Height)),
            Items = [Part(date.Items, Point.Origin, setting.Structure), Part(content.Items, new Point(x, drop), setting.Structure)],
        };
    }

    private static Placed Part(EquatableArray<Placed> items, Point at, StructureBuilder structure) =>
        new(at, new FrameItem.Group(items) { Element = structure.Add(StructureRole.Paragraph) });

    private static string Content(Issue issue, FixedWords words)
    {
        var parts = new List<string>();
        if (issue.Series is { Length: > 0 } series && !issue.Title.IsEmpty && !Words.HasSeries(issue)) parts.Add(series);
        if (issue.Papers.Count() is > 0 and var papers) parts.Add(FixedWords.Count(papers, words.Papers));
        if (issue.Ideas.Count() is > 0 and var ideas) parts.Add(FixedWords.Count(ideas, words.Ideas));
        if (issue.Revision is { Length: > 0 } revision) parts.Add(revision);
        return string.Join("   ·   ", parts);
    }

    // What the digest itself puts first; where it puts nothing first, the opening of the synthesis's first point.
    private static void AddLead(Column column, Issue issue)
    {
        var theme = column.Theme;
        column.Space(13);
        if (!issue.Lead.IsEmpty)
        {
            BlockFlow.Add(column, issue.Lead, theme.BodyStyle(column.Setting.Language));
            return;
        }

        if (IssueLead.Of(issue) is not { IsEmpty: false } lead) return;
        var style = theme.RaggedSerif(FontStyle.Italic, theme.Type.Lead, theme.Ink) with { LinkColor = theme.Accent };
        column.Lines(Balanced.Lines(column.Setting, lead, style, Pt.Min(theme.FullMeasure, MostLead)));
    }
}
