namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Sums of widths, stretch and shrink up to every token, so that a line between any two places is measured by three subtractions. They are whole
/// numbers of TeX's scaled points, and badness is TeX's own approximation of 100 r³ (TeX: The Program, §108), so that the same line is as bad
/// here as there.
/// </summary>
internal sealed class LineMetrics
{
    /// <summary>The badness of a line that cannot be stretched or shrunk to its measure.</summary>
    public const int Infinite = 10000;

    private const double ScaledPoints = 65536 * 72.27 / 72;

    private readonly IReadOnlyList<Token> tokens;
    private readonly long[] widths;
    private readonly long[] stretches;
    private readonly long[] shrinks;
    private readonly int[] starts;

    /// <summary>Sums up <paramref name="tokens"/>.</summary>
    public LineMetrics(IReadOnlyList<Token> tokens)
    {
        this.tokens = tokens;
        (widths, starts) = (new long[tokens.Count + 1], new int[tokens.Count + 1]);
        (stretches, shrinks) = (new long[tokens.Count + 1], new long[tokens.Count + 1]);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            widths[i + 1] = widths[i] + (token.Kind is TokenKind.Box or TokenKind.Space ? Scaled(token.Width) : 0);
            stretches[i + 1] = stretches[i] + Scaled(token.Stretch);
            shrinks[i + 1] = shrinks[i] + Scaled(token.Shrink);
        }

        starts[tokens.Count] = tokens.Count;
        for (var i = tokens.Count - 1; i >= 0; i--)
            starts[i] = tokens[i].Kind is TokenKind.Box or TokenKind.LineEnd ? i : starts[i + 1];
    }

    /// <summary>The token that a line starts with after a break before <paramref name="token"/>: spaces and penalties after a break are dropped.</summary>
    public int StartAt(int token) => starts[token];

    /// <summary>Points as TeX's scaled points.</summary>
    public static long Scaled(double points) => (long)Math.Round(Math.Clamp(points, -1e9, 1e9) * ScaledPoints);

    /// <summary>The natural width of a line from the token <paramref name="start"/> that ends at <paramref name="end"/>, in scaled points; what hangs into the margin is not counted.</summary>
    public long Width(int start, int end) => EndAt(end) - widths[start];

    /// <summary>The same from the place where the line's end is known (<see cref="EndAt"/>).</summary>
    public long WidthTo(long end, int start) => end - widths[start];

    /// <summary>How far a line that ends at a token reaches, counted from the first token.</summary>
    public long EndAt(int end)
    {
        var token = tokens[end];
        return widths[end] + Scaled(token.Kind == TokenKind.Penalty ? token.Width - token.Hang : end > 0 ? -tokens[end - 1].Hang : 0);
    }

    /// <summary>By how much the spaces of a line may grow at badness 100.</summary>
    public long Stretch(int start, int end) => stretches[end] - stretches[start];

    /// <summary>By how much they may shrink.</summary>
    public long Shrink(int start, int end) => shrinks[end] - shrinks[start];

    /// <summary>The share of its stretch that a line takes up, negative for shrink; 0 for a line that ends a paragraph with room left.</summary>
    public double Ratio(LineSpan line, double measure)
    {
        var missing = Scaled(measure) - Width(line.Start, line.End);
        if (missing >= 0 && tokens[line.End].Kind == TokenKind.LineEnd) return 0;
        var room = missing < 0 ? Shrink(line.Start, line.End) : Stretch(line.Start, line.End);
        return missing == 0 ? 0 : room == 0 ? Math.Sign(missing) * double.PositiveInfinity : (double)missing / room;
    }

    /// <summary>How bad it is to find <paramref name="missing"/> in <paramref name="room"/>.</summary>
    public static int Badness(long missing, long room)
    {
        if (missing <= 0) return 0;
        if (room <= 0) return Infinite;
        var r = missing <= 7230584 ? missing * 297 / room : room >= 1663497 ? missing / (room / 297) : missing;
        return r > 1290 ? Infinite : (int)(((r * r * r) + 131072) / 262144);
    }
}
