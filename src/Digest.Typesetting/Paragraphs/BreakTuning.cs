namespace Digest.Typesetting.Paragraphs;

/// <summary>What the line breaker weighs. Penalties and demerits are those of plain TeX and LaTeX unless said; lengths are in points.</summary>
internal sealed record BreakTuning
{
    /// <summary>The greatest badness of a line in a paragraph without automatic hyphens.</summary>
    public int Pretolerance { get; init; } = 100;

    /// <summary>The greatest badness of a line with them.</summary>
    public int Tolerance { get; init; } = 200;

    /// <summary>
    /// What every line may stretch beyond its spaces when lines within the tolerance cannot be had: TeX's \emergencystretch. It makes loose lines look good to the
    /// breaker all over the paragraph; with 0, the default, all are judged by what they really stretch.
    /// </summary>
    public double EmergencyStretch { get; init; }

    /// <summary>What every line may stretch at its end; 0 for even margins.</summary>
    public double EndStretch { get; init; }

    /// <summary>A measure below this is hopeless: lines hold a few letters, and are filled one by one.</summary>
    public double LeastMeasure { get; init; }

    /// <summary>A last line that is narrower than this is too short to close a paragraph. TeX has no such rule, so that none is the default.</summary>
    public double ShortLastLine { get; init; }

    /// <summary>Added to the badness of every line.</summary>
    public int LinePenalty { get; init; } = 10;

    /// <summary>For two lines side by side whose spaces differ much.</summary>
    public double AdjacentDemerits { get; init; } = 10000;

    /// <summary>For two lines in a row that end in a hyphen.</summary>
    public double DoubleHyphenDemerits { get; init; } = 10000;

    /// <summary>For a hyphen at the end of the last line but one.</summary>
    public double FinalHyphenDemerits { get; init; } = 5000;

    /// <summary>For a short last line; as much as for a hyphen above it.</summary>
    public double ShortLastLineDemerits { get; init; } = 5000;
}
