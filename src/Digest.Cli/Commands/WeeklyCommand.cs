using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Merging;

namespace Digest.Cli.Commands;

/// <summary><c>digest weekly</c>: the issues of a week, or of other days, as one issue with its outputs.</summary>
internal static class WeeklyCommand
{
    public static Command Create(Context context)
    {
        var sources = new Argument<string[]>("SOURCE") { Description = "Digests, folders of digests (each file, and each folder in a folder, is one issue), and archives. Those of digest.yaml when none is named.", Arity = context.Group.Configuration.Sources.IsEmpty ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore };
        var period = new PeriodOptions();
        var full = new Option<int>("--full") { Description = "How many papers stand in full, the best first; the others are short.", HelpName = "N", DefaultValueFactory = _ => context.Group.Configuration.Full ?? new WeeklyOptions().Full };
        full.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0) result.AddError("--full is at least 0.");
        });
        var options = OutputOptions.OfFormatsAndDay(context.Group);
        var command = new Command("weekly", "Merge the digests of a week into one issue: papers by topic and rank, each once, then synthesis and ideas by day.") { sources, full };
        foreach (var option in period.All.Concat(options.All)) command.Add(option);
        command.SetAction((parsed, cancel) => Task.FromResult((int)Merge(context, parsed, SourceCollection.Read(Arguments.Given(parsed, sources, context.Group), options.Vocabulary.Of(parsed, context)), Weekly(context.Group, period.Of(parsed, context, options.LastDay(parsed))) with { Full = parsed.GetValue(full) }, options, cancel)));
        return command;
    }

    private static WeeklyOptions Weekly(GroupSettings group, WeeklyOptions days) => days with
    {
        Series = group.Configuration.Series,
        Topics = group.Configuration.Topics,
        Ranking = new RankingOptions { Axes = group.Configuration.Axes, By = group.Configuration.RankBy ?? RankingSource.Digest },
    };

    private static ExitCode Merge(Context context, ParseResult parsed, IReadOnlyList<ReadSource> reads, WeeklyOptions weekly, OutputOptions options, CancellationToken cancel)
    {
        var readable = reads.Where(Outputs.IsReadable).ToList();
        var merged = WeeklyIssue.Of(readable.Select(read => read.Issue.Value), weekly);
        var chosen = readable.Where(read => merged.Value.Parts.Any(part => part.Id == read.Issue.Value.Id)).ToList();
        var found = reads.Where(read => !Outputs.IsReadable(read) || chosen.Contains(read)).SelectMany(read => read.Issue.Diagnostics).Concat(merged.Diagnostics.Select(diagnostic => Hinted(diagnostic, readable))).ToEquatableArray();
        if (merged.Value.Parts.IsEmpty)
        {
            context.Screen.Show(found, SourceCollection.TextsOf(reads));
            return ExitCode.SourceErrors;
        }

        var read = new ReadSource(merged.Value.Id, SourceCollection.TextsOf(chosen), SourceCollection.SourcesOf(chosen), new(merged.Value, found)) { Options = chosen[0].Options, Paper = chosen[0].Paper };
        return options.Write(context, parsed, read, cancel);
    }

    // Which weeks there are is the first thing to ask when there is nothing of one.
    private static Diagnostic Hinted(Diagnostic diagnostic, List<ReadSource> reads)
    {
        if (diagnostic.Rule != MergingRules.NothingInPeriod) return diagnostic;
        var weeks = reads.Select(read => read.Issue.Value.Date).OfType<DateOnly>().Select(IsoWeek.Of).Distinct().OrderByDescending(week => week.First).ToList();
        return weeks.Count == 0 ? diagnostic : diagnostic with { Hint = $"There are digests of {string.Join(", ", weeks.Take(5))}{(weeks.Count > 5 ? ", …" : "")}: name one with --week." };
    }
}

/// <summary>The days that an issue covers, in the words of the command line.</summary>
internal sealed class PeriodOptions
{
    private readonly Option<string?> week = new("--week") { Description = "The week: 2026-W12, this (unless other days are named), or last.", HelpName = "WEEK" };
    private readonly Option<string?> from = new("--from") { Description = "The first day, instead of a week; --to is the last, or the same when it is left out.", HelpName = "DAY" };

    public IEnumerable<Option> All => [week, from];

    /// <summary>The period, and today, by the clock and in the time zone of the command.</summary>
    /// <exception cref="CommandException">A week or a day is none, or both are named.</exception>
    public WeeklyOptions Of(ParseResult parsed, Context context, string? last)
    {
        var now = context.Time.GetUtcNow();
        var zone = context.Group.Zone(context.Time);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var (named, first) = (parsed.GetValue(week), parsed.GetValue(from));
        if (first is null && last is not null) throw new CommandException(ExitCode.Usage, $"--to {last} needs a --from.");
        if (named is not null && first is not null) throw new CommandException(ExitCode.Usage, "--week and --from name days twice.", "Give one of the two.");
        if (first is not null)
        {
            var days = new Period(Day("--from", first), Day("--to", last ?? first));
            return days.Last >= days.First ? new WeeklyOptions { Days = days, Today = today } : throw new CommandException(ExitCode.Usage, $"--to {last} is before --from {first}.");
        }

        var chosen = named switch
        {
            null or "this" => IsoWeek.Of(now, zone),
            "last" => IsoWeek.Of(now, zone).Previous,
            _ => IsoWeek.TryParse(named, out var given, out var problem) ? given : throw new CommandException(ExitCode.Usage, $"--week: {problem}", "this and last are weeks too."),
        };
        return new WeeklyOptions { Days = chosen.Days, Week = chosen, Today = today };
    }

    private static DateOnly Day(string option, string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new CommandException(ExitCode.Usage, $"{option}: “{text}” is no day; one is written as 2026-03-21.");
}
