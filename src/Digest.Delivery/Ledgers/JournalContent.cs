using System.Collections.Immutable;
using System.Globalization;

namespace Digest.Delivery.Ledgers;

/// <summary>A ledger's file was changed by other hands or by a broken disk, or is none: a line that is not its last does not match its checksum.</summary>
public sealed class JournalDamagedException : IOException
{
    /// <summary>Names file and line.</summary>
    public JournalDamagedException(string path, int line)
        : base(string.Create(CultureInfo.InvariantCulture, $"Line {line} of {path} is damaged or no part of a ledger; nothing is sent on its word."))
    {
    }
}

/// <summary>What a journal holds: a plan, and the events since; a plan that was never written to its end counts as none.</summary>
internal sealed record JournalContent(MailingPlan? Plan, IReadOnlyList<LedgerEvent> Events, int Length)
{
    /// <summary>The number of lines.</summary>
    public int Lines => Plan is null ? 0 : 1 + Plan.Recipients.Length + Events.Count;

    /// <summary>Reads a journal. A torn end (the machine died while writing it) is left out, and <see cref="Length"/> says where the sound part ends.</summary>
    /// <exception cref="JournalDamagedException">A line before the end is damaged, or the file is no journal.</exception>
    public static JournalContent Read(ReadOnlySpan<byte> octets, string path)
    {
        (string Id, string Hash, int Count)? head = null;
        var recipients = ImmutableArray.CreateBuilder<string>();
        var events = new List<LedgerEvent>();
        var (_, length) = CheckedLines.ReadAll(octets, path, (number, line) =>
        {
            if (number == 1) head = LedgerLines.Head(line) ?? throw new JournalDamagedException(path, 1);
            else if (number <= head!.Value.Count + 1) recipients.Add(LedgerLines.Recipient(line) ?? throw new JournalDamagedException(path, number));
            else events.Add(LedgerLines.Event(line, head.Value.Count) ?? throw new JournalDamagedException(path, number));
        });
        // The plan is written and forced onto the disk as one; without its end nothing was sent yet.
        if (head is not { } begun || recipients.Count < begun.Count) return new JournalContent(null, [], 0);
        return new JournalContent(new MailingPlan { Id = begun.Id, Hash = begun.Hash, Recipients = recipients.ToImmutable() }, events, length);
    }
}
