using System.CommandLine;
using Digest.Model.Diagnostics;
using Digest.Model.Exporting;

namespace Digest.Cli.Commands;

/// <summary><c>digest read</c>: what a source was read as, as JSON.</summary>
internal static class ReadCommand
{
    public static Command Create(Context context)
    {
        var source = Arguments.Source;
        var explain = new Option<bool>("--explain") { Description = "Print the source instead, line by line, with what each line was taken for." };
        var vocabulary = new VocabularyOption();
        var command = new Command("read", "Print what a digest was read as, as JSON (docs/issue.schema.json describes it).") { source, explain, vocabulary.Option };
        command.SetAction(parsed =>
        {
            var read = Sources.Read(parsed.GetRequiredValue(source), vocabulary.Of(parsed, context));
            if (parsed.GetValue(explain)) context.Output.Write(ExplainedText.Print(read));
            else context.Output.WriteLine(IssueJson.Write(read.Issue.Value, read.Issue.Diagnostics).TrimEnd());
            context.Screen.Show(read.Issue.Diagnostics.Where(diagnostic => diagnostic.Rule.Severity == Severity.Error), read.Texts);
            return (int)Outcomes.Of(read.Issue.Diagnostics);
        });
        return command;
    }
}

/// <summary>Exit codes of what was found.</summary>
internal static class Outcomes
{
    /// <summary>Warnings leave a run clean; errors in the source do not.</summary>
    public static ExitCode Of(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Rule.Severity == Severity.Error) ? ExitCode.SourceErrors : ExitCode.Clean;
}
