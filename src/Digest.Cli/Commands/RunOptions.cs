using System.Collections.Frozen;
using System.CommandLine;
using System.Globalization;
using Digest.Delivery;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;

namespace Digest.Cli.Commands;

/// <summary>The options that say how a mailing is run, for the commands that begin or resume one.</summary>
internal sealed class RunOptions
{
    public Option<int?> Rate { get; } = new("--rate") { Description = "The most messages in a minute.", HelpName = "N" };

    public Option<int?> Connections { get; } = new("--connections") { Description = "How many connections send at once; 1 unless told otherwise.", HelpName = "N" };

    public Option<int> Attempts { get; } = new("--attempts") { Description = "How often a reader is tried whom the server defers.", HelpName = "N", DefaultValueFactory = _ => 3 };

    public Option<string?> Suppress { get; } = new("--suppress") { Description = "A file of addresses, one a line, that get no mail.", HelpName = "FILE" };

    public Option<string> Unknown { get; } = new("--unknown") { Description = "Those who perhaps got it in an earlier run: hold, or resend, by which some may get two copies.", HelpName = "POLICY", DefaultValueFactory = _ => "hold" };

    public Option<double> FreshFor { get; } = new("--fresh-for") { Description = "After how many hours a mailing that was begun is too old to be sent.", HelpName = "HOURS", DefaultValueFactory = _ => 72 };

    public Option<string?> HideAddresses { get; } = new("--hide-addresses-env") { Description = "The environment variable that holds a key (16 characters or more): the ledger then names nobody.", HelpName = "VARIABLE" };

    public Option<string?> Report { get; } = new("--report") { Description = "Write what became of each reader into this file as JSON.", HelpName = "FILE" };

    public RunOptions()
    {
        foreach (var option in (Option<int?>[])[Rate, Connections])
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int?>() is < 1) result.AddError($"{option.Name} is at least 1.");
            });
        }

        Attempts.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--attempts is at least 1.");
        });
        Unknown.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not ("hold" or "resend")) result.AddError("--unknown is hold or resend.");
        });
    }

    public IEnumerable<Option> All => [Rate, Connections, Attempts, Suppress, Unknown, FreshFor, HideAddresses, Report];

    /// <summary>The key that hides addresses, or null.</summary>
    public AddressKey? KeyOf(ParseResult parsed, Context context)
    {
        if (parsed.GetValue(HideAddresses) is not { } variable) return null;
        var secret = System.Text.Encoding.UTF8.GetBytes(Secrets.OfVariable(context, variable));
        return secret.Length >= 16 ? new AddressKey(secret) : throw new CommandException(ExitCode.Usage, $"The key in {variable} is shorter than 16 characters, which can be guessed.");
    }

    /// <summary>Runs a mailing, watched, and says how it ended.</summary>
    public async Task<ExitCode> RunAsync(Context context, ParseResult parsed, Mailing mailing, ILedger ledger, (string Name, Func<IMailTransport> Open) way, (Provider Of, DayLimit PerDay)? provider, CancellationToken cancel)
    {
        var options = new MailingOptions
        {
            PerMinute = parsed.GetValue(Rate) ?? provider?.Of.PerMinute,
            PerDay = provider?.PerDay,
            MaxAttempts = parsed.GetValue(Attempts),
            Unknown = parsed.GetValue(Unknown) == "resend" ? UnknownPolicy.Resend : UnknownPolicy.Hold,
            Suppressed = parsed.GetValue(Suppress) is { } file ? Suppressed(file, mailing) : FrozenSet<string>.Empty,
            Freshness = TimeSpan.FromHours(parsed.GetValue(FreshFor)),
            Retry = new RetrySchedule { Seed = mailing.Id },
            Time = context.Time,
        };
        var transports = Enumerable.Range(0, parsed.GetValue(Connections) ?? provider?.Of.Connections ?? 1).Select(_ => way.Open()).ToList();
        try
        {
            context.Screen.Status("connecting");
            var report = await MailingRun.RunAsync(ledger, transports, mailing, options, new SendingLine(context.Screen), cancel);
            context.Screen.Status(null);
            if (parsed.GetValue(Report) is { } path) AtomicFile.Write(path, MailingTable.Json(mailing, report.Entries, report.Stop?.Reply));
            return MailingTable.Tell(context, report, way.Name);
        }
        finally
        {
            context.Screen.Status(null);
            foreach (var transport in transports) await transport.DisposeAsync();
        }
    }

    private static FrozenSet<string> Suppressed(string file, Mailing mailing)
    {
        var keys = new HashSet<string>();
        var problems = new List<string>();
        foreach (var (index, line) in System.Text.Encoding.UTF8.GetString(Sources.Bytes(file)).TrimStart('\uFEFF').Split('\n').Index())
        {
            var text = line.Split('#')[0].Trim();
            if (text.Length == 0) continue;
            if (EnvelopeAddress.TryParse(text, out var address, out var problem)) keys.Add(mailing.KeyOf(new Recipient { Address = address }));
            else problems.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{index + 1}: {problem}"));
        }

        // Whoever wants no mail and is written wrongly would get it.
        return problems.Count == 0 ? keys.ToFrozenSet() : throw new CommandException(ExitCode.Usage, Readers.Some(problems), "Nothing was sent. Mend the file and call again.");
    }
}
