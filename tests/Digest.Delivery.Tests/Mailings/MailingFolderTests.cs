using System.Text;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;
using Digest.Delivery.Tests.Ledgers;

namespace Digest.Delivery.Tests.Mailings;

public sealed class MailingFolderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_frozen_is_what_is_sent_later_octet_for_octet()
    {
        using (MailingFolder.Begin(folder.Path, Mailing("a text"), Now))
        {
        }

        using var again = MailingFolder.Open(MailingFolder.PathOf(folder.Path, "tides"));
        Assert.Equal((Now, "tides"), (again.Mailing.FrozenAt, again.Plan.Id));
        Assert.Equal(["To: ada@example.test\r\n\r\na text\r\n", "To: bela@example.test\r\n\r\na text\r\n", "list edition\r\n"], again.Mailing.Recipients.Select(recipient => Encoding.ASCII.GetString(again.Mailing.Message(recipient).Join().Span)));
        Assert.Equal(Mailing("a text").Freeze().Fingerprint, again.Plan.Fingerprint);
    }

    [Fact]
    public void Another_content_or_other_readers_under_the_same_name_are_refused_and_change_nothing()
    {
        MailingFolder.Begin(folder.Path, Mailing("a text"), Now).Dispose();
        Assert.Throws<PlanMismatchException>(() => MailingFolder.Begin(folder.Path, Mailing("another text"), Now));
        Assert.Throws<PlanMismatchException>(() => MailingFolder.Begin(folder.Path, Mailing("a text") with { Recipients = [.. Mailing("a text").Recipients.Take(2)] }, Now));
        using var same = MailingFolder.Begin(folder.Path, Mailing("a text"), Now + TimeSpan.FromDays(1));
        Assert.Equal(Now, same.Mailing.FrozenAt);
    }

    [Fact]
    public async Task Hidden_addresses_stand_in_no_file_and_the_key_opens_them()
    {
        var key = new AddressKey("a key of more than sixteen"u8);
        MailingFolder.Begin(folder.Path, Mailing("a text") with { Hidden = key }, Now).Dispose();
        var path = MailingFolder.PathOf(folder.Path, "tides");
        using (var open = MailingFolder.Open(path, key))
        {
            Assert.Equal("ada@example.test", open.Mailing.Recipients[0].Address.Text);
            Assert.Equal("To: ada@example.test\r\n\r\na text\r\n", Encoding.ASCII.GetString(open.Mailing.Message(open.Mailing.Recipients[0]).Join().Span));
            await using var ledger = await open.OpenLedgerAsync();
        }

        foreach (var file in Directory.GetFiles(path)) Assert.DoesNotContain("ada", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => MailingFolder.Open(path));
        Assert.Throws<InvalidOperationException>(() => MailingFolder.Open(path, new AddressKey("another key of that length"u8)));
        Assert.Throws<ArgumentException>(() => new AddressKey("too short"u8));
    }

    [Theory]
    [InlineData(JournalFaultTests.Fault.ShortWrite)]
    [InlineData(JournalFaultTests.Fault.FullDisk)]
    [InlineData(JournalFaultTests.Fault.Sync)]
    public void A_disk_that_fails_while_a_mailing_is_frozen_leaves_nothing_of_it_and_the_next_call_begins_anew(JournalFaultTests.Fault fault)
    {
        var shared = Mailing(string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", 9000)));
        var large = shared with { Message = recipient => new MessageParts(shared.Message(recipient).Join()) };
        var faults = 0;
        foreach (var name in (string[])["messages", "mailing.jsonl"])
        {
            for (var at = 1; at < 9; at++)
            {
                try
                {
                    MailingFolder.Begin(folder.Path, large, Now, path => Path.GetFileName(path) == name ? new JournalFaultTests.Failing(path, fault, at) : new JournalFile(path)).Dispose();
                    Directory.Delete(MailingFolder.PathOf(folder.Path, "tides"), true);
                    break;
                }
                catch (IOException)
                {
                    faults++;
                    Assert.Empty(Directory.GetDirectories(folder.Path));
                }
            }
        }

        Assert.True(faults >= 2, $"only {faults} faults");
        using var begun = MailingFolder.Begin(folder.Path, large, Now);
        using var again = MailingFolder.Open(begun.Path);
        Assert.Equal((begun.Plan.Fingerprint, begun.Mailing.FrozenAt), (again.Plan.Fingerprint, again.Mailing.FrozenAt));
        Assert.All(large.Recipients, recipient => Assert.True(begun.Mailing.Message(recipient).Join().Span.SequenceEqual(again.Mailing.Message(recipient).Join().Span)));
    }

    [Theory]
    [InlineData("mailing.jsonl")]
    [InlineData("messages")]
    public void A_damaged_file_is_refused(string name)
    {
        MailingFolder.Begin(folder.Path, Mailing("a text"), Now).Dispose();
        var file = Path.Combine(MailingFolder.PathOf(folder.Path, "tides"), name);
        var octets = File.ReadAllBytes(file);
        octets[0] ^= 1;
        File.WriteAllBytes(file, octets);
        Assert.Throws<JournalDamagedException>(() => MailingFolder.Open(Path.GetDirectoryName(file)!));
    }

    [Theory]
    [InlineData("tides-2026-11", "tides-2026-11")]
    [InlineData("../../etc", null)]
    [InlineData("Gezeiten/Woche 7", null)]
    [InlineData("", null)]
    public void A_name_becomes_one_folder_below_the_parent(string id, string? expected)
    {
        var path = MailingFolder.PathOf("/ledgers", id);
        Assert.Equal("/ledgers", Path.GetDirectoryName(Path.GetFullPath(path)));
        if (expected is not null) Assert.Equal(expected, Path.GetFileName(path));
    }

    [Fact]
    public void A_relays_log_counts_what_was_queued_and_not_what_was_merely_begun()
    {
        var log = new RelayLog(
        [
            "Nov 20 08:00:01 mail postfix/cleanup[11]: 4XyZ12: message-id=<one@x>", "Nov 20 08:00:01 mail postfix/qmgr[9]: 4XyZ12: from=<a@b>, size=9, nrcpt=1 (queue active)",
            "Nov 20 08:00:02 mail postfix/cleanup[11]: 4XyZ99: message-id=<two@x>", "<three@x>", "  four@x  ", "somebody wrote of <five@x> here",
        ]);
        Assert.Equal([true, false, true, true, false], ((string[])["one@x", "two@x", "three@x", "four@x", "five@x"]).Select(log.Has));
        Assert.Equal("one@x", RelayLog.IdOf(Encoding.ASCII.GetBytes("To: a\r\nMessage-ID: <one@x>\r\n")));
        Assert.Null(RelayLog.IdOf(Encoding.ASCII.GetBytes("To: a\r\n\r\nMessage-ID: <one@x>\r\n")));
    }

    [Fact]
    public void Waits_grow_end_at_the_longest_and_are_the_same_each_time()
    {
        var schedule = new RetrySchedule { Seed = "tides" };
        foreach (var (attempt, least) in new[] { (1, 2), (2, 8), (3, 32), (4, 60), (9, 60) })
            Assert.InRange(schedule.After("ada@example.test", attempt), TimeSpan.FromMinutes(least), TimeSpan.FromMinutes(least * 1.25) + TimeSpan.FromSeconds(1));
        Assert.Equal(schedule.After("ada@example.test", 1), new RetrySchedule { Seed = "tides" }.After("ada@example.test", 1));
        Assert.True(Enumerable.Range(0, 50).Select(number => schedule.After($"r{number}", 1)).Distinct().Count() > 10);
    }

    private static Mailing Mailing(string text)
    {
        var shared = Encoding.ASCII.GetBytes($"\r\n{text}\r\n");
        return new Mailing
        {
            Id = "tides",
            Sender = EnvelopeAddress.Parse("digest@example.test"),
            Recipients = [.. ((string[])["ada", "bela", "list"]).Select(name => new Recipient { Address = EnvelopeAddress.Parse($"{name}@example.test"), Name = name == "ada" ? "Ada L." : null })],
            Message = recipient => recipient.Address.Text.StartsWith("list", StringComparison.Ordinal)
                ? new MessageParts("list edition\r\n"u8.ToArray())
                : new MessageParts(Encoding.ASCII.GetBytes($"To: {recipient.Address}\r\n"), shared),
        };
    }
}
