using Digest.Model;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Frames;

/// <summary>A finished layout: items at fixed places in a box.</summary>
public sealed record Frame
{
    /// <summary>The box.</summary>
    public required Size Size { get; init; }

    /// <summary>The baseline's distance from the top; the height when there is none.</summary>
    public required Pt Baseline { get; init; }

    /// <summary>What stands in it, painted in order.</summary>
    public EquatableArray<Placed> Items { get; init; }
}

/// <summary>An item at its place.</summary>
/// <param name="At">For a glyph run, the start of its baseline; for everything else, the top left corner.</param>
/// <param name="Item">The item.</param>
public readonly record struct Placed(Point At, FrameItem Item);

/// <summary>Something that stands in a frame: one of the closed set nested here.</summary>
public abstract record FrameItem
{
    private FrameItem()
    {
    }

    /// <summary>Glyphs of one face, size and colour on one baseline.</summary>
    public sealed record GlyphRun : FrameItem
    {
        /// <summary>The face.</summary>
        public required FontFace Face { get; init; }

        /// <summary>The size of an em.</summary>
        public required Pt Size { get; init; }

        /// <summary>The colour.</summary>
        public Color Color { get; init; }

        /// <summary>The text that the glyphs show.</summary>
        public required string Text { get; init; }

        /// <summary>The glyphs, left to right.</summary>
        public required EquatableArray<RunGlyph> Glyphs { get; init; }

        /// <summary>The sum of the advances.</summary>
        public Pt Width
        {
            get
            {
                var width = Pt.Zero;
                foreach (var glyph in Glyphs) width += glyph.Advance;
                return width;
            }
        }
    }

    /// <summary>A filled rectangle.</summary>
    public sealed record Rule(Size Size, Color Color) : FrameItem;

    /// <summary>An outline, filled, stroked or both; at least one of the colours is given.</summary>
    public sealed record Path(EquatableArray<PathStep> Steps, Color? Fill, Color? Stroke, Pt StrokeWidth) : FrameItem;

    /// <summary>A picture, as the bytes of a PNG or JPEG file, with the text that stands for it.</summary>
    public sealed record Picture(Size Size, EquatableArray<byte> File, string Alternative) : FrameItem;

    /// <summary>A box that leads elsewhere: an absolute URI, or <c>#</c> and the name of an anchor.</summary>
    public sealed record Link(Size Size, string Target, string Alternative) : FrameItem;

    /// <summary>A place that links and bookmarks may name.</summary>
    public sealed record Anchor(string Name) : FrameItem;

    /// <summary>Items that belong together, placed from the group's own top left corner.</summary>
    public sealed record Group(EquatableArray<Placed> Items) : FrameItem
    {
        /// <summary>What the group is in the document's structure, or null when it is none of its own.</summary>
        public StructureRole? Role { get; init; }

        /// <summary>The index of the document's structure element that the group is content of, or null when it is that of what is around it.</summary>
        public int? Element { get; init; }

        /// <summary>The text that readers and searches get instead of the glyphs' own; empty hides the glyphs from them, null leaves the glyphs' text.</summary>
        public string? ActualText { get; init; }

        /// <summary>What to say for it to those who cannot see it, or null; of a formula in pieces, the first says all and the others are empty.</summary>
        public string? Alternative { get; init; }

        /// <summary>The formula that it shows, or the part of one between two places for a line end; null for anything else. <see cref="FormulaTex"/> prints its TeX.</summary>
        public MathNode? Formula { get; init; }
    }
}

/// <summary>A glyph in a run.</summary>
/// <param name="Id">Its number in the face.</param>
/// <param name="Advance">How far the next glyph starts to the right, kerning and stretched space included.</param>
/// <param name="Offset">Where it is drawn from its own origin, y down.</param>
/// <param name="TextStart">The first code unit of the run's text that it shows.</param>
/// <param name="TextLength">How many code units; 0 for a further glyph of the same cluster.</param>
public readonly record struct RunGlyph(ushort Id, Pt Advance, Point Offset, int TextStart, int TextLength)
{
    // A volume keeps half a million of them, so that each has 24 bytes: offsets to seven digits, and the text in 24 bits each, far beyond what a line holds.
    private const int TextBits = 24;
    private const int MostText = (1 << TextBits) - 1;

    private readonly float offsetX = (float)Offset.X.Value;
    private readonly float offsetY = (float)Offset.Y.Value;
    private readonly ulong parts = Packed(Id, TextStart, TextLength);

    /// <summary>Its number in the face.</summary>
    public ushort Id
    {
        get => (ushort)(parts >> (2 * TextBits));
        init => parts = Packed(value, TextStart, TextLength);
    }

    /// <summary>How far the next glyph starts to the right, kerning and stretched space included.</summary>
    public Pt Advance { get; init; } = Advance;

    /// <summary>Where it is drawn from its own origin, y down.</summary>
    public Point Offset
    {
        get => new(new(offsetX), new(offsetY));
        init => (offsetX, offsetY) = ((float)value.X.Value, (float)value.Y.Value);
    }

    /// <summary>The first code unit of the run's text that it shows.</summary>
    public int TextStart
    {
        get => (int)(parts >> TextBits) & MostText;
        init => parts = Packed(Id, value, TextLength);
    }

    /// <summary>How many code units; 0 for a further glyph of the same cluster.</summary>
    public int TextLength
    {
        get => (int)parts & MostText;
        init => parts = Packed(Id, TextStart, value);
    }

    private static ulong Packed(ushort id, int textStart, int textLength) =>
        ((ulong)id << (2 * TextBits)) | ((ulong)Math.Clamp(textStart, 0, MostText) << TextBits) | (uint)Math.Clamp(textLength, 0, MostText);
}

/// <summary>A step along an outline, from the path's own origin.</summary>
/// <param name="Kind">What the step does.</param>
/// <param name="To">Where it ends; for a close, nothing.</param>
/// <param name="Control1">The first control point of a curve.</param>
/// <param name="Control2">The second control point of a curve.</param>
public readonly record struct PathStep(PathStepKind Kind, Point To, Point Control1 = default, Point Control2 = default);

/// <summary>What a step of an outline does.</summary>
public enum PathStepKind
{
    /// <summary>Starts a new contour.</summary>
    Move,

    /// <summary>Draws a straight line.</summary>
    Line,

    /// <summary>Draws a cubic Bézier curve.</summary>
    Curve,

    /// <summary>Closes the contour.</summary>
    Close,
}

/// <summary>What a part of a page is in the document's structure (ISO 32000-1, 14.8.4).</summary>
public enum StructureRole
{
    /// <summary>Not part of the text: running heads, rules, page numbers.</summary>
    Artifact,

    /// <summary>A part of the text with a heading of its own.</summary>
    Section,

    /// <summary>Blocks that are set apart together, as in a box.</summary>
    Division,

    /// <summary>The title, a heading of the first level.</summary>
    Title,

    /// <summary>A heading of the first level.</summary>
    Heading1,

    /// <summary>A heading of the second level.</summary>
    Heading2,

    /// <summary>A heading of the third level.</summary>
    Heading3,

    /// <summary>A heading of the fourth level.</summary>
    Heading4,

    /// <summary>A heading of the fifth level.</summary>
    Heading5,

    /// <summary>A heading of the sixth level.</summary>
    Heading6,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A list.</summary>
    List,

    /// <summary>An entry of a list.</summary>
    ListItem,

    /// <summary>The number, bullet or name of a list's entry.</summary>
    ListLabel,

    /// <summary>What a list's entry says.</summary>
    ListBody,

    /// <summary>A table of contents.</summary>
    Contents,

    /// <summary>An entry of a table of contents.</summary>
    ContentsItem,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A row of a table.</summary>
    TableRow,

    /// <summary>A cell that heads a column or row.</summary>
    TableHeader,

    /// <summary>A cell of a table's body.</summary>
    TableData,

    /// <summary>Quoted blocks.</summary>
    Quote,

    /// <summary>Code.</summary>
    Code,

    /// <summary>Text that leads elsewhere, with the boxes that may be clicked.</summary>
    Link,

    /// <summary>A formula.</summary>
    Formula,

    /// <summary>A picture or chart.</summary>
    Figure,

    /// <summary>A side note.</summary>
    Note,

    /// <summary>Part of a line, with a text of its own.</summary>
    Span,
}
