using Digest.Typesetting.Frames;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Paragraphs;

/// <summary>A piece of a line that is about to be justified: one of the closed set nested here. Widths are natural, in points.</summary>
internal abstract record LinePiece
{
    private LinePiece()
    {
    }

    /// <summary>The natural width.</summary>
    public required double Width { get; init; }

    /// <summary>How it looks; null for a gap.</summary>
    public RunStyle? Style { get; init; }

    /// <summary>Part of a word, shaped as it stands on this line; the code unit range is that of the stretch, the text may end in an added hyphen.</summary>
    public sealed record Glyphs(TextStretch Stretch, string Text) : LinePiece
    {
        /// <summary>True when its letters run from right to left.</summary>
        public bool IsTurned { get; init; }

        /// <summary>The glyphs of the text as it reads from left to right; null when they are not known.</summary>
        public ShapedGlyph[]? Shaped { get; init; }
    }

    /// <summary>A space, with what it may grow and shrink.</summary>
    public sealed record Blank(Material.Blank? Material, double Stretch, double Shrink) : LinePiece;

    /// <summary>Something finished.</summary>
    public sealed record Inset(Frame Frame) : LinePiece;
}
