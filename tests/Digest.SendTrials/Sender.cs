using System.Globalization;
using System.Text;
using Digest.Delivery;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;
using Digest.Delivery.Smtp;

namespace Digest.SendTrials;

/// <summary>The process that is killed: begins or resumes a mailing in a folder, over three connections, perhaps with a disk that fails.</summary>
internal static class Sender
{
    /// <summary>How it ends when the disk failed.</summary>
    public const int DiskFailed = 4;

    public static async Task<int> RunAsync(string folder, int port, int readers, UnknownPolicy policy, int faultAt, int seed)
    {
        try
        {
            using var frozen = MailingFolder.Begin(folder, MailingTo(readers), TimeProvider.System.GetUtcNow());
            await using var ledger = await frozen.OpenLedgerAsync(new LedgerOptions { OpenFile = path => faultAt > 0 ? new FailingFile(path, faultAt, seed) : new JournalFile(path) });
            Console.WriteLine("begun");
            var transports = Enumerable.Range(0, 3).Select(_ => new SmtpTransport(new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = port,
                Security = SmtpSecurity.InsecureLoopback,
            })).ToList();
            var report = await MailingRun.RunAsync(ledger, transports, frozen.Mailing, new MailingOptions
            {
                Unknown = policy,
                MaxLosses = 50,
                MaxAttempts = 10,
                Retry = new RetrySchedule
                {
                    First = TimeSpan.FromSeconds(1),
                    Factor = 1,
                    Reconnect = TimeSpan.FromMilliseconds(5),
                },
            }, null, CancellationToken.None);
            foreach (var transport in transports) await transport.DisposeAsync();
            Console.WriteLine(report.End);
            return report.End == MailingEnd.Finished ? 0 : 1;
        }
        catch (IOException failed)
        {
            Console.WriteLine(failed.Message);
            return DiskFailed;
        }
    }

    /// <summary>Every 50th reader is gone, every 75th greylisted at first.</summary>
    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"{(number % 50 == 49 ? "gone" : number % 75 == 7 ? "grey" : "r")}{number}@example.test");

    private static Mailing MailingTo(int readers)
    {
        var shared = Encoding.ASCII.GetBytes("Subject: Trial\r\n\r\n" + string.Concat(Enumerable.Repeat("A line of the issue, of which there are many in each message.\r\n", 60)));
        return new Mailing
        {
            Id = "trial",
            Sender = EnvelopeAddress.Parse("trial@example.test"),
            Recipients = [.. Enumerable.Range(0, readers).Select(number => new Recipient { Address = EnvelopeAddress.Parse(Name(number)) })],
            Message = recipient => new MessageParts(Encoding.ASCII.GetBytes($"To: {recipient.Address}\r\nMessage-ID: <{recipient.Address.Text.Replace('@', '.')}@trial>\r\n"), shared),
        };
    }
}

/// <summary>A disk that fails once it was used often enough: it is full in the middle of a write, or does not keep what it promised to.</summary>
internal sealed class FailingFile(string path, int faultAt, int seed) : IJournalFile
{
    private readonly JournalFile file = new(path);
    private int uses;

    public Stream Read() => file.Read();

    public void Write(ReadOnlySpan<byte> octets, long at)
    {
        if (Interlocked.Increment(ref uses) < faultAt || seed % 2 == 0)
        {
            file.Write(octets, at);
            return;
        }

        file.Write(octets[..(octets.Length / 2)], at);
        throw new IOException("No space left on device");
    }

    public void Sync()
    {
        if (Interlocked.Increment(ref uses) >= faultAt && seed % 2 == 0) throw new IOException("Input/output error");
        file.Sync();
    }

    public void Cut(long length) => file.Cut(length);

    public void Dispose() => file.Dispose();
}
