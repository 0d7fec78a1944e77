using System.Runtime.InteropServices;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Chooses the line ends of a whole paragraph together, so that the sum of the lines' demerits is least (D. E. Knuth and M. F. Plass, Breaking
/// paragraphs into lines, 1981; TeX: The Program, part 38, whose numbers these are). As TeX does: first without automatic hyphens, then with
/// them, then with extra stretch if it was asked for. Where TeX would now let a line stick out, a last pass takes lines of any looseness, but goes on telling
/// a loose one from a looser, and lets one stick out only when there is no other way; a hopeless measure is left to <see cref="FirstFit"/>. Nodes tell lines apart only as far as their widths
/// differ, so that a place needs one node for each fitness class and the time grows with the length of the text, not with its square.
/// </summary>
internal sealed class LineBreaker
{
    /// <summary>The greatest badness that is told from a greater one where any looseness is taken: spaces of twenty times their stretch.</summary>
    private const int Loosest = 800_000;

    private const int Overfull = int.MaxValue;

    private readonly IReadOnlyList<Token> tokens;
    private readonly BreakTuning tuning;
    private readonly LineMetrics metrics;
    private readonly long[] measures;
    private readonly List<Node> nodes = [];
    private readonly List<int> active = [];
    private readonly Candidate[] best;
    private readonly long endStretch;

    private LineBreaker(IReadOnlyList<Token> tokens, LineShape shape, BreakTuning tuning)
    {
        (this.tokens, this.tuning, metrics) = (tokens, tuning, new(tokens));
        measures = [.. Enumerable.Range(0, shape.First.Count + 1).Select(line => LineMetrics.Scaled(shape[line].Width))];
        best = new Candidate[4 * measures.Length];
        endStretch = LineMetrics.Scaled(tuning.EndStretch);
    }

    /// <summary>The lines of tokens that end in a <see cref="TokenKind.LineEnd"/>.</summary>
    public static BrokenLines Break(IReadOnlyList<Token> tokens, LineShape shape, BreakTuning tuning)
    {
        if (tokens.Count == 0) return new([], 0);
        if (shape.Usual.Width < tuning.LeastMeasure) return new(FirstFit.Break(tokens, shape), 0);
        var breaker = new LineBreaker(tokens, shape, tuning);
        foreach (var pass in Passes(tuning))
            if (breaker.Run(pass) is { } last) return new(breaker.LinesTo(last), pass.ExtraStretch);
        throw new InvalidOperationException("The last pass takes any lines.");
    }

    /// <summary>The demerits of lines that were chosen elsewhere, by the formula that the breaker makes least (TeX: The Program, §859).</summary>
    public static double DemeritsOf(IReadOnlyList<Token> tokens, LineShape shape, BreakTuning tuning, IReadOnlyList<LineSpan> lines, double extraStretch)
    {
        var breaker = new LineBreaker(tokens, shape, tuning);
        var node = breaker.Start();
        foreach (var line in lines)
        {
            var token = tokens[line.End];
            var (badness, fitness) = breaker.Judge(node, line.End, token.Kind, LineMetrics.Scaled(extraStretch), LineMetrics.Infinite);
            node = breaker.After(node, line.End, fitness, node.Demerits + breaker.Demerits(node, line.End, token, Math.Min(badness, LineMetrics.Infinite), fitness), 0);
        }

        return node.Demerits;
    }

    private static IEnumerable<Pass> Passes(BreakTuning tuning)
    {
        yield return new(tuning.Pretolerance, 0, BreakTraits.Automatic | BreakTraits.LastResort, Rescue.Never);
        yield return new(tuning.Tolerance, 0, BreakTraits.LastResort, Rescue.Never);
        if (tuning.EmergencyStretch > 0) yield return new(tuning.Tolerance, tuning.EmergencyStretch, BreakTraits.LastResort, Rescue.Never);
        yield return new(Loosest, 0, BreakTraits.None, Rescue.Overfull);
    }

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
            TokenKind.Space => i > 0 && tokens[i - 1].Kind == TokenKind.Box,
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
        var known = CollectionsMarshal.AsSpan(nodes);
        for (var n = 0; n < active.Count; n++)
        {
            var at = active[n];
            ref readonly var node = ref known[at];
            var (badness, fitness) = Judge(node, end, token.Kind, extraStretch, pass.Tolerance);
            var isOverfull = badness == Overfull;
            var isLastHope = isOverfull && pass.Rescue == Rescue.Overfull && kept == 0 && n == active.Count - 1 && !isReached;
            if (isLastHope || badness <= pass.Tolerance)
            {
                Offer(node.Line, fitness, new(node.Demerits + (isLastHope ? 0 : Demerits(node, end, token, badness, fitness)), at));
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

    private Node Start() => new(-1, metrics.StartAt(0), 0, Fitness.Decent, BreakTraits.None, 0, -1);

    private Node After(Node node, int end, Fitness fitness, double demerits, int previous)
    {
        var token = tokens[end];
        return new(end, metrics.StartAt(end + 1), Math.Min(node.Line + 1, measures.Length - 1), fitness, token.Kind == TokenKind.Penalty ? token.Traits : BreakTraits.None, demerits, previous);
    }

    /// <summary>How bad a line is; worse than infinitely bad when it sticks out.</summary>
    private (int Badness, Fitness Fitness) Judge(in Node from, int end, TokenKind kind, long extraStretch, int most)
    {
        var missing = measures[from.Line] - metrics.Width(from.Start, end);
        if (missing >= 0)
        {
            if (kind == TokenKind.LineEnd) return (0, Fitness.Decent);
            var room = metrics.Stretch(from.Start, end) + endStretch + extraStretch;
            var badness = LineMetrics.Badness(missing, room);
            if (badness == LineMetrics.Infinite && most > badness) badness = LineMetrics.Looseness(missing, room, most);
            return (badness, badness > 99 ? Fitness.VeryLoose : badness > 12 ? Fitness.Loose : Fitness.Decent);
        }

        var shrink = metrics.Shrink(from.Start, end);
        if (-missing > shrink) return (Overfull, Fitness.Tight);
        var tightness = LineMetrics.Badness(-missing, shrink);
        return (tightness, tightness > 12 ? Fitness.Tight : Fitness.Decent);
    }

    private double Demerits(in Node from, int end, in Token token, int badness, Fitness fitness)
    {
        double line = tuning.LinePenalty + badness;
        var demerits = line * line;
        var isPenalty = token.Kind == TokenKind.Penalty;
        if (isPenalty) demerits += (double)token.Cost * token.Cost;
        if (from.Traits.HasFlag(BreakTraits.Hyphenated))
        {
            if (end == tokens.Count - 1) demerits += tuning.FinalHyphenDemerits;
            else if (isPenalty && token.Traits.HasFlag(BreakTraits.Hyphenated)) demerits += tuning.DoubleHyphenDemerits;
        }

        if (end == tokens.Count - 1 && metrics.Width(from.Start, end) < LineMetrics.Scaled(tuning.ShortLastLine)) demerits += tuning.ShortLastLineDemerits;
        return Math.Abs((int)fitness - (int)from.Fitness) > 1 ? demerits + tuning.AdjacentDemerits : demerits;
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

    /// <summary>A break before the token <paramref name="Index"/>; the line after it is the <paramref name="Line"/>th of those whose widths differ.</summary>
    private readonly record struct Node(int Index, int Start, int Line, Fitness Fitness, BreakTraits Traits, double Demerits, int Previous);
}

/// <summary>A line: the tokens from <paramref name="Start"/> up to, not including, the one it ends at.</summary>
internal readonly record struct LineSpan(int Start, int End);

/// <summary>The lines of a paragraph, and what each was allowed to stretch beyond its spaces, in points.</summary>
internal sealed record BrokenLines(IReadOnlyList<LineSpan> Lines, double ExtraStretch);
