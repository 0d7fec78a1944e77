using Digest.Cli.Archives;
using Digest.Model;
using Digest.Model.Text;

namespace Digest.Cli;

/// <summary>Several issues for one that is made of them. A file is one issue; of a folder, each text is one, and each folder in it that holds texts; of an archive, each of its issues.</summary>
internal static class SourceCollection
{
    /// <summary>The issues in the order of the command line and of their names.</summary>
    /// <exception cref="CommandException">A path is not there, or a folder holds no issue.</exception>
    public static IReadOnlyList<ReadSource> Read(IReadOnlyList<string> paths, Reading reading) => [.. paths.SelectMany(PathsOf).Select(path => Sources.Read(path, reading))];

    /// <summary>All the issues as the sources of one.</summary>
    public static SourceSet SourcesOf(IReadOnlyList<ReadSource> reads) => new() { Files = reads.SelectMany(read => read.Sources.Files).ToEquatableArray() };

    /// <summary>The texts of all issues, for excerpts.</summary>
    public static IReadOnlyList<SourceText> TextsOf(IReadOnlyList<ReadSource> reads) => [.. reads.SelectMany(read => read.Texts)];

    /// <summary>The files and folders that are one issue each.</summary>
    public static IReadOnlyList<string> PathsOf(string path)
    {
        if (!Directory.Exists(path)) return [path];
        if (ArchiveFolder.Is(path)) return [.. ArchiveFolder.Open(path).Issues().Where(issue => issue.Manifest is not null && File.Exists(IndexStore.IssuePath(issue))).OrderBy(issue => issue.Manifest!.Date ?? DateOnly.MaxValue).ThenBy(issue => issue.Name, StringComparer.Ordinal).Select(IndexStore.IssuePath)];
        try
        {
            var texts = Directory.EnumerateFiles(path).Where(file => SourceFolder.IsText(Path.GetFileName(file)));
            var folders = Directory.EnumerateDirectories(path).Where(folder => Path.GetFileName(folder)[0] != '.' && Directory.EnumerateFiles(folder).Any(file => SourceFolder.IsText(Path.GetFileName(file))));
            List<string> found = [.. texts.Concat(folders).Order(StringComparer.Ordinal)];
            return found.Count > 0 ? found : throw new CommandException(ExitCode.World, $"{path} is a folder without a digest.", "Name the folder that holds the digests, each a text or a folder of texts.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.World, $"{path} cannot be read: {error.Message}");
        }
    }
}
