using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>What stands outside the text: issue and date on top of every page but the first, the page number at the foot of every page.</summary>
internal static class RunningHead
{
    /// <summary>The furniture of a page, counted from 0.</summary>
    public static IEnumerable<Placed> Of(Issue issue, int page, int pages, Setting setting)
    {
        var theme = setting.Theme;
        var style = Theme.Sans(FontStyle.Regular, 7.4, theme.Mute);
        var items = new List<Placed>();
        if (page > 0)
        {
            var y = theme.Top - new Pt(30);
            var name = setting.Lines(Words.TitleOf(issue), theme.Ragged(style, new Pt(11)), theme.Measure);
            if (!name.IsEmpty) items.Add(new Placed(new Point(theme.Left, y), new FrameItem.Group(name[0].Items)));
            var date = setting.Line(Words.IsJustTheDate(issue) ? "" : Words.Period(issue), style, new Pt(11));
            items.Add(new Placed(new Point(theme.Left + theme.FullMeasure - date.Size.Width, y), new FrameItem.Group(date.Items)));
        }

        var number = setting.Line(FormattableString.Invariant($"{page + 1} / {pages}"), Theme.Figures(FontStyle.Regular, 7.4, theme.Mute), new Pt(11));
        var foot = theme.Paper.Height - theme.Bottom + new Pt(26);
        items.Add(new Placed(new Point(theme.Left + theme.FullMeasure - number.Size.Width, foot), new FrameItem.Group(number.Items)));
        yield return new Placed(Point.Origin, new FrameItem.Group([.. items]) { Role = StructureRole.Artifact });
    }
}
