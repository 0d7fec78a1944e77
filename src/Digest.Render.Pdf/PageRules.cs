using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Render.Pdf;

/// <summary>What may be wrong with an issue that is laid out on pages.</summary>
public static class PageRules
{
    /// <summary>A colour of the group cannot be told from its ground; the theme's own is used.</summary>
    public static readonly DiagnosticRule Contrast = new("DG4201", Severity.Warning, "Low contrast");

    /// <summary>A table has more columns than the page can hold side by side; each row is printed as a list.</summary>
    public static readonly DiagnosticRule WideTable = new("DG4202", Severity.Warning, "Table too wide");

    /// <summary>A picture that the text names is not among the sources; its alternative text stands in its place.</summary>
    public static readonly DiagnosticRule MissingPicture = new("DG4203", Severity.Warning, "Missing picture");

    /// <summary>The table of papers has no room for an axis; its scores stand with the papers.</summary>
    public static readonly DiagnosticRule AxisLeftOut = new("DG4204", Severity.Info, "Axis left out of the table");

    /// <summary>A word is wider than its line and has no place for a line end; it is divided between any two characters.</summary>
    public static readonly DiagnosticRule DividedWord = new("DG4205", Severity.Info, "Word divided anywhere");

    /// <summary>All rules.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [Contrast, WideTable, MissingPicture, AxisLeftOut, DividedWord];
}
