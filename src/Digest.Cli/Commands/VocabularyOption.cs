using System.CommandLine;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Text;

namespace Digest.Cli.Commands;

/// <summary>The user's file of words, in the words of the command line.</summary>
internal sealed class VocabularyOption
{
    /// <summary>The option itself.</summary>
    public Option<string?> Option { get; } = new("--vocabulary") { Description = "A YAML file of words that digests are read by besides the built-in ones: labels, icons, months (docs/source-format.md describes it).", HelpName = "FILE" };

    /// <summary>How sources are read; what is wrong with the file is shown at once.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="context">Where diagnostics go, and what the group decided.</param>
    /// <exception cref="CommandException">The file cannot be read, or no word of it.</exception>
    public Reading Of(ParseResult parsed, Context context)
    {
        if (parsed.GetValue(Option) is not { } path) return new Reading(context.Group.Reading, context.Group);
        var bytes = Sources.Bytes(path);
        var read = VocabularyAdditions.Parse(path, bytes);
        context.Screen.Show(read.Diagnostics, [SourceReader.Decode(path, bytes).Value]);
        if (read.Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == Severity.Error))
            throw new CommandException(ExitCode.Usage, $"{path} is no vocabulary.", "docs/source-format.md shows one.");
        return new Reading(new ReadOptions { Vocabulary = read.Value }, context.Group);
    }
}
