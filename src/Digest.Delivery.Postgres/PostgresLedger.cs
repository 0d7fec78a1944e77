using System.Runtime.CompilerServices;
using Digest.Delivery.Ledgers;
using Npgsql;

namespace Digest.Delivery.Postgres;

/// <summary>
/// A ledger in PostgreSQL, for several senders of one mailing. Senders claim with FOR UPDATE SKIP LOCKED, so none waits for another; every later change
/// names the claim's epoch, so that a sender that slept past its lease changes nothing. Each statement is one transaction, committed to disk.
/// </summary>
public sealed class PostgresLedger : ILedger
{
    private readonly NpgsqlDataSource source;
    private readonly MailingPlan plan;
    private readonly LedgerOptions options;

    private PostgresLedger(NpgsqlDataSource source, MailingPlan plan, LedgerOptions options)
    {
        this.source = source;
        this.plan = plan;
        this.options = options;
    }

    private DateTimeOffset Now => options.Time.GetUtcNow();

    /// <summary>
    /// Begins the mailing of <paramref name="plan"/> or joins it, making the two tables when they are missing. Claims of other senders stay theirs until
    /// their leases end; deferred recipients that were given up are due again.
    /// </summary>
    /// <exception cref="PlanMismatchException">The database holds a mailing of this name with other recipients or another message.</exception>
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached or refuses.</exception>
    public static async Task<PostgresLedger> OpenAsync(string connectionString, MailingPlan plan, LedgerOptions? options = null, CancellationToken cancel = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // What is committed must survive the machine, whatever the server's default is.
        settings.Options = $"{settings.Options} -c synchronous_commit=on".Trim();
        var source = NpgsqlDataSource.Create(settings);
        try
        {
            var ledger = new PostgresLedger(source, plan, options ?? new LedgerOptions());
            await ledger.BeginAsync(cancel).ConfigureAwait(false);
            return ledger;
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Claim>> ClaimAsync(int most, string owner, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var (now, ends) = (Now, Now + options.Lease);
        await ChangeAsync(PostgresSchema.Lapse, cancel, ("now", now)).ConfigureAwait(false);
        await using var command = Command(PostgresSchema.Claim, ("now", now), ("ends", ends), ("owner", owner), ("most", most));
        var claims = new List<(int Place, Claim Claim)>();
        await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
        {
            var claim = new Claim { Recipient = reader.GetString(1), Epoch = reader.GetInt64(2), Attempt = reader.GetInt32(3), Owner = owner, LeaseEnds = ends };
            claims.Add((reader.GetInt32(0), claim));
        }

        return [.. claims.OrderBy(pair => pair.Place).Select(pair => pair.Claim)];
    }

    /// <inheritdoc/>
    public Task<bool> RenewAsync(Claim claim, CancellationToken cancel) =>
        ChangeAsync(PostgresSchema.Renew, cancel, ("recipient", claim.Recipient), ("epoch", claim.Epoch), ("now", Now), ("ends", Now + options.Lease));

    /// <inheritdoc/>
    public Task<bool> MarkSendingAsync(Claim claim, CancellationToken cancel) =>
        ChangeAsync(PostgresSchema.Sending, cancel, ("recipient", claim.Recipient), ("epoch", claim.Epoch), ("now", Now));

    /// <inheritdoc/>
    public Task<bool> MarkDotAsync(Claim claim, CancellationToken cancel) =>
        ChangeAsync(PostgresSchema.Dot, cancel, ("recipient", claim.Recipient), ("epoch", claim.Epoch), ("now", Now), ("ends", Now + options.Lease));

    /// <inheritdoc/>
    public Task<bool> SettleAsync(Claim claim, Outcome outcome, CancellationToken cancel) =>
        ChangeAsync(PostgresSchema.Settle, cancel, [("recipient", claim.Recipient), ("epoch", claim.Epoch), .. Of(outcome)]);

    /// <inheritdoc/>
    public async Task<bool> DecideAsync(string recipient, LedgerState seen, Outcome outcome, CancellationToken cancel) =>
        LedgerTable.MayDecide(seen) && await ChangeAsync(PostgresSchema.Decide, cancel, [("recipient", recipient), ("seen", PostgresSchema.Word(seen)), .. Of(outcome)]).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        await using var command = Command(PostgresSchema.NextDue);
        await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return await reader.ReadAsync(cancel).ConfigureAwait(false) && !reader.IsDBNull(0) ? reader.GetFieldValue<DateTimeOffset>(0) : null;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = Command(PostgresSchema.Read);
        await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
        {
            yield return new LedgerEntry
            {
                Recipient = reader.GetString(0),
                State = PostgresSchema.State(reader.GetString(1)),
                Attempts = reader.GetInt32(2),
                RetryAt = reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
                Reply = reader.IsDBNull(4) ? null : reader.GetString(4),
            };
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    // A text column holds everything but NUL.
    private static (string Name, object Value)[] Of(Outcome outcome) =>
    [
        ("state", PostgresSchema.Word(LedgerTable.StateAfter(outcome))),
        ("retry", outcome is Outcome.Deferred { RetryAt: { } at } ? at.ToUniversalTime() : DBNull.Value),
        ("reply", outcome.Reply.Replace("\0", "\uFFFD", StringComparison.Ordinal)),
    ];

    private async Task BeginAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await RunAsync(connection, PostgresSchema.Create, cancel).ConfigureAwait(false);
        await using var find = With(new NpgsqlCommand(PostgresSchema.Find, connection), ("mailing", plan.Id));
        var fingerprint = (string?)await find.ExecuteScalarAsync(cancel).ConfigureAwait(false);
        if (fingerprint is null)
        {
            await RunAsync(connection, PostgresSchema.Begin, cancel, ("mailing", plan.Id), ("fingerprint", plan.Fingerprint), ("recipients", plan.Recipients.ToArray())).ConfigureAwait(false);
        }
        else if (fingerprint != plan.Fingerprint) throw new PlanMismatchException(plan.Id);
        else await RunAsync(connection, PostgresSchema.Reopen, cancel, ("mailing", plan.Id)).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
    }

    private async Task<bool> ChangeAsync(string statement, CancellationToken cancel, params (string Name, object Value)[] values)
    {
        await using var command = Command(statement, values);
        return await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false) > 0;
    }

    private NpgsqlCommand Command(string statement, params (string Name, object Value)[] values) =>
        With(source.CreateCommand(statement), [("mailing", plan.Id), .. values]);

    private static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken cancel, params (string Name, object Value)[] values)
    {
        await using var command = With(new NpgsqlCommand(statement, connection), values);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private static NpgsqlCommand With(NpgsqlCommand command, params (string Name, object Value)[] values)
    {
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
