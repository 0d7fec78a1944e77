using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// A piece of a column that no page break divides: usually one line. A column is a row of strips from top to bottom; what the page breaker
/// needs to know of a strip is written on it, so that it never looks at what the strip says.
/// </summary>
internal sealed record Strip
{
    /// <summary>What it shows, placed from the column's left edge.</summary>
    public required Frame Frame { get; init; }

    /// <summary>White space above it, dropped at the top of a page.</summary>
    public Pt Before { get; init; }

    /// <summary>Whether a page may start with it.</summary>
    public PageStart PageStart { get; init; }

    /// <summary>The height that must be left on the page, from its own top, for it to be placed there.</summary>
    public Pt Room { get; init; }

    /// <summary>A note beside it in the side column, or null.</summary>
    public Frame? Side { get; init; }

    /// <summary>What is shown once more above it when it starts a page, or null: the head of the table it is a row of.</summary>
    public Frame? Head { get; init; }

    /// <summary>A page label that it shows once pages are known, or null.</summary>
    public PageReference? Reference { get; init; }

    /// <summary>The section that begins with it, for running heads, or null.</summary>
    public string? Mark { get; init; }

    /// <summary>The box it stands in, or null. Neighbours with the same box share one ground.</summary>
    public StripBox? Box { get; init; }

    /// <summary>True for a picture, which may be made smaller for it to fit.</summary>
    public bool IsPicture { get; init; }

    /// <summary>True for text in a box, false for the blank strips at its ends.</summary>
    public bool IsBoxInside { get; init; }
}

/// <summary>The label of the page that something is on: it has a place, whose size does not depend on it, before the label is known.</summary>
/// <param name="Anchor">What it refers to.</param>
/// <param name="Right">Where it ends, from the strip's left edge.</param>
/// <param name="Baseline">Its baseline, from the strip's top.</param>
/// <param name="Element">The structure's element that it is content of.</param>
internal sealed record PageReference(string Anchor, Pt Right, Pt Baseline, int Element);

/// <summary>Whether a page may start with a strip.</summary>
internal enum PageStart
{
    Allowed,

    /// <summary>Only where the page before would otherwise end far too soon.</summary>
    Discouraged,
    Forbidden,
}

/// <summary>A tinted ground behind strips; told apart by reference.</summary>
internal sealed class StripBox;
