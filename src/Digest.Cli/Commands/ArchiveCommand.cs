using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Digest.Cli.Archives;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Exporting;

namespace Digest.Cli.Commands;

/// <summary><c>digest archive</c>: issues kept with their sources and outputs, each with a manifest of sums.</summary>
internal static class ArchiveCommand
{
    public static Command Create(Context context) => new("archive", "Issues kept with their sources and outputs: add some, list them, hold them against their sums, and make the index anew.") { Add(context), List(context), Verify(context), Rebuild(context) };

    private static Command Add(Context context)
    {
        var sources = Arguments.SourceList;
        var options = OutputOptions.OfFormats(context.Group);
        var command = new Command("add", "Keep digests in an archive, with what is made of them. One that is there already is replaced when it changed.") { sources, options.Archive };
        foreach (var option in options.All.Where(option => option != options.Archive && option.Name != "--output")) command.Add(option);
        command.SetAction((parsed, cancel) => Task.FromResult((int)Add(context, parsed, parsed.GetRequiredValue(sources), options, cancel)));
        return command;
    }

    private static ExitCode Add(Context context, ParseResult parsed, string[] paths, OutputOptions options, CancellationToken cancel)
    {
        var reading = options.Vocabulary.Of(parsed, context);
        var archive = ArchiveFolder.OpenOrBegin(options.ArchivePath(parsed));
        using var hold = archive.Lock();
        archive.Recover();
        var worst = ExitCode.Clean;
        var isChanged = false;
        foreach (var path in paths)
        {
            cancel.ThrowIfCancellationRequested();
            var read = options.Prepared(context, parsed, Sources.Read(path, reading));
            var diagnostics = new List<Diagnostic>(read.Issue.Diagnostics);
            if (Outputs.IsReadable(read))
            {
                var isNew = archive.Put(read.Issue.Value, [.. Files(read, options.Formats(parsed), diagnostics)]);
                isChanged |= isNew;
                context.Output.WriteLine($"{Path.Combine(archive.Path, ArchiveFolder.PlaceOf(read.Issue.Value.Id, read.Issue.Value.Date))}{(isNew ? "" : " (there already)")}");
            }

            context.Screen.Show(diagnostics.Distinct(), read.Texts);
            if (Outcomes.Of(diagnostics) is ExitCode.SourceErrors) worst = ExitCode.SourceErrors;
        }

        // An addition that was interrupted may have brought all issues to their places and not the index up to them.
        if (isChanged || !File.Exists(archive.IndexPath) || ArchiveCheck.StaleIndex(archive, archive.Issues()) is not null) IndexStore.Update(archive);
        return worst;
    }

    private static IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Files(ReadSource read, string[] formats, List<Diagnostic> diagnostics)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string Unique(string name)
        {
            for (var at = 2; !names.Add(name); at++) name = $"{Path.GetFileNameWithoutExtension(name)}-{at.ToString(CultureInfo.InvariantCulture)}{Path.GetExtension(name)}";
            return name;
        }

        foreach (var file in read.Sources.Files) yield return ("sources/" + Unique(Path.GetFileName(file.Name)), file.Bytes);
        foreach (var (name, bytes) in formats.SelectMany(format => Outputs.Make(read, format, diagnostics))) yield return ("outputs/" + name, bytes);
        yield return (ArchiveManifest.IssueName, Encoding.UTF8.GetBytes(IssueJson.Write(read.Issue.Value, read.Issue.Diagnostics)));
    }

    private static Command List(Context context)
    {
        var archive = ArchiveOption.New;
        var command = new Command("list", "List the issues of an archive, the oldest first.") { archive };
        command.SetAction(parsed =>
        {
            foreach (var issue in ArchiveFolder.Open(ArchiveOption.Of(parsed, archive, context.Group)).Issues().OrderBy(issue => issue.Manifest?.Date ?? DateOnly.MaxValue).ThenBy(issue => issue.Name, StringComparer.Ordinal))
                context.Output.WriteLine(issue.Manifest is { } manifest ? $"{manifest.Date?.ToString("O", CultureInfo.InvariantCulture) ?? "undated   "}  {issue.Name}  {manifest.Title}" : $"?           {issue.Name}  {ArchiveManifest.FileName} {issue.Problem}");
            return (int)ExitCode.Clean;
        });
        return command;
    }

    private static Command Verify(Context context)
    {
        var archive = ArchiveOption.New;
        var command = new Command("verify", "Hold every file of an archive against its sum, and the index against the issues. Writes nothing.") { archive };
        command.SetAction(parsed =>
        {
            var folder = ArchiveFolder.Open(ArchiveOption.Of(parsed, archive, context.Group));
            var found = ArchiveCheck.Of(folder).ToList();
            context.Screen.Show(found, []);
            var issues = folder.Issues();
            context.Output.WriteLine($"{folder.Path}: {issues.Count} {(issues.Count == 1 ? "issue" : "issues")}, {found.Count(diagnostic => diagnostic.Rule.Severity == Severity.Error)} errors, {found.Count(diagnostic => diagnostic.Rule.Severity == Severity.Warning)} warnings");
            return (int)Outcomes.Of(found);
        });
        return command;
    }

    private static Command Rebuild(Context context)
    {
        var archive = ArchiveOption.New;
        var command = new Command("rebuild", "Put right what an interrupted addition left, and make the index anew from the issues.") { archive };
        command.SetAction(parsed =>
        {
            var folder = ArchiveFolder.Open(ArchiveOption.Of(parsed, archive, context.Group));
            using var hold = folder.Lock();
            folder.Recover();
            var bytes = IndexStore.Bytes(folder, folder.Issues());
            AtomicFile.Write(folder.IndexPath, bytes);
            context.Output.WriteLine($"{folder.IndexPath}: {bytes.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes");
            return (int)ExitCode.Clean;
        });
        return command;
    }
}

/// <summary>The folder of the archive, in the words of the command line.</summary>
internal static class ArchiveOption
{
    private const string Default = "archive";

    public static Option<string?> New => new("--archive") { Description = $"The folder of the archive; {Default} unless told.", HelpName = "DIR" };

    public static string Of(ParseResult parsed, Option<string?> option, GroupSettings group) => parsed.GetValue(option) ?? group.PathOrNull(group.Configuration.Archive) ?? Default;
}
