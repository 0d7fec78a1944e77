namespace Digest.Delivery.Mailings;

/// <summary>Spreads messages evenly over time: after each turn the next one comes a fixed interval later, and a late turn is not made up for.</summary>
internal sealed class Pace(int? perMinute, TimeProvider time)
{
    private readonly TimeSpan interval = perMinute is { } count ? TimeSpan.FromMinutes(1) / Math.Max(count, 1) : TimeSpan.Zero;
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Waits for a turn.</summary>
    public async Task TurnAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (next > now) await Task.Delay(next - now, time, cancel).ConfigureAwait(false);
        next = time.GetUtcNow() + interval;
    }
}
