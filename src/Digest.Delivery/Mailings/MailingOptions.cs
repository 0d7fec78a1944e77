namespace Digest.Delivery.Mailings;

/// <summary>How a run sends.</summary>
public sealed record MailingOptions
{
    /// <summary>The most messages offered in a minute, spread evenly; null for no limit.</summary>
    public int? PerMinute { get; init; }

    /// <summary>How often a recipient is tried in one run, and how many attempts in a row may end before the server took a message; at least 1.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>When a deferred recipient is tried again.</summary>
    public RetrySchedule Retry { get; init; } = new();

    /// <summary>The sender's name in the ledger.</summary>
    public string Owner { get; init; } = "digest";

    /// <summary>The clock that pace and retries are measured by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>Growing waits between attempts.</summary>
public sealed record RetrySchedule
{
    /// <summary>The wait after the first attempt; greylisting servers usually ask for a few minutes.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What each further wait is multiplied by, at least 1.</summary>
    public int Factor { get; init; } = 4;

    /// <summary>The longest wait.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The wait before a connection is tried again that was lost in mid-run; it grows by <see cref="Factor"/> too.</summary>
    public TimeSpan Reconnect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait after attempt <paramref name="attempt"/>, counted from 1.</summary>
    public TimeSpan After(int attempt) => Grown(First, attempt);

    /// <summary>The wait after <paramref name="losses"/> lost connections in a row, counted from 1.</summary>
    public TimeSpan AfterLoss(int losses) => Grown(Reconnect, losses);

    private TimeSpan Grown(TimeSpan wait, int step)
    {
        for (var grown = 1; grown < step && wait < Longest; grown++) wait *= Math.Max(Factor, 1);
        return wait < Longest ? wait : Longest;
    }
}
