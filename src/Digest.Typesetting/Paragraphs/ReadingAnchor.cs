using System.Text;
using Digest.Model;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Keeps a group that is read as a text of its own in its line. Extraction (poppler's, for one) spans such a text from the group's first glyph to
/// its last, so that a numerator or a raised figure at either end would take it out of the line; there, a space that shows nothing and takes no
/// width stands on the baseline. Readers that ignore such texts see that space, so it stands only where it is needed.
/// </summary>
internal static class ReadingAnchor
{
    /// <summary>The item of <paramref name="frame"/>, with the spaces it needs.</summary>
    public static Placed Add(Placed item, Frame frame, TextStyle style, FontSet fonts)
    {
        if (item.Item is not FrameItem.Group { ActualText: not null } group) return item;
        var heights = Heights(group.Items, item.At.Y.Value).ToList();
        if (heights.Count == 0) return item;
        var items = new List<Placed>();
        if (IsOff(heights[0], frame)) items.Add(Space(item.At, frame, Pt.Zero, style, fonts));
        items.AddRange(group.Items);
        if (IsOff(heights[^1], frame)) items.Add(Space(item.At, frame, frame.Size.Width, style, fonts));
        return items.Count == group.Items.Count ? item : item with { Item = group with { Items = items.ToEquatableArray() } };
    }

    private static IEnumerable<double> Heights(EquatableArray<Placed> items, double top)
    {
        foreach (var placed in items)
        {
            if (placed.Item is FrameItem.GlyphRun) yield return top + placed.At.Y.Value;
            if (placed.Item is not FrameItem.Group group) continue;
            foreach (var height in Heights(group.Items, top + placed.At.Y.Value)) yield return height;
        }
    }

    private static bool IsOff(double height, Frame frame) => Math.Abs(height - frame.Baseline.Value) > 0.01;

    private static Placed Space(Point origin, Frame frame, Pt x, TextStyle style, FontSet fonts)
    {
        var face = fonts.Family(style.Role)[style.Style];
        var id = face.GlyphOf(new Rune(' '));
        var glyph = new RunGlyph(id, Pt.Zero, default, 0, 1);
        var run = new FrameItem.GlyphRun { Face = face, Size = style.Size, Color = style.Color, Text = " ", Glyphs = [glyph] };
        // Extraction counts the glyph's own width, which must not reach over the group's end.
        var left = Pt.Max(Pt.Zero, x - style.Size * face.AdvanceOf(id) / face.UnitsPerEm);
        return new(new(left - origin.X, frame.Baseline - origin.Y), run);
    }
}
