using System.Collections.Immutable;

namespace Digest.Delivery;

/// <summary>Who sends a message and who shall get it, as told to the server; independent of the message's header (RFC 5321 §2.3.1).</summary>
public sealed record Envelope
{
    /// <summary>The fewest recipients that every server takes in one transaction (RFC 5321 §4.5.3.1.8), and the most that we offer.</summary>
    public const int MostRecipients = 100;

    private readonly ImmutableArray<EnvelopeAddress> recipients;

    /// <summary>The reverse-path: where bounces go.</summary>
    public required EnvelopeAddress Sender { get; init; }

    /// <summary>The forward-paths, 1 to <see cref="MostRecipients"/>.</summary>
    /// <exception cref="ArgumentException">There is none, or there are too many.</exception>
    public required ImmutableArray<EnvelopeAddress> Recipients
    {
        get => recipients;
        init => recipients = !value.IsDefaultOrEmpty && value.Length <= MostRecipients
            ? value
            : throw new ArgumentException($"An envelope has 1 to {MostRecipients} recipients.", nameof(value));
    }
}
