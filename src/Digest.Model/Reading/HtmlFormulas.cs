using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// Formulas that a page holds as markup, back into TeX: MathJax 2 keeps it in a script, KaTeX and LaTeXML in an annotation, MathJax 4 and LaTeXML in
/// an attribute; of MathJax 3 and of plain MathML only the signs are left, from which TeX is written anew.
/// </summary>
internal static partial class HtmlFormulas
{
    /// <summary>The formula that the element is, or null when it is none or cannot be read as one.</summary>
    public static Inline? Of(IElement element, TextSpan span, Findings findings)
    {
        if (Tex(element) is not var (tex, style)) return null;
        tex = Wrapper().Replace(tex.ReplaceLineEndings(" ").Trim(), "$1").Trim();
        return tex.Length == 0 ? null : findings.Formula(tex, style, span, _ => span);
    }

    /// <summary>True for what shows a formula whose TeX stands in the script after it.</summary>
    public static bool IsShownAgain(IElement element) => HtmlNames.Classes(element).Any(name => name is "mathjax" or "mathjax_preview" or "mathjax_display" or "mathjax_svg" or "mathjax_svg_display"
        or "mathjax_chtml" or "mjx-chtml" or "mathjax_processed");

    public static bool IsScript(IElement element) => element.LocalName == "script" && element.GetAttribute("type")?.StartsWith("math/tex", StringComparison.OrdinalIgnoreCase) == true;

    private static (string Tex, FormulaStyle Style)? Tex(IElement element)
    {
        if (IsScript(element)) return (element.TextContent, StyleOf(element.GetAttribute("type")!.Contains("mode=display", StringComparison.OrdinalIgnoreCase)));
        if (element.LocalName is "math") return TexOf(element) is { } own ? (own, StyleOf(element.GetAttribute("display") == "block")) : null;
        if (element.LocalName == "mjx-container") return Inner(element, element.GetAttribute("display") == "true");
        if (IsKatex(element)) return Inner(element, HtmlNames.HasClass(element, "katex-display"));
        if (IsShownAgain(element))
            return element.GetAttribute("data-mathml") is { } markup && HtmlTree.Fragment(markup)?.QuerySelector("math") is { } parsed && TexOf(parsed) is { } tex
                ? (tex, StyleOf(parsed.GetAttribute("display") == "block"))
                : Inner(element, false);
        return element.LocalName == "img" && HtmlNames.Classes(element).Any(name => MathImage().IsMatch(name)) && element.GetAttribute("alt") is { Length: > 0 } alternative
            ? (alternative, StyleOf(HtmlNames.Classes(element).Any(name => name.EndsWith("display", StringComparison.Ordinal)))) : null;
    }

    // Nothing but the formula for machines and the same for the eye.
    private static bool IsKatex(IElement element) => HtmlNames.Classes(element).Any(name => name is "katex" or "katex-display")
        && element.ChildNodes.All(child => child is IElement part ? part.LocalName == "math" || HtmlNames.Classes(part).Any(name => name is "katex" or "katex-mathml" or "katex-html") : string.IsNullOrWhiteSpace(child.TextContent));

    private static (string Tex, FormulaStyle Style)? Inner(IElement element, bool isDisplayed) =>
        element.QuerySelector("math") is { } math && TexOf(math) is { } tex ? (tex, StyleOf(isDisplayed || math.GetAttribute("display") == "block")) : null;

    private static string? TexOf(IElement math)
    {
        var annotation = math.QuerySelectorAll("annotation").FirstOrDefault(part => part.GetAttribute("encoding")?.Contains("tex", StringComparison.OrdinalIgnoreCase) == true);
        if (annotation?.TextContent is { } given && !string.IsNullOrWhiteSpace(given)) return given;
        if (math.GetAttribute("alttext") is { } alternative && alternative.Contains('\\', StringComparison.Ordinal)) return alternative;
        return math.GetAttribute("data-latex") is { Length: > 0 } latex ? latex : MathMlTex.Of(math);
    }

    private static FormulaStyle StyleOf(bool isDisplayed) => isDisplayed ? FormulaStyle.Display : FormulaStyle.Inline;

    [GeneratedRegex(@"^(?:mwe-math-fallback-image-\w+|latex|tex|math|equation|eqn|ztext-math)\z", RegexOptions.CultureInvariant)]
    private static partial Regex MathImage();

    [GeneratedRegex(@"^\{\\(?:displaystyle|textstyle)\s+(.*)\}\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Wrapper();
}
