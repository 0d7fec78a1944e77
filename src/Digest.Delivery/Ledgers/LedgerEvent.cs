namespace Digest.Delivery.Ledgers;

/// <summary>One change of a ledger; a closed set. A ledger is its plan and the events since.</summary>
internal abstract record LedgerEvent
{
    private LedgerEvent()
    {
    }

    /// <summary>A recipient (by its place in the plan, from 0) was given out.</summary>
    public sealed record Claimed(int Index, long Epoch, string Owner, DateTimeOffset LeaseEnds) : LedgerEvent;

    /// <summary>A lease was lengthened.</summary>
    public sealed record Renewed(int Index, DateTimeOffset LeaseEnds) : LedgerEvent;

    /// <summary>A conversation about a message began.</summary>
    public sealed record Sending(int Index) : LedgerEvent;

    /// <summary>A dot is about to be written.</summary>
    public sealed record Dotted(int Index, DateTimeOffset LeaseEnds) : LedgerEvent;

    /// <summary>An attempt ended.</summary>
    public sealed record Settled(int Index, LedgerState State, DateTimeOffset? RetryAt, string Reply) : LedgerEvent;

    /// <summary>Somebody decided.</summary>
    public sealed record Decided(int Index, LedgerState State, DateTimeOffset? RetryAt, string Reply) : LedgerEvent;

    /// <summary>How a recipient stood when the journal was compacted.</summary>
    public sealed record Stood(int Index, LedgerState State, long Epoch, int Attempts, DateTimeOffset? RetryAt, string Reply) : LedgerEvent;

    /// <summary>A new process took the ledger over: no claim of the last one lives.</summary>
    public sealed record Reopened : LedgerEvent;
}
