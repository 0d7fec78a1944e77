namespace Digest.Delivery;

/// <summary>A way to hand finished messages over. One message at a time; calls that overlap wait for each other.</summary>
public interface IMailTransport : IAsyncDisposable
{
    /// <summary>
    /// Offers one finished message and says what became of it for each recipient, and in which phase it ended. Calls <paramref name="beforeDot"/>
    /// once, after the body and before the terminating dot; a false answer abandons the message. A cancelled call is no exception but an outcome:
    /// not sent before the dot, unknown after it.
    /// </summary>
    /// <param name="envelope">Who sends and who shall get the message.</param>
    /// <param name="message">The message's octets: lines end in CRLF and are no longer than 998 octets (RFC 5322 §2.1.1).</param>
    /// <param name="beforeDot">Makes durable that the message may have been delivered from now on; what it throws is passed on after the message is abandoned.</param>
    /// <param name="cancel">Ends the attempt in whatever phase it is.</param>
    /// <exception cref="ArgumentException">The message has a bare CR or LF, a NUL, or a line that is too long.</exception>
    Task<SendOutcome> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask<bool>> beforeDot, CancellationToken cancel);
}
