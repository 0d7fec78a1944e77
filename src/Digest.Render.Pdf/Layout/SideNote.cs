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

    // A note higher than this would force its paper to a page of its own.
    private const double MostOfPage = 0.4;

    /// <summary>The note of a paper, or null when there is nothing to say, and the links that would make it too high.</summary>
    public static (Frame? Note, EquatableArray<Inline> More) Of(Paper paper, Setting setting)
    {
        using var note = setting.Structure.Open(StructureRole.Note);
        var theme = setting.Theme;
        var plain = theme.Ragged(Theme.Sans(FontStyle.Regular, 7.4, theme.Mute), Leading);
        var strong = theme.Ragged(Theme.Sans(FontStyle.SemiBold, 7.4, theme.Accent), Leading) with { LinkColor = theme.Accent };
        var scores = new List<Frame>(paper.Scores.Count);
        var frames = new List<Frame>();
        var more = new List<Inline>();
        var room = theme.Height * MostOfPage - Leading * paper.Scores.Count;
        foreach (var link in Links(paper)) Fit(link, strong);
        foreach (var link in paper.Links.Where(link => link.Url is null && link.Text.Length > 0)) Fit([new Inline.Text(link.Text)], plain);
        if (paper.Venue is { } venue && !(venue == "arXiv" && paper.Identifiers.Arxiv is not null)) Fit([new Inline.Text(venue)], plain);
        if (paper.Published is { } day) Fit([new Inline.Text(Words.Day(day, setting.Language))], plain);
        if (!paper.Topics.IsEmpty) Fit([new Inline.Text(string.Join(", ", paper.Topics))], plain);
        using (setting.Structure.Open(StructureRole.List)) scores.AddRange(paper.Scores.Select(score => ScoreLine(score, setting)));
        if (scores.Count > 0 && frames.Count > 0) frames.Add(Setting.Blank(new Pt(5)));
        frames.AddRange(scores);
        return (frames.Count == 0 ? null : Setting.Stack(frames, theme.Side), more.ToEquatableArray());

        void Fit(EquatableArray<Inline> content, ParagraphStyle style)
        {
            var lines = setting.Lines(content, style, theme.Side);
            var height = Leading * lines.Count;
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

    private static IEnumerable<EquatableArray<Inline>> Links(Paper paper)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var title = PlainText.Of(paper.Title).Trim();
        if (paper.Identifiers.Arxiv is { } arxiv) yield return Link($"arXiv:{arxiv}", $"https://arxiv.org/abs/{arxiv}", seen);
        if (paper.Identifiers.Doi is { } doi) yield return Link($"doi:{doi}", $"https://doi.org/{doi}", seen);
        if (paper.Identifiers.Pmid is { } pmid) yield return Link($"PMID {pmid}", $"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", seen);
        foreach (var link in paper.Links)
        {
            if (link.Url is null || !seen.Add(Normal(link.Url))) continue;
            yield return [new Inline.Link([new Inline.Text(link.Text.Trim() == title ? HostOf(link.Url) ?? link.Text : link.Text)], link.Url)];
        }
    }

    private static EquatableArray<Inline> Link(string text, string url, HashSet<string> seen)
    {
        seen.Add(Normal(url));
        return [new Inline.Link([new Inline.Text(text)], url)];
    }

    // The title stands beside the note; a link that repeats it says more with the name of the place it leads to,
    // which a line may divide after its full stops.
    private static string? HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host.Length > 0
        ? (address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host).Replace(".", ".\u200B", StringComparison.Ordinal)
        : null;

    // Two addresses of the same page should not stand one below the other.
    private static string Normal(string url) => url.TrimEnd('/').Replace("http://", "https://", StringComparison.OrdinalIgnoreCase)
        .Replace("dx.doi.org", "doi.org", StringComparison.OrdinalIgnoreCase);

    // Axis at the left, dots, and the figure right-aligned, so that figures of one paper stand in a column.
    private static Frame ScoreLine(Score score, Setting setting)
    {
        var theme = setting.Theme;
        var style = score.IsTotal ? FontStyle.SemiBold : FontStyle.Regular;
        var color = score.IsTotal ? theme.Ink : theme.Mute;
        var shown = Words.Figure(score.Value) + (score.Max is { } max ? $"/{Words.Figure(max)}" : "");
        var figure = setting.Line(shown, Theme.Figures(FontStyle.SemiBold, 7.4, theme.Ink), Leading);
        var axis = Setting.Stack(setting.Lines(score.Axis, theme.Ragged(Theme.Sans(style, 7.4, color), Leading), theme.Side - figure.Size.Width - new Pt(4)), theme.Side);
        using var entry = setting.Structure.Open(StructureRole.ListItem);
        var items = new List<Placed>
        {
            new(Point.Origin, new FrameItem.Group(axis.Items) { Element = setting.Structure.Add(StructureRole.ListLabel) }),
            new(new Point(theme.Side - figure.Size.Width, Pt.Zero), new FrameItem.Group(figure.Items) { Element = setting.Structure.Add(StructureRole.ListBody) }),
        };
        if (setting.HasDots(score))
        {
            var name = ParagraphSetter.WidthOf(setting.Fonts, score.Axis, Theme.Sans(style, 7.4, color));
            var x = Pt.Max(name + new Pt(4), theme.Side * 0.48);
            if (x + Dots.WidthOf(Dots.CountOf(score)) < theme.Side - figure.Size.Width) items.Add(Dots.At(new Point(x, figure.Baseline - new Pt(2.6)), score.Value, score.Max, theme.Accent));
        }

        return new Frame { Size = new Size(theme.Side, Pt.Max(axis.Size.Height, Leading)), Baseline = figure.Baseline, Items = items.ToEquatableArray() };
    }
}
