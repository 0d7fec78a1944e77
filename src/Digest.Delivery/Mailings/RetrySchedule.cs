using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Digest.Delivery.Mailings;

/// <summary>
/// Growing waits between attempts: 2, 8, 32 minutes, then an hour each, unless told otherwise; each is longer by up to a quarter, so that those who were deferred together
/// do not come back together. How much longer follows from the seed, the recipient and the attempt: the same every time.
/// </summary>
public sealed record RetrySchedule
{
    /// <summary>The wait after the first attempt; greylisting servers usually ask for a few minutes.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What each further wait is multiplied by, at least 1.</summary>
    public int Factor { get; init; } = 4;

    /// <summary>The longest wait before <see cref="Jitter"/>.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>By how much of itself a wait is lengthened at most, 0 to 1.</summary>
    public double Jitter { get; init; } = 0.25;

    /// <summary>What the lengthening follows from beside recipient and attempt.</summary>
    public string Seed { get; init; } = "";

    /// <summary>The wait before a connection is tried again that was lost in mid-run; it grows by <see cref="Factor"/> too.</summary>
    public TimeSpan Reconnect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait after attempt <paramref name="attempt"/>, counted from 1, to a recipient's key; whole seconds.</summary>
    public TimeSpan After(string recipient, int attempt) => TimeSpan.FromSeconds(Math.Ceiling((Grown(First, attempt) * (1 + (Jitter * Fraction(recipient, attempt)))).TotalSeconds));

    /// <summary>The wait after <paramref name="losses"/> lost connections in a row, counted from 1.</summary>
    public TimeSpan AfterLoss(int losses) => Grown(Reconnect, losses);

    private double Fraction(string recipient, int attempt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Seed}\n{recipient}\n{attempt}")));
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) / (uint.MaxValue + 1.0);
    }

    private TimeSpan Grown(TimeSpan wait, int step)
    {
        for (var grown = 1; grown < step && wait < Longest; grown++) wait *= Math.Max(Factor, 1);
        return wait < Longest ? wait : Longest;
    }
}
