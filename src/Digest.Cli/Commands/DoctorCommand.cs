using System.Collections.Frozen;
using System.CommandLine;
using System.Globalization;
using Digest.Delivery;
using Digest.Delivery.Smtp;
using Digest.Render.Email.Mime;

namespace Digest.Cli.Commands;

/// <summary><c>digest mailing doctor</c>: connects, shows what the server offers, and sends a test to yourself.</summary>
internal static class DoctorCommand
{
    // RFC 3463 §3.8 names them; these say what to do.
    private static readonly FrozenDictionary<string, string> Advice = new Dictionary<string, string>
    {
        ["7.0"] = "The server gives a reason of its own in words; ask whoever runs it with that line.",
        ["7.1"] = "This account may not send under this sender's address, or not to this recipient: send from an address of the account, or have it allowed.",
        ["7.3"] = "The account has not been allowed to submit mail by SMTP; its administrator must allow it.",
        ["7.8"] = "User name or password is wrong. Accounts with two factors need a password made for programs, or a token.",
        ["7.9"] = "The server takes no such login from this account; with two factors or modern authentication, use --token-command.",
        ["7.11"] = "The server wants TLS for this way of logging in.",
        ["7.14"] = "The server and this account do not trust each other; log in once with a browser, or ask its administrator.",
        ["7.25"] = "The sending machine's address has no name in the DNS (PTR); send through a relay that has one.",
        ["7.26"] = "The message passed neither SPF nor DKIM; the sender's domain must name this relay, or the relay sign.",
        ["7.28"] = "Too much mail came in a short time: lower --rate and go on later.",
        ["7.57"] = "The client did not log in, or the account may not submit mail: give --user, and have SMTP AUTH allowed for the mailbox.",
        ["7.60"] = "This account may not send as this address; its administrator must give it the right to.",
        ["7.139"] = "Logging in by password is switched off for this account; use --token-command, or have SMTP AUTH allowed.",
    }.ToFrozenDictionary();

    public static Command Create(Context context)
    {
        var server = new ServerOptions();
        var to = new Option<string?>("--to") { Description = "Send a test message to this address: yourself.", HelpName = "ADDRESS" };
        var from = new Option<string?>("--from") { Description = "Under this sender; by default the address it goes to.", HelpName = "ADDRESS" };
        var command = new Command("doctor", "Look at the mail server: connection, TLS, what it offers, logging in, and what its refusals mean.") { to, from };
        foreach (var option in server.All) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var options = await server.ServerAsync(parsed, context, cancel);
            var self = parsed.GetValue(to) is { } address ? Readers.Address(address) : null;
            var sender = parsed.GetValue(from) is { } named ? Readers.Address(named) : self;
            return (int)await LookAsync(context, options, self, sender, cancel);
        });
        return command;
    }

    /// <summary>What an enhanced status asks for; null when nobody knows.</summary>
    public static string? AdviceOn(string reply)
    {
        foreach (var word in reply.Split(' '))
        {
            if (word.Length > 2 && word[1] == '.' && Advice.TryGetValue(word[2..], out var advice)) return advice;
        }

        return null;
    }

    private static async Task<ExitCode> LookAsync(Context context, SmtpOptions options, MailAddress? self, MailAddress? sender, CancellationToken cancel)
    {
        var seen = await SmtpProbe.RunAsync(options, cancel);
        context.Output.WriteLine($"server    {options.Host}:{options.Port}");
        if (seen.Problem is { } problem) throw Failed(seen.Phase, problem);
        context.Output.WriteLine($"TLS       {seen.Protection ?? "none, clear text to this machine"}");
        if (seen.Subject is not null) context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"          certificate of {seen.Subject}, until {seen.CertificateEnds:yyyy-MM-dd}"));
        context.Output.WriteLine($"offers    {string.Join("; ", seen.Offers.Where(offer => offer.Length > 0))}");
        context.Output.WriteLine($"login     {(seen.Mechanism is { } mechanism ? $"accepted, by {mechanism}" : "none was asked for")}");
        if (self is null || sender is null) return ExitCode.Clean;
        await using var transport = new SmtpTransport(options);
        var envelope = new Envelope { Sender = EnvelopeAddress.Parse(sender.Address), Recipients = [EnvelopeAddress.Parse(self.Address)] };
        var sent = await transport.SendAsync(envelope, Test(context, self, sender), () => ValueTask.FromResult(true), cancel);
        var outcome = sent.Recipients[0].Outcome;
        if (outcome is not Outcome.Accepted) throw Failed(sent.Phase, outcome.Reply);
        context.Output.WriteLine($"test      accepted: {outcome.Reply}");
        return ExitCode.Clean;
    }

    private static CommandException Failed(SendPhase phase, string reply) =>
        new(phase == SendPhase.Connect ? ExitCode.World : ExitCode.MailNotAccepted, $"The server was left at {Word(phase)}: {reply}", AdviceOn(reply) ?? (phase == SendPhase.Tls ? MailingTable.TlsHint : null));

    private static string Word(SendPhase phase) => phase switch
    {
        SendPhase.Connect => "connecting",
        SendPhase.Greeting => "the greeting",
        SendPhase.Hello => "EHLO",
        SendPhase.Tls => "TLS",
        SendPhase.Authentication => "logging in",
        SendPhase.Mail => "MAIL",
        SendPhase.Recipients => "RCPT",
        _ => "the message",
    };

    private static byte[] Test(Context context, MailAddress self, MailAddress sender) => MimeWriter.Write(new MailMessage
    {
        From = sender,
        To = [self],
        Subject = "A test of digest mailing doctor",
        Date = context.Time.GetUtcNow(),
        MessageId = MessageIds.For($"test-{context.Time.GetUtcNow().ToUnixTimeMilliseconds()}", self, sender),
        Body = new MimeBody.Text("plain", "This message shows that digest can send mail through your server.\n"),
    });
}
