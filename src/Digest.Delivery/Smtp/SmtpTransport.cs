using System.Net.Sockets;
using Digest.Delivery.Transports;

namespace Digest.Delivery.Smtp;

/// <summary>
/// Submits messages to one server (RFC 5321, RFC 6409), over a connection that is kept for the next message. What the server answers, and how far
/// a lost connection had got, becomes a <see cref="SendOutcome"/>; only what the caller did wrong is an exception.
/// </summary>
public sealed class SmtpTransport : IMailTransport
{
    private readonly SmtpOptions options;
    private readonly SemaphoreSlim one = new(1);
    private SmtpSession? session;

    /// <summary>Uses the server of <paramref name="options"/>; connects with the first message.</summary>
    /// <exception cref="ArgumentException">A user without a password, a port or a count out of range, or an EHLO name that is no single word of ASCII.</exception>
    public SmtpTransport(SmtpOptions options)
    {
        if (options.User is not null && options.Password is null && options.AccessToken is null) throw new ArgumentException("A user needs a password or an access token.", nameof(options));
        if (options.Port is < 1 or > 65535) throw new ArgumentException("A port is 1 to 65535.", nameof(options));
        if (options.MessagesPerConnection < 1) throw new ArgumentException("A connection carries at least one message.", nameof(options));
        if (options.HelloName is { } name && (name.Length is 0 or > 255 || name.Any(character => character is <= ' ' or > '~')))
            throw new ArgumentException("The EHLO name is one word of ASCII.", nameof(options));
        this.options = options;
    }

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
    {
        MessageForm.Check(message.Span);
        await one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return await OverSessionAsync(envelope, message, beforeDot, cancel).ConfigureAwait(false);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (session is not null) await session.QuitAsync().ConfigureAwait(false);
        session = null;
        one.Dispose();
    }

    /// <summary>True for what a network, a server or a cancellation does to a connection; false for our own mistakes.</summary>
    internal static bool IsLoss(Exception exception) =>
        exception is IOException or SocketException or TimeoutException or OperationCanceledException or ObjectDisposedException;

    /// <summary>A loss in one plain sentence.</summary>
    internal static string Sentence(Exception loss) => loss switch
    {
        OperationCanceledException => "cancelled",
        SocketException socket => $"no connection: {Printable.Of(socket.Message)}",
        { InnerException: SocketException inner } => $"the connection was lost: {Printable.Of(inner.Message)}",
        _ => Printable.Of(loss.Message),
    };

    private async Task<SendOutcome> OverSessionAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
    {
        if (session is not null && (session.Messages >= options.MessagesPerConnection || options.Time.GetUtcNow() - session.OpenedAt >= options.ConnectionAge)) await LeaveAsync().ConfigureAwait(false);
        if (session is not null && options.Time.GetUtcNow() - session.UsedAt >= options.IdleBeforeProbe && !await session.IsAliveAsync(cancel).ConfigureAwait(false)) await DropAsync().ConfigureAwait(false);
        while (true)
        {
            if (await OpenAsync(envelope, cancel).ConfigureAwait(false) is { } failed) return failed;
            var transaction = new SmtpTransaction(session!, options, envelope, message);
            try
            {
                var outcome = await transaction.RunAsync(beforeDot, cancel).ConfigureAwait(false);
                if (transaction.IsSessionUsable) session!.UsedAt = options.Time.GetUtcNow();
                else await DropAsync().ConfigureAwait(false);
                return outcome;
            }
            catch (StaleConnectionException)
            {
                // Only a connection that carried a message before can be stale: the next round has a new one.
                await DropAsync().ConfigureAwait(false);
            }
            catch
            {
                await DropAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    // Null when there is a session; else what the last server's failure means for every recipient.
    private async Task<SendOutcome?> OpenAsync(Envelope envelope, CancellationToken cancel)
    {
        if (session is not null) return null;
        SendOutcome? failed = null;
        foreach (var server in Servers)
        {
            failed = await OpenAsync(server, envelope, cancel).ConfigureAwait(false);
            if (failed?.Stop is not null || failed is null || cancel.IsCancellationRequested) break;
        }

        return failed;
    }

    private IEnumerable<SmtpOptions> Servers => options.Alternates.Select(other => options with
    {
        Host = other.Host,
        Port = other.Port,
    }).Prepend(options);

    private async Task<SendOutcome?> OpenAsync(SmtpOptions server, Envelope envelope, CancellationToken cancel)
    {
        var phase = SendPhase.Connect;
        try
        {
            session = await SmtpSession.OpenAsync(server, entered => phase = entered, cancel).ConfigureAwait(false);
            return null;
        }
        catch (SmtpRefusedException refused)
        {
            Outcome outcome = refused.Stop is null ? new Outcome.Deferred { Reply = refused.Message } : new Outcome.NotSent { Reply = refused.Message };
            return SendOutcome.ForAll(envelope, outcome, phase, refused.Stop);
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            return SendOutcome.ForAll(envelope, new Outcome.NotSent { Reply = Sentence(lost) }, phase);
        }
    }

    private async Task LeaveAsync()
    {
        await session!.QuitAsync().ConfigureAwait(false);
        session = null;
    }

    private async Task DropAsync()
    {
        await session!.DisposeAsync().ConfigureAwait(false);
        session = null;
    }
}
