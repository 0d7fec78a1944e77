using System.Buffers;
using System.Runtime.InteropServices;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Sums of widths, stretch and shrink up to every token, so that a line between any two places is measured by three subtractions. They are whole
/// numbers of TeX's scaled points, and badness is TeX's own approximation of 100 r³ (TeX: The Program, §108), so that the same line is as bad
/// here as there.
/// </summary>
internal sealed class LineMetrics : IDisposable
{
    /// <summary>The badness of a line that cannot be stretched or shrunk to its measure.</summary>
    public const int Infinite = 10000;

    private const double ScaledPoints = 65536 * 72.27 / 72;

    private readonly List<Token> tokens;
    private Sums[] sums;

    /// <summary>What all tokens before a place add up to, and the token that a line after a break there starts with.</summary>
    private record struct Sums(long Width, long Stretch, long Shrink, int Start);

    /// <summary>Sums up <paramref name="tokens"/>.</summary>
    public LineMetrics(List<Token> tokens)
    {
        this.tokens = tokens;
        sums = ArrayPool<Sums>.Shared.Rent(tokens.Count + 1);
        var at = new Sums(0, 0, 0, tokens.Count);
        var known = CollectionsMarshal.AsSpan(tokens);
        for (var i = 0; i < known.Length; i++)
        {
            ref readonly var token = ref known[i];
            sums[i] = at;
            if (token.Kind is TokenKind.Box or TokenKind.Space) at.Width += Scaled(token.Width);
            if (token.Kind != TokenKind.Space) continue;
            at.Stretch += Scaled(token.Stretch);
            at.Shrink += Scaled(token.Shrink);
        }

        sums[known.Length] = at;
        for (var (i, start) = (known.Length - 1, known.Length); i >= 0; i--)
        {
            if (known[i].Kind is TokenKind.Box or TokenKind.LineEnd) start = i;
            sums[i].Start = start;
        }
    }

    /// <summary>The token that a line starts with after a break before <paramref name="token"/>: spaces and penalties after a break are dropped.</summary>
    public int StartAt(int token) => sums[token].Start;

    /// <summary>Gives back what it borrowed; it measures no more.</summary>
    public void Dispose()
    {
        ArrayPool<Sums>.Shared.Return(sums);
        sums = [];
    }

    /// <summary>Points as TeX's scaled points.</summary>
    public static long Scaled(double points) => (long)Math.Round(Math.Clamp(points, -1e9, 1e9) * ScaledPoints);

    /// <summary>The natural width of a line from the token <paramref name="start"/> that ends at <paramref name="end"/>, in scaled points; what hangs into the margin is not counted.</summary>
    public long Width(int start, int end) => EndAt(end) - sums[start].Width;

    /// <summary>The same from the place where the line's end is known (<see cref="EndAt"/>).</summary>
    public long WidthTo(long end, int start) => end - sums[start].Width;

    /// <summary>How far a line that ends at a token reaches, counted from the first token.</summary>
    public long EndAt(int end)
    {
        ref readonly var token = ref CollectionsMarshal.AsSpan(tokens)[end];
        return sums[end].Width + Scaled(token.Kind == TokenKind.Penalty ? token.Width - token.Hang : end > 0 ? -tokens[end - 1].Hang : 0);
    }

    /// <summary>By how much the spaces of a line may grow at badness 100.</summary>
    public long Stretch(int start, int end) => sums[end].Stretch - sums[start].Stretch;

    /// <summary>By how much they may shrink.</summary>
    public long Shrink(int start, int end) => sums[end].Shrink - sums[start].Shrink;

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
