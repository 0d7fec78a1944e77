using Digest.Model;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>Drawings made larger or smaller.</summary>
internal static class Scaling
{
    /// <summary>An item without text, scaled from its origin.</summary>
    /// <exception cref="ArgumentException">The item is text.</exception>
    public static FrameItem Of(FrameItem item, double scale) => item switch
    {
        FrameItem.Rule rule => rule with { Size = Scaled(rule.Size, scale) },
        FrameItem.Picture picture => picture with { Size = Scaled(picture.Size, scale) },
        FrameItem.Path path => path with { Steps = path.Steps.Select(step => step with { To = Scaled(step.To, scale), Control1 = Scaled(step.Control1, scale), Control2 = Scaled(step.Control2, scale) }).ToEquatableArray(), StrokeWidth = path.StrokeWidth * scale },
        FrameItem.Group group => group with { Items = group.Items.Select(placed => new Placed(Scaled(placed.At, scale), Of(placed.Item, scale))).ToEquatableArray() },
        _ => throw new ArgumentException("Only rules, pictures, outlines and groups of them can be scaled.", nameof(item)),
    };

    private static Point Scaled(Point point, double scale) => new(point.X * scale, point.Y * scale);

    private static Size Scaled(Size size, double scale) => new(size.Width * scale, size.Height * scale);
}
