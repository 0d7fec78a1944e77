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
}
