namespace Digest.Testing;

/// <summary>A clock that stands still until it is told to move, and on which every wait is over at once: a timer moves the clock to its end.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>How long all waits were together.</summary>
    public TimeSpan Waited { get; private set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan by)
    {
        lock (gate) now += by;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            now += dueTime;
            Waited += dueTime;
        }

        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Rung();
    }

    private sealed class Rung : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
