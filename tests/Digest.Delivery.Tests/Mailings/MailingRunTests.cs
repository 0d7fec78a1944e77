using System.Text;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;

namespace Digest.Delivery.Tests.Mailings;

public class MailingRunTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Every_reader_gets_the_own_message_once()
    {
        var mailing = MailingTo("ada", "bela", "chen");
        await using var ledger = Open(mailing);
        await using var transport = new AnsweringTransport(_ => Accepted);
        var steps = new List<MailingProgress>();
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options, new Listener(steps), CancellationToken.None);
        Assert.Equal((MailingEnd.Finished, null, 3, 0), (report.End, report.Stop, report.Accepted, report.Pending));
        Assert.Equal(["ada@example.test: for ada@example.test", "bela@example.test: for bela@example.test", "chen@example.test: for chen@example.test"], transport.Taken);
        Assert.Equal([1, 2, 3], steps.Select(step => step.Done));
        Assert.All(steps, step => Assert.Equal((3, Accepted), (step.Total, step.Outcome)));
        var again = await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None);
        Assert.Equal((3, 3), (again.Accepted, transport.Taken.Count));
    }

    [Fact]
    public async Task Deferred_is_tried_again_after_growing_waits_and_then_given_up()
    {
        var mailing = MailingTo("ada", "bela");
        await using var ledger = Open(mailing);
        await using var transport = new AnsweringTransport(offer => offer.Recipient.StartsWith("bela", StringComparison.Ordinal) ? Deferred : offer.Number < 3 ? Deferred : Accepted);
        var start = time.GetUtcNow();
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None);
        Assert.Equal((MailingEnd.Finished, 1, 1), (report.End, report.Accepted, report.Deferred));
        Assert.Equal([2, 3], report.Entries.Select(entry => entry.Attempts));
        Assert.InRange(time.GetUtcNow() - start, TimeSpan.FromMinutes(2 + 8), TimeSpan.FromMinutes((2 + 8) * 1.25) + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Refused_and_unknown_are_not_tried_again()
    {
        var mailing = MailingTo("ada", "bela");
        await using var ledger = Open(mailing);
        await using var transport = new AnsweringTransport(offer => offer.Number == 1 ? new Outcome.Refused { Reply = "550" } : new Outcome.Unknown { Reply = "lost" });
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None);
        Assert.Equal((MailingEnd.Finished, 1, 1, 2), (report.End, report.Refused, report.Unknown, transport.Offers));
    }

    [Theory]
    [InlineData(RunStopReason.AuthenticationRefused)]
    [InlineData(RunStopReason.TlsImpossible)]
    [InlineData(RunStopReason.SenderRefused)]
    public async Task What_concerns_every_message_stops_the_run_and_leaves_the_readers_due(RunStopReason reason)
    {
        var mailing = MailingTo("ada", "bela", "chen");
        await using var ledger = Open(mailing);
        var stop = new RunStop { Reason = reason, Reply = "535 no" };
        await using var transport = new AnsweringTransport(_ => NotSent) { Stop = stop };
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None);
        Assert.Equal((MailingEnd.Stopped, stop, 3, 1), (report.End, report.Stop, report.Pending, transport.Offers));
    }

    [Fact]
    public async Task A_server_that_is_not_there_stops_the_run_at_once()
    {
        var mailing = MailingTo("ada", "bela");
        await using var ledger = Open(mailing);
        await using var transport = new AnsweringTransport(_ => NotSent) { Phase = SendPhase.Connect };
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None);
        Assert.Equal((RunStopReason.Unreachable, 2, 1), (report.Stop!.Reason, report.Pending, transport.Offers));
    }

    [Fact]
    public async Task A_server_that_was_there_gets_another_chance()
    {
        var mailing = MailingTo("ada", "bela", "chen");
        await using var ledger = Open(mailing);
        await using var transport = new AnsweringTransport(offer => offer.Number is 2 or 3 ? NotSent : Accepted) { PhaseOf = number => number is 2 or 3 ? SendPhase.Connect : SendPhase.Dot };
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None);
        Assert.Equal((MailingEnd.Finished, 3, 5), (report.End, report.Accepted, transport.Offers));
    }

    [Fact]
    public async Task A_message_that_always_loses_the_connection_does_not_hold_up_the_others()
    {
        var mailing = MailingTo("ada", "bela", "chen");
        await using var ledger = Open(mailing);
        await using var transport = new AnsweringTransport(offer => offer.Recipient.StartsWith("ada", StringComparison.Ordinal) ? NotSent : Accepted) { Phase = SendPhase.Body };
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options with { MaxAttempts = 2 }, null, CancellationToken.None);
        Assert.Equal((MailingEnd.Finished, 2, 1), (report.End, report.Accepted, report.Deferred));
    }

    [Fact]
    public async Task A_pace_spreads_the_messages()
    {
        var mailing = MailingTo("ada", "bela", "chen");
        await using var ledger = Open(mailing);
        await using var transport = new AnsweringTransport(_ => Accepted);
        var start = time.GetUtcNow();
        await MailingRun.RunAsync(ledger, [transport], mailing, Options with { PerMinute = 30 }, null, CancellationToken.None);
        Assert.InRange(time.GetUtcNow() - start, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Cancelling_records_the_step_in_hand_and_a_later_run_goes_on()
    {
        var mailing = MailingTo("ada", "bela", "chen");
        await using var ledger = Open(mailing);
        using var cancel = new CancellationTokenSource();
        await using var transport = new AnsweringTransport(offer =>
        {
            if (offer.Number == 2) cancel.Cancel();
            return Accepted;
        });
        var report = await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, cancel.Token);
        Assert.Equal((MailingEnd.Cancelled, 2, 1), (report.End, report.Accepted, report.Pending));
        var rest = await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None);
        Assert.Equal((MailingEnd.Finished, 3, 3), (rest.End, rest.Accepted, transport.Taken.Count));
    }

    [Fact]
    public async Task A_failure_before_the_dot_leaves_the_reader_due()
    {
        var mailing = MailingTo("ada");
        await using var ledger = Open(mailing);
        await using var failing = new AnsweringTransport(_ => throw new InvalidOperationException("a fault of ours"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => MailingRun.RunAsync(ledger, [failing], mailing, Options, null, CancellationToken.None));
        await using var transport = new AnsweringTransport(_ => Accepted);
        Assert.Equal(1, (await MailingRun.RunAsync(ledger, [transport], mailing, Options, null, CancellationToken.None)).Accepted);
    }

    [Fact]
    public void A_mailing_freezes_readers_and_messages()
    {
        var plan = MailingTo("ada", "bela").Freeze();
        Assert.Equal(["ada@example.test", "bela@example.test"], plan.Recipients.AsEnumerable());
        Assert.Equal(plan.Fingerprint, MailingTo("ada", "bela").Freeze().Fingerprint);
        Assert.NotEqual(plan.Fingerprint, MailingTo("bela", "ada").Freeze().Fingerprint);
        var other = MailingTo("ada", "bela") with { Message = _ => new MessageParts(Letters.Message("another text\r\n")) };
        Assert.NotEqual(plan.Fingerprint, other.Freeze().Fingerprint);
        Assert.Equal((MailingTo("ada") with { ContentHash = "ab" }).Freeze().Fingerprint, (MailingTo("ada") with { ContentHash = "ab", Message = other.Message }).Freeze().Fingerprint);
        Assert.Throws<ArgumentException>(() => MailingTo("ada", "Ada").Freeze());
        Assert.Throws<ArgumentException>(() => MailingTo().Freeze());
        Assert.Throws<ArgumentException>(() => (MailingTo("ada") with { Message = _ => new MessageParts("bare\nfeed"u8.ToArray()) }).Freeze());
    }

    private static Outcome Accepted { get; } = new Outcome.Accepted { Reply = "250 queued" };

    private static Outcome Deferred { get; } = new Outcome.Deferred { Reply = "451 greylisted" };

    private static Outcome NotSent { get; } = new Outcome.NotSent { Reply = "no connection" };

    private MailingOptions Options => new() { Time = time };

    private MemoryLedger Open(Mailing mailing) => new(mailing.Freeze(), new LedgerOptions { Time = time });

    private static Mailing MailingTo(params string[] readers) => new()
    {
        Id = "tides-2026-11-20",
        Sender = EnvelopeAddress.Parse("digest@example.test"),
        Recipients = [.. readers.Select(reader => new Recipient { Address = EnvelopeAddress.Parse($"{reader}@example.test") })],
        Message = recipient => new MessageParts(Encoding.ASCII.GetBytes($"Subject: Tides\r\n\r\nfor {recipient.Address}")),
    };

    private sealed class Listener(List<MailingProgress> steps) : IProgress<MailingProgress>
    {
        public void Report(MailingProgress value) => steps.Add(value);
    }

    /// <summary>A transport that answers each offer, counted from 1, as it is told.</summary>
    private sealed class AnsweringTransport(Func<(int Number, string Recipient), Outcome> answer) : IMailTransport
    {
        public int Offers { get; private set; }

        public List<string> Taken { get; } = [];

        public RunStop? Stop { get; init; }

        public SendPhase Phase { get; init; } = SendPhase.Dot;

        public Func<int, SendPhase>? PhaseOf { get; init; }

        public async Task<SendOutcome> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
        {
            var recipient = envelope.Recipients[0].Text;
            var outcome = answer((++Offers, recipient));
            if (outcome is Outcome.Accepted or Outcome.Unknown) Assert.True(await beforeDot());
            if (outcome is Outcome.Accepted) Taken.Add($"{recipient}: {Encoding.ASCII.GetString(message.Span).Split("\r\n")[^1]}");
            return SendOutcome.ForAll(envelope, outcome, PhaseOf?.Invoke(Offers) ?? Phase, Stop);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
