namespace Digest.Delivery.Smtp;

/// <summary>
/// Writes a message as the body of DATA (RFC 5321 §4.5.2): a dot at a line's start is doubled, and the last line gets its end when it has
/// none. The message is not copied whole: stretches between such dots are gathered in one block of fixed size.
/// </summary>
internal sealed class DotStuffing(Func<ReadOnlyMemory<byte>, Task> write)
{
    private const int BlockSize = 64 * 1024;
    private readonly byte[] block = new byte[BlockSize];
    private int filled;

    /// <summary>Writes all of <paramref name="message"/>, whose lines end in CRLF, without the terminating dot.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> message)
    {
        var isWhole = message.Length == 0 || message.Span.EndsWith("\r\n"u8);
        if (message.Span.StartsWith("."u8)) await AddAsync("."u8.ToArray()).ConfigureAwait(false);
        while (true)
        {
            var at = message.Span.IndexOf("\r\n."u8);
            if (at < 0) break;
            await AddAsync(message[..(at + 3)]).ConfigureAwait(false);
            message = message[(at + 2)..];
        }

        await AddAsync(message).ConfigureAwait(false);
        if (!isWhole) await AddAsync("\r\n"u8.ToArray()).ConfigureAwait(false);
        await FlushAsync().ConfigureAwait(false);
    }

    private async Task AddAsync(ReadOnlyMemory<byte> stretch)
    {
        while (!stretch.IsEmpty)
        {
            var taken = Math.Min(stretch.Length, block.Length - filled);
            stretch[..taken].CopyTo(block.AsMemory(filled));
            filled += taken;
            stretch = stretch[taken..];
            if (filled == block.Length) await FlushAsync().ConfigureAwait(false);
        }
    }

    private async Task FlushAsync()
    {
        if (filled == 0) return;
        await write(block.AsMemory(0, filled)).ConfigureAwait(false);
        filled = 0;
    }
}
