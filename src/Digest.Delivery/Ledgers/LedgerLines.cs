using System.Text.Json;

namespace Digest.Delivery.Ledgers;

/// <summary>The lines of a journal: its plan first, then what happened.</summary>
internal static class LedgerLines
{
    private const string Kind = "digest-ledger";
    private const int Version = 2;

    /// <summary>Writes the lines that begin a journal.</summary>
    public static void Begin(CheckedLines lines, MailingPlan plan)
    {
        lines.Add(json =>
        {
            json.WriteString("kind"u8, Kind);
            json.WriteNumber("version"u8, Version);
            json.WriteString("mailing"u8, plan.Id);
            json.WriteString("hash"u8, plan.Hash);
            json.WriteNumber("recipients"u8, plan.Recipients.Length);
        });
        foreach (var recipient in plan.Recipients) lines.Add(json => json.WriteString("to"u8, recipient));
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
    public static (string Id, string Hash, int Count)? Head(JsonElement line) =>
        Text(line, "kind") == Kind && Number(line, "version") == Version && Text(line, "mailing") is { } id && Text(line, "hash") is { } hash && Number(line, "recipients") is { } count and >= 0 and <= int.MaxValue
            ? (id, hash, (int)count)
            : null;

    /// <summary>Reads a line of the plan.</summary>
    public static string? Recipient(JsonElement line) => Text(line, "to");

    /// <summary>Reads an event about one of <paramref name="count"/> recipients; null when the line is none.</summary>
    public static LedgerEvent? Event(JsonElement line, int count)
    {
        var name = Text(line, "event");
        if (name == "open") return new LedgerEvent.Reopened();
        if (Number(line, "n") is not { } place || place < 0 || place >= count) return null;
        var index = (int)place;
        return name switch
        {
            "claim" when Number(line, "epoch") is { } epoch && Text(line, "owner") is { } owner && Time(line, "lease") is { } at => new LedgerEvent.Claimed(index, epoch, owner, at),
            "renew" when Time(line, "lease") is { } at => new LedgerEvent.Renewed(index, at),
            "sending" => new LedgerEvent.Sending(index),
            "dot" when Time(line, "lease") is { } at => new LedgerEvent.Dotted(index, at),
            "settle" when State(line) is { } state => new LedgerEvent.Settled(index, state, Time(line, "retry"), Text(line, "reply") ?? ""),
            "decide" when State(line) is { } state => new LedgerEvent.Decided(index, state, Time(line, "retry"), Text(line, "reply") ?? ""),
            "stand" when State(line) is { } state && Number(line, "epoch") is { } epoch && Number(line, "attempts") is { } attempts =>
                new LedgerEvent.Stood(index, state, epoch, (int)attempts, Time(line, "retry"), Text(line, "reply") ?? ""),
            _ => null,
        };
    }

    /// <summary>A text member, or null.</summary>
    public static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole number, or null.</summary>
    public static long? Number(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>A time, or null.</summary>
    public static DateTimeOffset? Time(JsonElement line, string name) => Number(line, name) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

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

    private static LedgerState? State(JsonElement line) => Enum.TryParse<LedgerState>(Text(line, "state"), out var state) && Enum.IsDefined(state) ? state : null;
}
