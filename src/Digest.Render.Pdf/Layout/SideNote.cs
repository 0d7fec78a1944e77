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
    private static readonly Pt Leading = new(10.6);

    /// <summary>The note of a paper, or null when there is nothing to say.</summary>
    public static Frame? Of(Paper paper, Setting setting)
    {
        var theme = setting.Theme;
        var frames = new List<Frame>();
        var plain = theme.Ragged(Theme.Sans(FontStyle.Regular, 7.4, theme.Mute), Leading);
        var strong = theme.Ragged(Theme.Sans(FontStyle.SemiBold, 7.4, theme.Accent), Leading) with { LinkColor = theme.Accent };
        foreach (var link in Links(paper)) frames.AddRange(setting.Lines(link, strong, theme.Side));
        if (paper.Venue is { } venue) frames.AddRange(setting.Lines(venue, plain, theme.Side));
        if (paper.Published is { } day) frames.AddRange(setting.Lines(Words.Day(day, setting.Language), plain, theme.Side));
        if (!paper.Topics.IsEmpty) frames.AddRange(setting.Lines(string.Join(", ", paper.Topics), plain, theme.Side));
        if (!paper.Scores.IsEmpty)
        {
            if (frames.Count > 0) frames.Add(Setting.Blank(new Pt(5)));
            frames.AddRange(paper.Scores.Select(score => ScoreLine(score, setting)));
        }

        return frames.Count == 0 ? null : Setting.Stack(frames, theme.Side);
    }

    private static IEnumerable<EquatableArray<Inline>> Links(Paper paper)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (paper.Identifiers.Arxiv is { } arxiv) yield return Link($"arXiv:{arxiv}", $"https://arxiv.org/abs/{arxiv}", seen);
        if (paper.Identifiers.Doi is { } doi) yield return Link($"doi:{doi}", $"https://doi.org/{doi}", seen);
        if (paper.Identifiers.Pmid is { } pmid) yield return Link($"PMID {pmid}", $"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", seen);
        foreach (var link in paper.Links)
        {
            if (link.Url is null || !seen.Add(Normal(link.Url))) continue;
            yield return [new Inline.Link([new Inline.Text(link.Text)], link.Url)];
        }
    }

    private static EquatableArray<Inline> Link(string text, string url, HashSet<string> seen)
    {
        seen.Add(Normal(url));
        return [new Inline.Link([new Inline.Text(text)], url)];
    }

    // Two addresses of the same page should not stand one below the other.
    private static string Normal(string url) => url.TrimEnd('/').Replace("http://", "https://", StringComparison.OrdinalIgnoreCase)
        .Replace("dx.doi.org", "doi.org", StringComparison.OrdinalIgnoreCase);

    // Axis at the left, dots, and the figure right-aligned, so that figures of one paper stand in a column.
    private static Frame ScoreLine(Score score, Setting setting)
    {
        var theme = setting.Theme;
        var style = score.IsTotal ? FontStyle.SemiBold : FontStyle.Regular;
        var color = score.IsTotal ? theme.Ink : theme.Mute;
        var axis = setting.Line(score.Axis, Theme.Sans(style, 7.4, color), Leading);
        var shown = Words.Figure(score.Value) + (score.Max is { } max ? $"/{Words.Figure(max)}" : "");
        var figure = setting.Line(shown, Theme.Figures(FontStyle.SemiBold, 7.4, theme.Ink), Leading);
        var items = new List<Placed>
        {
            new(Point.Origin, new FrameItem.Group(axis.Items)),
            new(new Point(theme.Side - figure.Size.Width, Pt.Zero), new FrameItem.Group(figure.Items)),
        };
        if (!score.IsTotal && Dots.Show(score.Value, score.Max))
        {
            var dots = Math.Max((int)score.Value, (int)(score.Max ?? 0));
            var x = Pt.Max(axis.Size.Width + new Pt(4), theme.Side * 0.48);
            if (x + Dots.WidthOf(dots) < theme.Side - figure.Size.Width) items.Add(Dots.At(new Point(x, axis.Baseline - new Pt(2.6)), score.Value, score.Max, theme.Accent));
        }

        return new Frame { Size = new Size(theme.Side, Leading), Baseline = axis.Baseline, Items = items.ToEquatableArray() };
    }
}
