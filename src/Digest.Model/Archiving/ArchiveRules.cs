using Digest.Model.Diagnostics;

namespace Digest.Model.Archiving;

/// <summary>The kinds of problems that an archive can have.</summary>
public static class ArchiveRules
{
    /// <summary>A file that a manifest names is not there.</summary>
    public static readonly DiagnosticRule FileMissing = new("DG1070", Severity.Error, "File of the archive missing");

    /// <summary>A file has other bytes than the manifest says, as after an edit by hand.</summary>
    public static readonly DiagnosticRule FileChanged = new("DG1071", Severity.Error, "File of the archive changed");

    /// <summary>A file lies in an issue's folder that the manifest does not name.</summary>
    public static readonly DiagnosticRule FileUnknown = new("DG1072", Severity.Warning, "File unknown to the archive");

    /// <summary>The archive, a manifest or an issue is in a newer form than is known here.</summary>
    public static readonly DiagnosticRule NewerForm = new("DG1073", Severity.Error, "Archive in a newer form");

    /// <summary>A manifest is missing or cannot be read.</summary>
    public static readonly DiagnosticRule NoManifest = new("DG1074", Severity.Error, "No manifest");

    /// <summary>Adding an issue was interrupted before it was in the archive.</summary>
    public static readonly DiagnosticRule Unfinished = new("DG1075", Severity.Warning, "Unfinished addition");

    /// <summary>The index is missing, damaged, or of other issues than the archive holds.</summary>
    public static readonly DiagnosticRule StaleIndex = new("DG1076", Severity.Warning, "Index out of date");

    /// <summary>Two folders of the archive are of one issue.</summary>
    public static readonly DiagnosticRule IssueTwice = new("DG1077", Severity.Error, "Issue twice in the archive");

    /// <summary>Every rule of archives, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [FileMissing, FileChanged, FileUnknown, NewerForm, NoManifest, Unfinished, StaleIndex, IssueTwice];
}
