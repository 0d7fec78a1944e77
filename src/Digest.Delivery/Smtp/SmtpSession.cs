using System.Security.Authentication;

namespace Digest.Delivery.Smtp;

/// <summary>Opening a session failed by the server's word; what it means for the run is in <see cref="Stop"/> (null: the server may take the message later).</summary>
internal sealed class SmtpRefusedException(SmtpReply? reply, RunStop? stop) : Exception(stop?.Reply ?? reply?.Text)
{
    /// <summary>Why the run must stop, or null.</summary>
    public RunStop? Stop { get; } = stop;
}

/// <summary>
/// The part of a conversation before any message: greeting, EHLO, STARTTLS, AUTH. It never falls back: not to clear text, not to HELO
/// (which knows neither TLS nor AUTH), not from a refused AUTH to sending unauthenticated.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpOptions options;
    private readonly Action<SendPhase> enter;

    private SmtpSession(SmtpOptions options, SmtpConnection connection, Action<SendPhase> enter)
    {
        this.options = options;
        this.enter = enter;
        Connection = connection;
        OpenedAt = UsedAt = options.Time.GetUtcNow();
    }

    /// <summary>The open connection.</summary>
    public SmtpConnection Connection { get; }

    /// <summary>What the server offers now.</summary>
    public Capabilities Offers { get; private set; } = Capabilities.None;

    /// <summary>How the client logged in; null when it did not.</summary>
    public string? Mechanism { get; private set; }

    /// <summary>When the session was opened.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>When the last message or greeting ended.</summary>
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>How many transactions were begun.</summary>
    public int Messages { get; set; }

    /// <summary>Opens a session, telling each phase as it is entered.</summary>
    /// <exception cref="SmtpRefusedException">The server refuses.</exception>
    public static async Task<SmtpSession> OpenAsync(SmtpOptions options, Action<SendPhase> enter, CancellationToken cancel)
    {
        enter(SendPhase.Connect);
        var session = new SmtpSession(options, await SmtpConnection.OpenAsync(options, cancel).ConfigureAwait(false), enter);
        try
        {
            await session.GreetAsync(cancel).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>True when the server still answers.</summary>
    public async Task<bool> IsAliveAsync(CancellationToken cancel)
    {
        if (Connection.IsCut) return false;
        using var limit = new CancellationTokenSource(options.Timeouts.Probe, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return (await Connection.AskAsync("NOOP", either.Token).ConfigureAwait(false)).IsPositive;
        }
        catch (Exception lost) when (SmtpTransport.IsLoss(lost))
        {
            return false;
        }
    }

    /// <summary>Takes leave and closes; a server that does not answer is not waited for.</summary>
    public async Task QuitAsync()
    {
        using var limit = new CancellationTokenSource(options.Timeouts.Quit, options.Time);
        try
        {
            await Connection.AskAsync("QUIT", limit.Token).ConfigureAwait(false);
        }
        catch (Exception lost) when (SmtpTransport.IsLoss(lost))
        {
            // Every message has its outcome already; the parting word changes none.
        }

        await DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private async Task GreetAsync(CancellationToken cancel)
    {
        if (options.Security == SmtpSecurity.InsecureLoopback && !Connection.IsLoopback)
            throw Stop(RunStopReason.TlsImpossible, $"{options.Host} is not this machine, so clear text is refused");
        if (options.Security == SmtpSecurity.ImplicitTls) await ProtectAsync(cancel).ConfigureAwait(false);
        enter(SendPhase.Greeting);
        var greeting = await Connection.ReadAsync(options.Timeouts.Greeting, cancel).ConfigureAwait(false);
        if (greeting.Code != 220) throw Refused(greeting);
        await HelloAsync(cancel).ConfigureAwait(false);
        if (options.Security == SmtpSecurity.StartTls) await StartTlsAsync(cancel).ConfigureAwait(false);
        if (options.User is not null) await AuthenticateAsync(options.User, cancel).ConfigureAwait(false);
    }

    private async Task HelloAsync(CancellationToken cancel)
    {
        enter(SendPhase.Hello);
        var hello = await Connection.AskAsync($"EHLO {options.HelloName ?? Connection.AddressLiteral}", cancel).ConfigureAwait(false);
        if (hello.Code != 250) throw Refused(hello);
        Offers = Capabilities.Of(hello);
    }

    private async Task StartTlsAsync(CancellationToken cancel)
    {
        enter(SendPhase.Tls);
        if (!Offers.StartTls) throw Stop(RunStopReason.TlsImpossible, "the server does not offer STARTTLS, and nothing is sent in clear text");
        var reply = await Connection.AskAsync("STARTTLS", cancel).ConfigureAwait(false);
        if (reply.Code != 220) throw Stop(RunStopReason.TlsImpossible, $"the server refused STARTTLS: {reply.Text}");
        // Octets that came in clear text together with the 220 would be read as if they were protected.
        if (Connection.HasUnreadReplies) throw Stop(RunStopReason.TlsImpossible, "something in clear text followed the server's answer to STARTTLS");
        Offers = Capabilities.None;
        await ProtectAsync(cancel).ConfigureAwait(false);
        await HelloAsync(cancel).ConfigureAwait(false);
    }

    private async Task ProtectAsync(CancellationToken cancel)
    {
        enter(SendPhase.Tls);
        try
        {
            await Connection.ProtectAsync(cancel).ConfigureAwait(false);
        }
        catch (AuthenticationException refused)
        {
            var why = refused.InnerException is null ? refused.Message : $"{refused.Message} {refused.InnerException.Message}";
            throw Stop(RunStopReason.TlsImpossible, $"no TLS with {options.Host}: {Printable.Of(why)}");
        }
    }

    private async Task AuthenticateAsync(string user, CancellationToken cancel)
    {
        enter(SendPhase.Authentication);
        if (!Connection.IsProtected && !Connection.IsLoopback) throw Stop(RunStopReason.TlsImpossible, "a password is not sent in clear text");
        if (user.Contains('\0', StringComparison.Ordinal) || options.Password?.Contains('\0', StringComparison.Ordinal) == true)
            throw Stop(RunStopReason.AuthenticationRefused, "a user name or password with a NUL cannot be sent (RFC 4616 §2)");
        var login = new SmtpLogin(Connection, options, Offers, cancel);
        if (login.Chosen is not { } mechanism)
            throw Stop(RunStopReason.AuthenticationRefused, $"the server offers no AUTH {string.Join(" or ", login.Ours.Select(SmtpLogin.NameOf))}");
        Mechanism = SmtpLogin.NameOf(mechanism);
        try
        {
            var reply = await login.RunAsync(mechanism).ConfigureAwait(false);
            if (reply.Code == 235) return;
            throw Stop(RunStopReason.AuthenticationRefused, $"the server refused to log {Printable.Of(user)} in with {Mechanism}: {reply.Text}");
        }
        catch (SmtpProtocolException broken)
        {
            throw Stop(RunStopReason.AuthenticationRefused, $"{Mechanism} failed: {broken.Message}");
        }
    }

    private static SmtpRefusedException Stop(RunStopReason reason, string reply) => new(null, new RunStop { Reason = reason, Reply = reply });

    private static SmtpRefusedException Refused(SmtpReply reply) =>
        reply.IsTransient ? new SmtpRefusedException(reply, null) : Stop(RunStopReason.ServiceRefused, $"the server serves nobody here: {reply.Text}");
}
