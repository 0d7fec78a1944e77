using System.Collections.Frozen;

namespace Digest.Delivery.Mailings;

/// <summary>What is done at the start of a run with recipients who may or may not have got their message in an earlier one.</summary>
public enum UnknownPolicy
{
    /// <summary>They are left alone until somebody decides.</summary>
    Hold,

    /// <summary>They get the same message again, under the same Message-ID: some may get two copies.</summary>
    Resend,
}

/// <summary>How a run sends.</summary>
public sealed record MailingOptions
{
    /// <summary>The most messages offered in a minute over all connections, spread evenly; null for no limit.</summary>
    public int? PerMinute { get; init; }

    /// <summary>The most messages in any 24 hours, which ends the run when it is reached; null for no limit.</summary>
    public DayLimit? PerDay { get; init; }

    /// <summary>How often a recipient is tried in one run; at least 1.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How many attempts in a row may end before the server took a message; at least 1.</summary>
    public int MaxLosses { get; init; } = 3;

    /// <summary>When a deferred recipient is tried again.</summary>
    public RetrySchedule Retry { get; init; } = new();

    /// <summary>What is done with those who may have got their message already.</summary>
    public UnknownPolicy Unknown { get; init; }

    /// <summary>The keys (<see cref="Mailing.KeyOf"/>) of those who get no mail.</summary>
    public FrozenSet<string> Suppressed { get; init; } = FrozenSet<string>.Empty;

    /// <summary>How old a frozen mailing may be to be sent still; null for any age.</summary>
    public TimeSpan? Freshness { get; init; }

    /// <summary>How long a message in flight may still take when the run is cancelled.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The sender's name in the ledger.</summary>
    public string Owner { get; init; } = "digest";

    /// <summary>The clock that pace and retries are measured by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
