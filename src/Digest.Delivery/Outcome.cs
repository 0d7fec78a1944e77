using System.Collections.Immutable;

namespace Digest.Delivery;

/// <summary>What became of one message for one recipient; a closed set. Submission says that the server took the message, not that anybody received it.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>What the server answered, on one line, or why there is no answer.</summary>
    public required string Reply { get; init; }

    /// <summary>The enhanced status <c>class.subject.detail</c> (RFC 3463) in the server's answer; null when it gave none.</summary>
    public string? Status => EnhancedStatus.Of(Reply);

    /// <summary>The server took the message and is responsible for it from now on.</summary>
    public sealed record Accepted : Outcome;

    /// <summary>The server refused for now (4yz): a later attempt may succeed.</summary>
    public sealed record Deferred : Outcome
    {
        /// <summary>When to try again; null when there will be no further attempt in this run.</summary>
        public DateTimeOffset? RetryAt { get; init; }
    }

    /// <summary>The server refused for good (5yz): the same message to the same address will not succeed.</summary>
    public sealed record Refused : Outcome;

    /// <summary>The attempt ended before the terminating dot, so that nothing can have been delivered.</summary>
    public sealed record NotSent : Outcome;

    /// <summary>The terminating dot was written and the answer was lost: the message may have been delivered, so it must not be sent again unasked.</summary>
    public sealed record Unknown : Outcome;

    /// <summary>Nothing was offered to the server, because the recipient is on the list of those who get no mail.</summary>
    public sealed record Suppressed : Outcome;
}

/// <summary>What became of one recipient of an envelope.</summary>
public sealed record RecipientOutcome
{
    /// <summary>The recipient.</summary>
    public required EnvelopeAddress Recipient { get; init; }

    /// <summary>What became of the message for this recipient.</summary>
    public required Outcome Outcome { get; init; }
}

/// <summary>The steps of a submission, in their order.</summary>
public enum SendPhase
{
    /// <summary>Finding the server and opening a connection.</summary>
    Connect,

    /// <summary>Waiting for the server's first reply.</summary>
    Greeting,

    /// <summary>EHLO, before or after TLS.</summary>
    Hello,

    /// <summary>STARTTLS and the TLS handshake.</summary>
    Tls,

    /// <summary>AUTH.</summary>
    Authentication,

    /// <summary>MAIL, and RSET before it on a connection in use.</summary>
    Mail,

    /// <summary>RCPT.</summary>
    Recipients,

    /// <summary>DATA, up to the answer 354.</summary>
    Data,

    /// <summary>The message itself, up to the dot.</summary>
    Body,

    /// <summary>The terminating dot and the server's answer to it.</summary>
    Dot,
}

/// <summary>Why no further message of a run should be offered.</summary>
public enum RunStopReason
{
    /// <summary>The server did not answer AUTH with 235, or offers no mechanism that we may use.</summary>
    AuthenticationRefused,

    /// <summary>No protected connection could be made: STARTTLS is missing or refused, the certificate is not trusted, or clear text came where none may.</summary>
    TlsImpossible,

    /// <summary>The server serves nobody like us (5yz to the connection or to EHLO).</summary>
    ServiceRefused,

    /// <summary>The server refused the sender or the message's size (5yz to MAIL), which no recipient is to blame for.</summary>
    SenderRefused,

    /// <summary>Attempt after attempt ended before the server had taken a message.</summary>
    Unreachable,

    /// <summary>The mailing was begun too long ago, or the clock stands before its beginning.</summary>
    Stale,

    /// <summary>As many messages were offered as a provider takes in a day.</summary>
    QuotaReached,
}

/// <summary>A reason to end a run, with the server's words.</summary>
public sealed record RunStop
{
    /// <summary>The kind of reason.</summary>
    public required RunStopReason Reason { get; init; }

    /// <summary>What the server answered or what went wrong, on one line; holds no secret.</summary>
    public required string Reply { get; init; }
}

/// <summary>What became of one message.</summary>
public sealed record SendOutcome
{
    /// <summary>One outcome for each recipient of the envelope, in its order.</summary>
    public required ImmutableArray<RecipientOutcome> Recipients { get; init; }

    /// <summary>The phase in which the attempt ended.</summary>
    public required SendPhase Phase { get; init; }

    /// <summary>Why the whole run must stop; null when the next message may be offered.</summary>
    public RunStop? Stop { get; init; }

    /// <summary>The same outcome for every recipient of <paramref name="envelope"/>.</summary>
    public static SendOutcome ForAll(Envelope envelope, Outcome outcome, SendPhase phase, RunStop? stop = null) => new()
    {
        Recipients = [.. envelope.Recipients.Select(recipient => new RecipientOutcome { Recipient = recipient, Outcome = outcome })],
        Phase = phase,
        Stop = stop,
    };
}
