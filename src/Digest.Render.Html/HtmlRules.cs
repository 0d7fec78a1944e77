using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Render.Html;

/// <summary>The kinds of problems that writing HTML can meet.</summary>
public static class HtmlRules
{
    /// <summary>A link whose address may not be linked; its text is kept.</summary>
    public static readonly DiagnosticRule LinkDropped = new("DG5001", Severity.Warning, "Link left out");

    /// <summary>Every rule of writing HTML, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [LinkDropped];
}
