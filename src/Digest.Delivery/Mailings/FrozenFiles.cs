using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Mailings;

/// <summary>What a mailing's folder says.</summary>
internal sealed record Frozen(Mailing Mailing, MailingPlan Plan, int SharedLength, string SharedHash, Dictionary<string, FrozenPlace> Places);

/// <summary>Where a message's own octets lie, and whether they are all of it.</summary>
internal readonly record struct FrozenPlace(long At, int Length, bool IsWhole);

/// <summary>Writes and reads the two files of a frozen mailing.</summary>
internal static class FrozenFiles
{
    private const string Kind = "digest-mailing";
    private const int Version = 1;
    private const int BufferSize = 1 << 16;

    /// <summary>Writes both files into <paramref name="folder"/> and forces them onto the disk.</summary>
    public static void Write(string folder, Mailing mailing, DateTimeOffset now)
    {
        using var file = new FileStream(Path.Combine(folder, "messages"), FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
        using var list = new FileStream(Path.Combine(folder, "mailing.jsonl"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        using var lines = new CheckedLines();
        lines.Add(json => Head(json, mailing, now));
        var shared = default(ReadOnlyMemory<byte>);
        var at = -1L;
        var plan = mailing.Freeze((recipient, message) =>
        {
            if (at < 0)
            {
                shared = message.Shared;
                file.Write(shared.Span);
                at = shared.Length;
            }

            // What a reader does not share with the first one is the reader's own.
            var isWhole = !message.Shared.Equals(shared);
            var own = isWhole ? message.Join() : message.Own;
            var octets = mailing.Hidden is { } key ? key.Seal(own.Span, $"{mailing.Id}\n{at}") : own.Span;
            file.Write(octets);
            Reader(lines, mailing, recipient, new FrozenPlace(at, octets.Length, isWhole));
            at += octets.Length;
            if (lines.Written.Length > BufferSize) Drain(lines, list);
        });
        lines.Add(json => End(json, plan, shared.Span));
        Drain(lines, list);
        file.Flush(true);
        list.Flush(true);
    }

    /// <summary>Reads a list.</summary>
    public static Frozen Read(string file, AddressKey? key)
    {
        (JsonElement Head, JsonElement End) ends = default;
        var recipients = ImmutableArray.CreateBuilder<Recipient>();
        var keys = ImmutableArray.CreateBuilder<string>();
        var places = new Dictionary<string, FrozenPlace>();
        var (count, _) = CheckedLines.ReadAll(File.ReadAllBytes(file), file, (number, line) =>
        {
            if (number == 1)
            {
                if (LedgerLines.Text(line, "kind") != Kind || LedgerLines.Number(line, "version") != Version) throw new JournalDamagedException(file, 1);
                CheckKey(LedgerLines.Text(line, "key"), key, file);
                ends.Head = line;
            }
            else if (LedgerLines.Text(line, "hash") is not null) ends.End = line;
            else
            {
                var recipient = Reader(line, file, number, key);
                recipients.Add(recipient);
                keys.Add(key?.Hash(recipient.Address) ?? recipient.Address.Key);
                var isWhole = line.TryGetProperty("whole", out var whole) && whole.ValueKind == JsonValueKind.True;
                places.Add(recipient.Address.Key, new FrozenPlace(LedgerLines.Number(line, "at") ?? 0, (int)(LedgerLines.Number(line, "length") ?? 0), isWhole));
            }
        });
        // The folder got its name when the list was whole, so one without its end was cut.
        if (ends.End.ValueKind != JsonValueKind.Object || LedgerLines.Number(ends.End, "recipients") != recipients.Count) throw new JournalDamagedException(file, count);
        var (id, hash) = (Text(ends.Head, "mailing", file, 1), Text(ends.End, "hash", file, count));
        var mailing = new Mailing
        {
            Id = id,
            Sender = EnvelopeAddress.Parse(Text(ends.Head, "sender", file, 1)),
            Recipients = recipients.ToImmutable(),
            Message = _ => default,
            ContentHash = hash,
            FrozenAt = LedgerLines.Time(ends.Head, "frozen"),
            Hidden = key,
        };
        var plan = new MailingPlan { Id = id, Hash = hash, Recipients = keys.ToImmutable() };
        return new Frozen(mailing, plan, (int)(LedgerLines.Number(ends.End, "shared") ?? 0), Text(ends.End, "sharedHash", file, count), places);
    }

    private static void Drain(CheckedLines lines, FileStream list)
    {
        list.Write(lines.Written);
        lines.Clear();
    }

    private static void Head(Utf8JsonWriter json, Mailing mailing, DateTimeOffset now)
    {
        json.WriteString("kind"u8, Kind);
        json.WriteNumber("version"u8, Version);
        json.WriteString("mailing"u8, mailing.Id);
        json.WriteString("sender"u8, mailing.Sender.Text);
        LedgerLines.Time(json, "frozen", now);
        if (mailing.Hidden is { } key) json.WriteString("key"u8, key.Check);
    }

    private static void End(Utf8JsonWriter json, MailingPlan plan, ReadOnlySpan<byte> shared)
    {
        json.WriteString("hash"u8, plan.Hash);
        json.WriteNumber("recipients"u8, plan.Recipients.Length);
        json.WriteNumber("shared"u8, shared.Length);
        json.WriteString("sharedHash"u8, Convert.ToHexStringLower(SHA256.HashData(shared)));
    }

    private static void Reader(CheckedLines lines, Mailing mailing, Recipient recipient, FrozenPlace place) => lines.Add(json =>
    {
        if (mailing.Hidden is { } key) json.WriteString("sealed"u8, Convert.ToBase64String(key.Seal(Encoding.UTF8.GetBytes($"{recipient.Address}\n{recipient.Name}"), $"{mailing.Id}\nto\n{place.At}")));
        else
        {
            json.WriteString("to"u8, recipient.Address.Text);
            if (recipient.Name is { } name) json.WriteString("name"u8, name);
        }

        json.WriteNumber("at"u8, place.At);
        json.WriteNumber("length"u8, place.Length);
        if (place.IsWhole) json.WriteBoolean("whole"u8, true);
    });

    private static Recipient Reader(JsonElement line, string file, int number, AddressKey? key)
    {
        var (address, name) = (LedgerLines.Text(line, "to"), LedgerLines.Text(line, "name"));
        if (key is not null)
        {
            var parts = Encoding.UTF8.GetString(key.Open(Convert.FromBase64String(Text(line, "sealed", file, number)))).Split('\n', 2);
            (address, name) = (parts[0], parts[1].Length > 0 ? parts[1] : null);
        }

        return new Recipient { Address = EnvelopeAddress.TryParse(address, out var parsed, out _) ? parsed : throw new JournalDamagedException(file, number), Name = name };
    }

    private static string Text(JsonElement line, string name, string file, int number) => LedgerLines.Text(line, name) ?? throw new JournalDamagedException(file, number);

    private static void CheckKey(string? check, AddressKey? key, string file)
    {
        if (check == key?.Check) return;
        throw new InvalidOperationException(check is null ? $"{file} does not hide its addresses; open it without a key." : $"The addresses in {file} are hidden, and this is not the key that hides them.");
    }
}
