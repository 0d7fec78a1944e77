using Digest.Model.Diagnostics;

namespace Digest.Model.Formulas;

/// <summary>What can be wrong with a formula.</summary>
public static class FormulaRules
{
    /// <summary>A command that no table holds; its name's letters are shown.</summary>
    public static readonly DiagnosticRule UnknownCommand = new("DG3001", Severity.Warning, "Unknown TeX command");

    /// <summary>A brace, delimiter or argument that is missing or has no partner.</summary>
    public static readonly DiagnosticRule Unbalanced = new("DG3002", Severity.Warning, "Unbalanced formula");

    /// <summary>Parts nested so deep that the innermost are shown as plain text.</summary>
    public static readonly DiagnosticRule TooDeep = new("DG3003", Severity.Warning, "Formula nested too deep");

    /// <summary>Chemical notation outside the grammar; it is shown as close to its letters as can be.</summary>
    public static readonly DiagnosticRule Chemistry = new("DG3004", Severity.Warning, "Chemical formula not understood");

    /// <summary>A construct that is shown in a simpler form that says the same.</summary>
    public static readonly DiagnosticRule Simplified = new("DG3005", Severity.Info, "Construct simplified");

    /// <summary>A definition of a command, which is not carried out.</summary>
    public static readonly DiagnosticRule Definition = new("DG3006", Severity.Warning, "Definition in a formula");

    /// <summary>A control character, an emoji or right-to-left text in a formula.</summary>
    public static readonly DiagnosticRule Character = new("DG3007", Severity.Warning, "Character that is no mathematics");

    /// <summary>A link whose address may not be linked; its text is kept.</summary>
    public static readonly DiagnosticRule Link = new("DG3008", Severity.Warning, "Link left out of a formula");

    /// <summary>Every rule of this stage.</summary>
    public static EquatableArray<DiagnosticRule> All => [UnknownCommand, Unbalanced, TooDeep, Chemistry, Simplified, Definition, Character, Link];
}
