using Digest.Model.Document;
using Digest.Model.Formulas;

namespace Digest.Render.Html;

/// <summary>A formula as MathML Core (W3C), which browsers set without help.</summary>
public static class MathMl
{
    /// <summary>Writes <paramref name="formula"/> as a <c>math</c> element whose <c>alttext</c> is the formula as Unicode text.</summary>
    public static void Write(HtmlWriter writer, Inline.Formula formula)
    {
        var isDisplay = formula.Style == FormulaStyle.Display;
        writer.Open("math", ("display", isDisplay ? "block" : null), ("alttext", PlainText.Of([formula])));
        new MathMlWriter(writer).Write(formula.Tree, isDisplay ? MathMlLevel.Display : MathMlLevel.Text);
        writer.Close();
    }

    /// <summary>True for a formula on a line of its own and for one that no single line of letters and scripts can show.</summary>
    public static bool IsNeeded(Inline.Formula formula) => formula.Style == FormulaStyle.Display || FormulaShape.IsTwoDimensional(formula.Tree);
}
