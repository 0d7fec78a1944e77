using System.Runtime.ExceptionServices;

namespace Digest.Render.Pdf.Layout;

/// <summary>Does what does not hang together on as many processors as there are. Results stand in the order of their numbers, so that nobody can tell how many there were.</summary>
internal static class SideBySide
{
    /// <summary>Fewer are done sooner than other threads wake up.</summary>
    private const int Few = 3;

    /// <summary>What <paramref name="make"/> makes of each number below <paramref name="count"/>; it must not change what another call sees.</summary>
    public static T[] Make<T>(int count, Func<int, T> make)
    {
        var made = new T[count];
        if (count < Few || Environment.ProcessorCount == 1)
        {
            for (var i = 0; i < count; i++) made[i] = make(i);
            return made;
        }

        try
        {
            Parallel.For(0, count, i => made[i] = make(i));
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Capture(error.InnerExceptions[0]).Throw();
        }

        return made;
    }
}
