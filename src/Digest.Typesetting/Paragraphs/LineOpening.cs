namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Lines stand one leading apart, unless a formula would then come nearer to the line above or below than a tenth of an em: TeX's \baselineskip
/// and \lineskip (TeXbook, chapter 12). Text counts with its face's ascender and descender, whatever its letters are, so that only formulas open
/// lines. Unlike TeX's, the first and the last line keep what stands on them inside their own box. A displayed formula has white space around it.
/// </summary>
internal sealed class LineOpening(double leading, Strut strut, double em)
{
    /// <summary>TeX's \lineskip, 1 pt at 10 pt.</summary>
    private const double LeastGap = 0.1;

    /// <summary>The white space around a displayed formula, in leadings: as much as between two paragraphs.</summary>
    private const double DisplaySkip = 0.4;

    /// <summary>What each line needs above and below its usual box, in points.</summary>
    public List<(double Above, double Below)> Of(IReadOnlyList<List<LinePiece>> lines)
    {
        var extra = new List<(double, double)>();
        var slack = Math.Max(0, leading - strut.Ascent - strut.Descent - (LeastGap * em));
        var margin = Math.Max(0, (leading - strut.Ascent - strut.Descent) / 2);
        var previous = 0.0;
        for (var i = 0; i < lines.Count; i++)
        {
            var (rise, drop) = Excess(lines[i]);
            var above = i == 0 ? Math.Max(0, rise - margin) : Math.Max(0, previous + rise - slack);
            var isSetOff = i > 0 && NumberIn(lines[i]) != 0 && !ReferenceEquals(DisplayOf(lines[i]), DisplayOf(lines[i - 1]));
            var below = i == lines.Count - 1 ? Math.Max(0, drop - margin) : 0;
            extra.Add((above + (isSetOff ? DisplaySkip * leading : 0), below));
            previous = drop;
        }

        return extra;
    }

    /// <summary>True for a line that is a displayed formula.</summary>
    public static bool IsDisplayed(List<LinePiece> line) => DisplayOf(line) is not null;

    /// <summary>Where in a line the number of a displayed formula stands: 0 when the formula left it no room beside it, -1 when there is none.</summary>
    public static int NumberIn(List<LinePiece> line) => line.FindIndex(piece => piece.Style is { } style && style.Has(RunTraits.Number));

    /// <summary>What the lines of one displayed formula share, and no others.</summary>
    private static RunStyle? DisplayOf(List<LinePiece> line) => line.Find(piece => piece.Style is { } style && style.Has(RunTraits.Displayed))?.Style;

    private (double Rise, double Drop) Excess(List<LinePiece> line)
    {
        var (rise, drop) = (0.0, 0.0);
        foreach (var piece in line)
        {
            if (piece is not LinePiece.Inset inset) continue;
            var raised = inset.Style!.Rise.Value;
            rise = Math.Max(rise, inset.Frame.Baseline.Value + raised - strut.Ascent);
            drop = Math.Max(drop, (inset.Frame.Size.Height - inset.Frame.Baseline).Value - raised - strut.Descent);
        }

        return (rise, drop);
    }
}

/// <summary>What a line of text takes above and below its baseline, in points, whatever its letters are.</summary>
internal readonly record struct Strut(double Ascent, double Descent)
{
    /// <summary>Where the baseline is in a line of some leading: what ascender and descender leave is halved above and below them.</summary>
    public double BaselineIn(double leading) => ((leading - Ascent - Descent) / 2) + Ascent;
}
