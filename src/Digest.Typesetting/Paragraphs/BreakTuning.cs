namespace Digest.Typesetting.Paragraphs;

/// <summary>What the line breaker weighs. Penalties and demerits are those of plain TeX and LaTeX; lengths are in points.</summary>
internal sealed record BreakTuning
{
    /// <summary>The greatest badness of a line in a paragraph without automatic hyphens.</summary>
    public double Pretolerance { get; init; } = 100;

    /// <summary>The greatest badness of a line with them.</summary>
    public double Tolerance { get; init; } = 200;

    /// <summary>What every line may stretch beyond its spaces before one may be worse.</summary>
    public double EmergencyStretch { get; init; }

    /// <summary>What every line may stretch at its end; 0 for even margins.</summary>
    public double EndStretch { get; init; }

    /// <summary>Added to the badness of every line.</summary>
    public double LinePenalty { get; init; } = 10;

    /// <summary>For two lines side by side whose spaces differ much.</summary>
    public double AdjacentDemerits { get; init; } = 10000;

    /// <summary>For two lines in a row that end in a hyphen.</summary>
    public double DoubleHyphenDemerits { get; init; } = 10000;

    /// <summary>For a hyphen at the end of the last line but one.</summary>
    public double FinalHyphenDemerits { get; init; } = 5000;
}
