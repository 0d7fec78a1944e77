using System.Text;

namespace Digest.Delivery.Smtp;

/// <summary>How a client proves who it is (RFC 4954, RFC 4422).</summary>
public enum SaslMechanism
{
    /// <summary>RFC 7677: the password never leaves the client, and the server proves that it knows it too.</summary>
    ScramSha256,

    /// <summary>RFC 4616.</summary>
    Plain,

    /// <summary>Never standardised (draft-murchison-sasl-login), and the only one of some servers.</summary>
    Login,

    /// <summary>RFC 7628: an access token of OAuth 2.0.</summary>
    OAuthBearer,

    /// <summary>Google's and Microsoft's older form of the same.</summary>
    XOAuth2,
}

/// <summary>
/// The AUTH part of a conversation: picks the strongest mechanism that both sides know, and gives the server's last reply. Nothing secret is in any message
/// that this class makes.
/// </summary>
internal sealed class SmtpLogin(SmtpConnection connection, SmtpOptions options, Capabilities offers, CancellationToken cancel)
{
    // RFC 4954 §4: the initial response goes along when the line stays within 512 octets.
    private const int LongestCommand = 510;

    private static readonly SaslMechanism[] WithPassword = [SaslMechanism.ScramSha256, SaslMechanism.Plain, SaslMechanism.Login];
    private static readonly SaslMechanism[] WithToken = [SaslMechanism.OAuthBearer, SaslMechanism.XOAuth2];

    /// <summary>The mechanisms we could use, strongest first.</summary>
    public IReadOnlyList<SaslMechanism> Ours => options.Mechanism is { } one ? [one] : options.AccessToken is null ? WithPassword : WithToken;

    /// <summary>The mechanism that is used; null when the server offers none of ours.</summary>
    public SaslMechanism? Chosen => Ours.Select(mechanism => (SaslMechanism?)mechanism).FirstOrDefault(mechanism => offers.Authenticates(NameOf(mechanism!.Value)));

    /// <summary>A mechanism's registered name.</summary>
    public static string NameOf(SaslMechanism mechanism) => mechanism switch
    {
        SaslMechanism.ScramSha256 => "SCRAM-SHA-256",
        SaslMechanism.Plain => "PLAIN",
        SaslMechanism.Login => "LOGIN",
        SaslMechanism.OAuthBearer => "OAUTHBEARER",
        SaslMechanism.XOAuth2 => "XOAUTH2",
        _ => throw new InvalidOperationException($"There is no mechanism {mechanism}."),
    };

    /// <summary>Logs in; only 235 in the reply means that it worked.</summary>
    /// <exception cref="SmtpProtocolException">The server does not keep to the mechanism, or proved not to know the password.</exception>
    public async Task<SmtpReply> RunAsync(SaslMechanism mechanism)
    {
        var (user, password) = (options.User ?? "", options.Password ?? "");
        switch (mechanism)
        {
            case SaslMechanism.Plain:
                return await BeginAsync(mechanism, $"\0{user}\0{password}").ConfigureAwait(false);
            case SaslMechanism.Login:
                return await PromptedAsync(user, password).ConfigureAwait(false);
            case SaslMechanism.ScramSha256:
                return await ScramAsync(user, password).ConfigureAwait(false);
            case SaslMechanism.OAuthBearer:
                var bearer = await TokenAsync().ConfigureAwait(false);
                var host = FormattableString.Invariant($"n,a={ScramSha256.Escaped(user)},\u0001host={options.Host}\u0001port={options.Port}\u0001auth=Bearer {bearer}\u0001\u0001");
                return await ExplainedAsync(await BeginAsync(mechanism, host).ConfigureAwait(false), "\u0001").ConfigureAwait(false);
            default:
                var token = await TokenAsync().ConfigureAwait(false);
                return await ExplainedAsync(await BeginAsync(mechanism, $"user={user}\u0001auth=Bearer {token}\u0001\u0001").ConfigureAwait(false), "").ConfigureAwait(false);
        }
    }

    private async Task<string> TokenAsync()
    {
        var token = await options.AccessToken!(cancel).ConfigureAwait(false);
        // RFC 6750 §2.1 knows only visible ASCII in a token; anything else would end up in the conversation.
        return token.Length > 0 && token.All(character => character is > ' ' and <= '~') ? token : throw new SmtpProtocolException("the access token is empty or holds a space or a line break");
    }

    private async Task<SmtpReply> BeginAsync(SaslMechanism mechanism, string response)
    {
        var (name, encoded) = (NameOf(mechanism), Base64(response));
        if (name.Length + encoded.Length + 6 <= LongestCommand) return await connection.AskAsync($"AUTH {name} {encoded}", cancel).ConfigureAwait(false);
        var reply = await connection.AskAsync($"AUTH {name}", cancel).ConfigureAwait(false);
        return reply.Code == 334 ? await connection.AskAsync(encoded, cancel).ConfigureAwait(false) : reply;
    }

    private async Task<SmtpReply> PromptedAsync(string user, string password)
    {
        var reply = await connection.AskAsync("AUTH LOGIN", cancel).ConfigureAwait(false);
        if (reply.Code == 334) reply = await connection.AskAsync(Base64(user), cancel).ConfigureAwait(false);
        if (reply.Code == 334) reply = await connection.AskAsync(Base64(password), cancel).ConfigureAwait(false);
        return reply;
    }

    // A refused token is explained in a 334, which wants an answer before the refusal itself comes.
    private async Task<SmtpReply> ExplainedAsync(SmtpReply reply, string answer)
    {
        if (reply.Code != 334) return reply;
        var refusal = await connection.AskAsync(Base64(answer), cancel).ConfigureAwait(false);
        return refusal.Code == 235 ? throw new SmtpProtocolException("the server explained why it refuses the token and then took it") : refusal;
    }

    private async Task<SmtpReply> ScramAsync(string user, string password)
    {
        var scram = new ScramSha256(user, password, options.Nonce());
        var reply = await BeginAsync(SaslMechanism.ScramSha256, scram.First).ConfigureAwait(false);
        if (reply.Code != 334) return reply;
        reply = await connection.AskAsync(Base64(scram.Final(Decoded(reply))), cancel).ConfigureAwait(false);
        if (reply.Code == 235) throw new SmtpProtocolException("the server took the password without proving that it knows it");
        if (reply.Code != 334) return reply;
        if (!scram.IsServer(Decoded(reply))) throw new SmtpProtocolException("the server proved not to know the password");
        return await connection.AskAsync("", cancel).ConfigureAwait(false);
    }

    private static string Decoded(SmtpReply reply)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(reply.Lines[0]));
        }
        catch (FormatException)
        {
            throw new SmtpProtocolException("the server's challenge is no base64");
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
