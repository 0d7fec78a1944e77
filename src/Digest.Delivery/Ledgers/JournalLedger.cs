using System.Runtime.CompilerServices;
using System.Text;

namespace Digest.Delivery.Ledgers;

/// <summary>
/// A ledger in one file, for one sender at a time: lines are only ever added, each with a checksum, and forced onto the disk before a dot and with a
/// settlement (the idea is Exim's journal of finished recipients). Opening it replays the lines; a torn last line is cut off.
/// </summary>
public sealed class JournalLedger : ILedger
{
    private readonly SemaphoreSlim one = new(1);
    private readonly FileStream file;
    private readonly LedgerTable table;
    private bool isBroken;

    private JournalLedger(FileStream file, LedgerTable table)
    {
        this.file = file;
        this.table = table;
    }

    private enum Durability
    {
        WithTheNext,
        Now,
    }

    /// <summary>Begins the mailing of <paramref name="plan"/> in a new file, or takes it up again where an existing file leaves it.</summary>
    /// <exception cref="PlanMismatchException">The file holds a mailing with other recipients or another message.</exception>
    /// <exception cref="JournalDamagedException">The file is no journal, or a line before its end is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read or written, or another sender has it open.</exception>
    public static async Task<JournalLedger> OpenAsync(string path, MailingPlan plan, LedgerOptions? options = null, CancellationToken cancel = default)
    {
        var table = new LedgerTable(plan, options ?? new LedgerOptions());
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var ledger = new JournalLedger(file, table);
        try
        {
            var octets = new byte[file.Length];
            await file.ReadExactlyAsync(octets, cancel).ConfigureAwait(false);
            var content = JournalContent.Read(octets, path);
            if (content.Plan is { } begun && begun.Fingerprint != plan.Fingerprint) throw new PlanMismatchException(plan.Id);
            foreach (var change in content.Events) table.Apply(change);
            file.SetLength(content.Length);
            file.Position = content.Length;
            if (content.Plan is null) ledger.Append(JournalContent.Begin(plan), Durability.Now);
            else ledger.Write([new LedgerEvent.Reopened()], Durability.Now);
            return ledger;
        }
        catch
        {
            await ledger.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Claim>> ClaimAsync(int most, string owner, CancellationToken cancel)
    {
        await one.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            // A claim that is lost with the machine had no dot: the recipient is simply due again.
            var events = table.Claim(most, owner);
            Write(events, Durability.WithTheNext);
            return [.. events.OfType<LedgerEvent.Claimed>().Select(table.ClaimOf)];
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public Task<bool> RenewAsync(Claim claim, CancellationToken cancel) => ChangeAsync(() => table.Renew(claim), Durability.WithTheNext, cancel);

    /// <inheritdoc/>
    public Task<bool> MarkDotAsync(Claim claim, CancellationToken cancel) => ChangeAsync(() => table.Dot(claim), Durability.Now, cancel);

    /// <inheritdoc/>
    public Task<bool> SettleAsync(Claim claim, Outcome outcome, CancellationToken cancel) => ChangeAsync(() => table.Settle(claim, outcome), Durability.Now, cancel);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await one.WaitAsync(cancel).ConfigureAwait(false);
        List<LedgerEntry> entries;
        try
        {
            entries = table.Entries();
        }
        finally
        {
            one.Release();
        }

        foreach (var entry in entries) yield return entry;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync().ConfigureAwait(false);
        one.Dispose();
    }

    private async Task<bool> ChangeAsync(Func<LedgerEvent?> decide, Durability durability, CancellationToken cancel)
    {
        await one.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (decide() is not { } change) return false;
            Write([change], durability);
            return true;
        }
        finally
        {
            one.Release();
        }
    }

    private void Write(IReadOnlyList<LedgerEvent> events, Durability durability)
    {
        if (events.Count == 0) return;
        Append(string.Concat(events.Select(JournalLine.Write)), durability);
        foreach (var change in events) table.Apply(change);
    }

    // After a failed write nobody knows what the file ends with: nothing may be added behind it.
    private void Append(string text, Durability durability)
    {
        if (isBroken) throw new IOException($"The journal {file.Name} could not be written before; nothing more is added to it.");
        isBroken = true;
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(durability == Durability.Now);
        isBroken = false;
    }
}
