using System.Diagnostics;

namespace Digest.FontFuzz;

/// <summary>A damaged font file for which something does not hold.</summary>
/// <param name="File">The file.</param>
/// <param name="Fault">What does not hold, in one line.</param>
/// <param name="Seed">The seed of this one execution.</param>
public sealed record FontFinding(byte[] File, string Fault, int Seed);

/// <summary>
/// Opens and uses damaged copies of the embedded faces until one of them breaks what must hold for all. Each execution has a seed of its own, one more than
/// the last, so that a finding can be made again alone.
/// </summary>
public static class FontFuzzer
{
    /// <summary>Runs for <paramref name="time"/> or until the first finding.</summary>
    /// <param name="seed">The seed of the first execution.</param>
    /// <param name="time">How long.</param>
    /// <param name="report">Given the number of executions so far, about every ten seconds; null for silence.</param>
    /// <returns>How many executions there were, how many of the files were opened in spite of the damage, and the finding or null.</returns>
    public static (int Executions, int Opened, FontFinding? Finding) Run(int seed, TimeSpan time, Action<int>? report = null)
    {
        var faces = FontPieces.Names.Select(FontPieces.Read).ToArray();
        var (clock, said) = (Stopwatch.StartNew(), TimeSpan.Zero);
        var (executions, opened) = (0, 0);
        for (; clock.Elapsed < time; executions++)
        {
            var file = FontMutations.Of(faces, seed + executions);
            var (fault, isOpen) = FontInvariants.Check(file);
            if (fault is not null) return (executions + 1, opened, new FontFinding(file, fault, seed + executions));
            if (isOpen) opened++;
            if (clock.Elapsed - said < TimeSpan.FromSeconds(10)) continue;
            said = clock.Elapsed;
            report?.Invoke(executions + 1);
        }

        return (executions, opened, null);
    }
}
