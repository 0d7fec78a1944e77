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
    private const int PieceSize = 1 << 16;

    /// <summary>Writes both files into <paramref name="folder"/>, forces them onto the disk, and gives what they say together with what all messages share.</summary>
    public static (Frozen Frozen, ReadOnlyMemory<byte> Shared) Write(string folder, Mailing mailing, DateTimeOffset now, Func<string, IJournalFile> open)
    {
        using var file = new FrozenFile(open(Path.Combine(folder, "messages")));
        using var list = new FrozenFile(open(Path.Combine(folder, "mailing.jsonl")));
        using var lines = new CheckedLines();
        lines.Add(json => Head(json, mailing, now));
        var shared = default(ReadOnlyMemory<byte>);
        var places = new Dictionary<string, FrozenPlace>(mailing.Recipients.IsDefault ? 0 : mailing.Recipients.Length);
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
            var place = new FrozenPlace(at, octets.Length, isWhole);
            places.Add(recipient.Address.Key, place);
            Reader(lines, mailing, recipient, place);
            at += octets.Length;
            if (lines.Written.Length > PieceSize) Drain(lines, list);
        });
        var sharedHash = Convert.ToHexStringLower(SHA256.HashData(shared.Span));
        lines.Add(json => End(json, plan, shared.Length, sharedHash));
        Drain(lines, list);
        file.Sync();
        list.Sync();
        var frozen = mailing with { Message = _ => default, ContentHash = plan.Hash, FrozenAt = LedgerLines.Kept(now) };
        return (new Frozen(frozen, plan, shared.Length, sharedHash, places), shared);
    }

    /// <summary>Reads a list.</summary>
    public static Frozen Read(string file, AddressKey? key)
    {
        (string Id, string Sender, DateTimeOffset? FrozenAt)? head = null;
        (string Hash, long? Count, int SharedLength, string SharedHash)? end = null;
        var recipients = ImmutableArray.CreateBuilder<Recipient>();
        var keys = ImmutableArray.CreateBuilder<string>();
        var places = new Dictionary<string, FrozenPlace>();
        using var octets = UnlockedFile.Open(file);
        var (count, _) = CheckedLines.ReadAll(octets, file, (number, line) =>
        {
            if (number == 1)
            {
                if (line.Text("kind"u8) != Kind || line.Number("version"u8) != Version) throw new JournalDamagedException(file, 1);
                CheckKey(line.Text("key"u8), key, file);
                head = (Text(line, "mailing"u8, file, 1), Text(line, "sender"u8, file, 1), line.Time("frozen"u8));
            }
            else if (line.Text("hash"u8) is { } hash) end = (hash, line.Number("recipients"u8), (int)(line.Number("shared"u8) ?? 0), Text(line, "sharedHash"u8, file, number));
            else
            {
                var recipient = Reader(line, file, number, key);
                recipients.Add(recipient);
                keys.Add(key?.Hash(recipient.Address) ?? recipient.Address.Key);
                places.Add(recipient.Address.Key, new FrozenPlace(line.Number("at"u8) ?? 0, (int)(line.Number("length"u8) ?? 0), line.IsTrue("whole"u8)));
            }
        });
        // The folder got its name when the list was whole, so one without its end was cut.
        if (head is not { } begun || end is not { } ended || ended.Count != recipients.Count) throw new JournalDamagedException(file, count);
        var mailing = new Mailing
        {
            Id = begun.Id,
            Sender = EnvelopeAddress.Parse(begun.Sender),
            Recipients = recipients.DrainToImmutable(),
            Message = _ => default,
            ContentHash = ended.Hash,
            FrozenAt = begun.FrozenAt,
            Hidden = key,
        };
        var plan = new MailingPlan { Id = begun.Id, Hash = ended.Hash, Recipients = keys.DrainToImmutable() };
        return new Frozen(mailing, plan, ended.SharedLength, ended.SharedHash, places);
    }

    private static void Drain(CheckedLines lines, FrozenFile list)
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

    private static void End(Utf8JsonWriter json, MailingPlan plan, int sharedLength, string sharedHash)
    {
        json.WriteString("hash"u8, plan.Hash);
        json.WriteNumber("recipients"u8, plan.Recipients.Length);
        json.WriteNumber("shared"u8, sharedLength);
        json.WriteString("sharedHash"u8, sharedHash);
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

    private static Recipient Reader(CheckedLine line, string file, int number, AddressKey? key)
    {
        var (address, name) = (line.Text("to"u8), line.Text("name"u8));
        if (key is not null)
        {
            var parts = Encoding.UTF8.GetString(key.Open(Convert.FromBase64String(Text(line, "sealed"u8, file, number)))).Split('\n', 2);
            (address, name) = (parts[0], parts[1].Length > 0 ? parts[1] : null);
        }

        return new Recipient { Address = EnvelopeAddress.TryParse(address, out var parsed, out _) ? parsed : throw new JournalDamagedException(file, number), Name = name };
    }

    private static string Text(CheckedLine line, ReadOnlySpan<byte> name, string file, int number) => line.Text(name) ?? throw new JournalDamagedException(file, number);

    private static void CheckKey(string? check, AddressKey? key, string file)
    {
        if (check == key?.Check) return;
        throw new InvalidOperationException(check is null ? $"{file} does not hide its addresses; open it without a key." : $"The addresses in {file} are hidden, and this is not the key that hides them.");
    }
}
