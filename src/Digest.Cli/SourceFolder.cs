using System.Collections.Frozen;

namespace Digest.Cli;

/// <summary>
/// A folder as a source: its texts in the order of their names, and the pictures in it and in its folders. Hidden files, files of other kinds and files that are about the folder
/// itself (a README, a licence, a site generator's settings) are no part of an issue.
/// </summary>
internal static class SourceFolder
{
    private static readonly FrozenSet<string> TextKinds =
        new[] { ".md", ".markdown", ".txt", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".yml", ".yaml", ".org", ".rst" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> PictureKinds = new[] { ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> AboutNames =
        new[] { "readme", "license", "licence", "changelog", "contributing", "mkdocs", "_config", "config", "package", "package-lock", "requirements" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The files of an issue in a folder.</summary>
    /// <exception cref="CommandException">There is no text among them, or the folder cannot be read.</exception>
    public static IReadOnlyList<string> FilesOf(string folder)
    {
        try
        {
            var texts = Directory.EnumerateFiles(folder).Where(file => IsText(Path.GetFileName(file))).Order(StringComparer.Ordinal).ToList();
            if (texts.Count == 0) throw new CommandException(ExitCode.World, $"{folder} is a folder without a digest.", $"Put a text into it ({string.Join(", ", TextKinds.Order(StringComparer.Ordinal).Take(4))}, …), or name a file.");
            var pictures = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 })
                .Where(file => PictureKinds.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal);
            return [.. texts, .. pictures];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.World, $"{folder} cannot be read: {error.Message}");
        }
    }

    /// <summary>The name of a file without folder and extension, or the name of a folder.</summary>
    public static string BaseNameOf(string path) =>
        Directory.Exists(path) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) : Path.GetFileNameWithoutExtension(path);

    /// <summary>The media type that the extension of a file's name stands for.</summary>
    public static string MediaTypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".md" or ".markdown" => "text/markdown",
        ".html" or ".htm" => "text/html",
        ".json" => "application/json",
        ".jsonl" or ".ndjson" => "application/x-ndjson",
        ".csv" => "text/csv",
        ".tsv" => "text/tab-separated-values",
        ".yml" or ".yaml" => "application/yaml",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".svg" => "image/svg+xml",
        _ => "text/plain",
    };

    /// <summary>True for the name of a file that a digest may stand in.</summary>
    public static bool IsText(string name) => name[0] != '.' && TextKinds.Contains(Path.GetExtension(name)) && !AboutNames.Contains(Path.GetFileNameWithoutExtension(name)) && !IsSettings(name);

    private static bool IsSettings(string name) => name is "digest.yaml" or "digest.yml" or "roster.yaml" or "roster.yml";
}
