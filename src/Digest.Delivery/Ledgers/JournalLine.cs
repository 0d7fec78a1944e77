using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Digest.Delivery.Ledgers;

/// <summary>
/// The lines of a journal: <c>checksum TAB word TAB field…</c>, UTF-8, each ended by LF. The checksum is the first 64 bits of SHA-256 over the rest of the line,
/// in hexadecimal digits; times are milliseconds since 1970; TAB, CR, LF and backslash in a field are escaped with a backslash.
/// </summary>
internal static class JournalLine
{
    private const int ChecksumLength = 16;

    /// <summary>Writes the fields as a line, with its end.</summary>
    public static string Write(params IEnumerable<string> fields)
    {
        var text = string.Join('\t', fields.Select(Escape));
        return $"{Checksum(text)}\t{text}\n";
    }

    /// <summary>Reads a line without its end; null when the checksum does not match.</summary>
    public static string[]? Read(string line)
    {
        if (line.Length <= ChecksumLength || line[ChecksumLength] != '\t') return null;
        var text = line[(ChecksumLength + 1)..];
        return line.AsSpan(0, ChecksumLength).SequenceEqual(Checksum(text)) ? [.. text.Split('\t').Select(Unescape)] : null;
    }

    /// <summary>Writes an event as a line.</summary>
    public static string Write(LedgerEvent change) => change switch
    {
        LedgerEvent.Claimed claimed => Write("claim", Text(claimed.Index), Text(claimed.Epoch), claimed.Owner, Text(claimed.LeaseEnds)),
        LedgerEvent.Renewed renewed => Write("renew", Text(renewed.Index), Text(renewed.LeaseEnds)),
        LedgerEvent.Dotted dotted => Write("dot", Text(dotted.Index), Text(dotted.LeaseEnds)),
        LedgerEvent.Settled settled => Write("settle", Text(settled.Index), settled.State.ToString(), settled.RetryAt is { } at ? Text(at) : "", settled.Reply),
        LedgerEvent.Reopened => Write("open"),
        _ => throw new InvalidOperationException($"There is no event {change.GetType().Name}."),
    };

    /// <summary>Reads an event about one of <paramref name="count"/> recipients; null when the fields are none.</summary>
    public static LedgerEvent? Event(string[] fields, int count)
    {
        if (fields is ["open"]) return new LedgerEvent.Reopened();
        if (fields.Length < 3 || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= count) return null;
        return fields switch
        {
            ["claim", _, var epoch, var owner, var ends] when Number(epoch) is { } number && Time(ends) is { } at => new LedgerEvent.Claimed(index, number, owner, at),
            ["renew", _, var ends] when Time(ends) is { } at => new LedgerEvent.Renewed(index, at),
            ["dot", _, var ends] when Time(ends) is { } at => new LedgerEvent.Dotted(index, at),
            ["settle", _, var state, var retry, var reply] when Enum.TryParse<LedgerState>(state, out var known) => new LedgerEvent.Settled(index, known, Time(retry), reply),
            _ => null,
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => Text(time.ToUnixTimeMilliseconds());

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Time(string text) => Number(text) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    private static string Checksum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, ChecksumLength / 2));

    private static string Escape(string field) =>
        field.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private static string Unescape(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal)) return field;
        var text = new StringBuilder(field.Length);
        for (var index = 0; index < field.Length; index++)
        {
            if (field[index] != '\\' || index + 1 == field.Length)
            {
                text.Append(field[index]);
                continue;
            }

            index++;
            text.Append(field[index] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        }

        return text.ToString();
    }
}
