namespace Digest.Cli.Archives;

/// <summary>What the archive knows of an issue that is made outputs of.</summary>
internal static class EarlierIssues
{
    /// <summary>The source with its papers marked that earlier issues carried and, for pages, with the trend over these issues; as it is when there is no archive there.</summary>
    public static ReadSource Marked(ReadSource read, Context context, string? path, bool hasPages)
    {
        if (path is null || !ArchiveFolder.Is(path)) return read;
        var archive = ArchiveFolder.Open(path);
        read = read with { Issue = IndexStore.Ask(archive, context, index => read.Issue.Select(index.Mark)) };
        return hasPages ? read with { Trend = ArchiveTrend.Of(archive, read.Issue.Value) } : read;
    }
}
