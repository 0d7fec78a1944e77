using System.Runtime.InteropServices;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Chooses the line ends of a whole paragraph together, so that the sum of the lines' demerits is least (D. E. Knuth and M. F. Plass, Breaking
/// paragraphs into lines, 1981; TeX: The Program, part 38, whose numbers these are). As TeX does: first without automatic hyphens, then with
/// them, then with extra stretch if it was asked for. Where TeX would now let a line stick out, a last pass takes lines of any looseness, weighs first
/// how many are loose and then how loose they are, and lets one stick out only when there is no other way; a hopeless measure is left to <see cref="FirstFit"/>. Nodes tell lines apart only as far as their widths
/// differ, so that a place needs one node for each fitness class and the time grows with the length of the text, not with its square.
/// </summary>
internal sealed class LineBreaker : IDisposable
{
    /// <summary>The greatest ratio that is told from a greater one where any looseness is taken.</summary>
    private const int Gaping = 20;

    private const int Overfull = int.MaxValue;

    /// <summary>The badness of a line whose spaces are stretched by all that they may be.</summary>
    private const int Loose = 100;

    private readonly List<Token> tokens;
    private readonly BreakTuning tuning;
    private readonly LineMetrics metrics;
    private readonly long[] measures;
    private readonly List<Node> nodes = [];
    private readonly List<int> active = [];
    private readonly Candidate[] best;
    private readonly long endStretch;
    private bool isLastPass;

    private LineBreaker(List<Token> tokens, LineShape shape, BreakTuning tuning)
    {
        (this.tokens, this.tuning, metrics) = (tokens, tuning, new(tokens));
        measures = [.. Enumerable.Range(0, shape.First.Count + 1).Select(line => LineMetrics.Scaled(shape[line].Width))];
        best = new Candidate[4 * measures.Length];
        endStretch = LineMetrics.Scaled(tuning.EndStretch);
    }

    /// <summary>The lines of tokens that end in a <see cref="TokenKind.LineEnd"/>.</summary>
    public static BrokenLines Break(List<Token> tokens, LineShape shape, BreakTuning tuning)
    {
        if (tokens.Count == 0) return new([], 0);
        if (shape.Usual.Width < tuning.LeastMeasure) return new(FirstFit.Break(tokens, shape), 0);
        using var breaker = new LineBreaker(tokens, shape, tuning);
        foreach (var pass in Passes(tuning))
            if (breaker.Run(pass) is { } last && (pass.Rescue == Rescue.Overfull || !breaker.EndsWithRest(last))) return new(breaker.LinesTo(last), pass.ExtraStretch);
        throw new InvalidOperationException("The last pass takes any lines.");
    }

    /// <inheritdoc/>
    public void Dispose() => metrics.Dispose();

    /// <summary>The demerits of lines that were chosen elsewhere, by the formula that the breaker makes least (TeX: The Program, §859).</summary>
    public static double DemeritsOf(List<Token> tokens, LineShape shape, BreakTuning tuning, IReadOnlyList<LineSpan> lines, double extraStretch)
    {
        using var breaker = new LineBreaker(tokens, shape, tuning);
        var node = breaker.Start();
        foreach (var line in lines)
        {
            var token = tokens[line.End];
            var (badness, fitness, _) = breaker.Judge(node, line.End, breaker.metrics.EndAt(line.End), token.Kind, LineMetrics.Scaled(extraStretch));
            node = breaker.After(node, line.End, fitness, node.Demerits + breaker.Demerits(node, line.End, token, Math.Min(badness, LineMetrics.Infinite), 0, fitness), 0);
        }

        return node.Demerits;
    }

    private static IEnumerable<Pass> Passes(BreakTuning tuning)
    {
        yield return new(tuning.Pretolerance, 0, BreakTraits.Automatic | BreakTraits.LastResort, Rescue.Never);
        yield return new(tuning.Tolerance, 0, BreakTraits.LastResort, Rescue.Never);
        if (tuning.EmergencyStretch > 0) yield return new(tuning.Tolerance, tuning.EmergencyStretch, BreakTraits.LastResort, Rescue.Never);
        yield return new(LineMetrics.Infinite, 0, BreakTraits.None, Rescue.Overfull);
    }

    /// <summary>True for lines whose last is but the rest of a divided word, which is too bad not to try what else there is.</summary>
    private bool EndsWithRest(int last) => tuning.FinalPartDemerits > 0 && nodes[last].Previous is > 0 and var previous && nodes[previous].Hyphens > 0 && IsWithoutSpace(nodes[previous].Start, nodes[last].Index);

    private List<LineSpan> LinesTo(int last)
    {
        var lines = new List<LineSpan>();
        for (var node = nodes[last]; node.Previous >= 0; node = nodes[node.Previous]) lines.Add(new(nodes[node.Previous].Start, node.Index));
        lines.Reverse();
        return lines;
    }

    /// <summary>The last node of the best lines, or null when there are none within the pass's tolerance.</summary>
    private int? Run(Pass pass)
    {
        isLastPass = pass.Rescue == Rescue.Overfull;
        nodes.Clear();
        active.Clear();
        nodes.Add(Start());
        active.Add(0);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!MayBreak(i, pass)) continue;
            Array.Fill(best, new(double.PositiveInfinity, -1));
            Try(i, pass, LineMetrics.Scaled(pass.ExtraStretch));
            Activate(i);
            if (active.Count == 0) return null;
        }

        return active.MinBy(node => nodes[node].Demerits);
    }

    private bool MayBreak(int i, Pass pass)
    {
        var token = tokens[i];
        return token.Kind switch
        {
            TokenKind.Space => i > 0 && tokens[i - 1].Kind == TokenKind.Box && (token.Traits & pass.Without) == 0,
            TokenKind.Penalty => token.Cost < Token.Forbidden && (token.Traits & pass.Without) == 0,
            TokenKind.LineEnd => true,
            _ => false,
        };
    }

    /// <summary>Tries a line from every active node to <paramref name="end"/>, and drops the nodes from which it no longer fits.</summary>
    private void Try(int end, Pass pass, long extraStretch)
    {
        var (kept, isReached) = (0, false);
        var token = tokens[end];
        var reach = metrics.EndAt(end);
        var known = CollectionsMarshal.AsSpan(nodes);
        for (var n = 0; n < active.Count; n++)
        {
            var at = active[n];
            ref readonly var node = ref known[at];
            var (badness, fitness, excess) = Judge(node, end, reach, token.Kind, extraStretch);
            var isOverfull = badness == Overfull;
            var isLastHope = isOverfull && pass.Rescue == Rescue.Overfull && kept == 0 && n == active.Count - 1 && !isReached;
            if (isLastHope || badness <= pass.Tolerance)
            {
                Offer(node.Line, fitness, new(node.Demerits + (isLastHope ? 0 : Demerits(node, end, token, badness, excess, fitness)), at));
                isReached = true;
            }

            if (!isOverfull && token.Kind != TokenKind.LineEnd) active[kept++] = at;
        }

        active.RemoveRange(kept, active.Count - kept);
    }

    private void Offer(int line, Fitness fitness, Candidate candidate)
    {
        ref var known = ref best[(4 * line) + (int)fitness];
        if (candidate.Demerits <= known.Demerits) known = candidate;
    }

    private void Activate(int end)
    {
        for (var line = 0; line < measures.Length; line++)
        {
            var found = best.AsSpan(4 * line, 4);
            var least = double.PositiveInfinity;
            foreach (var candidate in found) least = Math.Min(least, candidate.Demerits);
            for (var fitness = 0; fitness < found.Length; fitness++)
            {
                if (found[fitness].From < 0 || found[fitness].Demerits > least + tuning.AdjacentDemerits) continue;
                active.Add(nodes.Count);
                nodes.Add(After(nodes[found[fitness].From], end, (Fitness)fitness, found[fitness].Demerits, found[fitness].From));
            }
        }
    }

    private Node Start() => new(-1, metrics.StartAt(0), 0, Fitness.Decent, 0, 0, -1);

    private Node After(Node node, int end, Fitness fitness, double demerits, int previous)
    {
        var isHyphenated = tokens[end].Kind == TokenKind.Penalty && tokens[end].Traits.HasFlag(BreakTraits.Hyphenated);
        return new(end, metrics.StartAt(end + 1), Math.Min(node.Line + 1, measures.Length - 1), fitness, isHyphenated ? node.Hyphens + 1 : 0, demerits, previous);
    }

    /// <summary>How bad a line is, worse than infinitely bad when it sticks out, and by how much its ratio is beyond 1.</summary>
    private (int Badness, Fitness Fitness, double Excess) Judge(in Node from, int end, long reach, TokenKind kind, long extraStretch)
    {
        var missing = measures[from.Line] - metrics.WidthTo(reach, from.Start);
        if (missing >= 0)
        {
            if (kind == TokenKind.LineEnd) return (0, Fitness.Decent, 0);
            var room = metrics.Stretch(from.Start, end) + endStretch + extraStretch;
            var badness = LineMetrics.Badness(missing, room);
            var fitness = badness > 99 ? Fitness.VeryLoose : badness > 12 ? Fitness.Loose : Fitness.Decent;
            return (badness, fitness, badness <= Loose ? 0 : (room > 0 ? Math.Min(Gaping, (double)missing / room) : Gaping) - 1);
        }

        var shrink = metrics.Shrink(from.Start, end);
        if (-missing > shrink) return (Overfull, Fitness.Tight, 0);
        var tightness = LineMetrics.Badness(-missing, shrink);
        return (tightness, tightness > 12 ? Fitness.Tight : Fitness.Decent, 0);
    }

    private double Demerits(in Node from, int end, in Token token, int badness, double excess, Fitness fitness)
    {
        var demerits = LineDemerits(badness, excess);
        var isPenalty = token.Kind == TokenKind.Penalty;
        demerits += (double)token.Cost * token.Cost;
        if (from.Hyphens > 0)
        {
            if (end == tokens.Count - 1) demerits += tuning.FinalHyphenDemerits + (IsWithoutSpace(from.Start, end) ? tuning.FinalPartDemerits : 0);
            else if (isPenalty && token.Traits.HasFlag(BreakTraits.Hyphenated)) demerits += tuning.DoubleHyphenDemerits + (tuning.LadderDemerits * (from.Hyphens - 1) * (from.Hyphens - 1));
        }

        if (end == tokens.Count - 1 && metrics.Width(from.Start, end) < LineMetrics.Scaled(tuning.ShortLastLine)) demerits += tuning.ShortLastLineDemerits;
        return Math.Abs((int)fitness - (int)from.Fitness) > 1 ? demerits + tuning.AdjacentDemerits : demerits;
    }

    /// <summary>TeX's; in the last pass those of a loose line grow by the square of its looseness, not by the sixth power, which would make many lines loose for the sake of one.</summary>
    private double LineDemerits(int badness, double excess)
    {
        var isLoose = isLastPass && badness > Loose;
        double line = tuning.LinePenalty + (isLoose ? Loose : badness);
        return !isLoose ? line * line : (line * line) + tuning.LooseDemerits + (tuning.LoosenessDemerits * excess * excess);
    }

    private bool IsWithoutSpace(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (tokens[i].Kind == TokenKind.Space) return false;
        return true;
    }

    private enum Fitness
    {
        VeryLoose,
        Loose,
        Decent,
        Tight,
    }

    private enum Rescue
    {
        Never,
        Overfull,
    }

    private readonly record struct Pass(int Tolerance, double ExtraStretch, BreakTraits Without, Rescue Rescue);

    private readonly record struct Candidate(double Demerits, int From);

    /// <summary>
    /// A break before the token <paramref name="Index"/>; the line after it is the <paramref name="Line"/>th of those whose widths differ, and the best lines up to it end
    /// with <paramref name="Hyphens"/> hyphenated ones. Nodes are not kept apart by their hyphens: that would find few better lines for twice the time.
    /// </summary>
    private readonly record struct Node(int Index, int Start, int Line, Fitness Fitness, int Hyphens, double Demerits, int Previous);
}

/// <summary>A line: the tokens from <paramref name="Start"/> up to, not including, the one it ends at.</summary>
internal readonly record struct LineSpan(int Start, int End);

/// <summary>The lines of a paragraph, and what each was allowed to stretch beyond its spaces, in points.</summary>
internal sealed record BrokenLines(IReadOnlyList<LineSpan> Lines, double ExtraStretch);
