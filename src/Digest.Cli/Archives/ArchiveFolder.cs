using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Model.Archiving;
using Digest.Model.Document;
using Digest.Model.Merging;

namespace Digest.Cli.Archives;

/// <summary>An issue's folder in an archive.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Name">The folder below the archive, with <c>/</c> between names.</param>
/// <param name="Manifest">What it consists of; null when the manifest cannot be read.</param>
/// <param name="Problem">Why it cannot be read; empty when it can.</param>
/// <param name="IsNewer">True when it is of a newer form.</param>
internal sealed record ArchivedIssue(string Path, string Name, ArchiveManifest? Manifest, string Problem, bool IsNewer)
{
    public IndexedIssue Entry => new() { Id = Manifest!.Id, Date = Manifest.Date, Title = Manifest.Title, Folder = Name, Sha256 = Manifest.IssueSha256 };
}

/// <summary>
/// An archive on disk: <c>archive.json</c> names its form, <c>2026/2026-W12/ID/</c> holds an issue (its sources, <c>issue.json</c>, outputs, and a manifest of their sums), <c>undated/ID/</c> one
/// without a day, <c>index</c> what is searched. An issue is written beside its place and renamed into it, so that it is there whole or not at all; what an interrupted addition
/// left is put right by the next one.
/// </summary>
internal sealed class ArchiveFolder
{
    public const string Schema = "digest/archive/1";
    public const string FormName = "archive.json", IndexName = "index", ForgottenName = "forgotten";
    private const string Adding = ".adding-", Replaced = ".replaced-", LockName = ".lock";

    private ArchiveFolder(string path) => Path = path;

    public string Path { get; }

    public string IndexPath => System.IO.Path.Combine(Path, IndexName);

    /// <summary>An archive that is there.</summary>
    /// <exception cref="CommandException">There is none, or it is of a newer form.</exception>
    public static ArchiveFolder Open(string path)
    {
        if (!Is(path)) throw new CommandException(ExitCode.World, Directory.Exists(path) ? $"{path} is no archive: it has no {FormName}." : $"There is no archive {path}.", "digest archive add begins one.");
        var archive = new ArchiveFolder(path);
        archive.CheckForm();
        return archive;
    }

    /// <summary>An archive, begun in a folder that is empty or missing.</summary>
    /// <exception cref="CommandException">The folder holds something else, or cannot be written.</exception>
    public static ArchiveFolder OpenOrBegin(string path)
    {
        if (Is(path)) return Open(path);
        if (File.Exists(path)) throw new CommandException(ExitCode.World, $"{path} is a file, not a folder.");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(entry => !System.IO.Path.GetFileName(entry).StartsWith(FormName, StringComparison.Ordinal)))
            throw new CommandException(ExitCode.Usage, $"{path} holds files and is no archive.", "Name an empty folder, or one that is not there.");
        AtomicFile.MakeFolder(path);
        AtomicFile.Write(System.IO.Path.Combine(path, FormName), Encoding.UTF8.GetBytes($"{{ \"schema\": \"{Schema}\" }}\n"));
        return new ArchiveFolder(path);
    }

    /// <summary>True for the folder of an archive.</summary>
    public static bool Is(string path) => File.Exists(System.IO.Path.Combine(path, FormName));

    private void CheckForm()
    {
        var schema = "";
        try
        {
            using var json = JsonDocument.Parse(Sources.Bytes(System.IO.Path.Combine(Path, FormName)));
            schema = json.RootElement.GetProperty("schema").GetString() ?? "";
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CommandException(ExitCode.World, $"{Path}/{FormName} cannot be read, so that nobody can tell what form the archive has.", $"Write {{ \"schema\": \"{Schema}\" }} into it.");
        }

        if (schema != Schema) throw new CommandException(ExitCode.World, $"{ArchiveRules.NewerForm.Id}: {Path} is an archive in the form “{schema}”, of which nothing is known here.", "Use a newer digest for it.");
    }

    /// <summary>The folders of its issues, in the order of their names.</summary>
    public IReadOnlyList<ArchivedIssue> Issues()
    {
        try
        {
            return [.. IssueFolders().Select(folder =>
            {
                var name = System.IO.Path.GetRelativePath(Path, folder).Replace('\\', '/');
                var path = System.IO.Path.Combine(folder, ArchiveManifest.FileName);
                if (!File.Exists(path)) return new ArchivedIssue(folder, name, null, "is missing", false);
                var manifest = ArchiveManifest.Read(Sources.Bytes(path), out var problem, out var isNewer);
                return new ArchivedIssue(folder, name, manifest, problem, isNewer);
            })];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.World, $"{Path} cannot be read: {error.Message}");
        }
    }

    private IEnumerable<string> IssueFolders()
    {
        foreach (var year in Folders(Path))
        {
            if (System.IO.Path.GetFileName(year) == "undated") foreach (var issue in Folders(year)) yield return issue;
            else foreach (var issue in Folders(year).SelectMany(Folders)) yield return issue;
        }
    }

    private static IEnumerable<string> Folders(string path) => Directory.EnumerateDirectories(path).Where(folder => System.IO.Path.GetFileName(folder)[0] != '.').Order(StringComparer.Ordinal);

    /// <summary>The folders that an interrupted addition left.</summary>
    public IEnumerable<string> Unfinished() => Directory.EnumerateDirectories(Path, ".*").Where(folder => System.IO.Path.GetFileName(folder) is var name && (name.StartsWith(Adding, StringComparison.Ordinal) || name.StartsWith(Replaced, StringComparison.Ordinal))).Order(StringComparer.Ordinal);

    /// <summary>Keeps others from writing to the archive until it is disposed.</summary>
    /// <exception cref="CommandException">Another does, or it cannot be written.</exception>
    public IDisposable Lock()
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.World, $"{Path} cannot be written: permission denied.", "The archive is read-only; list, verify and find work all the same.");
        }
        catch (IOException error)
        {
            throw new CommandException(ExitCode.World, $"{Path} cannot be written now: {error.Message}", "Another digest may be writing to it; call again.");
        }
    }

    /// <summary>Puts right what an interrupted addition left: an issue that was moved away for another goes back when that never came. The archive is locked.</summary>
    public void Recover()
    {
        foreach (var folder in Unfinished().ToList())
        {
            var name = System.IO.Path.GetFileName(folder);
            var place = name.StartsWith(Replaced, StringComparison.Ordinal) && ArchiveManifest.Read(Bytes(folder), out _, out _) is { } manifest ? System.IO.Path.Combine(Path, PlaceOf(manifest.Id, manifest.Date)) : null;
            if (place is not null && !Directory.Exists(place)) Move(folder, place);
            else Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Bytes(string folder) => System.IO.Path.Combine(folder, ArchiveManifest.FileName) is var path && File.Exists(path) ? File.ReadAllBytes(path) : [];

    /// <summary>Writes an issue's files to its place, where another of the same id is replaced; false when the same files are there already. The archive is locked.</summary>
    public bool Put(Issue issue, IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> files)
    {
        var manifest = new ArchiveManifest(issue.Id, issue.Date, PlainText.Of(issue.Title), [.. files.Select(file => new ArchivedFile(file.Name, ArchiveManifest.Sum(file.Bytes.Span), file.Bytes.Length)).OrderBy(file => file.Name, StringComparer.Ordinal)]);
        var written = manifest.Write();
        var old = Issues().FirstOrDefault(entry => entry.Manifest?.Id == issue.Id);
        if (old is not null && Bytes(old.Path).AsSpan().SequenceEqual(written)) return false;
        var safe = SafeName(issue.Id);
        var staging = System.IO.Path.Combine(Path, Adding + safe);
        if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        foreach (var (name, bytes) in files.Append((ArchiveManifest.FileName, written))) WriteThrough(System.IO.Path.Combine(staging, name), bytes.Span);
        var place = System.IO.Path.Combine(Path, PlaceOf(issue.Id, issue.Date));
        if (old is not null) Move(old.Path, System.IO.Path.Combine(Path, Replaced + safe));
        Move(staging, place);
        if (old is not null) Directory.Delete(System.IO.Path.Combine(Path, Replaced + safe), recursive: true);
        return true;
    }

    /// <summary>Where an issue of an id and a day belongs, below the archive.</summary>
    public static string PlaceOf(string id, DateOnly? date) => date is { } day
        ? System.IO.Path.Combine(IsoWeek.Of(day).Year.ToString("0000", CultureInfo.InvariantCulture), IsoWeek.Of(day).ToString(), SafeName(id))
        : System.IO.Path.Combine("undated", SafeName(id));

    // Ids that other programs give may hold anything; two that differ must not share a folder.
    private static string SafeName(string id)
    {
        var safe = new string([.. id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-').Take(80)]);
        return safe == id && safe[0] != '.' ? safe : $"{safe.TrimStart('.')}-{ArchiveManifest.Sum(Encoding.UTF8.GetBytes(id))[..8]}";
    }

    private static void Move(string from, string to)
    {
        AtomicFile.MakeFolder(System.IO.Path.GetDirectoryName(to)!);
        Directory.Move(from, to);
    }

    private static void WriteThrough(string path, ReadOnlySpan<byte> bytes)
    {
        AtomicFile.MakeFolder(System.IO.Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }
}
