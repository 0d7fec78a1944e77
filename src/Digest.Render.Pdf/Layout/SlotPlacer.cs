using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>Places the strips of a slot: grounds first, then text, then side notes, which give way downwards to each other.</summary>
internal static class SlotPlacer
{
    // A box that goes on over the page has as much ground beyond its text there as at its own ends.
    private static readonly Pt Overhang = new(6);
    private static readonly Pt NoteGap = new(6);

    /// <summary>What a slot shows, placed from the page's text, with the labels of the pages that it refers to.</summary>
    public static IEnumerable<Placed> Place(Slot slot, Theme theme, Func<PageReference, Placed?> labelOf)
    {
        var strips = slot.Strips.Span;
        var (grounds, text, notes) = (new List<Placed>(), new List<Placed>(), new List<Placed>());
        var (y, noteEnd) = (Pt.Zero, Pt.Zero);
        for (var i = 0; i < strips.Length; i++)
        {
            var strip = strips[i];
            if (i > 0) y += strip.Before;
            else if (strip.Head is { } head)
            {
                text.Add(new Placed(slot.At, new FrameItem.Group(head.Items) { Role = StructureRole.Artifact }));
                y = head.Size.Height;
            }

            var joins = i > 0 && strip.Box is not null && ReferenceEquals(strips[i - 1].Box, strip.Box);
            if (strip.Box is not null)
            {
                var top = i == 0 && strip.IsBoxInside ? y - Overhang : y;
                var bottom = y + strip.Frame.Size.Height + (i == strips.Length - 1 && strip.IsBoxInside ? Overhang : Pt.Zero);
                AddGround(grounds, slot, top, bottom, joins, theme);
            }

            var shown = strip.Reference is { } reference && labelOf(reference) is { } label ? strip.Frame.Items.Add(label) : strip.Frame.Items;
            text.Add(new Placed(slot.At + new Point(Pt.Zero, y), new FrameItem.Group(shown)));
            if (strip.Side is { } side)
            {
                var top = Pt.Max(y, noteEnd);
                notes.Add(new Placed(slot.At + new Point(theme.Measure + theme.Gutter, top), new FrameItem.Group(side.Items)));
                noteEnd = top + side.Size.Height + NoteGap;
            }

            y += strip.Frame.Size.Height;
        }

        return [.. grounds, .. text, .. notes];
    }

    private static void AddGround(List<Placed> grounds, Slot slot, Pt top, Pt bottom, bool joins, Theme theme)
    {
        if (joins)
        {
            top = grounds[^1].At.Y - slot.At.Y;
            grounds.RemoveAt(grounds.Count - 1);
        }

        grounds.Add(new Placed(slot.At + new Point(Pt.Zero, top), new FrameItem.Rule(new Size(slot.Measure, bottom - top), theme.Tint)));
    }
}
