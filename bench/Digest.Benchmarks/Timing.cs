using System.Diagnostics;

namespace Digest.Benchmarks;

/// <summary>Measures one action over and over, for gates.</summary>
internal static class Timing
{
    // Long enough for the compiler to make fast code first, and for a quiet moment of a busy machine.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(24);

    /// <summary>The fastest of all rounds until none was faster for four seconds, in milliseconds: what else the machine does only ever adds to a time.</summary>
    public static double Best(Action run) => Least(() =>
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    });

    /// <summary>What one round allocates, in bytes: the least, since code that is not yet compiled for speed allocates more.</summary>
    public static double Allocated(Action run) => Least(() =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    private static double Least(Func<double> measure)
    {
        var (least, begin) = (double.MaxValue, Stopwatch.GetTimestamp());
        for (var last = begin; Stopwatch.GetElapsedTime(last) < Quiet && Stopwatch.GetElapsedTime(begin) < Longest;)
        {
            var figure = measure();
            if (figure > 0.99 * least) continue;
            (least, last) = (figure, Stopwatch.GetTimestamp());
        }

        return least;
    }
}
