namespace Digest.Delivery.Ledgers;

/// <summary>
/// The rules of a ledger, without a store: for each request the events that would answer it, and what an event changes. Who is due is kept in the plan's
/// order, and who will be by time, so that a request costs the logarithm of the mailing's size.
/// </summary>
internal sealed class LedgerTable
{
    internal const string Lost = "the sender stopped after the terminating dot and before the answer";
    private readonly LedgerOptions options;
    private readonly LedgerRow[] rows;
    private readonly Dictionary<string, int> places = [];
    private readonly SortedSet<int> due = [];
    private readonly PriorityQueue<int, DateTimeOffset> timers = new();

    public LedgerTable(MailingPlan plan, LedgerOptions options)
    {
        this.options = options;
        rows = new LedgerRow[plan.Recipients.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = new LedgerRow(plan.Recipients[index]);
            if (!places.TryAdd(plan.Recipients[index], index)) throw new ArgumentException($"The plan names {plan.Recipients[index]} twice.", nameof(plan));
            due.Add(index);
        }
    }

    /// <summary>How many recipients there are.</summary>
    public int Count => rows.Length;

    private DateTimeOffset Now => options.Time.GetUtcNow();

    /// <summary>The events that give out up to <paramref name="most"/> recipients, after those that end lapsed dots.</summary>
    public List<LedgerEvent> Claim(int most, string owner)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var now = Now;
        var events = new List<LedgerEvent>();
        while (timers.TryPeek(out var index, out var at) && at <= now)
        {
            timers.Dequeue();
            var row = rows[index];
            if (row.WakesAt != at) continue;
            if (row.State == LedgerState.Dot) events.Add(new LedgerEvent.Settled(index, LedgerState.Unknown, null, Lost));
            else due.Add(index);
        }

        events.AddRange(due.Take(most).Select(index => new LedgerEvent.Claimed(index, rows[index].Epoch + 1, owner, now + options.Lease)));
        return events;
    }

    /// <summary>The event that lengthens a lease, or null.</summary>
    public LedgerEvent? Renew(Claim claim) => Held(claim, LedgerState.Claimed, LedgerState.Sending, LedgerState.Dot) is { } index ? new LedgerEvent.Renewed(index, Now + options.Lease) : null;

    /// <summary>The event that begins a conversation, or null.</summary>
    public LedgerEvent? Send(Claim claim) => Held(claim, LedgerState.Claimed) is { } index ? new LedgerEvent.Sending(index) : null;

    /// <summary>The event before a dot, or null.</summary>
    public LedgerEvent? Dot(Claim claim) => Held(claim, LedgerState.Claimed, LedgerState.Sending) is { } index ? new LedgerEvent.Dotted(index, Now + options.Lease) : null;

    /// <summary>The event that settles a claim, or null.</summary>
    public LedgerEvent? Settle(Claim claim, Outcome outcome) =>
        Find(claim) is { } index && rows[index].State is LedgerState.Claimed or LedgerState.Sending or LedgerState.Dot or LedgerState.Unknown
            ? new LedgerEvent.Settled(index, StateAfter(outcome), RetryOf(outcome), outcome.Reply)
            : null;

    /// <summary>The event of a decision, or null.</summary>
    public LedgerEvent? Decide(string recipient, LedgerState seen, Outcome outcome) =>
        MayDecide(seen) && places.TryGetValue(recipient, out var index) && rows[index].State == seen ? new LedgerEvent.Decided(index, StateAfter(outcome), RetryOf(outcome), outcome.Reply) : null;

    /// <summary>True for the states that people decide about.</summary>
    public static bool MayDecide(LedgerState seen) => seen is LedgerState.Unknown or LedgerState.Refused or LedgerState.Deferred or LedgerState.Suppressed;

    /// <summary>Where a recipient stands after an outcome.</summary>
    public static LedgerState StateAfter(Outcome outcome) => outcome switch
    {
        Outcome.Accepted => LedgerState.Accepted,
        Outcome.Refused => LedgerState.Refused,
        Outcome.Deferred => LedgerState.Deferred,
        Outcome.NotSent => LedgerState.Pending,
        Outcome.Unknown => LedgerState.Unknown,
        Outcome.Suppressed => LedgerState.Suppressed,
        _ => throw new InvalidOperationException($"There is no outcome {outcome.GetType().Name}."),
    };

    /// <summary>When the next recipient wakes that is not due now.</summary>
    public DateTimeOffset? NextDue()
    {
        while (timers.TryPeek(out var index, out var at))
        {
            if (rows[index].WakesAt == at && !due.Contains(index)) return at;
            timers.Dequeue();
        }

        return null;
    }

    /// <summary>Changes the table.</summary>
    public void Apply(LedgerEvent change)
    {
        if (change is LedgerEvent.Reopened)
        {
            for (var index = 0; index < rows.Length; index++)
            {
                if (rows[index].Reopen()) Place(index);
            }

            return;
        }

        Place(LedgerRow.Apply(rows, change));
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

    /// <summary>The events that alone would lead here from the plan.</summary>
    public IEnumerable<LedgerEvent> Standing() => rows.Index()
        .Where(row => row.Item.Epoch > 0 || row.Item.State != LedgerState.Pending)
        .Select(row => (LedgerEvent)new LedgerEvent.Stood(row.Index, row.Item.State, row.Item.Epoch, row.Item.Attempts, row.Item.RetryAt, row.Item.Reply ?? ""));

    private static DateTimeOffset? RetryOf(Outcome outcome) => (outcome as Outcome.Deferred)?.RetryAt;

    private void Place(int index)
    {
        if (rows[index].State == LedgerState.Pending) due.Add(index);
        else due.Remove(index);
        if (rows[index].WakesAt is { } at) timers.Enqueue(index, at);
    }

    private int? Find(Claim claim) => places.TryGetValue(claim.Recipient, out var index) && rows[index].Epoch == claim.Epoch ? index : null;

    private int? Held(Claim claim, params ReadOnlySpan<LedgerState> states) =>
        Find(claim) is { } index && states.Contains(rows[index].State) && rows[index].LeaseEnds > Now ? index : null;
}
