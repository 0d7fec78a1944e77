using System.CommandLine;

namespace Digest.Cli.Commands;

/// <summary><c>digest build</c>: outputs of each source, written into a folder.</summary>
internal static class BuildCommand
{
    public static Command Create(Context context)
    {
        var sources = Arguments.SourcesOf(context.Group);
        var together = Arguments.Together;
        var options = OutputOptions.OfFormats(context.Group);
        var command = new Command("build", "Make a PDF issue, a newsletter, a web page and more from digests.") { sources, together };
        foreach (var option in options.All) command.Add(option);
        command.SetAction((parsed, cancel) => Task.FromResult((int)Build(context, parsed, Arguments.Issues(Arguments.Given(parsed, sources, context.Group), parsed.GetValue(together)), options, cancel)));
        return command;
    }

    private static ExitCode Build(Context context, ParseResult parsed, IReadOnlyList<string[]> issues, OutputOptions options, CancellationToken cancel)
    {
        var reading = options.Vocabulary.Of(parsed, context);
        // All sources are opened before anything is written, so that a name mistyped at the end of a long line costs nothing.
        foreach (var path in issues.SelectMany(paths => paths)) Sources.Files(path);
        CheckNames(issues, options.Folder(parsed), options.Formats(parsed));
        var worst = ExitCode.Clean;
        foreach (var paths in issues)
        {
            cancel.ThrowIfCancellationRequested();
            context.Screen.Note($"reading {string.Join(", ", paths)}");
            if (options.Write(context, parsed, Sources.Read(paths, reading), cancel) is ExitCode.SourceErrors) worst = ExitCode.SourceErrors;
        }

        return worst;
    }

    // Outputs are named after their source; two sources of one name would silently write over each other.
    private static void CheckNames(IReadOnlyList<string[]> issues, string folder, string[] formats)
    {
        var paths = issues.SelectMany(issue => issue).ToList();
        var whole = paths.Select(Path.GetFullPath).ToList();
        if (whole.GroupBy(path => path).FirstOrDefault(group => group.Count() > 1) is { } given) throw new CommandException(ExitCode.Usage, $"{paths[whole.IndexOf(given.Key)]} is given twice.");
        if (paths.Any(path => Directory.Exists(path) && Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))))
            throw new CommandException(ExitCode.Usage, $"{folder} would be read and written to.", "Name another folder with -o.");
        var named = issues.Select(issue => issue[0]).ToList();
        foreach (var output in named.SelectMany(path => formats.Select(format => Path.GetFullPath(Path.Combine(folder, Outputs.NameOf(path, format))))))
            if (whole.Contains(output)) throw new CommandException(ExitCode.Usage, $"{output} would be written over a source.", "Name another folder with -o.");

        var twice = named.GroupBy(SourceFolder.BaseNameOf, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new CommandException(ExitCode.Usage, $"{string.Join(" and ", twice)} would be written to the same files.", "Build them into two folders.");
    }
}
