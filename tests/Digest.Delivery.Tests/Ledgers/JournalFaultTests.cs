using System.Text;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;

namespace Digest.Delivery.Tests.Ledgers;

/// <summary>Disks that fail at every use in turn; whatever they do, a message whose dot may be on the wire is in the journal, and the journal opens again.</summary>
public sealed class JournalFaultTests : IDisposable
{
    private readonly TempFolder folder = new();

    /// <summary>How the disk fails.</summary>
    public enum Fault
    {
        ShortWrite,
        FullDisk,
        Sync,
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Fault.ShortWrite)]
    [InlineData(Fault.FullDisk)]
    [InlineData(Fault.Sync)]
    public async Task A_disk_that_fails_at_any_use_loses_no_dot_and_leaves_a_sound_ledger(Fault fault)
    {
        var faults = 0;
        for (var at = 1; ; at++)
        {
            var path = folder.PathOf($"{fault}-{at}");
            var dots = new HashSet<string>();
            var hasFailed = false;
            try
            {
                await using var ledger = await JournalLedger.OpenAsync(path, Plan, new LedgerOptions { OpenFile = name => new Failing(name, fault, at) });
                await using var transport = new Noting(dots);
                await MailingRun.RunAsync(ledger, [transport], Mailing, new MailingOptions(), null, CancellationToken.None);
            }
            catch (IOException)
            {
                hasFailed = true;
                faults++;
            }

            await using (var again = await JournalLedger.OpenAsync(path, Plan))
            {
                await foreach (var entry in again.ReadAsync(CancellationToken.None))
                {
                    var isOut = dots.Contains(entry.Recipient);
                    Assert.True(!isOut || entry.State is LedgerState.Accepted or LedgerState.Unknown, $"{fault} at use {at}: {entry.Recipient} was sent and is {entry.State}");
                    if (entry.State == LedgerState.Accepted) Assert.True(isOut);
                }
            }

            if (!hasFailed) break;
        }

        Assert.True(faults > 5, $"only {faults} faults");
    }

    [Fact]
    public async Task After_a_failure_nothing_is_added_and_the_reason_is_said()
    {
        var ledger = await JournalLedger.OpenAsync(folder.PathOf("broken"), Plan, new LedgerOptions { OpenFile = name => new Failing(name, Fault.FullDisk, 3) });
        var claims = await ledger.ClaimAsync(2, "a", CancellationToken.None);
        var first = await Assert.ThrowsAsync<IOException>(() => ledger.MarkDotAsync(claims[0], CancellationToken.None));
        var second = await Assert.ThrowsAsync<IOException>(() => ledger.MarkDotAsync(claims[1], CancellationToken.None));
        Assert.Contains("No space", first.Message, StringComparison.Ordinal);
        Assert.Contains("nothing more is sent", second.Message, StringComparison.Ordinal);
        await ledger.DisposeAsync();
    }

    [Fact]
    public async Task A_journal_that_has_grown_is_written_anew_and_says_the_same()
    {
        var path = folder.PathOf("long");
        List<LedgerEntry> before = [];
        for (var round = 0; round < 3; round++)
        {
            await using var ledger = await JournalLedger.OpenAsync(path, Plan);
            if (round == 0)
            {
                var claims = await ledger.ClaimAsync(3, "a", CancellationToken.None);
                await ledger.SettleAsync(claims[0], new Outcome.Accepted { Reply = "250 ok" }, CancellationToken.None);
                await ledger.SettleAsync(claims[1], new Outcome.Unknown { Reply = "lost" }, CancellationToken.None);
                for (var renewal = 0; renewal < 1200; renewal++) await ledger.RenewAsync(claims[2], CancellationToken.None);
                await ledger.SettleAsync(claims[2], new Outcome.Deferred { Reply = "451 é", RetryAt = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero) }, CancellationToken.None);
                before = await EntriesAsync(ledger);
                Assert.Equal(4, (await ledger.ClaimAsync(1, "a", CancellationToken.None))[0].Recipient[6] - '0');
                continue;
            }

            Assert.Equal(before, await EntriesAsync(ledger) is [.. var head, _] ? [.. head, before[^1]] : []);
            Assert.True(new FileInfo(path).Length < 2000, $"round {round}: {new FileInfo(path).Length} octets");
            if (round == 2) Assert.Equal(2, (await ledger.ClaimAsync(9, "a", CancellationToken.None)).Single().Epoch);
        }
    }

    [Theory]
    [InlineData("a line is lost")]
    [InlineData("a line is doubled")]
    [InlineData("two lines change places")]
    [InlineData("another mailing's line")]
    public async Task A_journal_with_whole_lines_in_the_wrong_place_is_refused(string damage)
    {
        foreach (var name in (string[])["one", "two"])
        {
            await using var ledger = await JournalLedger.OpenAsync(folder.PathOf(name), Plan);
            foreach (var claim in await ledger.ClaimAsync(name == "one" ? 4 : 2, "a", CancellationToken.None)) await ledger.MarkDotAsync(claim, CancellationToken.None);
        }

        var lines = (await File.ReadAllLinesAsync(folder.PathOf("one"))).ToList();
        switch (damage)
        {
            case "a line is lost":
                lines.RemoveAt(lines.Count - 2);
                break;
            case "a line is doubled":
                lines.Insert(lines.Count - 2, lines[^3]);
                break;
            case "two lines change places":
                (lines[^3], lines[^2]) = (lines[^2], lines[^3]);
                break;
            default:
                lines[^2] = (await File.ReadAllLinesAsync(folder.PathOf("two")))[^1];
                break;
        }

        await File.WriteAllTextAsync(folder.PathOf("one"), string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(false));
        var refused = await Assert.ThrowsAsync<JournalDamagedException>(() => JournalLedger.OpenAsync(folder.PathOf("one"), Plan));
        Assert.Contains("nothing is sent on its word", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_can_be_looked_at_while_a_sender_has_it()
    {
        await using var ledger = await JournalLedger.OpenAsync(folder.PathOf("peek"), Plan);
        await ledger.MarkDotAsync((await ledger.ClaimAsync(1, "a", CancellationToken.None))[0], CancellationToken.None);
        Assert.Equal([LedgerState.Dot, LedgerState.Pending, LedgerState.Pending, LedgerState.Pending], JournalLedger.Peek(folder.PathOf("peek")).Select(entry => entry.State));
    }

    private static MailingPlan Plan => Mailing.Freeze();

    private static Mailing Mailing => new()
    {
        Id = "faults",
        Sender = EnvelopeAddress.Parse("digest@example.test"),
        Recipients = [.. Enumerable.Range(1, 4).Select(number => new Recipient { Address = EnvelopeAddress.Parse($"reader{number}@example.test") })],
        Message = _ => new MessageParts(Letters.Message()),
    };

    private static async Task<List<LedgerEntry>> EntriesAsync(JournalLedger ledger)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in ledger.ReadAsync(CancellationToken.None)) entries.Add(entry);
        return entries;
    }

    private sealed class Noting(HashSet<string> dots) : IMailTransport
    {
        public async Task<SendOutcome> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
        {
            if (!await beforeDot()) return SendOutcome.ForAll(envelope, new Outcome.NotSent { Reply = "no" }, SendPhase.Body);
            dots.Add(envelope.Recipients[0].Key);
            return SendOutcome.ForAll(envelope, new Outcome.Accepted { Reply = "250 ok" }, SendPhase.Dot);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    internal sealed class Failing(string path, Fault fault, int at) : IJournalFile
    {
        private readonly JournalFile file = new(path);
        private int uses;

        public Stream Read() => file.Read();

        public void Write(ReadOnlySpan<byte> octets, long place)
        {
            var isFailing = ++uses >= at && fault != Fault.Sync;
            file.Write(isFailing ? fault == Fault.ShortWrite ? octets[..(octets.Length / 2)] : [] : octets, place);
            if (isFailing) throw new IOException("No space left on device");
        }

        public void Sync()
        {
            if (++uses >= at && fault == Fault.Sync) throw new IOException("Input/output error");
            file.Sync();
        }

        public void Cut(long length) => file.Cut(length);

        public void Dispose() => file.Dispose();
    }
}
