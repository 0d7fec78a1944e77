using System.CommandLine;
using Digest.Cli.Archives;
using Digest.Delivery;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;
using Digest.Delivery.Transports;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Render.Email.Newsletters;

namespace Digest.Cli.Commands;

/// <summary><c>digest send</c>: the newsletter with its PDF, one message for each reader.</summary>
internal static class SendCommand
{
    public static Command Create(Context context)
    {
        var source = Arguments.Source;
        var options = new SendOptions(context.Group);
        var command = new Command("send", "Mail a digest as a newsletter with the PDF attached, one message for each reader. A ledger remembers who got it, so calling again sends to nobody twice.") { source };
        foreach (var option in options.All) command.Add(option);
        command.SetAction(async (parsed, cancel) => (int)await SendAsync(context, parsed, parsed.GetRequiredValue(source), options, cancel));
        return command;
    }

    private static async Task<ExitCode> SendAsync(Context context, ParseResult parsed, string path, SendOptions options, CancellationToken cancel)
    {
        // Everything that can be wrong is looked at before the first message is made.
        var edition = new Edition(context, parsed, options);
        var dryRun = parsed.GetValue(options.DryRun);
        var ledger = LedgerFolder(context, parsed, options, path, dryRun);
        var way = dryRun is null ? await options.Server.WayAsync(parsed, context, cancel) : (dryRun, () => new FolderTransport(dryRun));
        var key = options.Run.KeyOf(parsed, context);
        var read = Sources.Read(path, options.Vocabulary.Of(parsed, context)) with { Chemistry = options.Chemistry.Of(parsed) };
        var diagnostics = new List<Diagnostic>(read.Issue.Diagnostics);
        if (!Outputs.IsReadable(read))
        {
            context.Screen.Show(diagnostics, read.Texts);
            return ExitCode.SourceErrors;
        }

        if (IsEmpty(read.Issue.Value) && OfEmpty(context, parsed.GetValue(options.IfEmpty)!, path) is { } exit) return exit;
        read = EarlierIssues.Marked(read, context, context.Group.PathOrNull(context.Group.Configuration.Archive), hasPages: true);
        read = options.Look.Of(parsed, context, options.Fonts.Of(parsed, context, options.Audience.Of(parsed, read)));
        var mailing = edition.Compose(read, diagnostics) with { Hidden = key };
        context.Screen.Show(diagnostics.Distinct(), read.Texts);
        if (diagnostics.Exists(diagnostic => diagnostic.Rule == NewsletterRules.OptionLink)) throw new CommandException(ExitCode.Usage, "An address given on the command line cannot be linked, and nothing was sent.", "Give an absolute https (or, to unsubscribe, mailto) address.");
        return await MailingCommand.GuardedAsync(async () =>
        {
            if (dryRun is not null)
            {
                await using var memory = new MemoryLedger(mailing.Freeze(), new LedgerOptions { Time = context.Time });
                return await options.Run.RunAsync(context, parsed, mailing, memory, way, null, cancel);
            }

            using var folder = MailingFolder.Begin(ledger, mailing, context.Time.GetUtcNow());
            await using var journal = await folder.OpenLedgerAsync(new LedgerOptions { Time = context.Time }, cancel);
            return await options.Run.RunAsync(context, parsed, folder.Mailing, journal, way, options.Server.LimitsOf(parsed, context, folder.Path), cancel);
        });
    }

    // A machine that is thrown away after each run forgets who got the issue, and the next run would send it to all again.
    private static string LedgerFolder(Context context, ParseResult parsed, SendOptions options, string path, string? dryRun)
    {
        if (parsed.GetValue(options.Ledger) is { } folder) return folder;
        if (dryRun is null && context.Environment.GetValueOrDefault("CI") == "true")
            throw new CommandException(ExitCode.Usage, "On a CI machine (CI=true) nothing is sent without --ledger: its disk is gone after the run, and the next one would send to everybody again.", "Name a folder that is kept between runs with --ledger DIR.");
        return Path.TrimEndingDirectorySeparator(path) + ".ledger";
    }

    private static bool IsEmpty(Issue issue) => issue.Lead.IsEmpty && issue.Sections.All(section => section.Content.IsEmpty);

    private static ExitCode? OfEmpty(Context context, string policy, string path)
    {
        if (policy == "send") return null;
        if (policy == "refuse") throw new CommandException(ExitCode.SourceErrors, $"{path} is an empty issue, and nothing was sent.", "--if-empty skip makes that no error; --if-empty send sends it all the same.");
        context.Output.WriteLine($"{path} is an empty issue; nothing was sent.");
        return ExitCode.Clean;
    }
}
