using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Digest.Delivery.Smtp;

/// <summary>One connection to a server: octets out, replies in, each within its time, in clear text or TLS.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private readonly SmtpOptions options;
    private readonly Socket socket;
    private Stream stream;
    private SmtpReplyReader replies;

    private SmtpConnection(SmtpOptions options, Socket socket)
    {
        this.options = options;
        this.socket = socket;
        stream = options.Wire(new NetworkStream(socket, ownsSocket: true));
        replies = new SmtpReplyReader(stream);
    }

    /// <summary>True once TLS protects the connection.</summary>
    public bool IsProtected => stream is SslStream;

    /// <summary>The protection in words: protocol and cipher suite; null in clear text.</summary>
    public string? Protection => stream is SslStream tls ? $"{tls.SslProtocol}, {tls.NegotiatedCipherSuite}" : null;

    /// <summary>The server's certificate; null in clear text.</summary>
    public X509Certificate2? Certificate => (stream as SslStream)?.RemoteCertificate as X509Certificate2;

    /// <summary>True when the server is this machine.</summary>
    public bool IsLoopback => socket.RemoteEndPoint is IPEndPoint end && IPAddress.IsLoopback(end.Address.IsIPv4MappedToIPv6 ? end.Address.MapToIPv4() : end.Address);

    /// <summary>Our end's address as a literal, <c>[192.0.2.1]</c> or <c>[IPv6:2001:db8::1]</c> (RFC 5321 §4.1.3).</summary>
    public string AddressLiteral
    {
        get
        {
            var address = ((IPEndPoint)socket.LocalEndPoint!).Address;
            if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
            return address.AddressFamily == AddressFamily.InterNetwork ? $"[{address}]" : $"[IPv6:{new IPAddress(address.GetAddressBytes())}]";
        }
    }

    /// <summary>True when octets came that no command asked for.</summary>
    public bool HasUnreadReplies => replies.HasMore;

    /// <summary>True when the server has closed its side and nothing is left to read: what is written now is lost.</summary>
    public bool IsCut
    {
        get
        {
            try
            {
                return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
            }
            catch (SocketException)
            {
                return true;
            }
        }
    }

    /// <summary>Opens a connection to the first of the host's addresses that answers.</summary>
    public static async Task<SmtpConnection> OpenAsync(SmtpOptions options, CancellationToken cancel)
    {
        // Without TCP_NODELAY every message waits 40 ms for a delayed acknowledgement.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await Within(options, options.Timeouts.Connect, cancel, token => socket.ConnectAsync(options.Host, options.Port, token).AsTask()).ConfigureAwait(false);
            return new SmtpConnection(options, socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Puts TLS 1.2 or later over the connection and forgets what was received before.</summary>
    /// <exception cref="AuthenticationException">The server's certificate is not trusted, or what it speaks is no TLS.</exception>
    public async Task ProtectAsync(CancellationToken cancel)
    {
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        var authentication = new SslClientAuthenticationOptions
        {
            TargetHost = options.Host,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = options.Revocation,
            CertificateChainPolicy = Policy(),
        };
        await Within(options, options.Timeouts.Connect, cancel, token => tls.AuthenticateAsClientAsync(authentication, token)).ConfigureAwait(false);
        stream = tls;
        replies = new SmtpReplyReader(tls);
    }

    /// <summary>Writes octets as they are.</summary>
    public Task WriteAsync(ReadOnlyMemory<byte> octets, TimeSpan limit, CancellationToken cancel) =>
        Within(options, limit, cancel, token => stream.WriteAsync(octets, token).AsTask());

    /// <summary>Writes command lines, which hold no line break.</summary>
    public Task WriteLinesAsync(IEnumerable<string> lines, CancellationToken cancel) =>
        WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))), options.Timeouts.Command, cancel);

    /// <summary>Reads the next reply.</summary>
    public async Task<SmtpReply> ReadAsync(TimeSpan limit, CancellationToken cancel)
    {
        SmtpReply? reply = null;
        await Within(options, limit, cancel, async token => reply = await replies.ReadAsync(token).ConfigureAwait(false)).ConfigureAwait(false);
        return reply!;
    }

    /// <summary>Writes one command and reads its reply.</summary>
    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancel)
    {
        await WriteLinesAsync([command], cancel).ConfigureAwait(false);
        return await ReadAsync(options.Timeouts.Command, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        // Not the stream's own asynchronous end: TLS would write its farewell to a server that may have stalled.
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { RevocationMode = options.Revocation };
        if (options.PinnedAuthority is not { } pinned) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(pinned);
        return policy;
    }

    private static async Task Within(SmtpOptions options, TimeSpan limit, CancellationToken cancel, Func<CancellationToken, Task> step)
    {
        using var timer = new CancellationTokenSource(limit, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timer.Token);
        try
        {
            await step(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the server did not answer within {limit.TotalSeconds:0} seconds"));
        }
    }
}
