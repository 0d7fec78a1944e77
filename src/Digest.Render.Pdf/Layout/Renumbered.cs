using Digest.Model;
using Digest.Typesetting.Frames;

namespace Digest.Render.Pdf.Layout;

/// <summary>What a part of an issue shows, once the numbers of its structure's elements have grown; what names no element stays the same value.</summary>
internal static class Renumbered
{
    /// <summary>A strip whose elements have numbers greater by <paramref name="shift"/>.</summary>
    public static Strip Of(Strip strip, int shift) => strip with
    {
        Frame = Of(strip.Frame, shift),
        Side = strip.Side is null ? null : Of(strip.Side, shift),
        Head = strip.Head is null ? null : Of(strip.Head, shift),
        Reference = strip.Reference is { } reference ? reference with { Element = reference.Element + shift } : null,
    };

    private static Frame Of(Frame frame, int shift) => Of(frame.Items, shift) is { } items ? frame with { Items = items } : frame;

    // Null when no element is named.
    private static EquatableArray<Placed>? Of(EquatableArray<Placed> items, int shift)
    {
        Placed[]? changed = null;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Item is not FrameItem.Group group) continue;
            var inner = Of(group.Items, shift);
            if (inner is null && group.Element is null) continue;
            changed ??= items.AsSpan().ToArray();
            changed[i] = items[i] with { Item = group with { Items = inner ?? group.Items, Element = group.Element + shift } };
        }

        return changed is null ? null : EquatableArray.Create<Placed>(changed);
    }
}
