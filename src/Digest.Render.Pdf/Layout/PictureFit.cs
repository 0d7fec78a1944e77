using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>Cuts regions into pages, and makes a picture smaller that would leave most of its height white at the foot of a column and stand on top of the next.</summary>
internal static class PictureFit
{
    // A picture that is smaller than this share of its size says less than the white space disturbs.
    private const double Least = 0.6;

    /// <summary>The slots of each page.</summary>
    public static List<List<Slot>> Break(IReadOnlyList<Region> regions, Theme theme)
    {
        var pages = PageBreaker.Break(regions, theme);
        while (Fitted(regions, pages, theme) is { } fitted)
        {
            var tried = PageBreaker.Break(fitted, theme);
            if (tried.Count > pages.Count) break;
            (regions, pages) = (fitted, tried);
        }

        return pages;
    }

    // The regions with the first such picture made smaller, which happens to a picture once; null when there is none.
    private static List<Region>? Fitted(IReadOnlyList<Region> regions, List<List<Slot>> pages, Theme theme)
    {
        Slot? before = null;
        foreach (var (page, slots) in pages.Index())
        {
            foreach (var slot in slots)
            {
                // The columns of a last page are as even as they can be.
                var mayGrow = before is { } last && (page < pages.Count - 1 || !slots.Contains(last));
                if (mayGrow && slot.Strips.Span[0].IsPicture && FitOf(before!.Value, slot.Strips.Span, theme) is { } strip) return [.. regions.Select(region => Replaced(region, slot.Strips.Span[0], strip))];
                before = slot;
            }
        }

        return null;
    }

    // As large as what the column leaves, less what has to stand with it there.
    private static Strip? FitOf(Slot column, ReadOnlySpan<Strip> strips, Theme theme)
    {
        var picture = strips[0];
        var room = theme.Height - column.At.Y - PageBreaker.HeightOf(column.Strips.Span) - picture.Before;
        for (var i = 1; i < strips.Length && strips[i].PageStart == PageStart.Forbidden; i++) room -= strips[i].Before + strips[i].Frame.Size.Height;
        var scale = room / picture.Frame.Size.Height;
        return scale is < Least or >= 1 ? null : picture with { Frame = Scaled(picture.Frame, scale), IsPicture = false };
    }

    private static Frame Scaled(Frame frame, double scale) => new()
    {
        Size = new Size(frame.Size.Width * scale, frame.Size.Height * scale),
        Baseline = frame.Baseline * scale,
        Items = ((FrameItem.Group)Scaling.Of(new FrameItem.Group(frame.Items), scale)).Items,
    };

    private static Region Replaced(Region region, Strip known, Strip strip)
    {
        var at = Array.FindIndex(region.Strips, other => ReferenceEquals(other, known));
        if (at < 0) return region;
        var strips = region.Strips.ToArray();
        strips[at] = strip;
        return region with { Strips = strips };
    }
}
