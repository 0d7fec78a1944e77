using System.CommandLine;
using Digest.Cli.Faces;
using Digest.Delivery.Smtp;
using Digest.Render.Email.Mime;

namespace Digest.Cli.Commands;

/// <summary>The options of <c>digest send</c>, in the words of the command line.</summary>
internal sealed class SendOptions
{
    public Option<string> Recipients { get; } = new("--recipients") { Description = "Who gets it: an address, or a CSV file with a heading row “name,email”.", HelpName = "LIST.csv|ADDRESS", Required = true };

    public Option<string> From { get; } = new("--from") { Description = "Who sends it: “Lab <lab@example.org>”.", HelpName = "ADDRESS", Required = true };

    public Option<string?> ReplyTo { get; } = new("--reply-to") { Description = "Where answers go.", HelpName = "ADDRESS" };

    public Option<string?> Smtp { get; } = new("--smtp") { Description = "The mail server: smtps://host[:465] for TLS from the start, smtp://host[:587] for STARTTLS, which is required.", HelpName = "URI" };

    public Option<string?> User { get; } = new("--user") { Description = "Who logs in; also as user@ in the server's URI.", HelpName = "NAME" };

    public Option<string?> PasswordEnv { get; } = new("--password-env") { Description = "The environment variable that holds the password.", HelpName = "VARIABLE" };

    public Option<string?> PasswordFile { get; } = new("--password-file") { Description = "The file whose first line is the password.", HelpName = "FILE" };

    public Option<string?> Authority { get; } = new("--ca") { Description = "A certificate (PEM) that alone is trusted, for a server with one of its own.", HelpName = "FILE" };

    public Option<bool> InsecureLoopback { get; } = new("--insecure-loopback") { Description = "Send without TLS, to this machine only." };

    public Option<string?> DryRun { get; } = new("--dry-run") { Description = "Send nothing; write each message as a file into this folder.", HelpName = "DIR" };

    public Option<string?> Ledger { get; } = new("--ledger") { Description = "The file that remembers who got it; by default beside the source, named SOURCE.ledger.", HelpName = "FILE" };

    public Option<int?> Rate { get; } = new("--rate") { Description = "The most messages in a minute.", HelpName = "N" };

    public Option<int> Attempts { get; } = new("--attempts") { Description = "How often a reader is tried whom the server defers.", HelpName = "N", DefaultValueFactory = _ => 3 };

    public Option<string?> ArchiveUrl { get; } = new("--archive-url") { Description = "Where the issue can be read on the web.", HelpName = "URL" };

    public Option<string?> Unsubscribe { get; } = new("--unsubscribe") { Description = "Where a reader ends the subscription: https://… or mailto:….", HelpName = "URL" };

    public Option<string?> ListId { get; } = new("--list-id") { Description = "The list's identifier (RFC 2919), such as digest.lab.example.org.", HelpName = "ID" };

    public ChemistryOptions Chemistry { get; } = new();

    public VocabularyOption Vocabulary { get; } = new();

    public FontOptions Fonts { get; } = new();

    public SendOptions()
    {
        Rate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1) result.AddError("--rate is at least 1.");
        });
        Attempts.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--attempts is at least 1.");
        });
    }

    public IEnumerable<Option> All =>
        [Recipients, From, ReplyTo, Smtp, User, PasswordEnv, PasswordFile, Authority, InsecureLoopback, DryRun, Ledger, Rate, Attempts, ArchiveUrl, Unsubscribe, ListId, Vocabulary.Option, .. Chemistry.All, .. Fonts.All];

    /// <summary>The server to send through.</summary>
    /// <exception cref="CommandException">The URI, the certificate or the password is wrong or missing.</exception>
    public SmtpOptions Server(ParseResult parsed, Context context)
    {
        var uri = parsed.GetValue(Smtp) ?? throw new CommandException(ExitCode.Usage, "--smtp names no server.", "Give --smtp smtps://host, or --dry-run DIR to see the messages first.");
        if (!SmtpEndpoint.TryParse(uri, out var endpoint, out var problem)) throw new CommandException(ExitCode.Usage, $"--smtp: {problem}");
        if (parsed.GetValue(InsecureLoopback) && !IsThisMachine(endpoint.Host)) throw new CommandException(ExitCode.Usage, $"--insecure-loopback sends to this machine only, and {endpoint.Host} is another.");
        var user = parsed.GetValue(User) ?? endpoint.User;
        return new SmtpOptions
        {
            Host = endpoint.Host,
            Port = endpoint.Port,
            Security = parsed.GetValue(InsecureLoopback) ? SmtpSecurity.InsecureLoopback : endpoint.Security,
            User = user,
            Password = user is null ? null : Password(parsed, context, user),
            PinnedAuthority = parsed.GetValue(Authority) is { } file ? Certificate(file) : null,
            Time = context.Time,
        };
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));

    // A password on the command line would stand in the shell's history and in every process list, so there is no option for one.
    private string Password(ParseResult parsed, Context context, string user)
    {
        if (parsed.GetValue(PasswordEnv) is { } variable)
            return context.Environment.GetValueOrDefault(variable) is { Length: > 0 } secret ? secret : throw new CommandException(ExitCode.Usage, $"The environment variable {variable} is not set.");
        if (parsed.GetValue(PasswordFile) is { } file)
        {
            var line = System.Text.Encoding.UTF8.GetString(Sources.Bytes(file)).Split('\n')[0].TrimEnd('\r');
            return line.Length > 0 ? line : throw new CommandException(ExitCode.Usage, $"{file} holds no password in its first line.");
        }

        throw new CommandException(ExitCode.Usage, $"There is no password for {user}.", "Name the variable that holds it with --password-env, or a file with --password-file.");
    }

    private static System.Security.Cryptography.X509Certificates.X509Certificate2 Certificate(string file)
    {
        try
        {
            return System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(System.Text.Encoding.ASCII.GetString(Sources.Bytes(file)));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw new CommandException(ExitCode.Usage, $"{file} holds no certificate in PEM form.");
        }
    }
}
