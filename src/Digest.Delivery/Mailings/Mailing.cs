using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Transports;

namespace Digest.Delivery.Mailings;

/// <summary>One reader.</summary>
public sealed record Recipient
{
    /// <summary>Where the message goes.</summary>
    public required EnvelopeAddress Address { get; init; }

    /// <summary>The reader's name, for the message's maker; null when it is not known.</summary>
    public string? Name { get; init; }
}

/// <summary>
/// A finished message in two pieces that follow each other: what is the reader's own, and what all share. A piece that is the same memory for many readers
/// is checked, hashed and stored once.
/// </summary>
public readonly record struct MessageParts
{
    /// <summary>A message in one piece.</summary>
    public MessageParts(ReadOnlyMemory<byte> message)
        : this(message, default)
    {
    }

    /// <summary>A message in two pieces, each of whole lines.</summary>
    public MessageParts(ReadOnlyMemory<byte> own, ReadOnlyMemory<byte> shared) => (Own, Shared) = (own, shared);

    /// <summary>What only this reader gets: the first lines of the header.</summary>
    public ReadOnlyMemory<byte> Own { get; }

    /// <summary>What follows, the same for all; may be empty.</summary>
    public ReadOnlyMemory<byte> Shared { get; }

    /// <summary>The number of octets.</summary>
    public int Length => Own.Length + Shared.Length;

    /// <summary>The whole message.</summary>
    public ReadOnlyMemory<byte> Join()
    {
        if (Shared.IsEmpty) return Own;
        var whole = new byte[Length];
        Own.CopyTo(whole);
        Shared.CopyTo(whole.AsMemory(Own.Length));
        return whole;
    }
}

/// <summary>One issue for all its readers, a message for each.</summary>
public sealed record Mailing
{
    /// <summary>The mailing's name, such as the id: under one name every reader gets one message.</summary>
    public required string Id { get; init; }

    /// <summary>Where bounces go.</summary>
    public required EnvelopeAddress Sender { get; init; }

    /// <summary>The readers in the order of sending.</summary>
    public required ImmutableArray<Recipient> Recipients { get; init; }

    /// <summary>Makes a reader's message, the same octets each time it is asked. Asked from several threads at once.</summary>
    public required Func<Recipient, MessageParts> Message { get; init; }

    /// <summary>A hash of what is sent, for messages whose octets differ between runs of the same mailing (a new date); null to take all messages' own.</summary>
    public string? ContentHash { get; init; }

    /// <summary>When the mailing was frozen; null for one that is not.</summary>
    public DateTimeOffset? FrozenAt { get; init; }

    /// <summary>Hides addresses in the ledger; null to write them as they are.</summary>
    public AddressKey? Hidden { get; init; }

    /// <summary>How a ledger names a reader: the address in lower case, or its keyed hash.</summary>
    public string KeyOf(Recipient recipient) => Hidden?.Hash(recipient.Address) ?? recipient.Address.Key;

    /// <summary>Makes and checks every message and freezes the mailing.</summary>
    /// <exception cref="ArgumentException">There is no recipient, one comes twice, or a message is not fit to be sent.</exception>
    public MailingPlan Freeze() => Freeze((_, _) => { });

    /// <summary>Freezes as <see cref="Freeze()"/> does, and shows each message on the way.</summary>
    internal MailingPlan Freeze(Action<Recipient, MessageParts> each)
    {
        if (Recipients.IsDefaultOrEmpty) throw new ArgumentException("The mailing has no recipient.");
        var keys = ImmutableArray.CreateBuilder<string>(Recipients.Length);
        var seen = new HashSet<string>(Recipients.Length);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Sender.Text + "\n"));
        var shared = (Memory: default(ReadOnlyMemory<byte>), Hash: SHA256.HashData([]));
        foreach (var recipient in Recipients)
        {
            var key = KeyOf(recipient);
            if (!seen.Add(key)) throw new ArgumentException($"The mailing names {recipient.Address} twice.");
            keys.Add(key);
            var message = Message(recipient);
            if (!message.Shared.Equals(shared.Memory))
            {
                MessageForm.Check(message.Shared.Span);
                shared = (message.Shared, SHA256.HashData(message.Shared.Span));
            }

            MessageForm.Check(message.Own.Span);
            if (!message.Shared.IsEmpty && !message.Own.Span.EndsWith("\r\n"u8)) throw new ArgumentException("The first piece of a message does not end with a line.");
            hash.AppendData(SHA256.HashData(message.Own.Span));
            hash.AppendData(shared.Hash);
            each(recipient, message);
        }

        return new MailingPlan { Id = Id, Hash = ContentHash ?? Convert.ToHexStringLower(hash.GetHashAndReset()), Recipients = keys.MoveToImmutable() };
    }
}
