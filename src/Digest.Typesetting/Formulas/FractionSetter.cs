using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>Fractions (The TeXbook, Appendix G, rule 15, with the constants Fraction*): the rule lies on the axis, with TeX's null delimiter at each side.</summary>
internal sealed partial class MathSetter
{
    /// <summary>Plain TeX's \nulldelimiterspace, 1.2 pt at ten points.</summary>
    private const double NullDelimiter = 0.12;

    private MathBox SetFraction(MathNode.Fraction fraction, MathStyle style)
    {
        var isDisplay = style.Level == MathLevel.Display;
        var (above, below) = (Boxed(fraction.Numerator, style.Numerator), Boxed(fraction.Denominator, style.Denominator));
        var thickness = Em(MathConstant.FractionRuleThickness, style);
        var axis = Axis(style);
        var up = Math.Max(
            Em(isDisplay ? MathConstant.FractionNumeratorDisplayStyleShiftUp : MathConstant.FractionNumeratorShiftUp, style),
            axis + (thickness / 2) + above.Depth + Em(isDisplay ? MathConstant.FractionNumeratorDisplayStyleGapMin : MathConstant.FractionNumeratorGapMin, style));
        var down = Math.Max(
            Em(isDisplay ? MathConstant.FractionDenominatorDisplayStyleShiftDown : MathConstant.FractionDenominatorShiftDown, style),
            below.Height - axis + (thickness / 2) + Em(isDisplay ? MathConstant.FractionDenominatorDisplayStyleGapMin : MathConstant.FractionDenominatorGapMin, style));
        var side = NullDelimiter * settings.Size.Value;
        var width = Math.Max(above.Width, below.Width);
        return MathBox.Of(
            width + (2 * side),
            (side + ((width - above.Width) / 2), -up, above),
            (side, -(axis - (thickness / 2)), Bar(width, thickness)),
            (side + ((width - below.Width) / 2), down, below));
    }
}
