using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Mailings;

/// <summary>What a mailing's folder says.</summary>
internal sealed record Frozen(Mailing Mailing, MailingPlan Plan, int SharedLength, string SharedHash, Dictionary<string, (long At, int Length)> Places);

/// <summary>Writes and reads the two files of a frozen mailing.</summary>
internal static class FrozenFiles
{
    private const string Kind = "digest-mailing";
    private const int Version = 1;

    /// <summary>Writes both files into <paramref name="folder"/> and forces them onto the disk.</summary>
    public static void Write(string folder, Mailing mailing, DateTimeOffset now)
    {
        using var file = new FileStream(Path.Combine(folder, "messages"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        using var lines = new CheckedLines { Next = 2 };
        var shared = default(ReadOnlyMemory<byte>);
        var at = 0L;
        var isFirst = true;
        var plan = mailing.Freeze((recipient, message) =>
        {
            if (isFirst)
            {
                shared = message.Shared;
                file.Write(shared.Span);
                at = shared.Length;
                isFirst = false;
            }

            // What a reader does not share with the first one is the reader's own.
            var own = message.Shared.Equals(shared) ? message.Own : throw new ArgumentException("The messages of a mailing share their second piece.");
            var octets = mailing.Hidden is { } key ? key.Seal(own.Span, $"{mailing.Id}\n{at}") : own.Span;
            file.Write(octets);
            Reader(lines, mailing, recipient, at, octets.Length);
            at += octets.Length;
        });
        file.Flush(true);
        using var head = new CheckedLines();
        head.Add(json => Head(json, mailing, plan, now, shared.Span));
        using var list = new FileStream(Path.Combine(folder, "mailing.jsonl"), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        list.Write(head.Written);
        list.Write(lines.Written);
        list.Flush(true);
    }

    /// <summary>Reads the lines of a list.</summary>
    public static Frozen Read(List<JsonElement> lines, string file, AddressKey? key)
    {
        if (lines.Count == 0) throw new JournalDamagedException(file, 1);
        var head = lines[0];
        if (LedgerLines.Text(head, "kind") != Kind || LedgerLines.Number(head, "version") != Version) throw new JournalDamagedException(file, 1);
        CheckKey(LedgerLines.Text(head, "key"), key, file);
        var (id, hash, sender) = (Text(head, "mailing", file, 1), Text(head, "hash", file, 1), Text(head, "sender", file, 1));
        if (LedgerLines.Number(head, "recipients") != lines.Count - 1) throw new JournalDamagedException(file, lines.Count);
        var recipients = ImmutableArray.CreateBuilder<Recipient>(lines.Count - 1);
        var keys = ImmutableArray.CreateBuilder<string>(lines.Count - 1);
        var places = new Dictionary<string, (long, int)>(lines.Count - 1);
        for (var index = 1; index < lines.Count; index++)
        {
            var recipient = Reader(lines[index], file, index + 1, key);
            recipients.Add(recipient);
            keys.Add(key?.Hash(recipient.Address) ?? recipient.Address.Key);
            places.Add(recipient.Address.Key, (LedgerLines.Number(lines[index], "at") ?? 0, (int)(LedgerLines.Number(lines[index], "length") ?? 0)));
        }

        var mailing = new Mailing
        {
            Id = id,
            Sender = EnvelopeAddress.Parse(sender),
            Recipients = recipients.MoveToImmutable(),
            Message = _ => default,
            ContentHash = hash,
            FrozenAt = LedgerLines.Time(head, "frozen"),
            Hidden = key,
        };
        var plan = new MailingPlan { Id = id, Hash = hash, Recipients = keys.MoveToImmutable() };
        return new Frozen(mailing, plan, (int)(LedgerLines.Number(head, "shared") ?? 0), Text(head, "sharedHash", file, 1), places);
    }

    private static void Head(Utf8JsonWriter json, Mailing mailing, MailingPlan plan, DateTimeOffset now, ReadOnlySpan<byte> shared)
    {
        json.WriteString("kind"u8, Kind);
        json.WriteNumber("version"u8, Version);
        json.WriteString("mailing"u8, plan.Id);
        json.WriteString("hash"u8, plan.Hash);
        json.WriteString("sender"u8, mailing.Sender.Text);
        LedgerLines.Time(json, "frozen", now);
        json.WriteNumber("recipients"u8, plan.Recipients.Length);
        json.WriteNumber("shared"u8, shared.Length);
        json.WriteString("sharedHash"u8, Convert.ToHexStringLower(SHA256.HashData(shared)));
        if (mailing.Hidden is { } key) json.WriteString("key"u8, key.Check);
    }

    private static void Reader(CheckedLines lines, Mailing mailing, Recipient recipient, long at, int length) => lines.Add(json =>
    {
        if (mailing.Hidden is { } key) json.WriteString("sealed"u8, Convert.ToBase64String(key.Seal(Encoding.UTF8.GetBytes($"{recipient.Address}\n{recipient.Name}"), $"{mailing.Id}\nto\n{at}")));
        else
        {
            json.WriteString("to"u8, recipient.Address.Text);
            if (recipient.Name is { } name) json.WriteString("name"u8, name);
        }

        json.WriteNumber("at"u8, at);
        json.WriteNumber("length"u8, length);
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
