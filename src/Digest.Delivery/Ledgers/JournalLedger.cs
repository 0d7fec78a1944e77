using System.Runtime.CompilerServices;

namespace Digest.Delivery.Ledgers;

/// <summary>
/// A ledger in one file, for one sender process at a time: lines are only ever added, each with a checksum, and forced onto the disk before a dot (the idea
/// is Exim's journal of finished recipients). Opening it replays the lines; a torn end is cut off, and a file that has grown long is written anew in short.
/// </summary>
public sealed class JournalLedger : ILedger
{
    private const int LinesBeforeCompaction = 1000;
    private readonly Lock gate = new();
    private readonly CheckedLines lines = new();
    private readonly LedgerTable table;
    private readonly SenderLock held;
    private JournalWriter writer;

    private JournalLedger(JournalWriter writer, LedgerTable table, SenderLock held)
    {
        this.writer = writer;
        this.table = table;
        this.held = held;
    }

    /// <summary>Begins the mailing of <paramref name="plan"/> in a new file, or takes it up again where an existing file leaves it.</summary>
    /// <exception cref="PlanMismatchException">The file holds a mailing with other recipients or another message.</exception>
    /// <exception cref="JournalDamagedException">The file is no journal, or a line before its end is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read or written, or another sender has it open.</exception>
    public static async Task<JournalLedger> OpenAsync(string path, MailingPlan plan, LedgerOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new LedgerOptions();
        var table = new LedgerTable(plan, options);
        var held = new SenderLock(path);
        IJournalFile? file = null;
        try
        {
            file = options.OpenFile(path);
            JournalContent content;
            using (var octets = file.Read()) content = JournalContent.Read(octets, path, begun => begun.Fingerprint == plan.Fingerprint ? table.Apply : throw new PlanMismatchException(plan.Id));
            file.Cut(content.Length);
            var ledger = new JournalLedger(new JournalWriter(file, path, content.Length), table, held);
            ledger.lines.Next = content.Lines + 1;
            if (content.Plan is null) LedgerLines.Begin(ledger.lines, plan, () => ledger.Flush());
            else if (content.Events > (3 * plan.Recipients.Length) + LinesBeforeCompaction) ledger.Compact(path, plan, options);
            else LedgerLines.Write(ledger.lines, new LedgerEvent.Reopened());
            table.Apply(new LedgerEvent.Reopened());
            cancel.ThrowIfCancellationRequested();
            await ledger.writer.SyncAsync(ledger.Flush()).ConfigureAwait(false);
            return ledger;
        }
        catch
        {
            file?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>Reads where every recipient of a journal stands without taking it over, also while a sender has it open.</summary>
    /// <exception cref="JournalDamagedException">The file is no journal, or a line before its end is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<LedgerEntry> Peek(string path)
    {
        LedgerTable? table = null;
        using var octets = UnlockedFile.Open(path);
        JournalContent.Read(octets, path, plan => (table = new LedgerTable(plan, new LedgerOptions())).Apply);
        return table?.Entries() ?? [];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Claim>> ClaimAsync(int most, string owner, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            // Not written before the next line that matters: were it lost, the recipient would be due again, which comes to the same.
            var events = table.Claim(most, owner);
            foreach (var change in events) Note(change);
            return Task.FromResult<IReadOnlyList<Claim>>([.. events.OfType<LedgerEvent.Claimed>().Select(table.ClaimOf)]);
        }
    }

    /// <inheritdoc/>
    public Task<bool> RenewAsync(Claim claim, CancellationToken cancel) => Task.FromResult(Change(() => table.Renew(claim)) is not null);

    /// <inheritdoc/>
    public Task<bool> MarkSendingAsync(Claim claim, CancellationToken cancel)
    {
        lock (gate)
        {
            if (table.Send(claim) is not { } change) return Task.FromResult(false);
            Note(change);
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> MarkDotAsync(Claim claim, CancellationToken cancel)
    {
        if (Change(() => table.Dot(claim)) is not { } place) return false;
        await writer.SyncAsync(place).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public Task<bool> SettleAsync(Claim claim, Outcome outcome, CancellationToken cancel) => Task.FromResult(Change(() => table.Settle(claim, outcome)) is not null);

    /// <inheritdoc/>
    public async Task<bool> DecideAsync(string recipient, LedgerState seen, Outcome outcome, CancellationToken cancel)
    {
        if (Change(() => table.Decide(recipient, seen, outcome)) is not { } place) return false;
        await writer.SyncAsync(place).ConfigureAwait(false);
        return true;
    }

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
    public async ValueTask DisposeAsync()
    {
        try
        {
            await FinishAsync().ConfigureAwait(false);
        }
        finally
        {
            writer.Dispose();
            held.Dispose();
            lines.Dispose();
        }
    }

    private Task FinishAsync()
    {
        if (writer.HasFailed) return Task.CompletedTask;
        lock (gate) return writer.SyncAsync(Flush());
    }

    // The place up to which the file must be on the disk for the change to last; null when there is nothing to change.
    private long? Change(Func<LedgerEvent?> decide)
    {
        lock (gate)
        {
            if (decide() is not { } change) return null;
            Note(change);
            return Flush();
        }
    }

    private void Note(LedgerEvent change)
    {
        LedgerLines.Write(lines, change);
        table.Apply(change);
    }

    private long Flush()
    {
        var place = writer.Add(lines.Written);
        lines.Clear();
        return place;
    }

    // The short form is on the disk before it takes the long one's place.
    private void Compact(string path, MailingPlan plan, LedgerOptions options)
    {
        table.Apply(new LedgerEvent.Reopened());
        var part = path + ".part";
        File.Delete(part);
        var file = options.OpenFile(part);
        writer.Dispose();
        lines.Next = 1;
        var length = 0L;
        LedgerLines.Begin(lines, plan, Drain);
        LedgerLines.Write(lines, table.Standing(), Drain);
        Drain();
        file.Sync();
        File.Move(part, path, true);
        writer = new JournalWriter(file, path, length);
        LedgerLines.Write(lines, new LedgerEvent.Reopened());

        void Drain()
        {
            file.Write(lines.Written, length);
            length += lines.Written.Length;
            lines.Clear();
        }
    }
}
