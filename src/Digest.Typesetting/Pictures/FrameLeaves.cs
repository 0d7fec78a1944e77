using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Pictures;

/// <summary>Walks what a frame shows, in painting order, groups taken apart.</summary>
internal static class FrameLeaves
{
    /// <summary>The items that are no groups, each at its place in the frame.</summary>
    public static IEnumerable<Placed> Of(Frame frame) => Of(frame.Items, Point.Origin);

    private static IEnumerable<Placed> Of(IEnumerable<Placed> items, Point from)
    {
        foreach (var (at, item) in items)
        {
            if (item is not FrameItem.Group group)
            {
                yield return new(from + at, item);
                continue;
            }

            foreach (var inner in Of(group.Items, from + at)) yield return inner;
        }
    }
}
