namespace Digest.Delivery.Mailings;

/// <summary>Counts what a run did, and tells whoever listens, with the rate and the time that is left at that rate.</summary>
internal sealed class Tally(int total, int earlier, TimeProvider time, IProgress<MailingProgress>? progress)
{
    private readonly Lock gate = new();
    private readonly DateTimeOffset start = time.GetUtcNow();
    private int done;

    /// <summary>Tells what became of a recipient.</summary>
    public void Settled(EnvelopeAddress recipient, Outcome outcome)
    {
        lock (gate)
        {
            if (outcome is not (Outcome.NotSent or Outcome.Deferred { RetryAt: not null })) done++;
            progress?.Report(Step() with { Recipient = recipient, Outcome = outcome });
        }
    }

    /// <summary>Tells of a wait.</summary>
    public void Waits(DateTimeOffset until)
    {
        lock (gate) progress?.Report(Step() with { WaitsUntil = until });
    }

    private MailingProgress Step()
    {
        var minutes = (time.GetUtcNow() - start).TotalMinutes;
        var rate = minutes > 0 ? done / minutes : 0;
        return new MailingProgress
        {
            Done = earlier + done,
            Total = total,
            PerMinute = rate,
            Remaining = rate > 0 ? TimeSpan.FromMinutes(Math.Min((total - earlier - done) / rate, TimeSpan.MaxValue.TotalMinutes / 2)) : null,
        };
    }
}
