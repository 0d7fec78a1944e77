using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Digest.Delivery;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;
using Digest.Delivery.Smtp;
using Digest.Delivery.Transports;
using Digest.Model.Diagnostics;
using Digest.Render.Email.Mime;
using Digest.Render.Email.Newsletters;

namespace Digest.Cli.Commands;

/// <summary><c>digest send</c>: the newsletter with its PDF, one message for each reader.</summary>
internal static class SendCommand
{
    public static Command Create(Context context)
    {
        var source = Arguments.Source;
        var options = new SendOptions();
        var command = new Command("send", "Mail a digest as a newsletter with the PDF attached, one message for each reader. A ledger remembers who got it, so calling again sends to nobody twice.") { source };
        foreach (var option in options.All) command.Add(option);
        command.SetAction(async (parsed, cancel) => (int)await SendAsync(context, parsed, parsed.GetRequiredValue(source), options, cancel));
        return command;
    }

    private static async Task<ExitCode> SendAsync(Context context, ParseResult parsed, string path, SendOptions options, CancellationToken cancel)
    {
        // Everything that can be wrong is looked at before the first message is made.
        var from = Readers.Address(parsed.GetRequiredValue(options.From));
        var replyTo = parsed.GetValue(options.ReplyTo) is { } reply ? Readers.Address(reply) : null;
        var readers = Readers.Read(parsed.GetRequiredValue(options.Recipients));
        var dryRun = parsed.GetValue(options.DryRun);
        var server = dryRun is null ? options.Server(parsed, context) : null;
        var read = Sources.Read(path, options.Vocabulary.Of(parsed, context.Screen)) with { Chemistry = options.Chemistry.Of(parsed) };
        var diagnostics = new List<Diagnostic>(read.Issue.Diagnostics);
        if (!Outputs.IsReadable(read))
        {
            context.Screen.Show(diagnostics, read.Texts);
            return ExitCode.SourceErrors;
        }

        read = options.Fonts.Of(parsed, context, read);
        var mailing = Compose(context, parsed, options, read, from, replyTo, readers, diagnostics);
        context.Screen.Show(diagnostics.Distinct(), read.Texts);
        await using IMailTransport transport = server is null ? new FolderTransport(dryRun!) : new SmtpTransport(server);
        var report = await RunAsync(context, parsed, options, read.Path, mailing, transport, server is null, cancel);
        return Tell(context, report, server is null ? $"written to {dryRun}" : $"accepted by {server.Host}:{server.Port}", server);
    }

    private static Mailing Compose(Context context, ParseResult parsed, SendOptions options, ReadSource read, MailAddress from, MailAddress? replyTo, IReadOnlyList<MailAddress> readers, List<Diagnostic> diagnostics)
    {
        var issue = read.Issue.Value;
        var pdf = Outputs.Attachment(read, Outputs.Keep(read.MailPdf, diagnostics));
        var unsubscribe = parsed.GetValue(options.Unsubscribe);
        var newsletter = Outputs.Keep(NewsletterComposer.Compose(issue, new NewsletterOptions { Sender = from.Name.Length > 0 ? from.Name : null, ArchiveUrl = parsed.GetValue(options.ArchiveUrl), UnsubscribeUrl = unsubscribe, AttachmentName = pdf.FileName, Chemistry = read.Chemistry }), diagnostics);
        var date = context.Time.GetUtcNow();
        var byKey = readers.ToDictionary(reader => EnvelopeAddress.Parse(reader.Address).Key);
        return new Mailing
        {
            Id = issue.Id,
            Sender = EnvelopeAddress.Parse(from.Address),
            Recipients = [.. readers.Select(reader => new Recipient { Address = EnvelopeAddress.Parse(reader.Address), Name = reader.Name.Length > 0 ? reader.Name : null })],
            ContentHash = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(newsletter.Subject + newsletter.HtmlBody + newsletter.TextBody), .. pdf.Octets])),
            Message = recipient => MimeWriter.Write(NewsletterMessage.Build(newsletter, new Addressing
            {
                From = from,
                To = byKey[recipient.Address.Key],
                ReplyTo = replyTo,
                Date = date,
                MessageId = MessageIds.For(issue.Id, byKey[recipient.Address.Key], from),
                ListId = parsed.GetValue(options.ListId),
                ListUnsubscribe = unsubscribe is null ? [] : [unsubscribe],
                Attachment = pdf,
            })),
        };
    }

    private static async Task<MailingReport> RunAsync(Context context, ParseResult parsed, SendOptions options, string path, Mailing mailing, IMailTransport transport, bool isDryRun, CancellationToken cancel)
    {
        try
        {
            await using ILedger ledger = isDryRun
                ? new MemoryLedger(mailing.Freeze(), new LedgerOptions { Time = context.Time })
                : await JournalLedger.OpenAsync(parsed.GetValue(options.Ledger) ?? path + ".ledger", mailing.Freeze(), new LedgerOptions { Time = context.Time }, cancel);
            return await context.Screen.WatchAsync(mailing.Recipients.Length, progress => MailingRun.RunAsync(ledger, transport, mailing, new MailingOptions
            {
                PerMinute = parsed.GetValue(options.Rate),
                MaxAttempts = parsed.GetValue(options.Attempts),
                Time = context.Time,
            }, progress, cancel));
        }
        catch (PlanMismatchException)
        {
            throw new CommandException(ExitCode.Usage, "The ledger is of another mailing: its readers or its text differ from what would be sent now.", "To go on with the old mailing, restore its source and list; for a new one, name another file with --ledger.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JournalDamagedException)
        {
            throw new CommandException(ExitCode.World, error.Message);
        }
    }

    private static ExitCode Tell(Context context, MailingReport report, string done, SmtpOptions? server)
    {
        foreach (var entry in report.Entries.Where(entry => entry.State is not (LedgerState.Accepted or LedgerState.Pending or LedgerState.Claimed)))
            context.Screen.Say($"{entry.Recipient}: {entry.State.ToString().ToLowerInvariant()}: {entry.Reply}");
        context.Output.WriteLine(Counts(report, done));
        if (report.Stop is { } stop)
            throw new CommandException(stop.Reason == RunStopReason.Unreachable ? ExitCode.World : ExitCode.MailNotAccepted, $"Sending through {server?.Host}:{server?.Port} stopped: {stop.Reply}", "Call again when that is mended; who got it already gets no second copy.");
        if (report.End == MailingEnd.Cancelled) throw new CommandException(ExitCode.World, "Interrupted.", "Call again to go on; who got it already gets no second copy.");
        return report.Accepted == report.Entries.Length ? ExitCode.Clean : ExitCode.MailNotAccepted;
    }

    private static string Counts(MailingReport report, string done)
    {
        var parts = new List<string> { $"{report.Accepted} of {report.Entries.Length} {done}" };
        if (report.Refused > 0) parts.Add($"{report.Refused} refused");
        if (report.Deferred > 0) parts.Add($"{report.Deferred} deferred");
        if (report.Unknown > 0) parts.Add($"{report.Unknown} perhaps delivered and held");
        if (report.Pending > 0) parts.Add($"{report.Pending} not sent");
        return string.Join(", ", parts);
    }
}
