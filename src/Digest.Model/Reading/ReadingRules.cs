using Digest.Model.Diagnostics;

namespace Digest.Model.Reading;

/// <summary>The kinds of problems that reading bytes into an outline can meet.</summary>
public static class ReadingRules
{
    /// <summary>Bytes that are no character in the source's encoding; each stands as U+FFFD in the text.</summary>
    public static readonly DiagnosticRule BrokenBytes = new("DG1001", Severity.Warning, "Broken bytes");

    /// <summary>The source is no text at all; nothing of it was read.</summary>
    public static readonly DiagnosticRule NotText = new("DG1002", Severity.Error, "Not a text file");

    /// <summary>The source holds no character that can be seen.</summary>
    public static readonly DiagnosticRule Empty = new("DG1003", Severity.Error, "Empty source");

    /// <summary>The lines before the text look like YAML but cannot be read as names and values; they are kept as text.</summary>
    public static readonly DiagnosticRule FrontMatter = new("DG1004", Severity.Warning, "Unreadable front matter");

    /// <summary>Marks are nested deeper than can be followed; the text is kept without its inner marks.</summary>
    public static readonly DiagnosticRule TooDeep = new("DG1005", Severity.Warning, "Nested too deeply");

    /// <summary>An HTML element that has no meaning here; its text is kept.</summary>
    public static readonly DiagnosticRule ForeignHtml = new("DG1006", Severity.Info, "HTML kept as text");

    /// <summary>A carrier that is read as plain text because no reader for it exists.</summary>
    public static readonly DiagnosticRule UnknownCarrier = new("DG1007", Severity.Warning, "Read as plain text");

    /// <summary>A link that leads nowhere outside its own site; its text is kept and the target left out.</summary>
    public static readonly DiagnosticRule DroppedLink = new("DG1008", Severity.Info, "Link without an absolute address");

    /// <summary>The source looks like JSON and breaks off being it; it is kept as text.</summary>
    public static readonly DiagnosticRule BrokenJson = new("DG1010", Severity.Warning, "Broken JSON");

    /// <summary>A table whose rows or quotation marks do not fit; it is read as far as it goes.</summary>
    public static readonly DiagnosticRule BrokenTable = new("DG1011", Severity.Warning, "Broken table");

    /// <summary>A source that should be YAML by its name and is not; it is kept as text.</summary>
    public static readonly DiagnosticRule BrokenYaml = new("DG1012", Severity.Warning, "Broken YAML");

    /// <summary>A picture of the set that no text of it shows.</summary>
    public static readonly DiagnosticRule UnusedPicture = new("DG1013", Severity.Info, "Picture that no text shows");

    /// <summary>A picture that a text shows and that is not in the set.</summary>
    public static readonly DiagnosticRule MissingPicture = new("DG1014", Severity.Info, "Picture not among the files");

    /// <summary>The marks of a formula stand further apart than any formula is long; what is between them is kept as text.</summary>
    public static readonly DiagnosticRule LongFormula = new("DG1015", Severity.Warning, "Formula too long");

    /// <summary>The source says that it is an issue in a form that this reader does not know: of JSON nothing was read, Markdown is read as any other.</summary>
    public static readonly DiagnosticRule NewerForm = new("DG1020", Severity.Error, "Unknown form of an issue");

    /// <summary>An issue's JSON has a member that no one knows; it is left out.</summary>
    public static readonly DiagnosticRule UnknownMember = new("DG1021", Severity.Info, "Unknown member");

    /// <summary>A value of an issue's JSON is not what stands in its place; it is left out.</summary>
    public static readonly DiagnosticRule MisfitValue = new("DG1022", Severity.Warning, "Value of another kind");

    /// <summary>Every rule of reading, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [BrokenBytes, NotText, Empty, FrontMatter, TooDeep, ForeignHtml, UnknownCarrier, DroppedLink, BrokenJson, BrokenTable, BrokenYaml, UnusedPicture, MissingPicture, LongFormula, NewerForm, UnknownMember, MisfitValue];
}
