using System.CommandLine;
using System.CommandLine.Parsing;
using Digest.Cli.Commands;
using Digest.Model.Diagnostics;

namespace Digest.Cli;

/// <summary>What a command works with: where results go, where news goes, and what it may know of the world.</summary>
internal sealed record Context(TextWriter Output, Screen Screen, IReadOnlyDictionary<string, string?> Environment, TimeProvider Time)
{
    /// <summary>What the group decided for all its digests.</summary>
    public GroupSettings Group { get; init; } = GroupSettings.None;
}

/// <summary>The <c>digest</c> command: parses its line, runs one command, and turns every failure of the world into one sentence.</summary>
internal static class DigestCommand
{
    private const string Examples = """

        Examples:
          digest init && digest build                       begin in an empty folder, and make pages of the first issue
          digest build notes.md -o out                      a PDF, a web page and a newsletter of notes.md in the folder out
          digest build *.md -o out --to pdf,json            a PDF and the JSON of each digest
          digest build week/ -o out                         one issue of all texts in the folder week
          digest weekly digests --week last -o out          one issue of all digests of last week, each paper once
          digest find dendrites                             papers of the archive, the best first
          digest check notes.md                             say what is doubtful or wrong, with the lines
          digest read notes.md | jq .sections               what the digest was read as
          digest send notes.md --recipients list.csv --from "Lab <lab@example.org>" --dry-run mails
        """;

    /// <summary>Runs the command line and gives the exit code.</summary>
    public static async Task<ExitCode> RunAsync(string[] arguments, TextWriter output, Screen screen, IReadOnlyDictionary<string, string?> environment, TimeProvider time, CancellationToken cancel)
    {
        GroupSettings group;
        try
        {
            group = GroupSettings.Of(arguments);
        }
        catch (CommandException failure)
        {
            screen.Fail(failure.Message, failure.Hint);
            return failure.Code;
        }

        var context = new Context(output, screen, environment, time) { Group = group };
        var config = new Option<string?>(GroupSettings.OptionName) { Description = $"The group's configuration; {GroupSettings.DefaultFile} in this folder when it is there. digest init writes one.", HelpName = "FILE", Recursive = true };
        var root = new RootCommand("Reads research digests and makes of them a typeset PDF issue, a newsletter and a web page." + "\n" + Examples)
        {
            ReadCommand.Create(context),
            CheckCommand.Create(context),
            DumpCommand.Create(context),
            FormulaCommand.Create(context),
            FontsCommand.Create(context),
            BuildCommand.Create(context),
            WeeklyCommand.Create(context),
            ScoresCommand.Create(context),
            ArchiveCommand.Create(context),
            FindCommand.Create(context),
            CheckPdfCommand.Create(context),
            MailCommand.Create(context),
            SendCommand.Create(context),
            MailingCommand.Create(context),
            PeopleCommand.Create(context),
            InitCommand.Create(context),
            config,
        };
        var parsed = root.Parse(arguments);
        if (UnknownOption(parsed) is { } option)
        {
            screen.Fail($"There is no option {option}.", "digest COMMAND --help lists a command's options.");
            return ExitCode.Usage;
        }

        if (parsed.Errors.Count > 0)
        {
            var message = parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens.Count > 0 ? $"There is no command “{parsed.UnmatchedTokens[0]}”." : parsed.Errors[0].Message;
            screen.Fail(message, "digest --help lists the commands; digest COMMAND --help its options.");
            return ExitCode.Usage;
        }

        if (group.Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == Severity.Error) && parsed.CommandResult.Command.Name != "init")
        {
            screen.Show(group.Diagnostics, group.Texts);
            screen.Fail($"{group.File} is wrong, and nothing was done.", "Mend what is named above.");
            return ExitCode.Usage;
        }

        screen.Show(group.Diagnostics, group.Texts);
        try
        {
            return (ExitCode)await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output }, cancel);
        }
        catch (CommandException failure)
        {
            screen.Fail(failure.Message, failure.Hint);
            return failure.Code;
        }
        catch (IOException error)
        {
            screen.Fail($"The output cannot be written: {error.Message}", null);
            return ExitCode.World;
        }
        catch (OperationCanceledException)
        {
            screen.Fail("interrupted", null);
            return ExitCode.World;
        }
    }

    // A word that begins with a hyphen and was taken for a source is an option that nobody knows; after "--" it is a source.
    private static string? UnknownOption(ParseResult parsed)
    {
        Token? before = null;
        foreach (var token in parsed.Tokens)
        {
            if (token.Type == TokenType.DoubleDash) return null;
            if (token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-' && before?.Type != TokenType.Option) return token.Value;
            before = token;
        }

        return null;
    }
}
