using System.CommandLine;
using System.Text;
using Digest.Delivery;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;
using Digest.Delivery.Smtp;

namespace Digest.Cli.Commands;

/// <summary><c>digest mailing</c>: what became of mailings that were begun, and what to do about it.</summary>
internal static class MailingCommand
{
    public static Command Create(Context context) => new("mailing", "Mailings that were begun: where they stand, resuming, deciding, exporting; and a look at the mail server.")
    {
        Status(context),
        Resume(context),
        Retry(context),
        Resolve(context),
        Export(context),
        DoctorCommand.Create(context),
    };

    /// <summary>Runs what works on a ledger; every failure of the world becomes one sentence.</summary>
    public static async Task<ExitCode> GuardedAsync(Func<Task<ExitCode>> work)
    {
        try
        {
            return await work();
        }
        catch (PlanMismatchException)
        {
            throw new CommandException(ExitCode.Usage, "The ledger is of another mailing: its readers or its text differ from what would be sent now.", "To go on with what was begun, call digest mailing resume; to send this one as another, name another folder with --ledger.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException { InnerException: null } and not ObjectDisposedException)
        {
            throw new CommandException(ExitCode.World, error.Message);
        }
        catch (ArgumentException error)
        {
            throw new CommandException(ExitCode.Usage, error.Message.Split(" (Parameter '")[0]);
        }
    }

    private static Argument<string> Folder => new("DIR") { Description = "A ledger's folder (--ledger of digest send), or one mailing's folder in it." };

    private static Command Status(Context context)
    {
        var (folder, json) = (Folder, new Option<bool>("--json") { Description = "Print every reader as JSON." });
        var command = new Command("status", "Say where each mailing stands, also while one is being sent.") { folder, json };
        command.SetAction(parsed => (int)GuardedAsync(() => Task.FromResult(Tell(context, parsed.GetRequiredValue(folder), parsed.GetValue(json)))).GetAwaiter().GetResult());
        return command;
    }

    private static ExitCode Tell(Context context, string path, bool isJson)
    {
        var exit = ExitCode.Clean;
        foreach (var folder in Folders(path))
        {
            var entries = JournalLedger.Peek(MailingFolder.LedgerOf(folder));
            if (isJson) context.Output.Write(Encoding.UTF8.GetString(MailingTable.Json(Named(folder), entries, null)));
            else
            {
                MailingTable.Lines(context.Screen, entries);
                context.Output.WriteLine($"{Path.GetFileName(folder)}: {MailingTable.Counts(entries, "accepted")}");
            }

            if (MailingTable.Exit(entries) != ExitCode.Clean) exit = ExitCode.MailNotAccepted;
        }

        return exit;
    }

    private static Command Resume(Context context)
    {
        var (folder, server, run) = (Folder, new ServerOptions(), new RunOptions());
        var command = new Command("resume", "Go on with a mailing: what was frozen when it was begun is sent to those who have not got it, whatever has changed since.") { folder };
        foreach (var option in server.All.Concat(run.All)) command.Add(option);
        command.SetAction(async (parsed, cancel) => (int)await GuardedAsync(async () =>
        {
            var way = await server.WayAsync(parsed, context, cancel);
            using var frozen = MailingFolder.Open(One(parsed.GetRequiredValue(folder)), run.KeyOf(parsed, context));
            await using var ledger = await frozen.OpenLedgerAsync(new LedgerOptions { Time = context.Time }, cancel);
            return await run.RunAsync(context, parsed, frozen.Mailing, ledger, way, server.LimitsOf(parsed, context, frozen.Path), cancel);
        }));
        return command;
    }

    private static Command Retry(Context context)
    {
        var folder = Folder;
        var refused = new Option<bool>("--refused") { Description = "Those whom the server refused for good." };
        var suppressed = new Option<bool>("--suppressed") { Description = "Those who were on the list of those who get no mail." };
        var only = new Option<string[]>("--only") { Description = "Only this reader; may be given again.", HelpName = "ADDRESS" };
        var key = new RunOptions();
        var command = new Command("retry", "Make readers due again whom the server deferred (or refused, when you say so); digest mailing resume then sends.") { folder, refused, suppressed, only, key.HideAddresses };
        command.SetAction(async (parsed, cancel) => (int)await GuardedAsync(async () =>
        {
            var states = new List<LedgerState> { LedgerState.Deferred };
            if (parsed.GetValue(refused)) states.Add(LedgerState.Refused);
            if (parsed.GetValue(suppressed)) states.Add(LedgerState.Suppressed);
            var count = await DecideAsync(context, parsed, folder, key, entry => states.Contains(entry.State) ? new Outcome.NotSent { Reply = "tried again by decision" } : null, parsed.GetValue(only), cancel);
            context.Output.WriteLine($"{count} due again; digest mailing resume sends to them.");
            return ExitCode.Clean;
        }));
        return command;
    }

    private static Command Resolve(Context context)
    {
        var folder = Folder;
        var log = new Option<string?>("--log") { Description = "The relay's log (Postfix), or a list of the Message-IDs it took, one a line.", HelpName = "FILE" };
        var whole = new Option<bool>("--log-is-complete") { Description = "Who is not in the log did not get it, and is due again." };
        var decision = new Option<string?>("--as") { Description = "Without a log: accepted, when they got it, or resend.", HelpName = "DECISION" };
        var only = new Option<string[]>("--only") { Description = "Only this reader; may be given again.", HelpName = "ADDRESS" };
        var key = new RunOptions();
        var command = new Command("resolve", "Decide about readers who perhaps got their message: from the relay's log, or by your own word.") { folder, log, whole, decision, only, key.HideAddresses };
        command.SetAction(async (parsed, cancel) => (int)await GuardedAsync(async () =>
        {
            var chosen = (parsed.GetValue(log), parsed.GetValue(decision)) switch
            {
                ({ } file, null) => Reconciled(One(parsed.GetRequiredValue(folder)), key.KeyOf(parsed, context), file, parsed.GetValue(whole)),
                (null, "accepted") => _ => new Outcome.Accepted { Reply = "got it, by decision" },
                (null, "resend") => _ => new Outcome.NotSent { Reply = "sent again by decision" },
                _ => throw new CommandException(ExitCode.Usage, "Say how to decide: --log FILE, --as accepted, or --as resend."),
            };
            var count = await DecideAsync(context, parsed, folder, key, entry => entry.State == LedgerState.Unknown ? chosen(entry) : null, parsed.GetValue(only), cancel);
            context.Output.WriteLine($"{count} decided.");
            return Tell(context, One(parsed.GetRequiredValue(folder)), isJson: false);
        }));
        return command;
    }

    private static Func<LedgerEntry, Outcome?> Reconciled(string folder, AddressKey? key, string file, bool isWhole)
    {
        var log = new RelayLog(Encoding.UTF8.GetString(Sources.Bytes(file)).Split('\n'));
        using var frozen = MailingFolder.Open(folder, key);
        var ids = frozen.Mailing.Recipients.ToDictionary(frozen.Mailing.KeyOf, recipient => RelayLog.IdOf(frozen.Mailing.Message(recipient).Own));
        return entry => ids[entry.Recipient] is { } id && log.Has(id) ? new Outcome.Accepted { Reply = $"in the relay's log as {id}" }
            : isWhole ? new Outcome.NotSent { Reply = "not in the relay's log" }
            : null;
    }

    private static async Task<int> DecideAsync(Context context, ParseResult parsed, Argument<string> folder, RunOptions key, Func<LedgerEntry, Outcome?> decide, string[]? only, CancellationToken cancel)
    {
        using var frozen = MailingFolder.Open(One(parsed.GetRequiredValue(folder)), key.KeyOf(parsed, context));
        var chosen = (only ?? []).Select(text => EnvelopeAddress.TryParse(text, out var address, out var problem) ? frozen.Mailing.KeyOf(new Recipient { Address = address }) : throw new CommandException(ExitCode.Usage, $"--only: {problem}.")).ToHashSet();
        await using var ledger = await frozen.OpenLedgerAsync(new LedgerOptions { Time = context.Time }, cancel);
        var count = 0;
        await foreach (var entry in ledger.ReadAsync(cancel))
        {
            if ((chosen.Count > 0 && !chosen.Contains(entry.Recipient)) || decide(entry) is not { } outcome) continue;
            if (await ledger.DecideAsync(entry.Recipient, entry.State, outcome, cancel)) count++;
        }

        return count;
    }

    private static Command Export(Context context)
    {
        var (folder, format) = (Folder, new Option<string>("--to") { Description = "csv or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "csv" });
        format.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not ("csv" or "json")) result.AddError("--to is csv or json.");
        });
        var command = new Command("export", "Print what became of each reader of one mailing.") { folder, format };
        command.SetAction(parsed => (int)GuardedAsync(() =>
        {
            var path = One(parsed.GetRequiredValue(folder));
            var entries = JournalLedger.Peek(MailingFolder.LedgerOf(path));
            context.Output.Write(parsed.GetValue(format) == "json" ? Encoding.UTF8.GetString(MailingTable.Json(Named(path), entries, null)) : Csv(entries));
            return Task.FromResult(ExitCode.Clean);
        }).GetAwaiter().GetResult());
        return command;
    }

    private static string Csv(IReadOnlyList<LedgerEntry> entries)
    {
        var text = new StringBuilder("to,state,attempts,reply\r\n");
        foreach (var entry in entries) text.Append(string.Join(',', Quoted(entry.Recipient), MailingTable.Word(entry.State), entry.Attempts, Quoted(entry.Reply ?? ""))).Append("\r\n");
        return text.ToString();
    }

    // Quoted always, and never as something that a spreadsheet would compute.
    private static string Quoted(string text) => $"\"{(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static Mailing Named(string folder) => new()
    {
        Id = Path.GetFileName(folder),
        Sender = EnvelopeAddress.Parse("nobody@localhost"),
        Recipients = [],
        Message = _ => default,
    };

    private static List<string> Folders(string path)
    {
        path = Path.TrimEndingDirectorySeparator(path);
        if (MailingFolder.Exists(path)) return [path];
        var found = Directory.Exists(path) ? Directory.GetDirectories(path).Where(MailingFolder.Exists).Order(StringComparer.Ordinal).ToList() : [];
        return found.Count > 0 ? found : throw new CommandException(ExitCode.World, $"There is no mailing in {path}.", "digest send --ledger DIR begins one.");
    }

    private static string One(string path) => Folders(path) is [var one]
        ? one
        : throw new CommandException(ExitCode.Usage, $"There are several mailings in {path}: {string.Join(", ", Folders(path).Select(Path.GetFileName).Take(10))}.", "Name one of these folders.");
}
