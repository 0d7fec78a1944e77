using Digest.Model;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Cuts a column of strips into pages, first fit: a page takes strips while they fit, then is cut at the last strip that may start a page.
/// A strip that asks for room moves on when that room is not left. When no strip may start a page, the column is cut where it overflows.
/// </summary>
internal static class PageBreaker
{
    /// <summary>The strips of each page.</summary>
    public static List<ReadOnlyMemory<Strip>> Break(Strip[] strips, Pt height)
    {
        var pages = new List<ReadOnlyMemory<Strip>>();
        var start = 0;
        while (start < strips.Length)
        {
            var end = EndOfPage(strips, start, height);
            pages.Add(strips.AsMemory(start, end - start));
            start = end;
        }

        return pages;
    }

    private static int EndOfPage(Strip[] strips, int start, Pt height)
    {
        var used = strips[start].Head?.Size.Height ?? Pt.Zero;
        var lastStart = start;
        for (var i = start; i < strips.Length; i++)
        {
            var strip = strips[i];
            if (i > start) used += strip.Before;
            if (i > start && strip.PageStart == PageStart.Allowed) lastStart = i;
            if (i > start && used + Pt.Max(strip.Frame.Size.Height, strip.Room) > height + Tolerance) return lastStart > start ? lastStart : i;
            used += strip.Frame.Size.Height;
        }

        return strips.Length;
    }

    // Half a thousandth of a point: sums of line heights in floating point.
    private static readonly Pt Tolerance = new(0.0005);

    /// <summary>Places a page's strips: grounds first, then text, then side notes, which give way downwards to each other.</summary>
    public static EquatableArray<Placed> Place(ReadOnlySpan<Strip> strips, Theme theme)
    {
        var grounds = new List<Placed>();
        var text = new List<Placed>();
        var notes = new List<Placed>();
        var y = Pt.Zero;
        var noteEnd = Pt.Zero;
        for (var i = 0; i < strips.Length; i++)
        {
            var strip = strips[i];
            if (i > 0) y += strip.Before;
            else if (strip.Head is { } head)
            {
                text.Add(new Placed(Point.Origin, new FrameItem.Group(head.Items) { Role = StructureRole.Artifact }));
                y = head.Size.Height;
            }

            var joins = i > 0 && strip.Box is not null && ReferenceEquals(strips[i - 1].Box, strip.Box);
            if (strip.Box is not null) AddGround(grounds, i == 0 && strip.IsBoxInside ? y - Overhang : y, y + strip.Frame.Size.Height + (i == strips.Length - 1 && strip.IsBoxInside ? Overhang : Pt.Zero), joins, theme);
            text.Add(new Placed(new Point(Pt.Zero, y), new FrameItem.Group(strip.Frame.Items)));
            if (strip.Side is { } side)
            {
                var top = Pt.Max(y, noteEnd);
                notes.Add(new Placed(new Point(theme.Measure + theme.Gutter, top), new FrameItem.Group(side.Items)));
                noteEnd = top + side.Size.Height + new Pt(6);
            }

            y += strip.Frame.Size.Height;
        }

        return [.. grounds, .. text, .. notes];
    }

    // A box that goes on over the page has as much ground beyond its text there as at its own ends.
    private static readonly Pt Overhang = new(6);

    private static void AddGround(List<Placed> grounds, Pt top, Pt bottom, bool joins, Theme theme)
    {
        if (joins)
        {
            top = grounds[^1].At.Y;
            grounds.RemoveAt(grounds.Count - 1);
        }

        grounds.Add(new Placed(new Point(Pt.Zero, top), new FrameItem.Rule(new Size(theme.Measure, bottom - top), theme.Tint)));
    }
}
