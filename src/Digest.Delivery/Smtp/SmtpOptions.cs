using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Digest.Delivery.Smtp;

/// <summary>How a connection is protected. There is no "TLS when offered": that is how a middleman turns TLS off.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS from the first octet (RFC 8314 §3.3), usually port 465.</summary>
    ImplicitTls,

    /// <summary>STARTTLS required after the greeting (RFC 3207), usually port 587.</summary>
    StartTls,

    /// <summary>Clear text, and only when the server is this machine; for tests and for a relay of one's own.</summary>
    InsecureLoopback,
}

/// <summary>Whether MAIL, RCPT and DATA leave together (RFC 2920).</summary>
public enum SmtpPipelining
{
    /// <summary>Where the server offers it.</summary>
    WhenOffered,

    /// <summary>Never: each command waits for the last one's reply.</summary>
    Never,
}

/// <summary>A server's name or address (an IPv6 address without brackets) and its port, 1 to 65535.</summary>
public readonly record struct SmtpHost(string Host, int Port);

/// <summary>A submission server and how to talk to it. Its text form leaves the password out.</summary>
public sealed record SmtpOptions
{
    /// <summary>The server's name or address, an IPv6 address without brackets; with TLS its certificate must be issued to it.</summary>
    public required string Host { get; init; }

    /// <summary>The server's port, 1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>How the connection is protected.</summary>
    public required SmtpSecurity Security { get; init; }

    /// <summary>Who logs in; null when the server asks nobody to.</summary>
    public string? User { get; init; }

    /// <summary>The user's password; null without a user or with <see cref="AccessToken"/>.</summary>
    public string? Password { get; init; }

    /// <summary>Fetches an access token of OAuth 2.0 for each connection, instead of a password; null for none.</summary>
    public Func<CancellationToken, Task<string>>? AccessToken { get; init; }

    /// <summary>The one mechanism to log in with; null for the strongest that the server offers.</summary>
    public SaslMechanism? Mechanism { get; init; }

    /// <summary>Further servers of the same account, tried in turn when one cannot be reached or has no time now; never after a refusal.</summary>
    public ImmutableArray<SmtpHost> Alternates { get; init; } = [];

    /// <summary>Whether commands leave together where the server offers it.</summary>
    public SmtpPipelining Pipelining { get; init; }

    /// <summary>The name we give in EHLO; null for the address literal of our end of the connection (RFC 5321 §4.1.3).</summary>
    public string? HelloName { get; init; }

    /// <summary>The certificate of an authority that alone is trusted; null for the machine's trusted authorities.</summary>
    public X509Certificate2? PinnedAuthority { get; init; }

    /// <summary>Whether certificates are looked up as revoked; not by default, because a list's server that is down would stop every mailing.</summary>
    public X509RevocationMode Revocation { get; init; } = X509RevocationMode.NoCheck;

    /// <summary>How many messages go through one connection before a new one is opened, at least 1.</summary>
    public int MessagesPerConnection { get; init; } = 100;

    /// <summary>How long one connection is used before a new one is opened.</summary>
    public TimeSpan ConnectionAge { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>After how long without a message a connection is asked, by NOOP, whether the server is still there; it is replaced when not.</summary>
    public TimeSpan IdleBeforeProbe { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long each phase may take.</summary>
    public SmtpTimeouts Timeouts { get; init; } = new();

    /// <summary>The clock that timeouts are measured by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Puts something between us and the socket: the seam at which tests let a network fail.</summary>
    internal Func<Stream, Stream> Wire { get; init; } = stream => stream;

    /// <summary>Makes the client's nonce of SCRAM, 24 random octets unless a test says otherwise.</summary>
    internal Func<string> Nonce { get; init; } = () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Host = {Host}, Port = {Port}, Security = {Security}, User = {User}, Password = {(Password is null ? "none" : "(not shown)")}");
        return true;
    }
}

/// <summary>How long a client waits in each phase (RFC 5321 §4.5.3.2).</summary>
public sealed record SmtpTimeouts
{
    /// <summary>For finding the server, the connection and each step of the TLS handshake; the standard names no figure.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For the greeting (§4.5.3.2.1).</summary>
    public TimeSpan Greeting { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the answer to EHLO, STARTTLS, AUTH, RSET and MAIL (§4.5.3.2.2).</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the answer to RCPT (§4.5.3.2.3).</summary>
    public TimeSpan Recipient { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the answer to DATA (§4.5.3.2.4).</summary>
    public TimeSpan DataStart { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For one block of the message to leave (§4.5.3.2.5).</summary>
    public TimeSpan DataBlock { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>For the answer to the terminating dot (§4.5.3.2.6); giving up early makes duplicates.</summary>
    public TimeSpan DataEnd { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For the answer to NOOP on a connection that was idle: a line that died without a word is found out soon.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For the parting QUIT, which nobody should wait for.</summary>
    public TimeSpan Quit { get; init; } = TimeSpan.FromSeconds(5);
}
