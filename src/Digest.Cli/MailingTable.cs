using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Delivery;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;

namespace Digest.Cli;

/// <summary>Where a mailing stands, for people and as JSON.</summary>
internal static class MailingTable
{
    private const int MostLines = 200;
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Says how a run ended: a line for each reader whose message was not taken, then the counts.</summary>
    /// <exception cref="CommandException">The run was stopped or interrupted.</exception>
    public static ExitCode Tell(Context context, MailingReport report, string way)
    {
        Lines(context.Screen, report.Entries);
        context.Output.WriteLine(report is { Offered: 0, Stop: null, End: MailingEnd.Finished } ? $"Nobody is due, so nothing was sent: {Counts(report.Entries, "accepted earlier")}" : Counts(report.Entries, $"accepted by {way}"));
        if (report.Stop is { } stop)
            throw new CommandException(CodeOf(stop.Reason), $"Sending through {way} stopped: {stop.Reply}", $"{(stop.Reason == RunStopReason.TlsImpossible ? TlsHint + " " : "")}Mend that and call again, or digest mailing resume; who got it already gets no second copy.");
        if (report.End == MailingEnd.Cancelled) throw new CommandException(ExitCode.World, "Interrupted.", "Call again, or digest mailing resume, to go on; who got it already gets no second copy.");
        return Exit(report.Entries);
    }

    /// <summary>What to do about a server with which there is no TLS.</summary>
    public const string TlsHint = "smtps:// is for servers that speak TLS from the start, smtp:// for STARTTLS; --ca FILE trusts a server's own authority; a relay on this machine may do without TLS (--insecure-loopback).";

    /// <summary>The exit code of what is reached: clean when everybody got it who should.</summary>
    public static ExitCode Exit(IReadOnlyList<LedgerEntry> entries) => entries.All(entry => entry.State is LedgerState.Accepted or LedgerState.Suppressed) ? ExitCode.Clean : ExitCode.MailNotAccepted;

    /// <summary>A line for each reader whose message was not taken, with the reason.</summary>
    public static void Lines(Screen screen, IReadOnlyList<LedgerEntry> entries)
    {
        var odd = entries.Where(entry => entry.State is not (LedgerState.Accepted or LedgerState.Pending or LedgerState.Claimed or LedgerState.Sending)).ToList();
        foreach (var entry in odd.Take(MostLines)) screen.Say($"{entry.Recipient}: {Word(entry.State)}: {entry.Reply}");
        if (odd.Count > MostLines) screen.Say($"… and {odd.Count - MostLines} more; --report FILE has them all");
    }

    /// <summary>The counts in one line.</summary>
    public static string Counts(IReadOnlyList<LedgerEntry> entries, string done)
    {
        int Of(params LedgerState[] states) => entries.Count(entry => states.Contains(entry.State));
        var parts = new List<string> { $"{Of(LedgerState.Accepted)} of {entries.Count} {done}" };
        void Add(int count, string what)
        {
            if (count > 0) parts.Add($"{count} {what}");
        }

        Add(Of(LedgerState.Refused), "refused");
        Add(Of(LedgerState.Deferred), "deferred");
        Add(Of(LedgerState.Unknown, LedgerState.Dot), "perhaps delivered and held");
        Add(Of(LedgerState.Suppressed), "suppressed");
        Add(Of(LedgerState.Pending, LedgerState.Claimed, LedgerState.Sending), "not sent");
        return string.Join(", ", parts);
    }

    /// <summary>The word for a state.</summary>
    public static string Word(LedgerState state) => state.ToString().ToLowerInvariant();

    /// <summary>Every reader with state, attempts and reason.</summary>
    public static byte[] Json(Mailing mailing, IReadOnlyList<LedgerEntry> entries, string? stop)
    {
        using var octets = new MemoryStream();
        using (var json = new Utf8JsonWriter(octets, Readable))
        {
            json.WriteStartObject();
            json.WriteString("mailing", mailing.Id);
            if (mailing.FrozenAt is { } frozen) json.WriteString("frozen", frozen);
            if (stop is not null) json.WriteString("stopped", stop);
            json.WriteStartObject("counts");
            foreach (var group in entries.GroupBy(entry => entry.State).OrderBy(group => group.Key)) json.WriteNumber(Word(group.Key), group.Count());
            json.WriteEndObject();
            json.WriteStartArray("recipients");
            foreach (var entry in entries) Write(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        octets.Write("\n"u8);
        return octets.ToArray();
    }

    private static void Write(Utf8JsonWriter json, LedgerEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("to", entry.Recipient);
        json.WriteString("state", Word(entry.State));
        json.WriteNumber("attempts", entry.Attempts);
        if (entry.RetryAt is { } at) json.WriteString("retryAt", at);
        if (entry.Reply is { } reply) json.WriteString("reply", reply);
        json.WriteEndObject();
    }

    private static ExitCode CodeOf(RunStopReason reason) => reason is RunStopReason.Unreachable ? ExitCode.World : ExitCode.MailNotAccepted;
}
