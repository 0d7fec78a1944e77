using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>What Prepare needs to know of the paragraph.</summary>
/// <param name="Measure">The narrowest line; a text that is wider without a break may be divided anywhere.</param>
/// <param name="Spaces">Whether spaces stretch.</param>
/// <param name="Margin">Whether line ends hang into the margin.</param>
/// <param name="Hyphenator">What divides words, or null.</param>
internal sealed record PrepareOptions(Pt Measure, SpaceStretch Spaces, MarginAlignment Margin, Hyphenator? Hyphenator)
{
    /// <summary>A word that goes where a line ends at it, or null.</summary>
    public char? Parting { get; init; }

    /// <summary>What the last word of an entry ends with, or null.</summary>
    public char? EntryEnd { get; init; }

    /// <summary>Whether a line ends at a hyphen of the text only where it would otherwise gape.</summary>
    public bool SparesHyphens { get; init; }
}

/// <summary>Whether spaces stretch and shrink.</summary>
internal enum SpaceStretch
{
    /// <summary>By half and by a third, as TeX sets a font that says nothing.</summary>
    Elastic,

    /// <summary>Not at all.</summary>
    Fixed,
}

/// <summary>How the right margin is kept.</summary>
internal enum MarginAlignment
{
    /// <summary>By the characters' advances.</summary>
    Metric,

    /// <summary>By the eye: light signs hang out.</summary>
    Optical,
}
