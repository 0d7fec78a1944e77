using System.Runtime.CompilerServices;

namespace Digest.Delivery.Ledgers;

/// <summary>A ledger that is gone with its process: for dry runs.</summary>
public sealed class MemoryLedger : ILedger
{
    private readonly Lock gate = new();
    private readonly LedgerTable table;

    /// <summary>Begins the mailing of <paramref name="plan"/>.</summary>
    /// <exception cref="ArgumentException">The plan names a recipient twice.</exception>
    public MemoryLedger(MailingPlan plan, LedgerOptions? options = null) => table = new LedgerTable(plan, options ?? new LedgerOptions());

    /// <inheritdoc/>
    public Task<IReadOnlyList<Claim>> ClaimAsync(int most, string owner, CancellationToken cancel)
    {
        lock (gate)
        {
            var events = table.Claim(most, owner);
            foreach (var change in events) table.Apply(change);
            return Task.FromResult<IReadOnlyList<Claim>>([.. events.OfType<LedgerEvent.Claimed>().Select(table.ClaimOf)]);
        }
    }

    /// <inheritdoc/>
    public Task<bool> RenewAsync(Claim claim, CancellationToken cancel) => Change(() => table.Renew(claim));

    /// <inheritdoc/>
    public Task<bool> MarkSendingAsync(Claim claim, CancellationToken cancel) => Change(() => table.Send(claim));

    /// <inheritdoc/>
    public Task<bool> MarkDotAsync(Claim claim, CancellationToken cancel) => Change(() => table.Dot(claim));

    /// <inheritdoc/>
    public Task<bool> SettleAsync(Claim claim, Outcome outcome, CancellationToken cancel) => Change(() => table.Settle(claim, outcome));

    /// <inheritdoc/>
    public Task<bool> DecideAsync(string recipient, LedgerState seen, Outcome outcome, CancellationToken cancel) => Change(() => table.Decide(recipient, seen, outcome));

    /// <inheritdoc/>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        lock (gate) return Task.FromResult(table.NextDue());
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        List<LedgerEntry> entries;
        lock (gate) entries = table.Entries();
        foreach (var entry in entries) yield return entry;
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<bool> Change(Func<LedgerEvent?> decide)
    {
        lock (gate)
        {
            if (decide() is not { } change) return Task.FromResult(false);
            table.Apply(change);
            return Task.FromResult(true);
        }
    }
}
