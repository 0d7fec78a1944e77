using System.Security.Authentication;
using System.Text;

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
    }

    /// <summary>The open connection.</summary>
    public SmtpConnection Connection { get; }

    /// <summary>What the server offers now.</summary>
    public Capabilities Offers { get; private set; } = Capabilities.None;

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
        if (options.User is not null) await AuthenticateAsync(options.User, options.Password ?? "", cancel).ConfigureAwait(false);
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

    private async Task AuthenticateAsync(string user, string password, CancellationToken cancel)
    {
        enter(SendPhase.Authentication);
        if (!Connection.IsProtected && !Connection.IsLoopback) throw Stop(RunStopReason.TlsImpossible, "a password is not sent in clear text");
        if (user.Contains('\0', StringComparison.Ordinal) || password.Contains('\0', StringComparison.Ordinal))
            throw Stop(RunStopReason.AuthenticationRefused, "a user name or password with a NUL cannot be sent (RFC 4616 §2)");
        SmtpReply reply;
        if (Offers.Authenticates("PLAIN")) reply = await PlainAsync(user, password, cancel).ConfigureAwait(false);
        else if (Offers.Authenticates("LOGIN")) reply = await LoginAsync(user, password, cancel).ConfigureAwait(false);
        else throw Stop(RunStopReason.AuthenticationRefused, "the server offers neither AUTH PLAIN nor AUTH LOGIN");
        if (reply.Code != 235) throw Stop(RunStopReason.AuthenticationRefused, $"the server refused to log {Printable.Of(user)} in: {reply.Text}");
    }

    // RFC 4616; the response follows AUTH at once when the line stays within 512 octets, else after a 334 (RFC 4954 §4).
    private async Task<SmtpReply> PlainAsync(string user, string password, CancellationToken cancel)
    {
        var response = Base64($"\0{user}\0{password}");
        if (response.Length <= 498) return await Connection.AskAsync($"AUTH PLAIN {response}", cancel).ConfigureAwait(false);
        var reply = await Connection.AskAsync("AUTH PLAIN", cancel).ConfigureAwait(false);
        return reply.Code == 334 ? await Connection.AskAsync(response, cancel).ConfigureAwait(false) : reply;
    }

    // Never standardised (draft-murchison-sasl-login): two prompts, whose wording differs from server to server.
    private async Task<SmtpReply> LoginAsync(string user, string password, CancellationToken cancel)
    {
        var reply = await Connection.AskAsync("AUTH LOGIN", cancel).ConfigureAwait(false);
        if (reply.Code == 334) reply = await Connection.AskAsync(Base64(user), cancel).ConfigureAwait(false);
        if (reply.Code == 334) reply = await Connection.AskAsync(Base64(password), cancel).ConfigureAwait(false);
        return reply;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static SmtpRefusedException Stop(RunStopReason reason, string reply) => new(null, new RunStop { Reason = reason, Reply = reply });

    private static SmtpRefusedException Refused(SmtpReply reply) =>
        reply.IsTransient ? new SmtpRefusedException(reply, null) : Stop(RunStopReason.ServiceRefused, $"the server serves nobody here: {reply.Text}");
}
