using System.Diagnostics;

namespace Digest.Benchmarks;

/// <summary>Measures one action over and over, for gates.</summary>
internal static class Timing
{
    // Long enough for the compiler to make fast code first, and for a quiet moment of a busy machine.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(4);

    /// <summary>The fastest of all rounds of four seconds, in milliseconds: what else the machine does only ever adds to a time.</summary>
    public static double Best(Action run)
    {
        var best = double.MaxValue;
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < Long;)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }

    /// <summary>What one round allocates, in bytes.</summary>
    public static double Allocated(Action run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
