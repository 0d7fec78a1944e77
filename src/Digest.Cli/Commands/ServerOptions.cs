using System.Collections.Frozen;
using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Digest.Delivery;
using Digest.Delivery.Mailings;
using Digest.Delivery.Smtp;
using Digest.Delivery.Transports;

namespace Digest.Cli.Commands;

/// <summary>The options that say through what mail goes, for every command that sends.</summary>
internal sealed class ServerOptions
{
    private static readonly FrozenDictionary<string, SaslMechanism> Mechanisms = Enum.GetValues<SaslMechanism>().ToFrozenDictionary(SmtpName, StringComparer.OrdinalIgnoreCase);

    public Option<string[]> Smtp { get; } = new("--smtp") { Description = "The mail server: smtps://host[:465] for TLS from the start, smtp://host[:587] for STARTTLS, which is required. Given again: another server of the same account, tried when one cannot be reached.", HelpName = "URI" };

    public Option<string?> Provider { get; } = new("--provider") { Description = $"Server, rate and connections of a provider: {string.Join(", ", Delivery.Mailings.Provider.Names)}.", HelpName = "NAME" };

    public Option<string?> User { get; } = new("--user") { Description = "Who logs in; also as user@ in the server's URI.", HelpName = "NAME" };

    public Option<string?> PasswordEnv { get; } = new("--password-env") { Description = "The environment variable that holds the password.", HelpName = "VARIABLE" };

    public Option<string?> PasswordFile { get; } = new("--password-file") { Description = "The file whose first line is the password.", HelpName = "FILE" };

    public Option<string?> PasswordCommand { get; } = new("--password-command") { Description = "The command whose first line of output is the password.", HelpName = "COMMAND" };

    public Option<string?> TokenCommand { get; } = new("--token-command") { Description = "The command that prints an access token (OAuth 2.0); asked for each connection.", HelpName = "COMMAND" };

    public Option<string?> Auth { get; } = new("--auth") { Description = $"Log in with this mechanism alone: {string.Join(", ", Mechanisms.Keys)}.", HelpName = "MECHANISM" };

    public Option<string?> Hello { get; } = new("--hello") { Description = "The name that we give in EHLO; by default our address.", HelpName = "NAME" };

    public Option<string?> Authority { get; } = new("--ca") { Description = "A certificate (PEM) that alone is trusted, for a server with one of its own.", HelpName = "FILE" };

    public Option<bool> InsecureLoopback { get; } = new("--insecure-loopback") { Description = "Send without TLS, to this machine only." };

    public Option<string?> Maildir { get; } = new("--maildir") { Description = "Put the messages into this Maildir instead of sending them by SMTP.", HelpName = "DIR" };

    public Option<string?> Sendmail { get; } = new("--sendmail") { Description = "Hand each message to this command, such as “/usr/sbin/sendmail -t -i”; {to} and {from} stand for the addresses.", HelpName = "COMMAND" };

    public IEnumerable<Option> All => [Smtp, Provider, User, PasswordEnv, PasswordFile, PasswordCommand, TokenCommand, Auth, Hello, Authority, InsecureLoopback, Maildir, Sendmail];

    /// <summary>The provider that was named, or null.</summary>
    /// <exception cref="CommandException">Nobody knows it.</exception>
    public Provider? ProviderOf(ParseResult parsed)
    {
        if (parsed.GetValue(Provider) is not { } name) return null;
        return Delivery.Mailings.Provider.TryFind(name, out var provider) ? provider : throw new CommandException(ExitCode.Usage, $"--provider: nobody knows “{name}”, only {string.Join(", ", Delivery.Mailings.Provider.Names)}.");
    }

    /// <summary>The provider that was named, or null, and its day's limit, which all mailings of a ledger share.</summary>
    public (Provider Of, DayLimit PerDay)? LimitsOf(ParseResult parsed, Context context, string mailing) => ProviderOf(parsed) is { } provider
        ? (provider, new DayLimit(provider.PerDay, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(mailing))!, $"offered-{provider.Name}.txt"), AccountOf(parsed), context.Time))
        : null;

    /// <summary>How the place that mail goes to is called, and what opens a way there.</summary>
    /// <exception cref="CommandException">The URI, the certificate or the password is wrong or missing.</exception>
    public async Task<(string Name, Func<IMailTransport> Open)> WayAsync(ParseResult parsed, Context context, CancellationToken cancel)
    {
        if (parsed.GetValue(Maildir) is { } folder) return (folder, () => new MaildirTransport(folder, context.Time));
        if (parsed.GetValue(Sendmail) is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return words.Length > 0 ? (words[0], () => new CommandTransport(words[0], words[1..])) : throw new CommandException(ExitCode.Usage, "--sendmail names no command.");
        }

        var server = await ServerAsync(parsed, context, cancel);
        return ($"{server.Host}:{server.Port}", () => new SmtpTransport(server));
    }

    /// <summary>The server to send through.</summary>
    /// <exception cref="CommandException">The URI, the certificate or the password is wrong or missing.</exception>
    public async Task<SmtpOptions> ServerAsync(ParseResult parsed, Context context, CancellationToken cancel)
    {
        var uris = parsed.GetValue(Smtp) is { Length: > 0 } given ? given : ProviderOf(parsed) is { } provider ? [provider.Server] : context.Group.Configuration.Sender.Smtp is { } decided ? [decided] : throw new CommandException(ExitCode.Usage, "--smtp names no server.", "Give --smtp smtps://host, or --dry-run DIR to see the messages first.");
        var endpoints = uris.Select(uri => SmtpEndpoint.TryParse(uri, out var parsedUri, out var problem) ? parsedUri : throw new CommandException(ExitCode.Usage, $"--smtp: {problem}")).ToList();
        var endpoint = endpoints[0];
        if (endpoints.Exists(other => other.Security != endpoint.Security)) throw new CommandException(ExitCode.Usage, "--smtp: all servers are reached the same way, smtps:// or smtp://.");
        var isClear = parsed.GetValue(InsecureLoopback);
        if (isClear && endpoints.Find(other => !IsThisMachine(other.Host)) is { } far) throw new CommandException(ExitCode.Usage, $"--insecure-loopback sends to this machine only, and {far.Host} is another.");
        var user = parsed.GetValue(User) ?? endpoint.User ?? context.Group.Configuration.Sender.User;
        var token = parsed.GetValue(TokenCommand);
        return new SmtpOptions
        {
            Host = endpoint.Host,
            Port = endpoint.Port,
            Security = isClear ? SmtpSecurity.InsecureLoopback : endpoint.Security,
            Alternates = [.. endpoints.Skip(1).Select(other => new SmtpHost(other.Host, other.Port))],
            User = user ?? (token is null ? null : throw new CommandException(ExitCode.Usage, "A token needs a --user.")),
            Password = user is null || token is not null ? null : await PasswordAsync(parsed, context, user, cancel),
            AccessToken = token is null ? null : stop => TokenAsync(token, stop),
            Mechanism = parsed.GetValue(Auth) is { } name ? Mechanisms.TryGetValue(name, out var mechanism) ? mechanism : throw new CommandException(ExitCode.Usage, $"--auth: nobody knows “{name}”, only {string.Join(", ", Mechanisms.Keys)}.") : null,
            HelloName = parsed.GetValue(Hello),
            PinnedAuthority = parsed.GetValue(Authority) is { } file ? Certificate(file) : null,
            Time = context.Time,
        };
    }

    private string AccountOf(ParseResult parsed) =>
        parsed.GetValue(User) ?? (parsed.GetValue(Smtp) is [var uri, ..] && SmtpEndpoint.TryParse(uri, out var endpoint, out _) ? endpoint.User : null) ?? "anybody";

    private static string SmtpName(SaslMechanism mechanism) => mechanism switch
    {
        SaslMechanism.ScramSha256 => "scram-sha-256",
        SaslMechanism.OAuthBearer => "oauthbearer",
        SaslMechanism.XOAuth2 => "xoauth2",
        SaslMechanism.Plain => "plain",
        _ => "login",
    };

    private static bool IsThisMachine(string host) => host == "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));

    // A token that cannot be had is a failure of the world like a lost connection: it ends the attempt, not the program.
    private static async Task<string> TokenAsync(string command, CancellationToken cancel)
    {
        try
        {
            return await Secrets.OfCommandAsync(command, cancel);
        }
        catch (CommandException failed)
        {
            throw new IOException(failed.Message);
        }
    }

    private async Task<string> PasswordAsync(ParseResult parsed, Context context, string user, CancellationToken cancel)
    {
        if (parsed.GetValue(PasswordEnv) is { } variable) return Secrets.OfVariable(context, variable);
        if (parsed.GetValue(PasswordFile) is { } file) return Secrets.OfFile(file);
        if (parsed.GetValue(PasswordCommand) is { } command) return await Secrets.OfCommandAsync(command, cancel);
        if (context.Group.Configuration.Sender.PasswordEnv is { } decided) return Secrets.OfVariable(context, decided);
        throw new CommandException(ExitCode.Usage, $"There is no password for {user}.", "Name the variable that holds it with --password-env, a file with --password-file, or a command with --password-command.");
    }

    private static X509Certificate2 Certificate(string file)
    {
        try
        {
            return X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Sources.Bytes(file)));
        }
        catch (CryptographicException)
        {
            throw new CommandException(ExitCode.Usage, $"{file} holds no certificate in PEM form.");
        }
    }
}
