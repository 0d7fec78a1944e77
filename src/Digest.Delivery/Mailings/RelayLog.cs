using System.Text.RegularExpressions;

namespace Digest.Delivery.Mailings;

/// <summary>
/// The Message-IDs that a relay took, from its log. In a log of the Postfix kind a message counts when its queue id was made active, not when its header was merely
/// seen: a connection lost within the message leaves the latter alone. Otherwise the file is a list of Message-IDs, one a line, as providers export it.
/// </summary>
public sealed partial class RelayLog
{
    private readonly HashSet<string> taken = [];

    /// <summary>Reads a log.</summary>
    public RelayLog(IEnumerable<string> lines)
    {
        var headers = new Dictionary<string, string>();
        var active = new HashSet<string>();
        foreach (var line in lines)
        {
            if (Header().Match(line) is { Success: true } header) headers[header.Groups[1].Value] = header.Groups[2].Value;
            else if (Active().Match(line) is { Success: true } queued) active.Add(queued.Groups[1].Value);
            else if (Bare().Match(line) is { Success: true } bare) taken.Add(bare.Groups[1].Value);
        }

        foreach (var (queue, id) in headers)
        {
            if (active.Contains(queue)) taken.Add(id);
        }
    }

    /// <summary>True when the relay took the message with this id, without brackets.</summary>
    public bool Has(string messageId) => taken.Contains(messageId);

    /// <summary>A message's Message-ID without brackets; null when its header has none.</summary>
    public static string? IdOf(ReadOnlyMemory<byte> header)
    {
        var text = System.Text.Encoding.Latin1.GetString(header.Span);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var match = MessageId().Match(end < 0 ? text : text[..(end + 2)]);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"\b([0-9A-Za-z]{5,20}): message-id=<([^>\s]+)>", RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    [GeneratedRegex(@"\b([0-9A-Za-z]{5,20}): from=<[^>]*>.*\(queue active\)", RegexOptions.NonBacktracking)]
    private static partial Regex Active();

    [GeneratedRegex(@"^\s*<?([^<>\s@]+@[^<>\s@]+)>?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?:^|\r\n)message-id:\s*<([^>\s]+)>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MessageId();
}
