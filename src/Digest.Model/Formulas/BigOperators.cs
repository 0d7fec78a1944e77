using System.Text;

namespace Digest.Model.Formulas;

/// <summary>Operators that grow on a line of their own, and those whose scripts then stand below and above them (The TeXbook, Appendix G, rule 13).</summary>
public static class BigOperators
{
    /// <summary>True for sums, products, integrals and their like.</summary>
    public static bool IsBig(MathNode.Symbol symbol) =>
        symbol.Class == MathClass.Operator && symbol.Text.Length > 0 && Rune.GetRuneAt(symbol.Text, 0).Value is >= 0x220F and <= 0x2211 or >= 0x222B and <= 0x2233 or >= 0x22C0 and <= 0x22C3 or >= 0x2A00 and <= 0x2A1C;

    /// <summary>True for an operator whose scripts are limits in display style: sums and limits are, integrals and sines are not.</summary>
    public static bool TakesLimits(MathNode.Symbol symbol) => symbol.Class == MathClass.Operator
        && (symbol.Text is "lim" or "max" or "min" or "sup" or "inf" or "lim sup" or "lim inf" or "arg max" or "arg min" or "det" or "gcd" or "Pr"
            || (IsBig(symbol) && Rune.GetRuneAt(symbol.Text, 0).Value is not (>= 0x222B and <= 0x2233)));
}
