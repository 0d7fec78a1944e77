using System.Diagnostics.CodeAnalysis;

namespace Digest.Delivery.Smtp;

/// <summary>
/// What a server URI says: <c>smtps://host</c> means implicit TLS (port 465 unless given), <c>smtp://host</c> means STARTTLS (port 587).
/// A user name may stand before the host; a password may not, because URIs end up in histories and logs.
/// </summary>
public sealed record SmtpEndpoint
{
    /// <summary>The server's name or address, an IPv6 address without brackets.</summary>
    public required string Host { get; init; }

    /// <summary>The port, as written or the scheme's.</summary>
    public required int Port { get; init; }

    /// <summary>The protection that the scheme stands for; never <see cref="SmtpSecurity.InsecureLoopback"/>.</summary>
    public required SmtpSecurity Security { get; init; }

    /// <summary>The user name before the host, unescaped; null when there is none.</summary>
    public string? User { get; init; }

    /// <summary>Reads a URI; false with a plain sentence in <paramref name="problem"/> (which never repeats a password) when it is none of ours.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SmtpEndpoint? endpoint, [NotNullWhen(false)] out string? problem)
    {
        endpoint = null;
        problem = "a mail server is written smtps://host or smtp://host, with :port when it is not 465 or 587";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps")) return false;
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal) || uri.UserInfo.Contains("%3A", StringComparison.OrdinalIgnoreCase))
        {
            problem = "a password does not belong into a mail server's address; hand it over by itself";
            return false;
        }

        var host = uri.IdnHost.Trim('[', ']');
        var user = Uri.UnescapeDataString(uri.UserInfo);
        if (host.Length == 0 || uri.AbsolutePath is not ("" or "/") || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.Port == 0 || user.Any(char.IsControl)) return false;
        var security = uri.Scheme == "smtps" ? SmtpSecurity.ImplicitTls : SmtpSecurity.StartTls;
        endpoint = new SmtpEndpoint
        {
            Host = host,
            Port = uri.Port > 0 ? uri.Port : security == SmtpSecurity.ImplicitTls ? 465 : 587,
            Security = security,
            User = user.Length == 0 ? null : user,
        };
        problem = null;
        return true;
    }

    /// <summary>Reads a URI.</summary>
    /// <exception cref="FormatException">The text is no URI of a mail server; the message says why.</exception>
    public static SmtpEndpoint Parse(string text) => TryParse(text, out var endpoint, out var problem) ? endpoint : throw new FormatException(problem);
}
