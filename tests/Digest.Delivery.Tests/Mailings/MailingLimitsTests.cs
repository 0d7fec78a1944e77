using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;

namespace Digest.Delivery.Tests.Mailings;

/// <summary>What a run does beside sending: several connections, a sick server, those who get none, age, quota, interrupts.</summary>
public sealed class MailingLimitsTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Several_connections_share_the_readers_and_each_gets_one_message()
    {
        var mailing = MailingTo(300);
        var taken = new ConcurrentBag<string>();
        await using var ledger = new MemoryLedger(mailing.Freeze());
        var transports = Enumerable.Range(0, 8).Select(_ => new Answering(offer =>
        {
            taken.Add(offer);
            return Accepted;
        })).ToList();
        var report = await MailingRun.RunAsync(ledger, transports, mailing, new MailingOptions(), null, CancellationToken.None);
        Assert.Equal((MailingEnd.Finished, 300, 300), (report.End, report.Accepted, taken.Distinct().Count()));
        Assert.Equal(300, taken.Count);
        Assert.True(transports.Count(transport => transport.Offers > 0) > 1);
    }

    [Fact]
    public async Task A_sick_server_is_waited_for_with_growing_patience_and_then_left_with_everybody_due()
    {
        var mailing = MailingTo(5);
        await using var ledger = Open(mailing);
        await using var transport = new Answering(_ => new Outcome.Deferred { Reply = "421 busy" }) { Phase = SendPhase.Greeting };
        var start = time.GetUtcNow();
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None);
        Assert.Equal((RunStopReason.Unreachable, 5, 3), (report.Stop!.Reason, report.Pending, transport.Offers));
        Assert.InRange(time.GetUtcNow() - start, TimeSpan.FromSeconds(5 + 20), TimeSpan.FromSeconds(26));
    }

    [Fact]
    public async Task Those_on_the_list_get_none()
    {
        var mailing = MailingTo(3);
        await using var ledger = Open(mailing);
        await using var transport = new Answering(_ => Accepted);
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options with { Suppressed = new[] { "r1@example.test" }.ToFrozenSet() }, null, CancellationToken.None);
        Assert.Equal((2, 1, 2), (report.Accepted, report.Suppressed, transport.Offers));
    }

    [Theory]
    [InlineData(71, null)]
    [InlineData(73, "more than 72 hours ago")]
    [InlineData(-3, "set it right")]
    public async Task A_mailing_is_sent_while_it_is_fresh_and_the_clock_is_right(int hours, string? why)
    {
        var mailing = MailingTo(1) with { FrozenAt = time.GetUtcNow() - TimeSpan.FromHours(hours) };
        await using var ledger = Open(mailing);
        await using var transport = new Answering(_ => Accepted);
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options with { Freshness = TimeSpan.FromHours(72) }, null, CancellationToken.None);
        Assert.Equal(why is null ? null : RunStopReason.Stale, report.Stop?.Reason);
        if (why is not null) Assert.Contains(why, report.Stop!.Reply, StringComparison.Ordinal);
        Assert.Equal(why is null ? 1 : 0, transport.Offers);
    }

    [Fact]
    public async Task A_clock_that_jumps_while_a_message_is_in_flight_sends_nothing_twice()
    {
        foreach (var jump in (TimeSpan[])[TimeSpan.FromDays(2), TimeSpan.FromDays(-2)])
        {
            var mailing = MailingTo(4);
            await using var ledger = Open(mailing);
            await using var transport = new Answering(_ =>
            {
                time.Advance(jump);
                return Accepted;
            });
            var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None);
            Assert.Equal((4, 4), (report.Accepted, transport.Offers));
        }
    }

    [Fact]
    public async Task As_many_messages_are_offered_in_any_24_hours_as_a_provider_takes_over_all_runs_and_the_rest_stay_due()
    {
        var mailing = MailingTo(5);
        await using var ledger = Open(mailing);
        await using var transport = new Answering(_ => Accepted);
        DayLimit Limit(string account = "ada") => new(2, folder.PathOf("offered.txt"), account, time);
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options with { PerDay = Limit() }, null, CancellationToken.None);
        Assert.Equal((RunStopReason.QuotaReached, 2, 3), (report.Stop!.Reason, report.Accepted, report.Pending));
        Assert.Contains($"the next may go at {time.GetUtcNow().AddHours(24):u}", report.Stop.Reply, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromHours(23));
        Assert.False(Limit().TryTake(out _));
        Assert.True(Limit("bela").TryTake(out _));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((4, 1), (await MailingRun.RunAsync(ledger, [transport], mailing, Options with { PerDay = Limit() }, null, CancellationToken.None)) is var second ? (second.Accepted, second.Pending) : default);
        Assert.Equal(3, File.ReadLines(folder.PathOf("offered.txt")).Count());
    }

    [Fact]
    public void A_clock_that_was_a_year_ahead_does_not_use_up_the_year()
    {
        DayLimit Limit() => new(1, folder.PathOf("offered.txt"), "ada", time);
        File.WriteAllText(folder.PathOf("offered.txt"), $"{time.GetUtcNow().AddYears(1).UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} ada\nno line of ours\n");
        Assert.True(Limit().TryTake(out _));
        Assert.False(Limit().TryTake(out _));
    }

    [Fact]
    public async Task The_unknown_of_an_earlier_run_are_sent_again_when_that_was_decided_and_not_otherwise()
    {
        var mailing = MailingTo(2);
        await using var ledger = Open(mailing);
        await using var losing = new Answering(_ => new Outcome.Unknown { Reply = "lost" });
        Assert.Equal(2, (await MailingRun.RunAsync(ledger, [losing], mailing, Options, null, CancellationToken.None)).Unknown);
        await using var transport = new Answering(_ => Accepted);
        Assert.Equal((2, 0), ((await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None)).Unknown, transport.Offers));
        Assert.Equal((2, 2), ((await MailingRun.RunAsync(ledger, [transport], mailing, Options with { Unknown = UnknownPolicy.Resend }, null, CancellationToken.None)).Accepted, transport.Offers));
    }

    [Fact]
    public async Task An_interrupt_lets_the_message_in_flight_end_and_its_grace_ends_it()
    {
        var mailing = MailingTo(3);
        await using var ledger = new MemoryLedger(mailing.Freeze());
        using var cancel = new CancellationTokenSource();
        await using var slow = new Answering(_ => Accepted)
        {
            Before = async hard =>
            {
                await cancel.CancelAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(100), hard);
            },
        };
        var report = await MailingRun.RunAsync(ledger, [slow], mailing, new MailingOptions(), null, cancel.Token);
        Assert.Equal((MailingEnd.Cancelled, 1, 2), (report.End, report.Accepted, report.Pending));
        using var again = new CancellationTokenSource();
        await using var stuck = new Answering(_ => Accepted)
        {
            Before = async hard =>
            {
                await again.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, hard);
            },
        };
        var stopped = await MailingRun.RunAsync(ledger, [stuck], mailing, new MailingOptions { Grace = TimeSpan.FromMilliseconds(50) }, null, again.Token);
        Assert.Equal((MailingEnd.Cancelled, 1, 2), (stopped.End, stopped.Accepted, stopped.Pending));
    }

    [Fact]
    public async Task Hidden_addresses_stand_in_no_entry_of_the_ledger()
    {
        var mailing = MailingTo(1) with { Hidden = new AddressKey("a key of more than sixteen"u8) };
        await using var ledger = Open(mailing);
        await using var transport = new Answering(_ => new Outcome.Refused { Reply = "550 5.1.1 <R0@example.test> is nobody" });
        var entry = Assert.Single((await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None)).Entries);
        Assert.Equal((32, "550 5.1.1 <(address)> is nobody"), (entry.Recipient.Length, entry.Reply));
    }

    [Theory]
    [InlineData("m365", 30, 3)]
    [InlineData("google", 60, 2)]
    public void Providers_are_known_by_name(string name, int perMinute, int connections)
    {
        Assert.True(Provider.TryFind(name, out var provider));
        Assert.Equal((perMinute, connections), (provider.PerMinute, provider.Connections));
        Assert.True(Digest.Delivery.Smtp.SmtpEndpoint.TryParse(provider.Server, out _, out _));
        Assert.False(Provider.TryFind("nobody", out _));
    }

    private static Outcome Accepted { get; } = new Outcome.Accepted { Reply = "250 queued" };

    private MailingOptions Options => new() { Time = time };

    private MemoryLedger Open(Mailing mailing) => new(mailing.Freeze(), new LedgerOptions { Time = time });

    private static Mailing MailingTo(int readers) => new()
    {
        Id = "limits",
        Sender = EnvelopeAddress.Parse("digest@example.test"),
        Recipients = [.. Enumerable.Range(0, readers).Select(number => new Recipient { Address = EnvelopeAddress.Parse($"r{number}@example.test") })],
        Message = recipient => new MessageParts(Encoding.ASCII.GetBytes($"To: {recipient.Address}\r\n\r\n")),
    };

    private sealed class Answering(Func<string, Outcome> answer) : IMailTransport
    {
        public int Offers { get; private set; }

        public SendPhase Phase { get; init; } = SendPhase.Dot;

        public Func<CancellationToken, Task>? Before { get; init; }

        public async Task<SendOutcome> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
        {
            Offers++;
            await Task.Yield();
            try
            {
                if (Before is not null) await Before(cancel);
            }
            catch (OperationCanceledException)
            {
                return SendOutcome.ForAll(envelope, new Outcome.NotSent { Reply = "cancelled" }, SendPhase.Body);
            }

            if (Phase == SendPhase.Dot && !await beforeDot()) return SendOutcome.ForAll(envelope, new Outcome.NotSent { Reply = "no" }, SendPhase.Body);
            return SendOutcome.ForAll(envelope, answer(envelope.Recipients[0].Text), Phase);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
