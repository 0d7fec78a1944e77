using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Digest.Delivery.Ledgers;

/// <summary>
/// What is known about every recipient of one mailing, kept so that a reader gets a message once however often the sender dies.
/// A recipient is pending → claimed → sending → dot → accepted, refused, deferred, unknown or suppressed. What got no dot is pending again after a
/// crash; what got a dot and no answer is unknown and held; what was accepted is never given out again.
/// </summary>
public interface ILedger : IAsyncDisposable
{
    /// <summary>
    /// Gives out recipients that are due, in the plan's order: pending ones, deferred ones whose time has come, and claimed ones whose lease ran out.
    /// Recipients whose lease ran out after the dot become unknown instead. Each claim counts as an attempt and raises the epoch, which fences off earlier claims.
    /// </summary>
    /// <param name="most">The most recipients to give out, at least 1.</param>
    /// <param name="owner">Who claims: the sender's name, for people who read the ledger.</param>
    /// <param name="cancel">Ends the wait for a store.</param>
    Task<IReadOnlyList<Claim>> ClaimAsync(int most, string owner, CancellationToken cancel);

    /// <summary>Lengthens the lease from now; false when the claim is no longer the recipient's latest, or is settled.</summary>
    Task<bool> RenewAsync(Claim claim, CancellationToken cancel);

    /// <summary>Records that a conversation about the message has begun; false when the claim was fenced off or its lease ran out.</summary>
    Task<bool> MarkSendingAsync(Claim claim, CancellationToken cancel);

    /// <summary>Records, durably before it returns, that the message may have been delivered from now on. False when the claim was fenced off or its lease ran out: the dot must not be written.</summary>
    Task<bool> MarkDotAsync(Claim claim, CancellationToken cancel);

    /// <summary>
    /// Records an outcome; false when the claim was fenced off, or the recipient is settled already. It survives the process at once and the machine
    /// with the next dot or the ledger's end: were it lost, the recipient would be unknown and held. A claim that became unknown because its lease
    /// ran out may still be settled: nobody else has sent since.
    /// </summary>
    Task<bool> SettleAsync(Claim claim, Outcome outcome, CancellationToken cancel);

    /// <summary>
    /// Records what somebody decided about a recipient that stands in <paramref name="seen"/> (<see cref="LedgerState.Unknown"/>, <see cref="LedgerState.Refused"/>,
    /// <see cref="LedgerState.Deferred"/> or <see cref="LedgerState.Suppressed"/>): due again (<see cref="Outcome.NotSent"/>, attempts counted anew) or settled otherwise.
    /// False when the recipient stands elsewhere or is not in the plan.
    /// </summary>
    Task<bool> DecideAsync(string recipient, LedgerState seen, Outcome outcome, CancellationToken cancel);

    /// <summary>When the next recipient is due that is not due now: a retry's time or a lease's end; null when there is none.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel);

    /// <summary>Every recipient as it stands now, in the plan's order.</summary>
    IAsyncEnumerable<LedgerEntry> ReadAsync(CancellationToken cancel);
}

/// <summary>What a mailing is, fixed when it begins: its ledger refuses any other.</summary>
public sealed record MailingPlan
{
    /// <summary>The mailing's name, such as the id.</summary>
    public required string Id { get; init; }

    /// <summary>A hash of what is sent, in hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The recipients' keys (<see cref="EnvelopeAddress.Key"/>), each once, in the order of sending.</summary>
    public required ImmutableArray<string> Recipients { get; init; }

    /// <summary>SHA-256 over name, hash and recipients, in hexadecimal digits: equal for the same mailing, different for any other.</summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Id}\n{Hash}"));
            foreach (var recipient in Recipients) hash.AppendData(Encoding.UTF8.GetBytes("\n" + recipient));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}

/// <summary>How a ledger gives out recipients.</summary>
public sealed record LedgerOptions
{
    /// <summary>How long a claim holds; longer than one message can take (its timeouts after the body add up to 13 minutes).</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The clock that leases and retries are measured by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Opens the journal's file: the seam at which tests let a disk fail.</summary>
    internal Func<string, IJournalFile> OpenFile { get; init; } = path => new JournalFile(path);
}

/// <summary>The right to send to one recipient until the lease ends.</summary>
public sealed record Claim
{
    /// <summary>The recipient's key.</summary>
    public required string Recipient { get; init; }

    /// <summary>The fencing token: how often this recipient was claimed, from 1.</summary>
    public required long Epoch { get; init; }

    /// <summary>Who claimed.</summary>
    public required string Owner { get; init; }

    /// <summary>Which attempt this is, from 1; starts again when a mailing that had given up is opened anew.</summary>
    public required int Attempt { get; init; }

    /// <summary>When the right ends unless renewed.</summary>
    public required DateTimeOffset LeaseEnds { get; init; }
}

/// <summary>Where a recipient stands.</summary>
public enum LedgerState
{
    /// <summary>Nothing was delivered; due.</summary>
    Pending,

    /// <summary>A sender is at it; nothing can have been delivered yet.</summary>
    Claimed,

    /// <summary>A conversation with a server is under way; nothing can have been delivered yet.</summary>
    Sending,

    /// <summary>The terminating dot was about to be written; the answer is not known yet.</summary>
    Dot,

    /// <summary>The server took the message.</summary>
    Accepted,

    /// <summary>The server refused for good.</summary>
    Refused,

    /// <summary>The server refused for now.</summary>
    Deferred,

    /// <summary>Perhaps delivered; held, never sent again unasked.</summary>
    Unknown,

    /// <summary>Not sent, because the recipient wants no mail or must get none.</summary>
    Suppressed,
}

/// <summary>One recipient's line in a ledger.</summary>
public sealed record LedgerEntry
{
    /// <summary>The recipient's key.</summary>
    public required string Recipient { get; init; }

    /// <summary>Where the recipient stands.</summary>
    public required LedgerState State { get; init; }

    /// <summary>How many attempts were made.</summary>
    public required int Attempts { get; init; }

    /// <summary>When a deferred recipient is due again; null when it is not deferred or was given up.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The last answer or reason, on one line; null before any.</summary>
    public string? Reply { get; init; }
}

/// <summary>A mailing of this name was begun with other recipients or another message.</summary>
public sealed class PlanMismatchException : InvalidOperationException
{
    /// <summary>Says which mailing it is.</summary>
    public PlanMismatchException(string mailing)
        : base($"The mailing '{mailing}' was begun with other recipients or another message; finish it with those, or send this one under another name.")
    {
    }
}
