namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Chooses the line ends of a whole paragraph together, so that the sum of the lines' demerits is least (D. E. Knuth and M. F. Plass, Breaking
/// paragraphs into lines, 1981; TeX: The Program, part 38, whose numbers these are). As TeX does: first without automatic hyphens, then with
/// them, then with extra stretch. Where TeX would now let a line stick out, a last pass takes lines of any looseness, and lets one stick out
/// only when there is no other way. All lines but the first have the same width, so that a place needs one node for each fitness class and the
/// time grows with the length of the text, not with its square.
/// </summary>
internal sealed class LineBreaker
{
    private const double AnyBadness = 10000;

    private readonly IReadOnlyList<Token> tokens;
    private readonly double firstWidth;
    private readonly double otherWidth;
    private readonly BreakTuning tuning;
    private readonly double[] widths;
    private readonly double[] stretches;
    private readonly double[] shrinks;
    private readonly int[] starts;

    private LineBreaker(IReadOnlyList<Token> tokens, double firstWidth, double otherWidth, BreakTuning tuning)
    {
        (this.tokens, this.firstWidth, this.otherWidth, this.tuning) = (tokens, firstWidth, otherWidth, tuning);
        (widths, stretches, shrinks, starts) = (new double[tokens.Count + 1], new double[tokens.Count + 1], new double[tokens.Count + 1], new int[tokens.Count + 1]);
        for (var i = 0; i < tokens.Count; i++)
        {
            var isMaterial = tokens[i].Kind is TokenKind.Box or TokenKind.Space;
            widths[i + 1] = widths[i] + (isMaterial ? tokens[i].Width : 0);
            stretches[i + 1] = stretches[i] + tokens[i].Stretch;
            shrinks[i + 1] = shrinks[i] + tokens[i].Shrink;
        }

        starts[tokens.Count] = tokens.Count;
        for (var i = tokens.Count - 1; i >= 0; i--)
            starts[i] = tokens[i].Kind is TokenKind.Box or TokenKind.LineEnd ? i : starts[i + 1];
    }

    /// <summary>The lines of tokens that end in a <see cref="TokenKind.LineEnd"/>.</summary>
    public static List<LineSpan> Break(IReadOnlyList<Token> tokens, double firstWidth, double otherWidth, BreakTuning tuning)
    {
        if (tokens.Count == 0) return [];
        var breaker = new LineBreaker(tokens, firstWidth, otherWidth, tuning);
        var last = breaker.Run(new(tuning.Pretolerance, 0, BreakTraits.Automatic, Rescue.Never))
            ?? breaker.Run(new(tuning.Tolerance, 0, BreakTraits.None, Rescue.Never))
            ?? breaker.Run(new(tuning.Tolerance, tuning.EmergencyStretch, BreakTraits.None, Rescue.Never))
            ?? breaker.Run(new(AnyBadness, tuning.EmergencyStretch, BreakTraits.None, Rescue.Overfull))!;
        var lines = new List<LineSpan>();
        for (var node = last; node.Previous is not null; node = node.Previous) lines.Add(new(node.Previous.Start, node.Index));
        lines.Reverse();
        return lines;
    }

    private Node? Run(Pass pass)
    {
        var active = new List<Node> { new(-1, starts[0], Fitness.Decent, BreakTraits.None, 0, null) };
        var best = new Candidate[4];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!MayBreak(i, pass)) continue;
            Array.Fill(best, new Candidate(double.PositiveInfinity, null));
            Try(i, active, best, pass);
            Activate(i, active, best);
            if (active.Count == 0) return null;
        }

        return active.MinBy(node => node.Demerits);
    }

    private bool MayBreak(int i, Pass pass) => tokens[i].Kind switch
    {
        TokenKind.Space => i > 0 && tokens[i - 1].Kind == TokenKind.Box,
        TokenKind.Penalty => tokens[i].Cost < Token.Forbidden && (tokens[i].Traits & pass.Without) == 0,
        TokenKind.LineEnd => true,
        _ => false,
    };

    /// <summary>Tries a line from every active node to <paramref name="end"/>, and drops the nodes from which it no longer fits.</summary>
    private void Try(int end, List<Node> active, Candidate[] best, Pass pass)
    {
        var kept = 0;
        var isForced = tokens[end].Kind == TokenKind.LineEnd;
        for (var n = 0; n < active.Count; n++)
        {
            var node = active[n];
            var (badness, fitness) = Judge(node, end, pass);
            var isOverfull = badness > AnyBadness;
            if (isOverfull && pass.Rescue == Rescue.Overfull && kept == 0 && n == active.Count - 1 && Array.TrueForAll(best, found => found.From is null))
            {
                Offer(best, fitness, new(node.Demerits, node));
            }
            else if (badness <= pass.Tolerance)
            {
                Offer(best, fitness, new(node.Demerits + Demerits(node, end, badness, fitness), node));
            }

            if (!isOverfull && !isForced) active[kept++] = node;
        }

        active.RemoveRange(kept, active.Count - kept);
    }

    private static void Offer(Candidate[] best, Fitness fitness, Candidate candidate)
    {
        if (candidate.Demerits <= best[(int)fitness].Demerits) best[(int)fitness] = candidate;
    }

    private void Activate(int end, List<Node> active, Candidate[] best)
    {
        var least = best.Min(candidate => candidate.Demerits);
        if (double.IsPositiveInfinity(least)) return;
        var traits = tokens[end].Kind == TokenKind.Penalty ? tokens[end].Traits : BreakTraits.None;
        for (var fitness = 0; fitness < best.Length; fitness++)
        {
            if (best[fitness].From is { } from && best[fitness].Demerits <= least + tuning.AdjacentDemerits)
                active.Add(new(end, starts[end + 1], (Fitness)fitness, traits, best[fitness].Demerits, from));
        }
    }

    /// <summary>How bad a line is: TeX's 100 r³, with its integer arithmetic; more than 10000 when it sticks out.</summary>
    private (double Badness, Fitness Fitness) Judge(Node from, int end, Pass pass)
    {
        var line = tokens[end];
        var hang = line.Kind == TokenKind.Penalty ? line.Hang : end > from.Start ? tokens[end - 1].Hang : 0;
        var natural = widths[end] - widths[from.Start] + (line.Kind == TokenKind.Penalty ? line.Width : 0) - hang;
        var missing = (from.Previous is null ? firstWidth : otherWidth) - natural;
        if (missing >= 0)
        {
            if (line.Kind == TokenKind.LineEnd) return (0, Fitness.Decent);
            var stretch = stretches[end] - stretches[from.Start] + tuning.EndStretch + pass.ExtraStretch;
            var badness = BadnessOf(missing, stretch);
            return (badness, badness > 99 ? Fitness.VeryLoose : badness > 12 ? Fitness.Loose : Fitness.Decent);
        }

        var shrink = shrinks[end] - shrinks[from.Start];
        if (-missing > shrink + 1e-6) return (AnyBadness + 1, Fitness.Tight);
        var tightness = BadnessOf(-missing, shrink);
        return (tightness, tightness > 12 ? Fitness.Tight : Fitness.Decent);
    }

    private static double BadnessOf(double missing, double available)
    {
        const double scaled = 65536 * 72.27 / 72;
        var (t, s) = (Math.Round(missing * scaled), Math.Round(available * scaled));
        if (t <= 0) return 0;
        if (s <= 0) return AnyBadness;
        var r = Math.Floor(297 * t / s);
        return r > 1290 ? AnyBadness : Math.Floor(((r * r * r) + 131072) / 262144);
    }

    private double Demerits(Node from, int end, double badness, Fitness fitness)
    {
        var line = tuning.LinePenalty + badness;
        var demerits = line >= 10000 ? 1e8 : line * line;
        var token = tokens[end];
        var isPenalty = token.Kind == TokenKind.Penalty;
        if (isPenalty) demerits += (double)token.Cost * token.Cost;
        if (from.Traits.HasFlag(BreakTraits.Hyphenated))
        {
            if (end == tokens.Count - 1) demerits += tuning.FinalHyphenDemerits;
            else if (isPenalty && token.Traits.HasFlag(BreakTraits.Hyphenated)) demerits += tuning.DoubleHyphenDemerits;
        }

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

    private readonly record struct Pass(double Tolerance, double ExtraStretch, BreakTraits Without, Rescue Rescue);

    private readonly record struct Candidate(double Demerits, Node? From);

    private sealed record Node(int Index, int Start, Fitness Fitness, BreakTraits Traits, double Demerits, Node? Previous);
}

/// <summary>A line: the tokens from <paramref name="Start"/> up to, not including, the one it ends at.</summary>
internal readonly record struct LineSpan(int Start, int End);
