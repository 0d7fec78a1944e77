using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Cuts regions of strips into pages, first fit with look-ahead: a column takes strips while they fit, then is cut at the last strip that may start
/// a column; a strip that asks for room moves on when that room is not left. Columns that a region ends in are made as even as its strips allow.
/// Every turn either places a strip or opens a page, and an open page takes a strip whatever its height, so that it ends for any input. What a
/// choice of all cuts at once would gain is small here, since nearly every line may start a column (docs/adr/0045).
/// </summary>
internal static class PageBreaker
{
    // Half a thousandth of a point: sums of line heights in floating point.
    private static readonly Pt Tolerance = new(0.0005);

    // How finely the height of even columns is looked for.
    private static readonly Pt Step = new(2);

    // A last page that holds no more of its height than this is better shared among the others.
    private const double ShortPage = 0.16;

    // How much of a page's height may stay white at the foot of a column for the sake of what is better kept whole.
    private const double MostHole = 0.2;

    // A last page that holds no more of its height than this is better saved.
    private const double HalfPage = 0.5;

    // How much of its height the page before a short last one keeps at least.
    private const double LeastKept = 0.65;

    /// <summary>
    /// The slots of each page. Where the last page is less than half full, a line more on all pages, less that is kept together, and both are tried for a page less; a last page with hardly
    /// anything on it that remains gets more from the page before it, which then ends above the widest white space that leaves enough for both.
    /// </summary>
    public static List<List<Slot>> Break(IReadOnlyList<Region> regions, Theme theme)
    {
        var (strict, lax) = (new Keeping(theme.Height * MostHole, true), new Keeping(Pt.Zero, false));
        var more = theme.Height + theme.Type.Body.Leading;
        var pages = Break(regions, theme, strict, _ => theme.Height);
        if (pages.Count < 2 || !EndsWithin(pages, theme.Height * HalfPage)) return pages;
        foreach (var (height, keeping) in (ReadOnlySpan<(Pt, Keeping)>)[(more, strict), (theme.Height, lax), (more, lax)])
            if (Break(regions, theme, keeping, _ => height) is { } fewer && fewer.Count < pages.Count) return fewer;
        return IsShort(pages, theme) && Shared(regions, theme, strict, pages.Count) is { } shared ? shared : pages;
    }

    private static bool EndsWithin(List<List<Slot>> pages, Pt height) => pages[^1].Max(slot => slot.At.Y + HeightOf(slot.Strips.Span)) <= height;

    private static bool IsShort(List<List<Slot>> pages, Theme theme) => EndsWithin(pages, theme.Height * ShortPage);

    private static List<List<Slot>>? Shared(IReadOnlyList<Region> regions, Theme theme, Keeping keeping, int count)
    {
        var (best, most) = ((List<List<Slot>>?)null, Pt.Zero);
        for (var kept = theme.Height - theme.Type.Body.Leading; kept >= theme.Height * LeastKept; kept -= theme.Type.Body.Leading)
        {
            var sooner = kept;
            var pages = Break(regions, theme, keeping, page => page == count - 2 ? sooner : theme.Height);
            if (pages.Count == count && !IsShort(pages, theme) && pages[^1][0].Strips.Span[0].Before is var space && space > most) (best, most) = (pages, space);
        }

        return best;
    }

    private static List<List<Slot>> Break(IReadOnlyList<Region> regions, Theme theme, Keeping keeping, Func<int, Pt> heightOf)
    {
        var pages = new List<List<Slot>>();
        var (y, height) = (Pt.Zero, Pt.Zero);
        foreach (var region in regions)
        {
            for (var start = 0; start < region.Strips.Length;)
            {
                var gap = Pt.Max(region.Gap, start == 0 ? region.Strips[0].Before : Pt.Zero);
                if (y + gap >= height)
                {
                    height = heightOf(pages.Count);
                    pages.Add([]);
                    y = Pt.Zero;
                }

                var top = y > Pt.Zero ? y + gap : Pt.Zero;
                var ends = Fill(region, start, height - top, keeping, mustTake: top == Pt.Zero);
                if (ends[^1] == start)
                {
                    y = height;
                    continue;
                }

                if (ends[^1] == region.Strips.Length) ends = Even(region, start, height - top, keeping, ends);
                var used = Add(pages[^1], region, start, ends, top, theme);
                start = ends[^1];
                y = start < region.Strips.Length ? height : top + used;
            }
        }

        return pages;
    }

    private static Pt Add(List<Slot> page, Region region, int start, int[] ends, Pt top, Theme theme)
    {
        var used = Pt.Zero;
        for (var i = 0; i < ends.Length; i++)
        {
            var strips = region.Strips.AsMemory(start, ends[i] - start);
            if (!strips.IsEmpty) page.Add(new Slot(strips, new Point((theme.Measure + theme.Gutter) * i, top), region.Measure));
            used = Pt.Max(used, HeightOf(strips.Span));
            start = ends[i];
        }

        return used;
    }

    // Where each column of a region ends, the columns being of one height.
    private static int[] Fill(Region region, int start, Pt height, Keeping keeping, bool mustTake)
    {
        var ends = new int[region.Columns];
        for (var i = 0; i < ends.Length; i++) ends[i] = start = EndOfColumn(region.Strips, start, height, keeping, mustTake);
        return ends;
    }

    // As low as they can be with boxes whole, or else with boxes divided.
    private static int[] Even(Region region, int start, Pt height, Keeping keeping, int[] ends)
    {
        if (region.Columns == 1) return ends;
        foreach (var own in (ReadOnlySpan<Keeping>)[keeping with { KeepsBoxes = true }, keeping])
        {
            for (var tried = HeightOf(region.Strips.AsSpan(start)) / region.Columns; tried < height; tried += Step)
            {
                var even = Fill(region, start, tried, own, mustTake: false);
                if (even[^1] == region.Strips.Length) return even;
            }
        }

        return ends;
    }

    private static int EndOfColumn(Strip[] strips, int start, Pt height, Keeping keeping, bool mustTake)
    {
        if (start == strips.Length) return start;
        var used = strips[start].Head?.Size.Height ?? Pt.Zero;
        var (lastStart, lastResort, filled) = (start, start, Pt.Zero);
        for (var i = start; i < strips.Length; i++)
        {
            var strip = strips[i];
            if (i > start && keeping.StartOf(strips, i) == PageStart.Allowed) (lastStart, lastResort, filled) = (i, i, used);
            if (i > start && keeping.StartOf(strips, i) == PageStart.Discouraged) lastResort = i;
            if (i > start) used += strip.Before;
            if (used + Pt.Max(strip.Frame.Size.Height, keeping.RoomOf(strip)) > height + Tolerance && !(i == start && mustTake))
            {
                var end = height - filled > keeping.MostHole || (lastStart == start && mustTake) ? lastResort : lastStart;
                return end > start || !mustTake ? end : i;
            }

            used += strip.Frame.Size.Height;
        }

        return strips.Length;
    }

    /// <summary>The height of strips in a column, without the white space above the first.</summary>
    public static Pt HeightOf(ReadOnlySpan<Strip> strips)
    {
        if (strips.IsEmpty) return Pt.Zero;
        var height = (strips[0].Head?.Size.Height ?? Pt.Zero) - strips[0].Before;
        foreach (var strip in strips) height += strip.Before + strip.Frame.Size.Height;
        return height;
    }
}

/// <summary>How much is kept together.</summary>
/// <param name="MostHole">How much may stay white at the foot of a column for the sake of what is better kept whole.</param>
/// <param name="NeedsRoom">Whether strips get the room below them that they ask for; notes beside them always do.</param>
internal readonly record struct Keeping(Pt MostHole, bool NeedsRoom)
{
    /// <summary>Whether no box is divided.</summary>
    public bool KeepsBoxes { get; init; }

    /// <summary>Whether a column may start with a strip.</summary>
    public PageStart StartOf(Strip[] strips, int at) => KeepsBoxes && strips[at].Box is { } box && ReferenceEquals(box, strips[at - 1].Box) ? PageStart.Forbidden : strips[at].PageStart;

    /// <summary>The height that must be left for a strip.</summary>
    public Pt RoomOf(Strip strip) => NeedsRoom ? strip.Room : strip.Side?.Size.Height ?? Pt.Zero;
}

/// <summary>Strips that stand in columns of one width.</summary>
/// <param name="Strips">From top to bottom.</param>
/// <param name="Measure">The width of a column.</param>
/// <param name="Columns">How many columns there are.</param>
/// <param name="Gap">White space above it, unless it is on top of a page.</param>
internal sealed record Region(Strip[] Strips, Pt Measure, int Columns, Pt Gap);

/// <summary>Strips on a page.</summary>
/// <param name="Strips">From top to bottom.</param>
/// <param name="At">Where the first one stands, from the page's text.</param>
/// <param name="Measure">The width of the column.</param>
internal readonly record struct Slot(ReadOnlyMemory<Strip> Strips, Point At, Pt Measure);
