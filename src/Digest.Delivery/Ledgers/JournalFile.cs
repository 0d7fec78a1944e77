using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Digest.Delivery.Ledgers;

/// <summary>A journal was changed by other hands or by a broken disk: a line that is not its last does not match its checksum.</summary>
public sealed class JournalDamagedException : IOException
{
    /// <summary>Names file and line.</summary>
    public JournalDamagedException(string path, int line)
        : base(string.Create(CultureInfo.InvariantCulture, $"Line {line} of the journal {path} is damaged; nothing is sent on its word."))
    {
    }
}

/// <summary>What a journal holds: a plan, and the events since; a plan that was never written to its end counts as none.</summary>
internal sealed record JournalContent(MailingPlan? Plan, IReadOnlyList<LedgerEvent> Events, long Length)
{
    private const string Mark = "digest-ledger";
    private const string Version = "1";

    /// <summary>The lines that begin a journal.</summary>
    public static string Begin(MailingPlan plan)
    {
        var text = new StringBuilder(JournalLine.Write(Mark, Version));
        text.Append(JournalLine.Write("plan", plan.Id, plan.Hash, plan.Recipients.Length.ToString(CultureInfo.InvariantCulture)));
        foreach (var recipient in plan.Recipients) text.Append(JournalLine.Write("to", recipient));
        return text.Append(JournalLine.Write("frozen")).ToString();
    }

    /// <summary>Reads a journal. A torn end (the machine died while writing it) is left out, and <see cref="Length"/> says where the sound part ends.</summary>
    /// <exception cref="JournalDamagedException">A line before the end is damaged.</exception>
    public static JournalContent Read(ReadOnlySpan<byte> octets, string path)
    {
        var lines = new List<string[]>();
        long length = 0;
        int? torn = null;
        while (!octets.IsEmpty)
        {
            var feed = octets.IndexOf((byte)'\n');
            var fields = feed < 0 ? null : JournalLine.Read(Encoding.UTF8.GetString(octets[..feed]));
            if (fields is not null && torn is { } line) throw new JournalDamagedException(path, line);
            if (fields is null) torn ??= lines.Count + 1;
            else
            {
                lines.Add(fields);
                length += feed + 1;
            }

            octets = feed < 0 ? [] : octets[(feed + 1)..];
        }

        return Parse(lines, length, path, isTorn: torn is not null);
    }

    private static JournalContent Parse(List<string[]> lines, long length, string path, bool isTorn)
    {
        if (lines.Count == 0)
        {
            // A file that is not ours must not be emptied; a journal's own first line is short enough to be whole or absent.
            return isTorn ? throw new JournalDamagedException(path, 1) : new JournalContent(null, [], 0);
        }

        if (lines[0] is not [Mark, Version]) throw new JournalDamagedException(path, 1);
        var frozen = lines.FindIndex(fields => fields is ["frozen"]);
        if (frozen < 0) return new JournalContent(null, [], 0);
        if (lines[1] is not ["plan", var id, var hash, _]) throw new JournalDamagedException(path, 2);
        var recipients = ImmutableArray.CreateBuilder<string>();
        for (var index = 2; index < frozen; index++) recipients.Add(lines[index] is ["to", var recipient] ? recipient : throw new JournalDamagedException(path, index + 1));
        var events = new List<LedgerEvent>();
        for (var index = frozen + 1; index < lines.Count; index++) events.Add(JournalLine.Event(lines[index], recipients.Count) ?? throw new JournalDamagedException(path, index + 1));
        return new JournalContent(new MailingPlan { Id = id, Hash = hash, Recipients = recipients.ToImmutable() }, events, length);
    }
}
