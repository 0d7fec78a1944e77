using System.Collections.Immutable;
using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Mailings;

/// <summary>How a run ended.</summary>
public enum MailingEnd
{
    /// <summary>Nothing is left to do in this run.</summary>
    Finished,

    /// <summary>The run was stopped for a reason that concerns every further message.</summary>
    Stopped,

    /// <summary>The run was cancelled.</summary>
    Cancelled,
}

/// <summary>What a run did, and where every recipient stands after it.</summary>
public sealed record MailingReport
{
    /// <summary>How the run ended.</summary>
    public required MailingEnd End { get; init; }

    /// <summary>Why it was stopped; null unless it was.</summary>
    public RunStop? Stop { get; init; }

    /// <summary>How many messages this run offered; 0 when nobody was due.</summary>
    public int Offered { get; init; }

    /// <summary>Every recipient of the mailing, in the plan's order.</summary>
    public required ImmutableArray<LedgerEntry> Entries { get; init; }

    /// <summary>How many recipients' messages a server has taken, in this run or an earlier one.</summary>
    public int Accepted => Count(LedgerState.Accepted);

    /// <summary>How many were refused for good.</summary>
    public int Refused => Count(LedgerState.Refused);

    /// <summary>How many were refused for now.</summary>
    public int Deferred => Count(LedgerState.Deferred);

    /// <summary>How many may or may not have got their message; they are held.</summary>
    public int Unknown => Count(LedgerState.Unknown) + Count(LedgerState.Dot);

    /// <summary>How many were not sent to yet.</summary>
    public int Pending => Count(LedgerState.Pending) + Count(LedgerState.Claimed) + Count(LedgerState.Sending);

    /// <summary>How many get no mail because they are on the list of those who want none.</summary>
    public int Suppressed => Count(LedgerState.Suppressed);

    private int Count(LedgerState state) => Entries.Count(entry => entry.State == state);
}

/// <summary>One step of a run, as it happens.</summary>
public sealed record MailingProgress
{
    /// <summary>How many recipients were dealt with, in this run or an earlier one, attempts that will be repeated not counted.</summary>
    public required int Done { get; init; }

    /// <summary>How many recipients the mailing has.</summary>
    public required int Total { get; init; }

    /// <summary>How many recipients a minute this run has dealt with so far.</summary>
    public double PerMinute { get; init; }

    /// <summary>How long the rest takes at that rate; null while there is none.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Who was dealt with just now; null for a wait.</summary>
    public EnvelopeAddress? Recipient { get; init; }

    /// <summary>What became of that recipient's message; null for a wait.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Until when the run waits; null when it does not.</summary>
    public DateTimeOffset? WaitsUntil { get; init; }
}
