namespace Digest.Delivery.Transports;

/// <summary>Refuses octets that servers read differently from each other (bare CR, bare LF, NUL), which is how mail is smuggled, and lines over the limit.</summary>
internal static class MessageForm
{
    private const int LongestLine = 998;

    /// <summary>Checks a message as RFC 5322 §2.1 and §2.1.1 want it.</summary>
    /// <exception cref="ArgumentException">It is not of that form; the message names the line, counted from 1.</exception>
    public static void Check(ReadOnlySpan<byte> message)
    {
        for (var line = 1; !message.IsEmpty; line++)
        {
            var end = message.IndexOfAny((byte)'\r', (byte)'\n', (byte)0);
            var length = end < 0 ? message.Length : end;
            if (length > LongestLine) throw new ArgumentException($"Line {line} of the message is longer than {LongestLine} octets.", nameof(message));
            if (end < 0) return;
            if (message[end] != '\r' || end + 1 == message.Length || message[end + 1] != '\n')
                throw new ArgumentException($"Line {line} of the message holds a bare CR, a bare LF or a NUL.", nameof(message));
            message = message[(end + 2)..];
        }
    }
}
