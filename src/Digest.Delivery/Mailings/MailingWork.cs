using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Mailings;

/// <summary>What the connections of one run share, and what each does over and over.</summary>
internal sealed class MailingWork(ILedger ledger, Mailing mailing, MailingOptions options, Tally tally, CancellationTokenSource stopping, CancellationToken hard)
{
    // Another process may settle what this one waits for, and a clock may be set.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(15);
    private readonly Dictionary<string, Recipient> recipients = mailing.Recipients.ToDictionary(mailing.KeyOf);
    private readonly Pace pace = new(options.PerMinute, options.Time);
    private readonly Circuit circuit = new(options);
    private readonly Lock gate = new();
    private int offered;
    private TaskCompletionSource change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Why the run must end; null while it need not.</summary>
    public RunStop? Stop { get; private set; }

    /// <summary>How many messages were offered.</summary>
    public int Offered => Volatile.Read(ref offered);

    /// <summary>True for those who may be sent to still.</summary>
    public static bool IsOpen(LedgerState state) => state is LedgerState.Pending or LedgerState.Claimed or LedgerState.Sending;

    /// <summary>Carries out what was decided about earlier runs' unknowns.</summary>
    public async Task BeginAsync(CancellationToken cancel)
    {
        if (options.Unknown != UnknownPolicy.Resend) return;
        await foreach (var entry in ledger.ReadAsync(cancel).ConfigureAwait(false))
        {
            if (entry.State == LedgerState.Unknown)
                await ledger.DecideAsync(entry.Recipient, LedgerState.Unknown, new Outcome.NotSent { Reply = "sent again by decision" }, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Sends over one transport until nobody is due or the run ends.</summary>
    public async Task LoopAsync(IMailTransport transport)
    {
        try
        {
            while (Stop is null && await StepAsync(transport, stopping.Token).ConfigureAwait(false)) stopping.Token.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (Stop is not null)
        {
            // Another connection found the reason to stop.
        }
        catch
        {
            // A failed disk ends every connection's work, after the message it has in flight.
            await stopping.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Deals with one recipient, or waits for the next that is due; false when nobody is left.
    private async Task<bool> StepAsync(IMailTransport transport, CancellationToken cancel)
    {
        // A sick server is not waited for on nobody's behalf.
        if (circuit.Losses > 0 && !await IsAnyLeftAsync(cancel).ConfigureAwait(false)) return false;
        var entered = await circuit.EnterAsync(tally.Waits, cancel).ConfigureAwait(false);
        try
        {
            await pace.TurnAsync(cancel).ConfigureAwait(false);
            Task changed;
            lock (gate) changed = change.Task;
            if (IsStale() is { } stale) return EndRun(stale);
            var claims = await ledger.ClaimAsync(1, options.Owner, cancel).ConfigureAwait(false);
            if (claims is not [var claim]) return await WaitAsync(changed, cancel).ConfigureAwait(false);
            await DealAsync(transport, claim, entered.Round).ConfigureAwait(false);
            Signal();
            return true;
        }
        finally
        {
            circuit.Leave(entered);
        }
    }

    private async Task<bool> IsAnyLeftAsync(CancellationToken cancel)
    {
        await foreach (var entry in ledger.ReadAsync(cancel).ConfigureAwait(false))
        {
            if (IsOpen(entry.State) || entry.State == LedgerState.Dot || entry.RetryAt is not null) return true;
        }

        return false;
    }

    private async Task DealAsync(IMailTransport transport, Claim claim, int round)
    {
        var recipient = recipients[claim.Recipient];
        if (options.Suppressed.Contains(claim.Recipient))
        {
            await SettleAsync(claim, recipient, new Outcome.Suppressed { Reply = "on the list of those who get no mail" }).ConfigureAwait(false);
            return;
        }

        if (options.PerDay is { } day && !day.TryTake(out var next))
        {
            await ledger.SettleAsync(claim, new Outcome.NotSent { Reply = "not offered" }, CancellationToken.None).ConfigureAwait(false);
            EndRun(new RunStop { Reason = RunStopReason.QuotaReached, Reply = FormattableString.Invariant($"{day.Most} messages were offered in 24 hours, as many as the account may; the next may go at {next:u}") });
            return;
        }

        Interlocked.Increment(ref offered);
        var sent = await SendAsync(transport, claim, recipient).ConfigureAwait(false);
        var outcome = Judge(claim, sent, round);
        await SettleAsync(claim, recipient, outcome).ConfigureAwait(false);
        if ((sent.Stop ?? Unreachable(outcome)) is { } stop) EndRun(stop);
    }

    private async Task SettleAsync(Claim claim, Recipient recipient, Outcome outcome)
    {
        var kept = mailing.Hidden is null ? outcome : outcome with { Reply = outcome.Reply.Replace(recipient.Address.Text, "(address)", StringComparison.OrdinalIgnoreCase) };
        await ledger.SettleAsync(claim, kept, CancellationToken.None).ConfigureAwait(false);
        tally.Settled(recipient.Address, outcome);
    }

    private async Task<SendOutcome> SendAsync(IMailTransport transport, Claim claim, Recipient recipient)
    {
        var isDotMarked = false;
        try
        {
            var envelope = new Envelope { Sender = mailing.Sender, Recipients = [recipient.Address] };
            if (!await ledger.MarkSendingAsync(claim, CancellationToken.None).ConfigureAwait(false))
                return SendOutcome.ForAll(envelope, new Outcome.NotSent { Reply = "the right to send had run out" }, SendPhase.Recipients);
            return await transport.SendAsync(envelope, mailing.Message(recipient).Join(), MarkAsync, hard).ConfigureAwait(false);
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

    // What goes into the ledger: a retry has its time; a refusal that is no recipient's leaves the recipient due; and a recipient whose message
    // alone loses the connection does not hold the others up.
    private Outcome Judge(Claim claim, SendOutcome sent, int round)
    {
        var outcome = sent.Recipients[0].Outcome;
        if (sent.Stop is not null || hard.IsCancellationRequested) return outcome;
        var isSick = outcome is Outcome.Deferred && sent.Phase <= SendPhase.Mail;
        var isLost = outcome is Outcome.NotSent or Outcome.Unknown;
        circuit.Note(round, isSick || isLost, sent.Phase > SendPhase.Connect);
        DateTimeOffset? retry = claim.Attempt < options.MaxAttempts ? options.Time.GetUtcNow() + options.Retry.After(claim.Recipient, claim.Attempt) : null;
        return outcome switch
        {
            Outcome.Deferred when isSick => new Outcome.NotSent { Reply = outcome.Reply },
            Outcome.Deferred deferred => deferred with { RetryAt = retry },
            Outcome.NotSent when sent.Phase >= SendPhase.Mail => new Outcome.Deferred { Reply = $"not sent: {outcome.Reply}", RetryAt = retry },
            _ => outcome,
        };
    }

    // A server that never answered is not waited for; one that was there gets another chance.
    private RunStop? Unreachable(Outcome outcome) => circuit.Losses > 0 && outcome is not (Outcome.Accepted or Outcome.Refused) && (circuit.Losses >= options.MaxLosses || !circuit.HasReached)
        ? new RunStop { Reason = RunStopReason.Unreachable, Reply = outcome.Reply }
        : null;

    private RunStop? IsStale()
    {
        if (options.Freshness is not { } limit || mailing.FrozenAt is not { } frozen) return null;
        var age = options.Time.GetUtcNow() - frozen;
        if (age < -TimeSpan.FromHours(1)) return Stale(FormattableString.Invariant($"the clock stands at {options.Time.GetUtcNow():u}, before the mailing was begun at {frozen:u}; set it right"));
        return age > limit ? Stale(FormattableString.Invariant($"the mailing was begun at {frozen:u}, more than {limit.TotalHours:0.#} hours ago")) : null;
    }

    private static RunStop Stale(string why) => new() { Reason = RunStopReason.Stale, Reply = why };

    private bool EndRun(RunStop stop)
    {
        lock (gate) Stop ??= stop;
        stopping.Cancel();
        return false;
    }

    private void Signal()
    {
        TaskCompletionSource settled;
        lock (gate) (settled, change) = (change, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        settled.SetResult();
    }

    // Nobody is due: a deferred one will be, or somebody whom another connection or another process is at; when there is neither, all is done.
    private async Task<bool> WaitAsync(Task changed, CancellationToken cancel)
    {
        if (await ledger.NextDueAsync(cancel).ConfigureAwait(false) is not { } due) return false;
        var wait = due - options.Time.GetUtcNow();
        if (wait <= TimeSpan.Zero) return true;
        tally.Waits(due);
        // Delays are cut to whole milliseconds, which would end this one just before its time.
        wait += TimeSpan.FromMilliseconds(1);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(changed, Task.Delay(wait < LongestSleep ? wait : LongestSleep, options.Time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        return true;
    }
}
