using System.Diagnostics;
using Digest.Model;

namespace Digest.Fuzz;

/// <summary>
/// Reads sources that nobody wrote until one of them breaks what must hold for all: made by a grammar, or real ones and samples with damages. Each execution
/// has a seed of its own, one more than the last, so that a finding can be made again alone.
/// </summary>
public static class Fuzzer
{
    /// <summary>Runs for <paramref name="time"/> or until the first finding.</summary>
    /// <param name="seed">The seed of the first execution.</param>
    /// <param name="time">How long.</param>
    /// <param name="report">Given the number of executions so far, about every ten seconds; null for silence.</param>
    /// <param name="most">The most executions.</param>
    /// <returns>How many executions there were, and the finding or null.</returns>
    public static (int Executions, Finding? Finding) Run(int seed, TimeSpan time, Action<int>? report = null, int most = int.MaxValue)
    {
        var sources = new Sources();
        var clock = Stopwatch.StartNew();
        var said = TimeSpan.Zero;
        var executions = 0;
        for (; (clock.Elapsed < time && executions < most) || executions == 0; executions++)
        {
            var file = sources.Make(seed + executions);
            if (Replay(file) is { } fault) return (executions + 1, new Finding(Reduction.Of(file, fault.Kind), fault, seed + executions));
            if (clock.Elapsed - said < TimeSpan.FromSeconds(10)) continue;
            said = clock.Elapsed;
            report?.Invoke(executions + 1);
        }

        return (executions, null);
    }

    /// <summary>What does not hold for one source, or null.</summary>
    public static Fault? Replay(SourceFile file) => Invariants.Fault(file);
}
