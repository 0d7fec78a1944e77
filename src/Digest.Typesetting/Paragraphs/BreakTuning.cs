namespace Digest.Typesetting.Paragraphs;

/// <summary>What the line breaker weighs. Penalties and demerits are those of plain TeX and LaTeX unless said; lengths are in points.</summary>
internal sealed record BreakTuning
{
    /// <summary>How much shorter than the measure a line of uneven text may be at badness 100, in em.</summary>
    private const double RaggedStretch = 3;

    /// <summary>Below this measure, in em, first-fit fills the lines: they hold a few letters, and no choice of line ends is good.</summary>
    private const double LeastEms = 3;

    /// <summary>How wide a last line should be at least, in em: more than a syllable.</summary>
    private const double ShortLastEms = 2.5;

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

    /// <summary>On top of that for the third such line in a row, four times that for the fourth, nine times for the fifth, and so on. TeX counts all pairs alike.</summary>
    public double LadderDemerits { get; init; }

    /// <summary>For a hyphen at the end of the last line but one.</summary>
    public double FinalHyphenDemerits { get; init; } = 5000;

    /// <summary>On top of that where the rest of the divided word is all of the last line. TeX has no such rule.</summary>
    public double FinalPartDemerits { get; init; }

    /// <summary>Where any looseness is taken, for a line whose spaces are stretched by more than they may be.</summary>
    public double LooseDemerits { get; init; }

    /// <summary>Where any looseness is taken, for a line whose spaces are stretched by twice what they may be; by three times, four times as much, and so on.</summary>
    public double LoosenessDemerits { get; init; } = 100_000;

    /// <summary>For a short last line.</summary>
    public double ShortLastLineDemerits { get; init; } = 5000;

    /// <summary>
    /// What running text is broken by. In lines that are judged by what they truly stretch, TeX's demerits for hyphens would weigh next to nothing. These were chosen by what
    /// they do to real digests at 84 mm: few loose lines, few that gape, three hyphens below each other half as often as by first-fit, and four hardly ever.
    /// </summary>
    public static BreakTuning Of(ParagraphStyle style)
    {
        var em = style.Text.Size.Value;
        return new()
        {
            EndStretch = style.Alignment == ParagraphAlignment.Justified ? 0 : em * RaggedStretch,
            LeastMeasure = em * LeastEms,
            ShortLastLine = em * ShortLastEms,
            ShortLastLineDemerits = 250_000,
            DoubleHyphenDemerits = 60_000,
            LadderDemerits = 400_000,
            FinalHyphenDemerits = 250_000,
            FinalPartDemerits = 700_000,
            LooseDemerits = 420_000,
            LoosenessDemerits = 85_000,
        };
    }
}
