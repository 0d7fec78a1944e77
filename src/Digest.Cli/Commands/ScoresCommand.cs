using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Scoring;
using Digest.Model.Text;

namespace Digest.Cli.Commands;

/// <summary><c>digest scores</c>: sheets for raters to fill in, and what they gave.</summary>
internal static class ScoresCommand
{
    public static Command Create(Context context) => new("scores", "Sheets for raters: write one to hand round, and join those that come back.") { Template(context), Join(context) };

    private static Command Template(Context context)
    {
        var source = Arguments.Source;
        var file = new Option<string?>("--output", "-o") { Description = "The file to write; by default SOURCE.scores.csv here.", HelpName = "FILE" };
        var separator = new Option<string>("--separator") { Description = "What stands between cells: comma, semicolon or tab.", HelpName = "NAME", DefaultValueFactory = _ => "comma" };
        separator.AcceptOnlyFromAmong("comma", "semicolon", "tab");
        var axes = new Option<string[]>("--axis") { Description = "An axis to be scored; may be given again. By default those of the digest.", HelpName = "NAME" };
        var vocabulary = new VocabularyOption();
        var command = new Command("template", "Write a sheet with a row for each paper and a column for each axis.") { source, file, separator, axes, vocabulary.Option };
        command.SetAction(parsed =>
        {
            var read = Sources.Read(parsed.GetRequiredValue(source), vocabulary.Of(parsed, context));
            context.Screen.Show(read.Issue.Diagnostics.Where(diagnostic => diagnostic.Rule.Severity == Severity.Error), read.Texts);
            if (!read.Issue.Value.Papers.Any()) throw new CommandException(ExitCode.SourceErrors, $"{read.Path} has no papers to be scored.");
            var path = parsed.GetValue(file) ?? read.BaseName + ".scores.csv";
            var between = parsed.GetRequiredValue(separator) switch { "semicolon" => ';', "tab" => '\t', _ => ',' };
            // Spreadsheets take a file without the mark for the machine's old code page.
            AtomicFile.Write(path, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ScoreTemplate.Write(read.Issue.Value, parsed.GetValue(axes) is { Length: > 0 } given ? given : [.. context.Group.Configuration.Axes.Select(axis => axis.Axis)], between))]);
            context.Output.WriteLine(path);
            return (int)Outcomes.Of(read.Issue.Diagnostics);
        });
        return command;
    }

    private static Command Join(Context context)
    {
        var source = Arguments.Source;
        var sheets = new Argument<string[]>("SHEET") { Description = "The sheets that came back, one from each rater; a rater is named after the file unless it has a column “rater”.", Arity = ArgumentArity.OneOrMore };
        var options = OutputOptions.OfFormats(context.Group);
        var command = new Command("join", "Print what raters gave each paper beside the digest's own scores; with --to, make outputs with it.") { source, sheets };
        foreach (var option in options.All) command.Add(option);
        command.SetAction((parsed, cancel) => Task.FromResult((int)Join(context, parsed, Sources.Read(parsed.GetRequiredValue(source), options.Vocabulary.Of(parsed, context)), parsed.GetRequiredValue(sheets), options, cancel)));
        return command;
    }

    private static ExitCode Join(Context context, ParseResult parsed, ReadSource read, string[] paths, OutputOptions options, CancellationToken cancel)
    {
        var sheets = new List<ScoreSheet>();
        var found = new List<Diagnostic>();
        var texts = new List<SourceText>(read.Texts);
        foreach (var path in paths)
        {
            var bytes = Sources.Bytes(path);
            var sheet = ScoreSheet.Read(path, bytes);
            texts.Add(SourceReader.Decode(path, bytes).Value);
            found.AddRange(sheet.Diagnostics);
            sheets.Add(sheet.Value);
        }

        var joined = ScoreJoin.Of(read.Issue.Value, sheets, context.Group.Configuration.Axes);
        read = read with { Texts = texts, Issue = new(joined.Value, [.. read.Issue.Diagnostics, .. found, .. joined.Diagnostics]) };
        context.Output.Write(Table(joined.Value));
        if (options.IsAsked(parsed)) return options.Write(context, parsed, read, cancel);
        context.Screen.Show(read.Issue.Diagnostics, texts);
        return Outcomes.Of(read.Issue.Diagnostics);
    }

    // A line for each paper and axis, parted by tabs: for people, and for programs that cut columns.
    private static string Table(Issue issue)
    {
        var text = new StringBuilder("number\tpaper\taxis\tdigest\tmean\tmedian\tspread\traters\n");
        foreach (var paper in issue.Papers)
        {
            var axes = paper.Scores.Where(score => !score.IsTotal).Select(score => score.Axis).Concat(paper.Ratings.Select(rating => rating.Axis)).Distinct(StringComparer.OrdinalIgnoreCase);
            foreach (var axis in axes)
            {
                var score = paper.Scores.FirstOrDefault(score => string.Equals(score.Axis, axis, StringComparison.OrdinalIgnoreCase));
                var rating = paper.Ratings.FirstOrDefault(rating => string.Equals(rating.Axis, axis, StringComparison.OrdinalIgnoreCase));
                text.AppendJoin('\t', [paper.Number?.ToString(CultureInfo.InvariantCulture) ?? "", PlainText.Of(paper.Title), axis, Figure(score?.Value), Figure(rating?.Mean), Figure(rating?.Median), Figure(rating?.Spread), rating?.Raters.ToString(CultureInfo.InvariantCulture) ?? "0"]).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Figure(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–";
}
