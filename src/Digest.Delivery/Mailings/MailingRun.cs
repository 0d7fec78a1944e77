using System.Collections.Immutable;
using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Mailings;

/// <summary>
/// Sends a mailing: claim → send → settle, over as many connections as there are transports, until nobody is due. The ledger alone decides who is due, so a
/// run may be repeated after any end; the dot is in the ledger before it is on the wire.
/// </summary>
public static class MailingRun
{
    /// <summary>
    /// Runs until every recipient is settled, a reason stops the run, or it is cancelled; in each case the report says where everybody stands.
    /// Deferred recipients are waited for and tried again up to <see cref="MailingOptions.MaxAttempts"/>; unknown ones are held.
    /// </summary>
    /// <param name="ledger">Opened with the mailing's plan (<see cref="Mailing.Freeze()"/>).</param>
    /// <param name="transports">Take the messages, each one at a time; at least one.</param>
    /// <param name="mailing">What is sent.</param>
    /// <param name="options">Pace and retries.</param>
    /// <param name="progress">Hears of each step, from several threads one at a time; null when nobody listens.</param>
    /// <param name="cancel">Ends the run after the messages in flight, which have <see cref="MailingOptions.Grace"/>.</param>
    /// <exception cref="IOException">The ledger's or the dry run's disk failed.</exception>
    public static async Task<MailingReport> RunAsync(
        ILedger ledger, IReadOnlyList<IMailTransport> transports, Mailing mailing, MailingOptions options, IProgress<MailingProgress>? progress, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(transports.Count, 1);
        var tally = new Tally(mailing.Recipients.Length, await OverAsync(ledger, options).ConfigureAwait(false), options.Time, progress);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var hard = new CancellationTokenSource();
        // The grace begins when the run is cancelled and ends what is in flight by force.
        ITimer? timer = null;
        await using var grace = cancel.Register(() => timer = options.Time.CreateTimer(_ => Cancel(hard), null, options.Grace, Timeout.InfiniteTimeSpan));
        var work = new MailingWork(ledger, mailing, options, tally, stopping, hard.Token);
        var end = MailingEnd.Finished;
        try
        {
            await work.BeginAsync(cancel).ConfigureAwait(false);
            await Task.WhenAll(transports.Select(transport => Task.Run(() => work.LoopAsync(transport), CancellationToken.None))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            end = MailingEnd.Cancelled;
        }

        finally
        {
            timer?.Dispose();
        }

        if (cancel.IsCancellationRequested) end = MailingEnd.Cancelled;
        if (work.Stop is not null) end = MailingEnd.Stopped;
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        await foreach (var entry in ledger.ReadAsync(CancellationToken.None).ConfigureAwait(false)) entries.Add(entry);
        if (end == MailingEnd.Cancelled && !entries.Any(entry => MailingWork.IsOpen(entry.State))) end = MailingEnd.Finished;
        return new MailingReport { End = end, Stop = work.Stop, Offered = work.Offered, Entries = entries.ToImmutable() };
    }

    private static async Task<int> OverAsync(ILedger ledger, MailingOptions options)
    {
        var over = 0;
        await foreach (var entry in ledger.ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (entry.State is LedgerState.Accepted or LedgerState.Refused or LedgerState.Suppressed || (entry.State == LedgerState.Unknown && options.Unknown == UnknownPolicy.Hold)) over++;
        }

        return over;
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run was over before its grace.
        }
    }
}
