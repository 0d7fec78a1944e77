using Digest.Model;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Tests.Layout;

/// <summary>A line on a page: what one element of the structure has at one height.</summary>
/// <param name="Page">The page, from 0.</param>
/// <param name="Element">The element whose content it is.</param>
/// <param name="Top">Where its ink begins, at 0.6 em above the highest baseline.</param>
/// <param name="Baseline">Its lowest baseline.</param>
/// <param name="Left">Where it begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Text">What it says.</param>
internal sealed record PageLine(int Page, int Element, double Top, double Baseline, double Left, double Right, string Text);

/// <summary>What must hold of the pages of any issue, looked for in their frames; each finding is a sentence.</summary>
internal static class PageChecks
{
    /// <summary>Everything that does not hold.</summary>
    public static List<string> Of(PagedDocument document, Theme theme)
    {
        var lines = Lines(document);
        return [.. OutsideOfPage(document, theme), .. Alone(document, lines), .. Divided(document, lines), .. Overlaps(lines), .. Notes(document, lines, theme)];
    }

    /// <summary>Text that stands off the paper, or text of the issue in its margins.</summary>
    public static IEnumerable<string> OutsideOfPage(PagedDocument document, Theme theme)
    {
        foreach (var page in document.Pages)
        {
            foreach (var (at, item, isArtifact) in Issues.Items(page))
            {
                if (item is not FrameItem.GlyphRun run) continue;
                var right = at.X.Value + run.Width.Value;
                if (at.X.Value < 0 || at.Y.Value < 0 || at.Y > theme.Paper.Height || right > theme.Paper.Width.Value) yield return $"page {page.Label}: “{run.Text}” is not on the paper, at {at.X}, {at.Y}, {run.Size}";
                else if (!isArtifact && (at.Y < theme.Top || at.Y > Lowest(page, run))) yield return $"page {page.Label}: “{run.Text}” stands in the margin, at {at.Y}";
            }
        }

        // A line more than the theme's, where that saves a page; and the colophon at the foot of the last one.
        Pt Lowest(Page page, FrameItem.GlyphRun run) => page.Label == document.Pages[^1].Label && run.Size <= theme.Type.Byline.Size
            ? theme.Paper.Height
            : theme.Paper.Height - theme.Bottom + theme.Type.Body.Leading + new Pt(0.01);
    }

    /// <summary>Lines of the structure's elements that are text, in the order of the page.</summary>
    public static List<PageLine> Lines(PagedDocument document)
    {
        var lines = new List<PageLine>();
        for (var i = 0; i < document.Pages.Count; i++) Walk(document.Pages[i].Frame.Items, Point.Origin, i, null);
        return lines;

        void Walk(EquatableArray<Placed> items, Point origin, int page, int? element)
        {
            foreach (var placed in items)
            {
                if (placed.Item is not FrameItem.Group group || group.Role == StructureRole.Artifact) continue;
                var at = origin + placed.At;
                if (group.Element is { } own) Add(group, at, page, own);
                else Walk(group.Items, at, page, element);
            }
        }

        void Add(FrameItem.Group group, Point at, int page, int element)
        {
            var runs = Runs(group, at).ToList();
            if (runs.Count == 0) return;
            lines.Add(new PageLine(page, element, runs.Min(run => run.At.Y.Value - run.Run.Size.Value * 0.6), runs.Max(run => run.At.Y.Value), runs.Min(run => run.At.X.Value), runs.Max(run => (run.At.X + run.Run.Width).Value), string.Concat(runs.Select(run => run.Run.Text))));
        }
    }

    // A heading whose next line of text is not below it in its column; one that has no text of its own is no worse off at its end.
    private static IEnumerable<string> Alone(PagedDocument document, List<PageLine> lines)
    {
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var (line, next) = (lines[i], lines[i + 1]);
            if (!IsHeading(document.Structure[line.Element].Role) || next.Element == line.Element || IsNote(document, line) || IsNote(document, next)) continue;
            if (!IsWithin(document, next.Element, document.Structure[line.Element].Parent)) continue;
            if (IsHeading(document.Structure[next.Element].Role) && document.Structure[next.Element].Role <= document.Structure[line.Element].Role) continue;
            if (IsElsewhere(line, next)) yield return $"page {line.Page + 1}: the heading “{line.Text}” stands alone at {line.Baseline:0}, before “{next.Text}”";
        }
    }

    // In another column, which begins above where this one ends.
    private static bool IsElsewhere(PageLine line, PageLine next) => next.Page != line.Page || next.Baseline < line.Top;

    // One line of a paragraph parted from the others.
    private static IEnumerable<string> Divided(PagedDocument document, List<PageLine> lines)
    {
        foreach (var paragraph in lines.GroupBy(line => line.Element).Where(group => document.Structure[group.Key].Role is StructureRole.Paragraph && !IsNote(document, group.First()) && !IsEntry(document, group.Key)))
        {
            var places = new List<List<PageLine>>();
            foreach (var line in paragraph)
            {
                if (places.Count == 0 || IsElsewhere(places[^1][^1], line)) places.Add([]);
                places[^1].Add(line);
            }

            if (places.Count > 1 && places.Find(place => place.Count < 2) is [var alone, ..]) yield return $"page {alone.Page + 1}: one line of a paragraph stands alone: “{alone.Text}”";
        }
    }

    // An entry of the contents has its page at the end of the line.
    private static bool IsEntry(PagedDocument document, int element) => document.Structure[element].Parent is { } parent && document.Structure[parent].Role == StructureRole.ContentsItem;

    private static IEnumerable<string> Overlaps(List<PageLine> lines)
    {
        foreach (var page in lines.GroupBy(line => line.Page).Select(page => page.ToList()))
        {
            for (var i = 0; i < page.Count; i++)
                for (var j = i + 1; j < page.Count; j++)
                    if (page[i].Element != page[j].Element && Reach(page[i].Left, page[i].Right, page[j].Left, page[j].Right) > 1 && Reach(page[i].Top, page[i].Baseline, page[j].Top, page[j].Baseline) > 1) yield return $"page {page[i].Page + 1}: “{page[i].Text}” and “{page[j].Text}” overlap at {page[j].Baseline:0}, {page[i].Left:0}–{page[i].Right:0} and {page[j].Left:0}–{page[j].Right:0}";
        }
    }

    // How far two stretches reach into each other.
    private static double Reach(double from, double to, double otherFrom, double otherTo) => Math.Min(to, otherTo) - Math.Max(from, otherFrom);

    // A note begins on the page of its paper's title, and ends on it.
    private static IEnumerable<string> Notes(PagedDocument document, List<PageLine> lines, Theme theme)
    {
        var notes = lines.Where(line => IsNote(document, line)).GroupBy(line => NoteOf(document, line.Element)!.Value);
        var headings = lines.Where(line => IsHeading(document.Structure[line.Element].Role)).ToLookup(line => document.Structure[line.Element].Parent);
        foreach (var note in notes)
        {
            var title = headings[document.Structure[note.Key].Parent].FirstOrDefault();
            if (title is null) continue;
            if (note.Any(line => line.Page != title.Page)) yield return $"page {title.Page + 1}: a note stands on another page than its paper";
            var top = note.Min(line => line.Baseline);
            if (top - title.Top < -6 || top - title.Top > theme.Height.Value) yield return $"page {title.Page + 1}: a note stands {top - title.Top:0} pt from its paper";
        }
    }

    private static bool IsWithin(PagedDocument document, int element, int? section)
    {
        for (int? at = element; at is { } index; at = document.Structure[index].Parent)
            if (document.Structure[index].Parent == section) return true;
        return false;
    }

    private static bool IsHeading(StructureRole role) => role is >= StructureRole.Heading1 and <= StructureRole.Heading6;

    private static bool IsNote(PagedDocument document, PageLine line) => NoteOf(document, line.Element) is not null;

    private static int? NoteOf(PagedDocument document, int element)
    {
        for (int? at = element; at is { } index; at = document.Structure[index].Parent)
            if (document.Structure[index].Role == StructureRole.Note) return index;
        return null;
    }

    private static IEnumerable<(Point At, FrameItem.GlyphRun Run)> Runs(FrameItem.Group group, Point origin)
    {
        foreach (var placed in group.Items)
        {
            var at = origin + placed.At;
            if (placed.Item is FrameItem.GlyphRun run) yield return (at, run);
            if (placed.Item is FrameItem.Group inner)
                foreach (var found in Runs(inner, at)) yield return found;
        }
    }

    /// <summary>Text that cannot be told from what is painted below it: its colour and the ground's, with their contrast.</summary>
    public static IEnumerable<string> LowContrast(PagedDocument document)
    {
        foreach (var page in document.Pages)
        {
            var grounds = new List<(double Left, double Top, double Right, double Bottom, Color Color)>();
            foreach (var (at, item, _) in Issues.Items(page))
            {
                if (item is FrameItem.Rule rule) grounds.Add((at.X.Value, at.Y.Value, (at.X + rule.Size.Width).Value, (at.Y + rule.Size.Height).Value, rule.Color));
                if (item is FrameItem.Path { Fill: { } fill } path) grounds.Add((at.X.Value + path.Steps.Min(step => step.To.X.Value), at.Y.Value + path.Steps.Min(step => step.To.Y.Value), at.X.Value + path.Steps.Max(step => step.To.X.Value), at.Y.Value + path.Steps.Max(step => step.To.Y.Value), fill));
                if (item is not FrameItem.GlyphRun run || run.Text.Trim().Length == 0) continue;
                var (x, y) = (at.X.Value + run.Width.Value / 2, at.Y.Value - run.Size.Value * 0.3);
                var ground = grounds.LastOrDefault(ground => x >= ground.Left && x <= ground.Right && y >= ground.Top && y <= ground.Bottom);
                var color = ground == default ? Contrast.White : ground.Color;
                if (Contrast.Between(run.Color, color) < Contrast.Least) yield return $"page {page.Label}: “{run.Text}” in {run.Color} on {color}: {Contrast.Between(run.Color, color):0.0}";
            }
        }
    }
}
