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

/// <summary>What a journal holds: a plan, or null when it was never written to its end; how many lines and events; and how long the sound part is.</summary>
internal readonly record struct JournalContent(MailingPlan? Plan, int Lines, int Events, long Length)
{
    /// <summary>
    /// Reads a journal: <paramref name="begin"/> gets its plan and gives what takes the events, one after the other, so that a long journal is not held in memory.
    /// A torn end (the machine died while writing it) is left out.
    /// </summary>
    /// <exception cref="JournalDamagedException">A line before the end is damaged, or the file is no journal.</exception>
    public static JournalContent Read(Stream file, string path, Func<MailingPlan, Action<LedgerEvent>> begin)
    {
        (string Id, string Hash, int Count)? head = null;
        var recipients = ImmutableArray.CreateBuilder<string>();
        MailingPlan? plan = null;
        Action<LedgerEvent>? take = null;
        var (lines, length) = CheckedLines.ReadAll(file, path, (number, line) =>
        {
            if (number == 1) head = LedgerLines.Head(line) ?? throw new JournalDamagedException(path, 1);
            else if (plan is null) recipients.Add(LedgerLines.Recipient(line) ?? throw new JournalDamagedException(path, number));
            else take!(LedgerLines.Event(line, head!.Value.Count) ?? throw new JournalDamagedException(path, number));
            if (plan is not null || recipients.Count != head!.Value.Count) return;
            plan = new MailingPlan { Id = head.Value.Id, Hash = head.Value.Hash, Recipients = recipients.DrainToImmutable() };
            take = begin(plan);
        });
        // The plan is forced onto the disk before anything else; without its end nothing was sent yet.
        return plan is null ? default : new JournalContent(plan, lines, lines - 1 - plan.Recipients.Length, length);
    }
}
