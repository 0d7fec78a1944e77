using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Render.Pdf.Pdf;

/// <summary>What may be wrong with pages that are written as a PDF file.</summary>
public static class PdfRules
{
    /// <summary>A link or bookmark names an anchor that no page has; the link is left out, the bookmark leads nowhere.</summary>
    public static readonly DiagnosticRule UnknownAnchor = new("DG4101", Severity.Warning, "Unknown anchor");

    /// <summary>A link leads to something that is no web or mail address; its text stays, the link is left out.</summary>
    public static readonly DiagnosticRule UnusableLink = new("DG4102", Severity.Warning, "Unusable link");

    /// <summary>A picture's bytes cannot be read; an empty frame stands in its place.</summary>
    public static readonly DiagnosticRule UnreadablePicture = new("DG4103", Severity.Error, "Unreadable picture");

    /// <summary>A face has no TrueType outlines or forbids embedding; its glyphs are left out.</summary>
    public static readonly DiagnosticRule UnusableFace = new("DG4104", Severity.Error, "Unusable face");

    /// <summary>A glyph of the page is the face's sign for a missing one.</summary>
    public static readonly DiagnosticRule MissingGlyph = new("DG4105", Severity.Warning, "Missing glyph");

    /// <summary>Two anchors have the same name; the first is meant.</summary>
    public static readonly DiagnosticRule RepeatedAnchor = new("DG4106", Severity.Warning, "Repeated anchor");

    /// <summary>The document breaks a rule of the profile that was asked for; the file claims nothing.</summary>
    public static readonly DiagnosticRule BrokenClaim = new("DG4107", Severity.Warning, "Broken claim");

    /// <summary>An attachment is too large, or the profile allows none, and it is left out; or its name had to be changed.</summary>
    public static readonly DiagnosticRule UnusableAttachment = new("DG4108", Severity.Warning, "Unusable attachment");

    /// <summary>A picture has inks or transparency that the profile does not allow: it is left out, or put on white.</summary>
    public static readonly DiagnosticRule UnsuitablePicture = new("DG4109", Severity.Warning, "Unsuitable picture");

    /// <summary>A file that is to be checked cannot be read as PDF.</summary>
    public static readonly DiagnosticRule UnreadableFile = new("DG4110", Severity.Error, "Unreadable PDF file");

    /// <summary>A file that was checked breaks a rule of what it claims to be.</summary>
    public static readonly DiagnosticRule BrokenRule = new("DG4111", Severity.Error, "Broken rule of conformance");

    /// <summary>All rules.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } =
        [UnknownAnchor, UnusableLink, UnreadablePicture, UnusableFace, MissingGlyph, RepeatedAnchor, BrokenClaim, UnusableAttachment, UnsuitablePicture, UnreadableFile, BrokenRule];
}
