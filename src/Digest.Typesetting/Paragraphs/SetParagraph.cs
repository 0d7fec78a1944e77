using Digest.Model;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>A paragraph as finished lines.</summary>
public sealed record SetParagraph
{
    /// <summary>The lines from top to bottom, each as wide as the measure and as high as the leading, higher where formulas need it; none for a text without words.</summary>
    public EquatableArray<Frame> Lines { get; init; }

    /// <summary>The height of all lines.</summary>
    public Pt Height
    {
        get
        {
            var height = Pt.Zero;
            foreach (var line in Lines) height += line.Size.Height;
            return height;
        }
    }

    /// <summary>All lines as one frame, as wide as the widest; its baseline is that of the first line.</summary>
    public Frame ToFrame()
    {
        var items = new List<Placed>();
        var (y, width) = (Pt.Zero, Pt.Zero);
        foreach (var line in Lines)
        {
            items.Add(new(new(Pt.Zero, y), new FrameItem.Group(line.Items)));
            (y, width) = (y + line.Size.Height, Pt.Max(width, line.Size.Width));
        }

        return new() { Size = new(width, y), Baseline = Lines.IsEmpty ? y : Lines[0].Baseline, Items = items.ToEquatableArray() };
    }
}
