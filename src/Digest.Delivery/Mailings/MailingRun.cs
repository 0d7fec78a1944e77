using System.Collections.Immutable;
using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Mailings;

/// <summary>
/// Sends a mailing: claim → send → settle, one recipient after the other, until nobody is due. The ledger alone decides who is due, so a run may be
/// repeated after any end; the dot is in the ledger before it is on the wire.
/// </summary>
public static class MailingRun
{
    /// <summary>
    /// Runs until every recipient is settled, a reason stops the run, or it is cancelled; in each case the report says where everybody stands.
    /// Deferred recipients are waited for and tried again up to <see cref="MailingOptions.MaxAttempts"/>; unknown ones are held.
    /// </summary>
    /// <param name="ledger">Opened with the mailing's plan (<see cref="Mailing.Freeze"/>).</param>
    /// <param name="transport">Takes the messages.</param>
    /// <param name="mailing">What is sent.</param>
    /// <param name="options">Pace and retries.</param>
    /// <param name="progress">Hears of each step; null when nobody listens.</param>
    /// <param name="cancel">Ends the run after the step in hand is recorded.</param>
    /// <exception cref="IOException">The ledger's or the dry run's disk failed.</exception>
    public static async Task<MailingReport> RunAsync(
        ILedger ledger, IMailTransport transport, Mailing mailing, MailingOptions options, IProgress<MailingProgress>? progress, CancellationToken cancel)
    {
        var run = new Run(ledger, transport, mailing, options, progress);
        var end = MailingEnd.Finished;
        try
        {
            while (run.Stop is null && await run.StepAsync(cancel).ConfigureAwait(false)) cancel.ThrowIfCancellationRequested();
            if (run.Stop is not null) end = MailingEnd.Stopped;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            end = MailingEnd.Cancelled;
        }

        return new MailingReport { End = end, Stop = run.Stop, Entries = await run.EntriesAsync().ConfigureAwait(false) };
    }

    private sealed class Run(ILedger ledger, IMailTransport transport, Mailing mailing, MailingOptions options, IProgress<MailingProgress>? progress)
    {
        private readonly Dictionary<string, Recipient> recipients = mailing.Recipients.ToDictionary(recipient => recipient.Address.Key);
        private readonly Pace pace = new(options.PerMinute, options.Time);
        private int done;
        private int losses;
        private bool hasReached;

        public RunStop? Stop { get; private set; }

        public async Task<ImmutableArray<LedgerEntry>> EntriesAsync()
        {
            var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
            await foreach (var entry in ledger.ReadAsync(CancellationToken.None).ConfigureAwait(false)) entries.Add(entry);
            return entries.ToImmutable();
        }

        // Deals with one recipient, or waits for the next that is due; false when nobody is left.
        public async Task<bool> StepAsync(CancellationToken cancel)
        {
            await pace.TurnAsync(cancel).ConfigureAwait(false);
            var claims = await ledger.ClaimAsync(1, options.Owner, cancel).ConfigureAwait(false);
            if (claims.Count == 0) return await WaitForRetryAsync(cancel).ConfigureAwait(false);
            var claim = claims[0];
            var sent = await SendAsync(claim, cancel).ConfigureAwait(false);
            var outcome = Judge(claim, sent, cancel);
            await ledger.SettleAsync(claim, outcome, CancellationToken.None).ConfigureAwait(false);
            if (outcome is not (Outcome.NotSent or Outcome.Deferred { RetryAt: not null })) done++;
            progress?.Report(new MailingProgress { Done = done, Total = recipients.Count, Recipient = recipients[claim.Recipient].Address, Outcome = outcome });
            Stop ??= sent.Stop ?? Unreachable(sent);
            if (Stop is null && losses > 0) await WaitAsync(options.Time.GetUtcNow() + options.Retry.AfterLoss(losses), cancel).ConfigureAwait(false);
            return true;
        }

        private async Task<SendOutcome> SendAsync(Claim claim, CancellationToken cancel)
        {
            var isDotMarked = false;
            var recipient = recipients[claim.Recipient];
            try
            {
                var envelope = new Envelope { Sender = mailing.Sender, Recipients = [recipient.Address] };
                return await transport.SendAsync(envelope, mailing.Message(recipient), MarkAsync, cancel).ConfigureAwait(false);
            }
            catch (Exception failed) when (!isDotMarked)
            {
                await GiveBackAsync(claim, failed).ConfigureAwait(false);
                throw;
            }

            async ValueTask<bool> MarkAsync() => isDotMarked = await ledger.MarkDotAsync(claim, CancellationToken.None).ConfigureAwait(false);
        }

        // The failure itself is passed on; a ledger that fails as well adds nothing to it.
        private async Task GiveBackAsync(Claim claim, Exception failed)
        {
            try
            {
                await ledger.SettleAsync(claim, new Outcome.NotSent { Reply = Printable.Of(failed.Message) }, CancellationToken.None).ConfigureAwait(false);
            }
            catch (IOException)
            {
                // Opening the ledger again finds the recipient claimed, which comes to the same.
            }
        }

        // What goes into the ledger: a retry has its time, and a recipient whose message alone loses the connection does not hold the others up.
        private Outcome Judge(Claim claim, SendOutcome sent, CancellationToken cancel)
        {
            var outcome = sent.Recipients[0].Outcome;
            var isLost = outcome is Outcome.NotSent && sent.Stop is null && !cancel.IsCancellationRequested;
            losses = isLost ? losses + 1 : 0;
            hasReached |= sent.Phase > SendPhase.Connect;
            DateTimeOffset? retry = claim.Attempt < options.MaxAttempts ? options.Time.GetUtcNow() + options.Retry.After(claim.Attempt) : null;
            return outcome switch
            {
                Outcome.Deferred deferred => deferred with { RetryAt = retry },
                Outcome.NotSent when isLost && sent.Phase >= SendPhase.Mail => new Outcome.Deferred { Reply = $"not sent: {outcome.Reply}", RetryAt = retry },
                _ => outcome,
            };
        }

        // A server that never answered is not waited for; one that was there gets another chance.
        private RunStop? Unreachable(SendOutcome sent) => losses > 0 && (losses >= options.MaxAttempts || !hasReached)
            ? new RunStop { Reason = RunStopReason.Unreachable, Reply = sent.Recipients[0].Outcome.Reply }
            : null;

        private async Task<bool> WaitForRetryAsync(CancellationToken cancel)
        {
            var entries = await EntriesAsync().ConfigureAwait(false);
            if (entries.Min(entry => entry.RetryAt) is not { } due) return false;
            await WaitAsync(due, cancel).ConfigureAwait(false);
            return true;
        }

        private async Task WaitAsync(DateTimeOffset until, CancellationToken cancel)
        {
            progress?.Report(new MailingProgress { Done = done, Total = recipients.Count, WaitsUntil = until });
            var wait = until - options.Time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, options.Time, cancel).ConfigureAwait(false);
        }
    }
}
