using Digest.Model.Formulas;

namespace Digest.Render.Html;

/// <summary>What the web page shows beside the issue itself.</summary>
public sealed record IssuePageOptions
{
    /// <summary>How formulas are marked up; MathML unless said otherwise.</summary>
    public FormulaMarkup Formulas { get; init; } = FormulaMarkup.MathMl;

    /// <summary>How chemical formulas are looked for in running text; their figures are lowered, the characters stay.</summary>
    public ProseChemistry Chemistry { get; init; } = ProseChemistry.Default;

    /// <summary>Where the PDF of the issue lies, an absolute http(s) address; null for no link.</summary>
    public string? PdfUrl { get; init; }
}
