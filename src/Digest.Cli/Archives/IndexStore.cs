using System.Text;
using Digest.Model;
using Digest.Model.Archiving;
using Digest.Model.Document;

namespace Digest.Cli.Archives;

/// <summary>The index of an archive in its file.</summary>
internal static class IndexStore
{
    /// <summary>What the index of an archive says of a reader's question; an index that is missing, damaged or of a newer form is made anew in memory, which is said.</summary>
    public static T Ask<T>(ArchiveFolder archive, Context context, Func<ArchiveIndex, T> ask)
    {
        try
        {
            using var file = new FileStream(archive.IndexPath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return ask(ArchiveIndex.Open(file));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or InvalidDataException or EndOfStreamException)
        {
            context.Screen.Say($"warning {ArchiveRules.StaleIndex.Id}: {archive.Path} has no index that can be read; its issues are read instead. digest archive rebuild makes one.");
            using var memory = new MemoryStream(Bytes(archive, archive.Issues()));
            return ask(ArchiveIndex.Open(memory));
        }
    }

    /// <summary>The bytes of the index that follows from the issues; an issue that cannot be read is left out.</summary>
    public static byte[] Bytes(ArchiveFolder archive, IReadOnlyList<ArchivedIssue> issues) =>
        ArchiveIndex.Write(issues.Where(issue => issue.Manifest is not null && File.Exists(IssuePath(issue))).Select(issue => (issue.Entry, (Func<Issue>)(() => Read(issue)))), Forgotten(archive));

    /// <summary>Brings the index up to the issues: those that it lacks are added; when others are gone or it cannot be read, all are read anew.</summary>
    public static void Update(ArchiveFolder archive)
    {
        var issues = archive.Issues().Where(issue => issue.Manifest is not null && File.Exists(IssuePath(issue))).ToList();
        AtomicFile.Write(archive.IndexPath, Updated(archive, issues) ?? Bytes(archive, issues));
    }

    private static byte[]? Updated(ArchiveFolder archive, List<ArchivedIssue> issues)
    {
        try
        {
            using var file = new MemoryStream(File.ReadAllBytes(archive.IndexPath));
            var index = ArchiveIndex.Open(file);
            if (!index.IsWhole()) return null;
            var known = index.Issues.ToHashSet();
            var entries = issues.Select(issue => issue.Entry).ToHashSet();
            var fresh = issues.Where(issue => !known.Contains(issue.Entry)).ToList();
            // One that changed is replaced by its id; one that is gone leaves a gap that only reading anew closes.
            if (index.Issues.Any(entry => !entries.Contains(entry) && !fresh.Exists(issue => issue.Entry.Id == entry.Id))) return null;
            return index.With(fresh.Select(issue => (issue.Entry, Read(issue))), Forgotten(archive));
        }
        catch (Exception error) when (error is FileNotFoundException or InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>The people whom the index must not find.</summary>
    public static Forgotten Forgotten(ArchiveFolder archive) =>
        Path.Combine(archive.Path, ArchiveFolder.ForgottenName) is var path && File.Exists(path) ? Model.Archiving.Forgotten.Parse(Encoding.UTF8.GetString(Sources.Bytes(path))) : Model.Archiving.Forgotten.Nobody;

    public static string IssuePath(ArchivedIssue issue) => Path.Combine(issue.Path, ArchiveManifest.IssueName);

    /// <summary>The issue in a folder of an archive.</summary>
    public static Issue Read(ArchivedIssue issue) => DigestReader.Read(IssuePath(issue), Sources.Bytes(IssuePath(issue))).Value;
}
