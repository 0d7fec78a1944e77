using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Typesetting.Formulas;

/// <summary>What setting a formula can find wrong.</summary>
public static class FormulaSettingRules
{
    /// <summary>The formula has no room; it is shown as text.</summary>
    public static readonly DiagnosticRule ShownAsText = new("DG4004", Severity.Warning, "formula shown as text");

    /// <summary>A formula is wider than its line, and set smaller so that it fits.</summary>
    public static readonly DiagnosticRule SetSmaller = new("DG4005", Severity.Info, "formula set smaller");

    /// <summary>The math face has no MATH table, a damaged one or no outlines, so that formulas are shown as text.</summary>
    public static readonly DiagnosticRule FaceUnusable = new("DG4006", Severity.Warning, "face without mathematics");

    /// <summary>All of them.</summary>
    public static EquatableArray<DiagnosticRule> All => [ShownAsText, SetSmaller, FaceUnusable];
}
