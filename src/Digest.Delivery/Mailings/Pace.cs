namespace Digest.Delivery.Mailings;

/// <summary>Spreads messages evenly over time and over all connections: turns come a fixed interval apart, and a late turn is not made up for.</summary>
internal sealed class Pace(int? perMinute, TimeProvider time)
{
    private readonly TimeSpan interval = perMinute is { } count ? TimeSpan.FromMinutes(1) / Math.Max(count, 1) : TimeSpan.Zero;
    private readonly Lock gate = new();
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Waits for a turn.</summary>
    public async Task TurnAsync(CancellationToken cancel)
    {
        if (interval == TimeSpan.Zero) return;
        TimeSpan wait;
        lock (gate)
        {
            var now = time.GetUtcNow();
            // A clock that was set back must not stop the mailing until it is where it was.
            var turn = next > now && next - now < TimeSpan.FromHours(1) ? next : now;
            wait = turn - now;
            next = turn + interval;
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancel).ConfigureAwait(false);
    }
}
