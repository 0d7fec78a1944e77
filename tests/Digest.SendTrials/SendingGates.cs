using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Digest.Delivery;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;
using Digest.Delivery.Smtp;

namespace Digest.SendTrials;

/// <summary>
/// Measures sending against Postfix's smtp-sink, with gates that are ratios, so that a busy machine does not decide: beside smtp-source, beside our own lock-step mode over a slow
/// line, with and without a journal. The two of a ratio take turns, and the median of their ratios is what counts.
/// </summary>
internal static class SendingGates
{
    private const int Octets = 57_000;
    private const int Connections = 10;
    private const int Rounds = 5;
    private const int Readers = 100_000;

    // A commit is shared by those who wait for it, so it takes a crowd to see what it costs a busy sender.
    private const int Sharers = 40;
    private static readonly byte[] Body = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 76) + "\r\n", Octets / 78)));

    public static async Task<int> RunAsync()
    {
        if (!Judge.IsInstalled("smtp-sink", "smtp-source"))
        {
            Console.WriteLine("smtp-sink or smtp-source is not installed (./do setup installs all judges)");
            return 2;
        }

        var port = FreePort();
        using var sink = Process.Start(new ProcessStartInfo(Judge.Find("smtp-sink")!, [.. Unprivileged, $"127.0.0.1:{port}", "200"]))!;
        try
        {
            await ReadyAsync(port);
            return await MeasureAsync(port) ? 0 : 1;
        }
        finally
        {
            sink.Kill();
        }
    }

    private static string[] Unprivileged => Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];

    private static async Task<bool> MeasureAsync(int port)
    {
        await RateAsync(port, 1000, Connections, hasJournal: false);
        var (source, ours, beside) = await InTurnsAsync(() => Task.FromResult(Source(port, 4000)), () => RateAsync(port, 4000, Connections, hasJournal: false));
        var held = Gate($"{Connections} connections, {Octets} octets: smtp-source {source:0}/s, ours {ours:0}/s", beside, 0.5);
        var (memory, journal, kept) = await InTurnsAsync(() => RateAsync(port, 4000, Sharers, hasJournal: false), () => RateAsync(port, 4000, Sharers, hasJournal: true));
        held &= Gate($"{Sharers} connections: without a journal {memory:0}/s, with one {journal:0}/s (forcing a line onto this disk takes {ForcedMilliseconds():0.0} ms)", kept, 0.7);
        using var line = new SlowLine(port, TimeSpan.FromMilliseconds(10));
        var (lockstep, pipelined, faster) = await InTurnsAsync(() => RateAsync(line.Port, 40, 1, hasJournal: false, SmtpPipelining.Never), () => RateAsync(line.Port, 40, 1, hasJournal: false));
        held &= Gate($"20 ms round trip, one connection: lock-step {lockstep:0.0}/s, pipelined {pipelined:0.0}/s", faster, 1.9);
        using var folder = new TempFolder();
        var (seconds, megabytes) = Large(folder.Path);
        held &= Most($"{Readers} readers: seconds until the first message may go", seconds, 3);
        held &= Most($"{Readers} readers: most memory, MB", megabytes, 200);
        var (resumed, again) = Large(folder.Path);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       taken up again with one reader left, the journal written anew: {resumed:0.00} s, {again:0} MB"));
        return held & Contracts();
    }

    // The best of each, and the median of their ratios: what else the machine does meanwhile falls on both of a turn.
    private static async Task<(double First, double Second, double Ratio)> InTurnsAsync(Func<Task<double>> first, Func<Task<double>> second)
    {
        var turns = new List<(double First, double Second)>();
        for (var round = 0; round < Rounds; round++) turns.Add((await first(), await second()));
        return (turns.Max(turn => turn.First), turns.Max(turn => turn.Second), turns.Select(turn => turn.Second / turn.First).Order().ElementAt(Rounds / 2));
    }

    // Run by the programs that judge our client: all tests on loopback of transports, ledgers and real servers together.
    private static bool Contracts()
    {
        var watch = Stopwatch.StartNew();
        var (code, output, error) = Judge.Run("dotnet", "test", Repository.PathOf("tests", "Digest.Delivery.Tests"), "-c", "Release", "--no-build", "--filter", "Category=Judge|FullyQualifiedName~Transports|FullyQualifiedName~Ledgers");
        var seconds = watch.Elapsed.TotalSeconds;
        if (code != 0) throw new InvalidOperationException(output + error);
        return Most($"contract tests ({output.Split("Passed:")[1].Split(',')[0].Trim()} passed, {output.Split("Skipped:")[1].Split(',')[0].Trim()} not run): seconds", seconds, 60);
    }

    private static (double Seconds, double Megabytes) Large(string folder)
    {
        var (_, output, error) = Judge.Run("dotnet", typeof(SendingGates).Assembly.Location, "--large", folder, Text(Readers));
        var parts = output.Split(' ');
        return parts.Length == 4 ? (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture)) : throw new InvalidOperationException(output + error);
    }

    private static async Task<double> RateAsync(int port, int messages, int connections, bool hasJournal, SmtpPipelining pipelining = SmtpPipelining.WhenOffered)
    {
        using var folder = new TempFolder();
        var mailing = new Mailing
        {
            Id = "bench",
            Sender = EnvelopeAddress.Parse("bench@example.test"),
            Recipients = [.. Enumerable.Range(0, messages).Select(number => new Recipient { Address = EnvelopeAddress.Parse($"r{number}@example.test") })],
            Message = recipient => new MessageParts(Encoding.ASCII.GetBytes($"To: {recipient.Address}\r\n\r\n"), Body),
        };
        var plan = mailing.Freeze();
        await using ILedger ledger = hasJournal ? await JournalLedger.OpenAsync(Path.Combine(Repository.Root, "artifacts", $"bench-{Environment.ProcessId}.jsonl"), plan) : new MemoryLedger(plan);
        var transports = Enumerable.Range(0, connections).Select(_ => new SmtpTransport(new SmtpOptions
        {
            Host = "127.0.0.1",
            Port = port,
            Security = SmtpSecurity.InsecureLoopback,
            MessagesPerConnection = 100_000,
            Pipelining = pipelining,
        })).ToList();
        var watch = Stopwatch.StartNew();
        var report = await MailingRun.RunAsync(ledger, transports, mailing, new MailingOptions(), null, CancellationToken.None);
        var rate = messages / watch.Elapsed.TotalSeconds;
        foreach (var transport in transports) await transport.DisposeAsync();
        if (hasJournal) File.Delete(Path.Combine(Repository.Root, "artifacts", $"bench-{Environment.ProcessId}.jsonl"));
        return report.Accepted == messages ? rate : throw new InvalidOperationException($"{report.Accepted} of {messages} accepted: {report.Stop?.Reply}");
    }

    private static double Source(int port, int messages)
    {
        var watch = Stopwatch.StartNew();
        var (code, output, error) = Judge.Run("smtp-source", "-s", Text(Connections), "-d", "-l", Text(Octets), "-m", Text(messages), $"127.0.0.1:{port}");
        return code == 0 ? messages / watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"smtp-source ended with {code}.\n{output}{error}");
    }

    private static double ForcedMilliseconds()
    {
        const int Times = 50;
        var path = Path.Combine(Repository.Root, "artifacts", $"bench-{Environment.ProcessId}.sync");
        using var file = new JournalFile(path);
        var watch = Stopwatch.StartNew();
        for (var time = 0; time < Times; time++)
        {
            file.Write("a line\n"u8, 7 * time);
            file.Sync();
        }

        File.Delete(path);
        return watch.Elapsed.TotalMilliseconds / Times;
    }

    private static bool Gate(string what, double ratio, double least)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(ratio >= least ? "held  " : "MISSED")} {what}: {ratio:0.00} (at least {least})"));
        return ratio >= least;
    }

    private static bool Most(string what, double value, double most)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(value <= most ? "held  " : "MISSED")} {what}: {value:0.00} (at most {most})"));
        return value <= most;
    }

    private static async Task ReadyAsync(int port)
    {
        for (var round = 0; ; round++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (round < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
