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

/// <summary>One issue for all its readers, a message for each.</summary>
public sealed record Mailing
{
    /// <summary>The mailing's name, such as the id: under one name every reader gets one message.</summary>
    public required string Id { get; init; }

    /// <summary>Where bounces go.</summary>
    public required EnvelopeAddress Sender { get; init; }

    /// <summary>The readers in the order of sending.</summary>
    public required ImmutableArray<Recipient> Recipients { get; init; }

    /// <summary>Makes a reader's message, the same octets each time it is asked.</summary>
    public required Func<Recipient, ReadOnlyMemory<byte>> Message { get; init; }

    /// <summary>A hash of what is sent, for messages whose octets differ between runs of the same mailing (a new date); null to take all messages' own.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Makes and checks every message and freezes the mailing.</summary>
    /// <exception cref="ArgumentException">There is no recipient, one comes twice, or a message is not fit to be sent.</exception>
    public MailingPlan Freeze()
    {
        if (Recipients.IsDefaultOrEmpty) throw new ArgumentException("The mailing has no recipient.");
        var seen = new HashSet<string>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Sender.Text + "\n"));
        foreach (var recipient in Recipients)
        {
            if (!seen.Add(recipient.Address.Key)) throw new ArgumentException($"The mailing names {recipient.Address} twice.");
            var message = Message(recipient);
            MessageForm.Check(message.Span);
            hash.AppendData(SHA256.HashData(message.Span));
        }

        return new MailingPlan
        {
            Id = Id,
            Hash = ContentHash ?? Convert.ToHexStringLower(hash.GetHashAndReset()),
            Recipients = [.. Recipients.Select(recipient => recipient.Address.Key)],
        };
    }
}
