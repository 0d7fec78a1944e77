namespace Digest.Delivery.Ledgers;

/// <summary>
/// The rules of a ledger, without a store: for each request the events that would answer it, and what an event changes. A store writes the events first
/// and applies them then, so that what is in memory was always in the store before.
/// </summary>
internal sealed class LedgerTable
{
    internal const string Lost = "the sender stopped after the terminating dot and before the answer";
    private readonly LedgerOptions options;
    private readonly Row[] rows;
    private readonly Dictionary<string, int> places = [];
    private int firstOpen;

    public LedgerTable(MailingPlan plan, LedgerOptions options)
    {
        this.options = options;
        rows = new Row[plan.Recipients.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = new Row(plan.Recipients[index]);
            if (!places.TryAdd(plan.Recipients[index], index)) throw new ArgumentException($"The plan names {plan.Recipients[index]} twice.", nameof(plan));
        }
    }

    private DateTimeOffset Now => options.Time.GetUtcNow();

    /// <summary>The events that give out up to <paramref name="most"/> recipients, after those that end lapsed dots.</summary>
    public List<LedgerEvent> Claim(int most, string owner)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var now = Now;
        var events = new List<LedgerEvent>();
        while (firstOpen < rows.Length && rows[firstOpen].State is LedgerState.Accepted or LedgerState.Refused or LedgerState.Unknown) firstOpen++;
        for (var index = firstOpen; index < rows.Length && most > 0; index++)
        {
            var row = rows[index];
            if (row.State == LedgerState.Dot && row.LeaseEnds <= now) events.Add(new LedgerEvent.Settled(index, LedgerState.Unknown, null, Lost));
            if (!row.IsDue(now)) continue;
            events.Add(new LedgerEvent.Claimed(index, row.Epoch + 1, owner, now + options.Lease));
            most--;
        }

        return events;
    }

    /// <summary>The event that lengthens a lease, or null.</summary>
    public LedgerEvent? Renew(Claim claim) =>
        Find(claim) is { State: LedgerState.Claimed or LedgerState.Dot } row && row.LeaseEnds > Now ? new LedgerEvent.Renewed(places[claim.Recipient], Now + options.Lease) : null;

    /// <summary>The event before a dot, or null.</summary>
    public LedgerEvent? Dot(Claim claim) =>
        Find(claim) is { State: LedgerState.Claimed } row && row.LeaseEnds > Now ? new LedgerEvent.Dotted(places[claim.Recipient], Now + options.Lease) : null;

    /// <summary>The event that settles a claim, or null.</summary>
    public LedgerEvent? Settle(Claim claim, Outcome outcome) =>
        Find(claim) is { State: LedgerState.Claimed or LedgerState.Dot or LedgerState.Unknown }
            ? new LedgerEvent.Settled(places[claim.Recipient], StateAfter(outcome), (outcome as Outcome.Deferred)?.RetryAt, outcome.Reply)
            : null;

    /// <summary>Where a recipient stands after an outcome.</summary>
    public static LedgerState StateAfter(Outcome outcome) => outcome switch
    {
        Outcome.Accepted => LedgerState.Accepted,
        Outcome.Refused => LedgerState.Refused,
        Outcome.Deferred => LedgerState.Deferred,
        Outcome.NotSent => LedgerState.Pending,
        Outcome.Unknown => LedgerState.Unknown,
        _ => throw new InvalidOperationException($"There is no outcome {outcome.GetType().Name}."),
    };

    /// <summary>Changes the table.</summary>
    public void Apply(LedgerEvent change)
    {
        switch (change)
        {
            case LedgerEvent.Claimed(var index, var epoch, var owner, var ends):
                (rows[index].State, rows[index].Epoch, rows[index].Owner, rows[index].LeaseEnds) = (LedgerState.Claimed, epoch, owner, ends);
                rows[index].Attempts++;
                break;
            case LedgerEvent.Renewed(var index, var ends):
                rows[index].LeaseEnds = ends;
                break;
            case LedgerEvent.Dotted(var index, var ends):
                (rows[index].State, rows[index].LeaseEnds) = (LedgerState.Dot, ends);
                break;
            case LedgerEvent.Settled(var index, var state, var retry, var reply):
                (rows[index].State, rows[index].RetryAt, rows[index].Reply) = (state, retry, reply);
                firstOpen = Math.Min(firstOpen, index);
                break;
            case LedgerEvent.Reopened:
                foreach (var row in rows) row.Reopen();
                break;
        }
    }

    /// <summary>The claim that an event made.</summary>
    public Claim ClaimOf(LedgerEvent.Claimed change) => new()
    {
        Recipient = rows[change.Index].Recipient,
        Epoch = change.Epoch,
        Owner = change.Owner,
        Attempt = rows[change.Index].Attempts,
        LeaseEnds = change.LeaseEnds,
    };

    /// <summary>Every recipient as it stands.</summary>
    public List<LedgerEntry> Entries() => [.. rows.Select(row => row.Entry())];

    /// <summary>How many recipients there are.</summary>
    public int Count => rows.Length;

    private Row? Find(Claim claim) => places.TryGetValue(claim.Recipient, out var index) && rows[index].Epoch == claim.Epoch ? rows[index] : null;

    private sealed class Row(string recipient)
    {
        public string Recipient { get; } = recipient;

        public LedgerState State { get; set; }

        public long Epoch { get; set; }

        public string Owner { get; set; } = "";

        public DateTimeOffset LeaseEnds { get; set; }

        public int Attempts { get; set; }

        public DateTimeOffset? RetryAt { get; set; }

        public string? Reply { get; set; }

        public bool IsDue(DateTimeOffset now) => State switch
        {
            LedgerState.Pending => true,
            LedgerState.Deferred => RetryAt <= now,
            LedgerState.Claimed => LeaseEnds <= now,
            _ => false,
        };

        // No dot was written for what was only claimed, so it is due again; a dot without an answer is held.
        public void Reopen()
        {
            if (State == LedgerState.Dot) (State, Reply) = (LedgerState.Unknown, Lost);
            else if (State == LedgerState.Claimed) State = LedgerState.Pending;
            else if (State == LedgerState.Deferred && RetryAt is null) (State, Attempts) = (LedgerState.Pending, 0);
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
}
