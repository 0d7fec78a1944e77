using System.Diagnostics;
using System.Globalization;
using System.Text;
using Digest.Delivery;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;

namespace Digest.SendTrials;

/// <summary>Begins a mailing of many readers in a process of its own and prints how much work and how long it took until the first message could go, and the most memory used.</summary>
internal static class LargeMailing
{
    public static int Run(int readers)
    {
        using var folder = new TempFolder();
        var shared = Encoding.ASCII.GetBytes("Subject: Large\r\n\r\n" + string.Concat(Enumerable.Repeat(new string('x', 76) + "\r\n", 3400)));
        var mailing = new Mailing
        {
            Id = "large",
            Sender = EnvelopeAddress.Parse("large@example.test"),
            Recipients = [.. Enumerable.Range(0, readers).Select(number => new Recipient { Address = EnvelopeAddress.Parse($"reader.number{number}@example.test"), Name = $"Reader {number}" })],
            Message = recipient => new MessageParts(Encoding.ASCII.GetBytes($"Date: Fri, 20 Nov 2026 08:00:00 +0000\r\nFrom: Lab <large@example.test>\r\nTo: {recipient.Name} <{recipient.Address}>\r\nMessage-ID: <{recipient.Address.Text.Replace('@', '.')}@large>\r\nList-Unsubscribe: <mailto:leave@example.test>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"), shared),
            ContentHash = "large",
        };
        var watch = Stopwatch.StartNew();
        using var frozen = MailingFolder.Begin(folder.Path, mailing, TimeProvider.System.GetUtcNow());
        using var ledger = new Held(frozen.OpenLedgerAsync().GetAwaiter().GetResult());
        var claim = ledger.Ledger.ClaimAsync(1, "large", CancellationToken.None).GetAwaiter().GetResult()[0];
        var message = frozen.Mailing.Message(frozen.Mailing.Recipients[0]).Join();
        var seconds = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{process.TotalProcessorTime.TotalSeconds:0.00} {seconds:0.00} {process.PeakWorkingSet64 / 1048576.0:0} {claim.Epoch} {message.Length}"));
        return 0;
    }

    private sealed class Held(JournalLedger ledger) : IDisposable
    {
        public JournalLedger Ledger => ledger;

        public void Dispose() => ledger.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
