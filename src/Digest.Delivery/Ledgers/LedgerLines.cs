using System.Text.Json;

namespace Digest.Delivery.Ledgers;

/// <summary>The lines of a journal: its plan first, then what happened.</summary>
internal static class LedgerLines
{
    private const string Kind = "digest-ledger";
    private const int Version = 2;
    private const int PieceSize = 1 << 16;

    /// <summary>Writes the lines that begin a journal; <paramref name="drain"/> takes them whenever they have grown to a piece, so that a long plan is never held twice.</summary>
    public static void Begin(CheckedLines lines, MailingPlan plan, Action drain)
    {
        lines.Add(json =>
        {
            json.WriteString("kind"u8, Kind);
            json.WriteNumber("version"u8, Version);
            json.WriteString("mailing"u8, plan.Id);
            json.WriteString("hash"u8, plan.Hash);
            json.WriteNumber("recipients"u8, plan.Recipients.Length);
        });
        foreach (var recipient in plan.Recipients)
        {
            lines.Add(json => json.WriteString("to"u8, recipient));
            if (lines.Written.Length > PieceSize) drain();
        }
    }

    /// <summary>Writes events as lines, in pieces as <see cref="Begin"/> does.</summary>
    public static void Write(CheckedLines lines, IEnumerable<LedgerEvent> changes, Action drain)
    {
        foreach (var change in changes)
        {
            Write(lines, change);
            if (lines.Written.Length > PieceSize) drain();
        }
    }

    /// <summary>Writes an event as a line.</summary>
    public static void Write(CheckedLines lines, LedgerEvent change) => lines.Add(json =>
    {
        switch (change)
        {
            case LedgerEvent.Claimed(var index, var epoch, var owner, var ends):
                Start(json, "claim", index);
                json.WriteNumber("epoch"u8, epoch);
                json.WriteString("owner"u8, owner);
                Time(json, "lease", ends);
                break;
            case LedgerEvent.Renewed(var index, var ends):
                Start(json, "renew", index);
                Time(json, "lease", ends);
                break;
            case LedgerEvent.Sending(var index):
                Start(json, "sending", index);
                break;
            case LedgerEvent.Dotted(var index, var ends):
                Start(json, "dot", index);
                Time(json, "lease", ends);
                break;
            case LedgerEvent.Settled(var index, var state, var retry, var reply):
                Start(json, "settle", index);
                State(json, state, retry, reply);
                break;
            case LedgerEvent.Decided(var index, var state, var retry, var reply):
                Start(json, "decide", index);
                State(json, state, retry, reply);
                break;
            case LedgerEvent.Stood(var index, var state, var epoch, var attempts, var retry, var reply):
                Start(json, "stand", index);
                json.WriteNumber("epoch"u8, epoch);
                json.WriteNumber("attempts"u8, attempts);
                State(json, state, retry, reply);
                break;
            case LedgerEvent.Reopened:
                json.WriteString("event"u8, "open");
                break;
            default:
                throw new InvalidOperationException($"There is no event {change.GetType().Name}.");
        }
    });

    /// <summary>Reads the first line; null when it begins no journal of this version.</summary>
    public static (string Id, string Hash, int Count)? Head(CheckedLine line) =>
        line.Text("kind"u8) == Kind && line.Number("version"u8) == Version && line.Text("mailing"u8) is { } id && line.Text("hash"u8) is { } hash && line.Number("recipients"u8) is { } count and >= 0 and <= int.MaxValue
            ? (id, hash, (int)count)
            : null;

    /// <summary>Reads a line of the plan.</summary>
    public static string? Recipient(CheckedLine line) => line.Text("to"u8);

    /// <summary>Reads an event about one of <paramref name="count"/> recipients; null when the line is none.</summary>
    public static LedgerEvent? Event(CheckedLine line, int count)
    {
        var name = line.Text("event"u8);
        if (name == "open") return new LedgerEvent.Reopened();
        if (line.Number("n"u8) is not { } place || place < 0 || place >= count) return null;
        var index = (int)place;
        return name switch
        {
            "claim" when line.Number("epoch"u8) is { } epoch && line.Text("owner"u8) is { } owner && line.Time("lease"u8) is { } at => new LedgerEvent.Claimed(index, epoch, owner, at),
            "renew" when line.Time("lease"u8) is { } at => new LedgerEvent.Renewed(index, at),
            "sending" => new LedgerEvent.Sending(index),
            "dot" when line.Time("lease"u8) is { } at => new LedgerEvent.Dotted(index, at),
            "settle" when State(line) is { } state => new LedgerEvent.Settled(index, state, line.Time("retry"u8), line.Text("reply"u8) ?? ""),
            "decide" when State(line) is { } state => new LedgerEvent.Decided(index, state, line.Time("retry"u8), line.Text("reply"u8) ?? ""),
            "stand" when State(line) is { } state && line.Number("epoch"u8) is { } epoch && line.Number("attempts"u8) is { } attempts =>
                new LedgerEvent.Stood(index, state, epoch, (int)attempts, line.Time("retry"u8), line.Text("reply"u8) ?? ""),
            _ => null,
        };
    }

    /// <summary>A time as it is read again: whole milliseconds.</summary>
    public static DateTimeOffset Kept(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    /// <summary>Writes a time.</summary>
    public static void Time(Utf8JsonWriter json, string name, DateTimeOffset time) => json.WriteNumber(name, time.ToUnixTimeMilliseconds());

    private static void Start(Utf8JsonWriter json, string name, int index)
    {
        json.WriteString("event"u8, name);
        json.WriteNumber("n"u8, index);
    }

    private static void State(Utf8JsonWriter json, LedgerState state, DateTimeOffset? retry, string reply)
    {
        json.WriteString("state"u8, state.ToString());
        if (retry is { } at) Time(json, "retry", at);
        json.WriteString("reply"u8, reply);
    }

    private static LedgerState? State(CheckedLine line) => Enum.TryParse<LedgerState>(line.Text("state"u8), out var state) && Enum.IsDefined(state) ? state : null;
}
