using System.Reflection;
using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Tests.Ledgers;

/// <summary>What every ledger keeps; each public method here is one rule, and a derived class runs them all.</summary>
public abstract class LedgerContract
{
    protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    public static TheoryData<string> Rules =>
        [.. typeof(LedgerContract).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(method => method.ReturnType == typeof(Task)).Select(method => method.Name)];

    protected ManualTime Time { get; } = new();

    /// <summary>Opens the ledger of a plan, again after it was disposed; a ledger without a store gives a new one.</summary>
    protected abstract Task<ILedger> OpenAsync(MailingPlan plan, LedgerOptions options);

    protected Task CheckAsync(string rule) => (Task)typeof(LedgerContract).GetMethod(rule)!.Invoke(this, null)!;

    protected static MailingPlan Plan(string name, int recipients = 3) => new()
    {
        Id = name,
        Hash = "c0ffee",
        Recipients = [.. Enumerable.Range(1, recipients).Select(number => $"reader{number}@example.test")],
    };

    protected Task<ILedger> OpenAsync(MailingPlan plan) => OpenAsync(plan, new LedgerOptions { Lease = Lease, Time = Time });

    public async Task Claims_follow_the_plan_and_none_is_given_out_twice()
    {
        await using var ledger = await OpenAsync(Plan("order"));
        var first = await ledger.ClaimAsync(2, "a", CancellationToken.None);
        var second = await ledger.ClaimAsync(2, "b", CancellationToken.None);
        Assert.Equal(["reader1@example.test", "reader2@example.test"], first.Select(claim => claim.Recipient));
        Assert.Equal(["reader3@example.test"], second.Select(claim => claim.Recipient));
        Assert.All(first, claim => Assert.Equal((1L, "a", 1, Time.GetUtcNow() + Lease), (claim.Epoch, claim.Owner, claim.Attempt, claim.LeaseEnds)));
        Assert.Empty(await ledger.ClaimAsync(9, "c", CancellationToken.None));
    }

    public async Task Accepted_and_refused_are_final()
    {
        await using var ledger = await OpenAsync(Plan("final", 2));
        await SettleNextAsync(ledger, new Outcome.Accepted { Reply = "250 2.0.0 queued" });
        var refused = await SettleNextAsync(ledger, new Outcome.Refused { Reply = "550 5.1.1 nobody\there" });
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await ledger.ClaimAsync(9, "a", CancellationToken.None));
        Assert.False(await ledger.SettleAsync(refused, new Outcome.Accepted { Reply = "250" }, CancellationToken.None));
        Assert.Equal([(LedgerState.Accepted, "250 2.0.0 queued"), (LedgerState.Refused, "550 5.1.1 nobody\there")], await StatesAsync(ledger));
    }

    public async Task Deferred_is_due_when_its_time_has_come()
    {
        await using var ledger = await OpenAsync(Plan("deferred", 1));
        var due = Time.GetUtcNow() + TimeSpan.FromMinutes(5);
        await SettleNextAsync(ledger, new Outcome.Deferred { Reply = "451 later", RetryAt = due });
        Assert.Empty(await ledger.ClaimAsync(1, "a", CancellationToken.None));
        Assert.Equal(due, Assert.Single(await ReadAsync(ledger)).RetryAt);
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((2L, 2), (await ledger.ClaimAsync(1, "a", CancellationToken.None)) is [var claim] ? (claim.Epoch, claim.Attempt) : default);
    }

    public async Task Given_up_is_not_due_until_the_ledger_is_opened_again()
    {
        await using (var ledger = await OpenAsync(Plan("given-up", 1)))
        {
            await SettleNextAsync(ledger, new Outcome.Deferred { Reply = "451 later" });
            Time.Advance(TimeSpan.FromDays(1));
            Assert.Empty(await ledger.ClaimAsync(1, "a", CancellationToken.None));
            Assert.Equal([(LedgerState.Deferred, "451 later")], await StatesAsync(ledger));
        }

        await using var again = await OpenAsync(Plan("given-up", 1));
        Assert.Equal(1, Assert.Single(await again.ClaimAsync(1, "a", CancellationToken.None)).Attempt);
    }

    public async Task Not_sent_is_due_again()
    {
        await using var ledger = await OpenAsync(Plan("not-sent", 1));
        await SettleNextAsync(ledger, new Outcome.NotSent { Reply = "the server closed the connection" });
        var claim = Assert.Single(await ledger.ClaimAsync(1, "a", CancellationToken.None));
        Assert.Equal((2L, 2), (claim.Epoch, claim.Attempt));
    }

    public async Task Not_sent_after_the_mark_is_due_again_too()
    {
        await using var ledger = await OpenAsync(Plan("not-sent-marked", 1));
        var claim = Assert.Single(await ledger.ClaimAsync(1, "a", CancellationToken.None));
        Assert.True(await ledger.MarkDotAsync(claim, CancellationToken.None));
        Assert.True(await ledger.SettleAsync(claim, new Outcome.NotSent { Reply = "cut before the dot" }, CancellationToken.None));
        Assert.Single(await ledger.ClaimAsync(1, "a", CancellationToken.None));
    }

    public async Task Unknown_is_held()
    {
        await using (var ledger = await OpenAsync(Plan("unknown", 1))) await SettleNextAsync(ledger, new Outcome.Unknown { Reply = "lost" });
        if (!IsLasting) return;
        Time.Advance(TimeSpan.FromDays(1));
        await using var again = await OpenAsync(Plan("unknown", 1));
        Assert.Empty(await again.ClaimAsync(1, "a", CancellationToken.None));
        Assert.Equal([(LedgerState.Unknown, "lost")], await StatesAsync(again));
    }

    public async Task A_lease_that_ran_out_fences_the_sleeper_off()
    {
        await using var ledger = await OpenAsync(Plan("fenced", 1));
        var slept = Assert.Single(await ledger.ClaimAsync(1, "sleeper", CancellationToken.None));
        Time.Advance(Lease);
        Assert.False(await ledger.MarkDotAsync(slept, CancellationToken.None));
        var later = Assert.Single(await ledger.ClaimAsync(1, "other", CancellationToken.None));
        Assert.Equal(2, later.Epoch);
        Assert.False(await ledger.MarkDotAsync(slept, CancellationToken.None));
        Assert.False(await ledger.RenewAsync(slept, CancellationToken.None));
        Assert.False(await ledger.SettleAsync(slept, new Outcome.Accepted { Reply = "250" }, CancellationToken.None));
        Assert.True(await ledger.MarkDotAsync(later, CancellationToken.None));
        Assert.True(await ledger.SettleAsync(later, new Outcome.Accepted { Reply = "250 from the other" }, CancellationToken.None));
        Assert.Equal([(LedgerState.Accepted, "250 from the other")], await StatesAsync(ledger));
    }

    public async Task A_renewed_lease_holds()
    {
        await using var ledger = await OpenAsync(Plan("renewed", 1));
        var claim = Assert.Single(await ledger.ClaimAsync(1, "a", CancellationToken.None));
        Time.Advance(Lease - TimeSpan.FromMinutes(1));
        Assert.True(await ledger.RenewAsync(claim, CancellationToken.None));
        Time.Advance(Lease - TimeSpan.FromMinutes(1));
        Assert.Empty(await ledger.ClaimAsync(1, "b", CancellationToken.None));
        Assert.True(await ledger.MarkDotAsync(claim, CancellationToken.None));
    }

    public async Task A_dot_is_marked_once()
    {
        await using var ledger = await OpenAsync(Plan("once", 1));
        var claim = Assert.Single(await ledger.ClaimAsync(1, "a", CancellationToken.None));
        Assert.True(await ledger.MarkDotAsync(claim, CancellationToken.None));
        Assert.False(await ledger.MarkDotAsync(claim, CancellationToken.None));
        Assert.Equal(LedgerState.Dot, Assert.Single(await ReadAsync(ledger)).State);
    }

    public async Task A_lease_that_ran_out_after_the_dot_makes_unknown_and_a_late_answer_still_counts()
    {
        await using var ledger = await OpenAsync(Plan("lapsed", 1));
        var claim = Assert.Single(await ledger.ClaimAsync(1, "a", CancellationToken.None));
        Assert.True(await ledger.MarkDotAsync(claim, CancellationToken.None));
        Time.Advance(Lease);
        Assert.Empty(await ledger.ClaimAsync(1, "b", CancellationToken.None));
        Assert.Equal(LedgerState.Unknown, Assert.Single(await ReadAsync(ledger)).State);
        Assert.True(await ledger.SettleAsync(claim, new Outcome.Accepted { Reply = "250 late" }, CancellationToken.None));
        Assert.Equal([(LedgerState.Accepted, "250 late")], await StatesAsync(ledger));
    }

    public async Task After_a_crash_only_what_had_no_dot_is_due()
    {
        if (!IsLasting) return;
        await using (var ledger = await OpenAsync(Plan("crash", 4)))
        {
            await SettleNextAsync(ledger, new Outcome.Accepted { Reply = "250" });
            var claims = await ledger.ClaimAsync(2, "a", CancellationToken.None);
            Assert.True(await ledger.MarkDotAsync(claims[1], CancellationToken.None));
        }

        Time.Advance(Lease);
        await using var again = await OpenAsync(Plan("crash", 4));
        var due = await again.ClaimAsync(9, "a", CancellationToken.None);
        Assert.Equal(["reader2@example.test", "reader4@example.test"], due.Select(claim => claim.Recipient));
        Assert.Equal([LedgerState.Accepted, LedgerState.Claimed, LedgerState.Unknown, LedgerState.Claimed], (await ReadAsync(again)).Select(entry => entry.State));
    }

    public async Task Another_plan_under_the_same_name_is_refused()
    {
        if (!IsLasting) return;
        await using (await OpenAsync(Plan("frozen")))
        {
        }

        await Assert.ThrowsAsync<PlanMismatchException>(() => OpenAsync(Plan("frozen") with { Hash = "decaf" }));
        await Assert.ThrowsAsync<PlanMismatchException>(() => OpenAsync(Plan("frozen", 4)));
        await using var same = await OpenAsync(Plan("frozen"));
        Assert.Equal(3, (await ReadAsync(same)).Count);
    }

    public async Task Sending_is_noted_and_has_no_dot()
    {
        await using (var ledger = await OpenAsync(Plan("sending", 1)))
        {
            var claim = Assert.Single(await ledger.ClaimAsync(1, "a", CancellationToken.None));
            Assert.True(await ledger.MarkSendingAsync(claim, CancellationToken.None));
            Assert.False(await ledger.MarkSendingAsync(claim, CancellationToken.None));
            Assert.Equal(LedgerState.Sending, Assert.Single(await ReadAsync(ledger)).State);
        }

        if (!IsLasting) return;
        Time.Advance(Lease);
        await using var again = await OpenAsync(Plan("sending", 1));
        Assert.Equal(2, Assert.Single(await again.ClaimAsync(1, "b", CancellationToken.None)).Epoch);
    }

    public async Task Suppressed_is_final()
    {
        await using var ledger = await OpenAsync(Plan("suppressed", 1));
        var claim = Assert.Single(await ledger.ClaimAsync(1, "a", CancellationToken.None));
        Assert.True(await ledger.SettleAsync(claim, new Outcome.Suppressed { Reply = "wants none" }, CancellationToken.None));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await ledger.ClaimAsync(1, "a", CancellationToken.None));
        Assert.Equal([(LedgerState.Suppressed, "wants none")], await StatesAsync(ledger));
    }

    public async Task What_is_decided_about_an_unknown_holds_and_nothing_else_can_be_decided()
    {
        await using var ledger = await OpenAsync(Plan("decided", 3));
        await SettleNextAsync(ledger, new Outcome.Unknown { Reply = "lost" });
        await SettleNextAsync(ledger, new Outcome.Unknown { Reply = "lost" });
        await SettleNextAsync(ledger, new Outcome.Accepted { Reply = "250" });
        Assert.True(await ledger.DecideAsync("reader1@example.test", LedgerState.Unknown, new Outcome.Accepted { Reply = "in the log" }, CancellationToken.None));
        Assert.False(await ledger.DecideAsync("reader1@example.test", LedgerState.Unknown, new Outcome.NotSent { Reply = "again" }, CancellationToken.None));
        Assert.False(await ledger.DecideAsync("reader3@example.test", LedgerState.Accepted, new Outcome.NotSent { Reply = "again" }, CancellationToken.None));
        Assert.False(await ledger.DecideAsync("nobody@example.test", LedgerState.Unknown, new Outcome.NotSent { Reply = "again" }, CancellationToken.None));
        Assert.True(await ledger.DecideAsync("reader2@example.test", LedgerState.Unknown, new Outcome.NotSent { Reply = "again" }, CancellationToken.None));
        Assert.Equal(("reader2@example.test", 1), await ledger.ClaimAsync(9, "a", CancellationToken.None) is [var claim] ? (claim.Recipient, claim.Attempt) : default);
    }

    public async Task The_next_due_is_the_earliest_retry_or_the_end_of_a_lease()
    {
        await using var ledger = await OpenAsync(Plan("next", 2));
        Assert.Null(await ledger.NextDueAsync(CancellationToken.None));
        var retry = Time.GetUtcNow() + Lease + Lease;
        await SettleNextAsync(ledger, new Outcome.Deferred { Reply = "451", RetryAt = retry });
        Assert.Equal(retry, await ledger.NextDueAsync(CancellationToken.None));
        await ledger.ClaimAsync(1, "a", CancellationToken.None);
        Assert.Equal(Time.GetUtcNow() + Lease, await ledger.NextDueAsync(CancellationToken.None));
    }

    public async Task Many_senders_share_the_readers_without_overlap()
    {
        await using var ledger = await OpenAsync(Plan("many", 200));
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(sender => Task.Run(async () =>
        {
            var mine = new List<Claim>();
            while (await ledger.ClaimAsync(7, $"sender {sender}", CancellationToken.None) is { Count: > 0 } claims) mine.AddRange(claims);
            return mine;
        })));
        Assert.Equal(200, all.Sum(claims => claims.Count));
        Assert.Equal(200, all.SelectMany(claims => claims).Select(claim => claim.Recipient).Distinct().Count());
    }

    /// <summary>True when the ledger outlives its object.</summary>
    protected abstract bool IsLasting { get; }

    protected static async Task<List<LedgerEntry>> ReadAsync(ILedger ledger)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in ledger.ReadAsync(CancellationToken.None)) entries.Add(entry);
        return entries;
    }

    private static async Task<List<(LedgerState State, string? Reply)>> StatesAsync(ILedger ledger) => [.. (await ReadAsync(ledger)).Select(entry => (entry.State, entry.Reply))];

    private static async Task<Claim> SettleNextAsync(ILedger ledger, Outcome outcome)
    {
        var claim = Assert.Single(await ledger.ClaimAsync(1, "a", CancellationToken.None));
        Assert.True(await ledger.MarkDotAsync(claim, CancellationToken.None));
        Assert.True(await ledger.SettleAsync(claim, outcome, CancellationToken.None));
        return claim;
    }
}
