namespace Digest.Delivery.Ledgers;

/// <summary>One recipient's line in a table, and what events change in it.</summary>
internal sealed class LedgerRow(string recipient)
{
    public string Recipient { get; } = recipient;

    public LedgerState State { get; private set; }

    public long Epoch { get; private set; }

    public DateTimeOffset LeaseEnds { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? RetryAt { get; private set; }

    public string? Reply { get; private set; }

    /// <summary>When time alone changes what may be done with the row; null for never.</summary>
    public DateTimeOffset? WakesAt => State switch
    {
        LedgerState.Claimed or LedgerState.Sending or LedgerState.Dot => LeaseEnds,
        LedgerState.Deferred => RetryAt,
        _ => null,
    };

    /// <summary>Changes the row that an event is about, and gives its place.</summary>
    public static int Apply(LedgerRow[] rows, LedgerEvent change)
    {
        switch (change)
        {
            case LedgerEvent.Claimed(var index, var epoch, _, var ends):
                (rows[index].State, rows[index].Epoch, rows[index].LeaseEnds) = (LedgerState.Claimed, epoch, ends);
                rows[index].Attempts++;
                return index;
            case LedgerEvent.Renewed(var index, var ends):
                rows[index].LeaseEnds = ends;
                return index;
            case LedgerEvent.Sending(var index):
                rows[index].State = LedgerState.Sending;
                return index;
            case LedgerEvent.Dotted(var index, var ends):
                (rows[index].State, rows[index].LeaseEnds) = (LedgerState.Dot, ends);
                return index;
            case LedgerEvent.Settled(var index, var state, var retry, var reply):
                (rows[index].State, rows[index].RetryAt, rows[index].Reply) = (state, retry, reply);
                return index;
            case LedgerEvent.Decided(var index, var state, var retry, var reply):
                (rows[index].State, rows[index].RetryAt, rows[index].Reply) = (state, retry, reply);
                if (state == LedgerState.Pending) rows[index].Attempts = 0;
                return index;
            case LedgerEvent.Stood(var index, var state, var epoch, var attempts, var retry, var reply):
                (rows[index].State, rows[index].Epoch, rows[index].Attempts) = (state, epoch, attempts);
                (rows[index].RetryAt, rows[index].Reply) = (retry, reply.Length > 0 ? reply : null);
                return index;
            default:
                throw new InvalidOperationException($"No row is changed by {change.GetType().Name}.");
        }
    }

    /// <summary>A new process took over; true when that changes the row. No dot was written for what was only claimed, so it is due again; a dot without an answer is held.</summary>
    public bool Reopen()
    {
        var before = State;
        if (State == LedgerState.Dot) (State, Reply) = (LedgerState.Unknown, LedgerTable.Lost);
        else if (State is LedgerState.Claimed or LedgerState.Sending) State = LedgerState.Pending;
        else if (State == LedgerState.Deferred && RetryAt is null) (State, Attempts) = (LedgerState.Pending, 0);
        return State != before;
    }

    public LedgerEntry Entry() => new()
    {
        Recipient = Recipient,
        State = State,
        Attempts = Attempts,
        RetryAt = State == LedgerState.Deferred ? RetryAt : null,
        Reply = Reply,
    };
}
