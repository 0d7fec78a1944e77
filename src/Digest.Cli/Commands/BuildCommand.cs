using System.CommandLine;
using System.CommandLine.Parsing;
using Digest.Cli.Faces;
using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Cli.Commands;

/// <summary><c>digest build</c>: outputs of each source, written into a folder.</summary>
internal static class BuildCommand
{
    public static Command Create(Context context)
    {
        var sources = Arguments.SourceList;
        var folder = new Option<string>("--output", "-o") { Description = "The folder to write to; it is made when missing.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var to = new Option<string>("--to") { Description = $"What to make, separated by commas: {string.Join(", ", Outputs.Formats)}.", HelpName = "FORMATS", DefaultValueFactory = _ => "pdf,web,email" };
        to.Validators.Add(CheckFormats);
        var together = Arguments.Together;
        var vocabulary = new VocabularyOption();
        var audience = new AudienceOption();
        var command = new Command("build", "Make a PDF issue, a newsletter, a web page and more from digests.") { sources, folder, to, together, vocabulary.Option, audience.Option };
        var chemistry = new ChemistryOptions();
        var fonts = new FontOptions();
        var profile = new ProfileOptions();
        var look = new ThemeOptions();
        foreach (var option in look.All.Concat(chemistry.All).Concat(fonts.All).Concat(profile.All)) command.Add(option);
        command.SetAction((parsed, cancel) => Task.FromResult((int)Build(context, Arguments.Issues(parsed.GetRequiredValue(sources), parsed.GetValue(together)), parsed.GetRequiredValue(folder), Split(parsed.GetRequiredValue(to)), vocabulary.Of(parsed, context.Screen), read => look.Of(parsed, context, profile.Of(parsed, fonts.Of(parsed, context, audience.Of(parsed, read) with { Chemistry = chemistry.Of(parsed) }))), cancel)));
        return command;
    }

    private static string[] Split(string formats) => [.. formats.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static void CheckFormats(OptionResult result)
    {
        var formats = Split(result.GetValueOrDefault<string>() ?? "");
        if (formats.FirstOrDefault(format => !Outputs.Formats.Contains(format)) is { } unknown)
            result.AddError($"--to knows no “{unknown}”, only {string.Join(", ", Outputs.Formats)}.");
        if (formats.Length == 0) result.AddError($"--to needs at least one of {string.Join(", ", Outputs.Formats)}.");
    }

    private static ExitCode Build(Context context, IReadOnlyList<string[]> issues, string folder, string[] formats, ReadOptions options, Func<ReadSource, ReadSource> prepare, CancellationToken cancel)
    {
        // All sources are opened before anything is written, so that a name mistyped at the end of a long line costs nothing.
        foreach (var path in issues.SelectMany(paths => paths)) Sources.Files(path);
        CheckNames(issues, folder, formats);
        if (File.Exists(folder)) throw new CommandException(ExitCode.World, $"{folder} is a file, not a folder.");
        var worst = ExitCode.Clean;
        foreach (var paths in issues)
        {
            cancel.ThrowIfCancellationRequested();
            context.Screen.Note($"reading {string.Join(", ", paths)}");
            var read = Sources.Read(paths, options);
            var diagnostics = new List<Diagnostic>(read.Issue.Diagnostics);
            if (Outputs.IsReadable(read))
            {
                read = prepare(read);
                foreach (var format in formats)
                {
                    cancel.ThrowIfCancellationRequested();
                    foreach (var (name, bytes) in Outputs.Make(read, format, diagnostics))
                    {
                        var file = Path.Combine(folder, name);
                        AtomicFile.MakeFolder(folder);
                        AtomicFile.Write(file, bytes.Span);
                        context.Output.WriteLine(file);
                    }
                }
            }

            context.Screen.Show(diagnostics.Distinct(), read.Texts);
            if (Outcomes.Of(diagnostics) is ExitCode.SourceErrors) worst = ExitCode.SourceErrors;
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
