using System.Diagnostics;
using System.Globalization;
using System.Text;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;

namespace Digest.SendTrials;

/// <summary>What a series of kills came to.</summary>
public sealed record KillReport
{
    /// <summary>Senders killed.</summary>
    public int Kills { get; set; }

    /// <summary>Of these, before the mailing was begun or taken up.</summary>
    public int EarlyKills { get; set; }

    /// <summary>Senders that ended because their disk failed.</summary>
    public int DiskFaults { get; set; }

    /// <summary>Mailings brought to their end.</summary>
    public int Mailings { get; set; }

    /// <summary>Messages that the ledger says were taken.</summary>
    public int Accepted { get; set; }

    /// <summary>Messages held because they perhaps arrived, and of these, how many did.</summary>
    public int Unknown { get; set; }

    /// <summary>Of the unknown, how many the server had.</summary>
    public int UnknownTaken { get; set; }

    /// <summary>Second copies that somebody decided for.</summary>
    public int DecidedCopies { get; set; }

    /// <summary>Everything that broke the promise; empty when it was kept.</summary>
    public List<string> Broken { get; } = [];

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Kills} kills ({EarlyKills} before the mailing was begun), {DiskFaults} disk faults, {Mailings} mailings: {Accepted} accepted, {Unknown} unknown and held (the server had {UnknownTaken}), {DecidedCopies} second copies by decision, {Broken.Count} broken promises");
}

/// <summary>Kills senders of a mailing at random moments, lets the last one end, and holds the ledger against what the server took.</summary>
public static class Kills
{
    private const int MostRounds = 100_000;

    /// <summary>Runs until <paramref name="kills"/> senders were killed and the mailing they were at is at its end.</summary>
    public static async Task<KillReport> RunAsync(int kills, int readers, UnknownPolicy policy, int seed, Action<string> say)
    {
        var random = new Random(seed);
        var report = new KillReport();
        while (report.Kills < kills)
        {
            using var folder = new TempFolder();
            await using var server = new TrialServer(random.Next());
            var decisions = new Decisions(Path.Combine(MailingFolder.PathOf(folder.Path, "trial"), "ledger.jsonl"));
            for (var round = 0; round < MostRounds; round++)
            {
                var isLast = report.Kills >= kills;
                var exit = await OneAsync(folder.Path, server, readers, policy, random, isLast, report);
                await server.QuietAsync();
                decisions.Read();
                if (exit == Sender.DiskFailed) report.DiskFaults++;
                else if (exit is > 0 and < 128) throw new InvalidOperationException($"A sender ended with {exit}.");
                // A run under resend takes up the unknown of the runs before it, not its own.
                if (exit == 0 && (policy == UnknownPolicy.Hold || !JournalLedger.Peek(decisions.Path).Any(entry => entry.State == LedgerState.Unknown))) break;
            }

            Judge(decisions, server, readers, policy, report);
            say($"mailing {report.Mailings}: {report}");
        }

        return report;
    }

    // Gives 0 when the mailing is at its end, the exit code of a failure, 137 for a kill.
    private static async Task<int> OneAsync(string folder, TrialServer server, int readers, UnknownPolicy policy, Random random, bool isLast, KillReport report)
    {
        var faultAt = !isLast && random.Next(3) == 0 ? random.Next(4, 100) : 0;
        string[] arguments = [typeof(Kills).Assembly.Location, "--sender", folder, Text(server.Port), Text(readers), policy.ToString(), Text(faultAt), Text(random.Next())];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        if (isLast)
        {
            await process.WaitForExitAsync();
            return process.ExitCode;
        }

        var isEarly = random.Next(5) == 0;
        if (isEarly) await Task.Delay(random.Next(400));
        else await MessagesAsync(process, server, random.Next(Math.Max(2, readers / 40)), random.Next(4));
        if (process.HasExited && process.ExitCode is 0 or Sender.DiskFailed) return process.ExitCode;
        process.Kill();
        await process.WaitForExitAsync();
        if (process.ExitCode != 137) return process.ExitCode;
        report.Kills++;
        if (isEarly) report.EarlyKills++;
        return process.ExitCode;
    }

    // By messages and not by time alone, so that a slow machine's senders get as far as a fast one's.
    private static async Task MessagesAsync(Process process, TrialServer server, int messages, int milliseconds)
    {
        await process.StandardOutput.ReadLineAsync();
        var goal = server.Taken + messages;
        for (var round = 0; server.Taken < goal && !process.HasExited && round < 5000; round++) await Task.Delay(1);
        await Task.Delay(milliseconds);
    }

    private static void Judge(Decisions decisions, TrialServer server, int readers, UnknownPolicy policy, KillReport report)
    {
        report.Mailings++;
        var entries = JournalLedger.Peek(decisions.Path);
        if (entries.Count != readers) report.Broken.Add($"the ledger has {entries.Count} of {readers} readers");
        foreach (var (index, entry) in entries.Index())
        {
            var copies = server.Copies.GetValueOrDefault(entry.Recipient);
            var (decided, isGone) = (decisions.Of(index), entry.Recipient.StartsWith("gone", StringComparison.Ordinal));
            var isTrue = entry.State switch
            {
                LedgerState.Accepted => copies >= 1 && !isGone,
                LedgerState.Refused => copies == 0 && isGone,
                LedgerState.Unknown => !isGone,
                _ => false,
            };
            if (!isTrue) report.Broken.Add($"{entry.Recipient} is {entry.State} and has {copies} copies: {entry.Reply}");
            if (copies > 1 + (policy == UnknownPolicy.Hold ? 0 : decided)) report.Broken.Add($"{entry.Recipient} has {copies} copies after {decided} decisions");
            report.DecidedCopies += Math.Max(0, copies - 1);
            if (entry.State == LedgerState.Accepted) report.Accepted++;
            if (entry.State != LedgerState.Unknown) continue;
            report.Unknown++;
            if (copies > 0) report.UnknownTaken++;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How often it was decided about each reader to send again, over a journal that may be written anew in between.</summary>
internal sealed class Decisions(string path)
{
    private Dictionary<int, int> earlier = [];
    private Dictionary<int, int> now = [];
    private long length;

    public string Path => path;

    public int Of(int index) => earlier.GetValueOrDefault(index) + now.GetValueOrDefault(index);

    public void Read()
    {
        if (!File.Exists(path)) return;
        using var file = UnlockedFile.Open(path);
        var octets = new byte[file.Length];
        file.ReadExactly(octets);
        var found = new Dictionary<int, int>();
        foreach (var line in Encoding.UTF8.GetString(octets).Split('\n'))
        {
            const string Mark = "\"event\":\"decide\",\"n\":";
            var at = line.IndexOf(Mark, StringComparison.Ordinal);
            if (at < 0) continue;
            var digits = line[(at + Mark.Length)..].TakeWhile(char.IsAsciiDigit).ToArray();
            if (digits.Length > 0) found[int.Parse(digits, CultureInfo.InvariantCulture)] = found.GetValueOrDefault(int.Parse(digits, CultureInfo.InvariantCulture)) + 1;
        }

        if (octets.Length < length)
        {
            foreach (var (index, count) in now) earlier[index] = earlier.GetValueOrDefault(index) + count;
        }

        (now, length) = (found, octets.Length);
    }
}
