using System.Diagnostics;
using System.Globalization;
using System.Text;
using Digest.Delivery;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;

namespace Digest.SendTrials;

/// <summary>
/// Begins a mailing of many readers, or takes one up again of which all but the last reader are settled, in a process of its own, and prints how long it took until the next message could go,
/// the most memory used, and what that message is.
/// </summary>
internal static class LargeMailing
{
    private const int AtOnce = 1000;

    public static async Task<int> RunAsync(string folder, int readers)
    {
        var path = MailingFolder.PathOf(folder, "large");
        var isResumed = MailingFolder.Exists(path);
        var mailing = isResumed ? null : MailingTo(readers);
        var watch = Stopwatch.StartNew();
        using var frozen = mailing is null ? MailingFolder.Open(path) : MailingFolder.Begin(folder, mailing, TimeProvider.System.GetUtcNow());
        await using var ledger = await frozen.OpenLedgerAsync();
        var claim = (await ledger.ClaimAsync(1, "large", CancellationToken.None))[0];
        var message = frozen.Mailing.Message(frozen.Mailing.Recipients[0]).Join();
        var seconds = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} {process.PeakWorkingSet64 / 1048576.0:0} {claim.Recipient} {message.Length}"));
        if (!isResumed) await SettleAsync(ledger, claim, readers);
        return 0;
    }

    // As a run would, but for the network: every reader accepted, and the last one left.
    private static async Task SettleAsync(JournalLedger ledger, Claim first, int readers)
    {
        await SettleAsync(ledger, [first]);
        for (var left = readers - 2; left > 0;)
        {
            var claims = await ledger.ClaimAsync(Math.Min(left, AtOnce), "large", CancellationToken.None);
            await SettleAsync(ledger, claims);
            left -= claims.Count;
        }
    }

    private static Task SettleAsync(JournalLedger ledger, IReadOnlyList<Claim> claims) => Task.WhenAll(claims.Select(async claim =>
    {
        await ledger.MarkSendingAsync(claim, CancellationToken.None);
        await ledger.MarkDotAsync(claim, CancellationToken.None);
        await ledger.SettleAsync(claim, new Outcome.Accepted { Reply = "250 2.0.0 Ok: queued as 4bXyZ1234567" }, CancellationToken.None);
    }));

    private static Mailing MailingTo(int readers)
    {
        var shared = Encoding.ASCII.GetBytes("Subject: Large\r\n\r\n" + string.Concat(Enumerable.Repeat(new string('x', 76) + "\r\n", 3400)));
        return new Mailing
        {
            Id = "large",
            Sender = EnvelopeAddress.Parse("large@example.test"),
            Recipients = [.. Enumerable.Range(0, readers).Select(number => new Recipient { Address = EnvelopeAddress.Parse($"reader.number{number}@example.test"), Name = $"Reader {number}" })],
            Message = recipient => new MessageParts(Encoding.ASCII.GetBytes($"Date: Fri, 20 Nov 2026 08:00:00 +0000\r\nFrom: Lab <large@example.test>\r\nTo: {recipient.Name} <{recipient.Address}>\r\nMessage-ID: <{recipient.Address.Text.Replace('@', '.')}@large>\r\nList-Unsubscribe: <mailto:leave@example.test>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"), shared),
            ContentHash = "large",
        };
    }
}
