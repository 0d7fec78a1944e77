using Digest.Model.Archiving;
using Digest.Model.Diagnostics;

namespace Digest.Cli.Archives;

/// <summary>Holds an archive against its manifests and its index.</summary>
internal static class ArchiveCheck
{
    /// <summary>Everything that is missing, changed, unknown, unfinished or out of date, folder by folder.</summary>
    public static IEnumerable<Diagnostic> Of(ArchiveFolder archive)
    {
        var issues = archive.Issues();
        foreach (var found in issues.SelectMany(Of)) yield return found;
        foreach (var twice in issues.Where(issue => issue.Manifest is not null).GroupBy(issue => issue.Manifest!.Id).Where(group => group.Count() > 1))
            yield return Found(ArchiveRules.IssueTwice, $"{string.Join(" and ", twice.Select(issue => issue.Name))} are both the issue {twice.Key}.", "Take one of the folders away, and call digest archive rebuild.");
        foreach (var folder in archive.Unfinished())
            yield return Found(ArchiveRules.Unfinished, $"{Path.GetFileName(folder)} is left from an addition that was interrupted.", "Add the issue again; digest archive rebuild puts the rest right.");
        if (StaleIndex(archive, issues) is { } why) yield return Found(ArchiveRules.StaleIndex, $"The index {why}.", "digest archive rebuild makes it anew.");
    }

    private static IEnumerable<Diagnostic> Of(ArchivedIssue issue)
    {
        if (issue.Manifest is not { } manifest)
        {
            var rule = issue.IsNewer ? ArchiveRules.NewerForm : ArchiveRules.NoManifest;
            yield return Found(rule, $"{issue.Name}/{ArchiveManifest.FileName} {issue.Problem}{(issue.IsNewer ? ", of which nothing is known here" : "")}.", issue.IsNewer ? "Use a newer digest for it." : "Add the issue again from its sources.");
            yield break;
        }

        foreach (var file in manifest.Files)
        {
            var path = Path.Combine(issue.Path, file.Name);
            if (!File.Exists(path)) yield return Found(ArchiveRules.FileMissing, $"{issue.Name}/{file.Name} is missing.", "Add the issue again from its sources, or bring the file back.");
            else if (new FileInfo(path).Length != file.Length || ArchiveManifest.Sum(File.ReadAllBytes(path)) != file.Sha256)
                yield return Found(ArchiveRules.FileChanged, $"{issue.Name}/{file.Name} is not as it was when it was added.", "Add the issue again when the change is meant; else bring the file back.");
        }

        var known = manifest.Files.Select(file => file.Name).Append(ArchiveManifest.FileName).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(issue.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            if (Path.GetRelativePath(issue.Path, path).Replace('\\', '/') is var name && !known.Contains(name)) yield return Found(ArchiveRules.FileUnknown, $"{issue.Name}/{name} is in no manifest.", "Take it away, or add the issue again with it among its sources.");
    }

    /// <summary>What the index lacks or has too much, or why it cannot be read; null when it is up to date.</summary>
    public static string? StaleIndex(ArchiveFolder archive, IReadOnlyList<ArchivedIssue> issues)
    {
        if (!File.Exists(archive.IndexPath)) return issues.Count == 0 ? null : "is missing";
        try
        {
            using var file = new MemoryStream(File.ReadAllBytes(archive.IndexPath));
            var index = ArchiveIndex.Open(file);
            if (!index.IsWhole()) return "is damaged";
            var entries = issues.Where(issue => issue.Manifest is not null).Select(issue => issue.Entry).ToHashSet();
            var lacking = entries.Except(index.Issues).Select(entry => entry.Id).Order(StringComparer.Ordinal).ToList();
            var gone = index.Issues.Except(entries).Select(entry => entry.Id).Except(lacking).Order(StringComparer.Ordinal).ToList();
            return lacking.Count > 0 ? $"does not have {Some(lacking)} as it is now" : gone.Count > 0 ? $"has {Some(gone)}, which is not there" : null;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            return $"cannot be read: {error.Message.TrimEnd('.')}";
        }
    }

    private static string Some(List<string> names) => string.Join(", ", names.Take(5)) + (names.Count > 5 ? ", …" : "");

    private static Diagnostic Found(DiagnosticRule rule, string message, string hint) => new() { Rule = rule, Message = message, Hint = hint };
}
