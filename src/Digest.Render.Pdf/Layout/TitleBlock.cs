using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>The head of the first page: title, date, what is in the issue, and the sentence to remember.</summary>
internal static class TitleBlock
{
    /// <summary>Adds the head to the column.</summary>
    public static void Add(Column column, Issue issue)
    {
        var theme = column.Theme;
        var setting = column.Setting;
        column.Heading(column.Structure.AddHeading(1), Title(issue, setting), "top", Pt.Zero);
        column.Space(3);
        column.Add(Subtitle(issue, setting));
        column.Space(7);
        column.Add(BlockFlow.RuleFrame(theme.FullMeasure, new Pt(1.4), theme.Accent));
        column.KeepWithNext();
        AddLead(column, issue);
    }

    // The largest size at which the title takes one line, down to 22 points; a longer one takes two at 27, and a very long one more at 19.
    private static EquatableArray<Frame> Title(Issue issue, Setting setting)
    {
        foreach (var (size, most) in new[] { (27.0, 1), (24.5, 1), (22, 1), (27, 2), (19, int.MaxValue) })
        {
            var style = setting.Theme.Ragged(Theme.Serif(FontStyle.SemiBold, new Pt(size), setting.Theme.Ink), new Pt(Math.Round(size * 1.15)));
            var lines = setting.Lines(Words.TitleOf(issue), style, setting.Theme.FullMeasure);
            if (lines.Count <= most) return lines;
        }

        return [];
    }

    private static Frame Subtitle(Issue issue, Setting setting)
    {
        var theme = setting.Theme;
        var date = setting.Line(Words.IsJustTheDate(issue) ? "" : Words.Period(issue), Theme.Sans(FontStyle.SemiBold, 9, theme.Accent), new Pt(13));
        var x = date.Size.Width > new Pt(1) ? date.Size.Width + new Pt(12) : Pt.Zero;
        var lines = setting.Lines(Content(issue), theme.Ragged(Theme.Sans(FontStyle.Regular, 8.2, theme.Mute), new Pt(13)), theme.FullMeasure - x);
        var content = Setting.Stack(lines, theme.FullMeasure - x);
        var drop = lines.IsEmpty ? Pt.Zero : date.Baseline - lines[0].Baseline;
        return date with
        {
            Size = new Size(theme.FullMeasure, Pt.Max(new Pt(13), content.Size.Height)),
            Items = [Part(date.Items, Point.Origin, setting.Structure), Part(content.Items, new Point(x, drop), setting.Structure)],
        };
    }

    private static Placed Part(EquatableArray<Placed> items, Point at, StructureBuilder structure) =>
        new(at, new FrameItem.Group(items) { Element = structure.Add(StructureRole.Paragraph) });

    private static string Content(Issue issue)
    {
        var parts = new List<string>();
        if (issue.Papers.Count() is > 0 and var papers) parts.Add(Words.Count(papers, "paper", "papers"));
        if (issue.Ideas.Count() is > 0 and var ideas) parts.Add(Words.Count(ideas, "idea", "ideas"));
        if (issue.Revision is { Length: > 0 } revision) parts.Add(revision);
        return string.Join("   ·   ", parts);
    }

    // What the digest itself puts first; where it puts nothing first, the opening of the synthesis's first point.
    private static void AddLead(Column column, Issue issue)
    {
        var theme = column.Theme;
        var style = theme.Ragged(Theme.Serif(FontStyle.Italic, new Pt(12.2), theme.Ink), new Pt(16.4)) with { LinkColor = theme.Accent };
        column.Space(13);
        if (!issue.Lead.IsEmpty)
        {
            BlockFlow.Add(column, issue.Lead, theme.BodyStyle(column.Setting.Language));
            return;
        }

        if (IssueLead.Of(issue) is not { IsEmpty: false } lead) return;
        column.Lines(column.Setting.Lines(lead, style, theme.FullMeasure));
    }
}
