using System.Text;

namespace Digest.Delivery.Smtp;

/// <summary>The server broke the protocol: its answer cannot be understood and the connection is of no further use.</summary>
internal sealed class SmtpProtocolException(string message) : IOException(message);

/// <summary>
/// Reads replies from a stream (RFC 5321 §4.2). Lines end in CRLF or, from sloppy servers, in LF. Length and count of lines are capped,
/// and a code that changes within a reply is refused, because replies decide what counts as delivered.
/// </summary>
internal sealed class SmtpReplyReader(Stream stream)
{
    // RFC 5321 §4.5.3.1.5 allows 512 octets; servers in use go beyond.
    private const int LongestLine = 4096;
    private const int MostLines = 256;
    private readonly byte[] buffer = new byte[LongestLine];
    private int start;
    private int end;

    /// <summary>True when octets were received that belong to no reply read so far.</summary>
    public bool HasMore => end > start;

    /// <summary>Reads one reply.</summary>
    /// <exception cref="SmtpProtocolException">What came is no reply.</exception>
    /// <exception cref="EndOfStreamException">The server closed the connection.</exception>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancel)
    {
        var lines = new List<string>();
        for (var code = 0; ;)
        {
            var line = await LineAsync(cancel).ConfigureAwait(false);
            var own = CodeOf(line);
            if (lines.Count > 0 && own != code) throw new SmtpProtocolException($"the server changed its reply from {code} to {own}");
            code = own;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ') return new SmtpReply { Code = code, Lines = [.. lines] };
            if (lines.Count == MostLines) throw new SmtpProtocolException($"the server's reply has more than {MostLines} lines");
        }
    }

    private static int CodeOf(string line)
    {
        var isReply = line.Length >= 3 && line[0] is >= '2' and <= '5' && char.IsAsciiDigit(line[1]) && char.IsAsciiDigit(line[2])
            && (line.Length == 3 || line[3] is ' ' or '-');
        if (!isReply) throw new SmtpProtocolException($"the server's answer '{Printable.Of(line.Length > 60 ? line[..60] + "…" : line)}' is no SMTP reply");
        return ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0');
    }

    private async Task<string> LineAsync(CancellationToken cancel)
    {
        for (var scanned = 0; ;)
        {
            var feed = buffer.AsSpan(start + scanned, end - start - scanned).IndexOf((byte)'\n');
            if (feed >= 0) return Take(scanned + feed);
            scanned = end - start;
            if (scanned == buffer.Length) throw new SmtpProtocolException($"the server's reply has a line of more than {LongestLine} octets");
            if (start > 0) Compact();
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancel).ConfigureAwait(false);
            if (read == 0) throw new EndOfStreamException("the server closed the connection");
            end += read;
        }
    }

    private string Take(int length)
    {
        var line = buffer.AsSpan(start, length);
        if (line.EndsWith("\r"u8)) line = line[..^1];
        start += length + 1;
        return Encoding.UTF8.GetString(line);
    }

    private void Compact()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
    }
}
