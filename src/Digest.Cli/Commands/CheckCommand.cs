using System.CommandLine;
using Digest.Cli.Faces;
using Digest.Model.Diagnostics;

namespace Digest.Cli.Commands;

/// <summary><c>digest check</c>: everything wrong or doubtful in a source, in its text and on its pages.</summary>
internal static class CheckCommand
{
    public static Command Create(Context context)
    {
        var sources = Arguments.SourceList;
        var together = Arguments.Together;
        var vocabulary = new VocabularyOption();
        var command = new Command("check", "Say what is wrong or doubtful in digests, with the lines it stands in. Writes nothing.") { sources, together, vocabulary.Option };
        var fonts = new FontOptions();
        foreach (var option in fonts.All) command.Add(option);
        command.SetAction(parsed =>
        {
            var worst = ExitCode.Clean;
            var options = vocabulary.Of(parsed, context);
            foreach (var paths in Arguments.Issues(parsed.GetRequiredValue(sources), parsed.GetValue(together)))
            {
                var read = fonts.Of(parsed, context, Sources.Read(paths, options));
                var diagnostics = read.Issue.Diagnostics.Concat(read.MailPdf.Diagnostics).Distinct().ToList();
                context.Screen.Show(diagnostics, read.Texts);
                context.Output.WriteLine(Summary(read.Path, read, diagnostics));
                if (Outcomes.Of(diagnostics) is ExitCode.SourceErrors) worst = ExitCode.SourceErrors;
            }

            return (int)worst;
        });
        return command;
    }

    private static string Summary(string path, ReadSource read, List<Diagnostic> diagnostics)
    {
        var issue = read.Issue.Value;
        var errors = diagnostics.Count(diagnostic => diagnostic.Rule.Severity == Severity.Error);
        var warnings = diagnostics.Count(diagnostic => diagnostic.Rule.Severity == Severity.Warning);
        return $"{path}: {Counted(issue.Papers.Count(), "paper")}, {Counted(issue.Ideas.Count(), "idea")}, "
            + $"{issue.Coverage.Understood} of {issue.Coverage.Total} blocks understood, {Counted(errors, "error")}, {Counted(warnings, "warning")}";
    }

    private static string Counted(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";
}
