namespace Digest.Delivery.Mailings;

/// <summary>
/// Keeps a run from hammering a sick server: after a failure that is no recipient's, every connection waits, longer each time, and one message alone
/// goes ahead to see whether the server is well again.
/// </summary>
internal sealed class Circuit(MailingOptions options)
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim probe = new(1);
    private int losses;
    private int round;
    private DateTimeOffset closedUntil;

    /// <summary>True once a server has answered.</summary>
    public bool HasReached { get; private set; }

    /// <summary>How many attempts in a row failed.</summary>
    public int Losses => losses;

    /// <summary>Waits until a message may go; what it gives must be handed to <see cref="Leave"/>.</summary>
    public async Task<(int Round, bool IsProbe)> EnterAsync(Action<DateTimeOffset> waits, CancellationToken cancel)
    {
        if (losses == 0) return (round, false);
        await probe.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (losses == 0)
            {
                probe.Release();
                return (round, false);
            }

            var wait = closedUntil - options.Time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                waits(closedUntil);
                await Task.Delay(wait < options.Retry.Longest ? wait : options.Retry.Longest, options.Time, cancel).ConfigureAwait(false);
            }

            return (round, true);
        }
        catch
        {
            probe.Release();
            throw;
        }
    }

    /// <summary>Gives a probe's place back.</summary>
    public void Leave((int Round, bool IsProbe) entered)
    {
        if (entered.IsProbe) probe.Release();
    }

    /// <summary>Notes how an attempt went; what was under way already when the circuit opened tells nothing new.</summary>
    public void Note(int entered, bool isLost, bool hasReached)
    {
        lock (gate)
        {
            HasReached |= hasReached;
            if (!isLost) losses = 0;
            else if (entered == round)
            {
                losses++;
                round++;
                closedUntil = options.Time.GetUtcNow() + options.Retry.AfterLoss(losses);
            }
        }
    }
}
