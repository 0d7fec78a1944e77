using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>Arrows with labels, as reactions have them: the arrow is as long as its widest label and room for the head.</summary>
/// <remarks>
/// TeX lengthens arrows with pieces of the face (The TeXbook, <c>\rightarrowfill</c>); faces such as STIX Two Math have none in their MATH table. A
/// shaft is a bar on the axis as thick as a fraction's, so one is drawn under the arrow. Of a harpoon the shaft is the outer edge, and a pair is made of two.
/// </remarks>
internal sealed partial class MathSetter
{
    /// <summary>The room at each end of a label, in em of the arrow.</summary>
    private const double LabelMargin = 0.35;

    private MathBox SetArrow(MathNode.UnderOver arrow, MathStyle style)
    {
        var above = arrow.Over is null ? null : Boxed(arrow.Over, style.Sup);
        var below = arrow.Under is null ? null : Boxed(arrow.Under, style.Sub);
        var nucleus = Set(arrow.Base, style);
        var wanted = Math.Max(above?.Width ?? 0, below?.Width ?? 0) + (2 * LabelMargin * glyphs.SizeOf(style));
        // What stands over an arrow of one length leaves it as it is.
        if (((MathNode.Symbol)arrow.Base).Text is not ("⟶" or "⟵" or "⟷" or "⇌")) return SetLimits(nucleus, below, above, style);
        return SetLimits(wanted > nucleus.Width ? Lengthened(nucleus, ((MathNode.Symbol)arrow.Base).Text, wanted, style) : nucleus, below, above, style);
    }

    private MathBox Lengthened(MathBox arrow, string sign, double width, MathStyle style)
    {
        var thickness = Em(MathConstant.FractionRuleThickness, style);
        var y = ((arrow.Depth - arrow.Height) / 2) + (thickness / 2);
        // The bar keeps clear of the tips, which are thinner than it is.
        var (left, right) = (arrow.Width / 2, width - (arrow.Width / 2));
        return sign switch
        {
            "⟶" => MathBox.Of(width, (thickness, y, Bar(right - thickness, thickness)), (width - arrow.Width, 0, arrow)),
            "⟵" => MathBox.Of(width, (0, 0, arrow), (left, y, Bar(width - left - thickness, thickness))),
            "⟷" => MathBox.Of(width, (0, 0, Head("⟵", style)), (left, y, Bar(right - left, thickness)), (width - arrow.Width, 0, Head("⟶", style))),
            "⇌" => Harpoons(arrow, width, thickness, style),
            _ => arrow,
        };
    }

    /// <summary>Two harpoons whose shafts are as far apart as those of the pair that the face has: two shafts.</summary>
    private MathBox Harpoons(MathBox pair, double width, double thickness, MathStyle style)
    {
        var (forth, back) = (Head("⇀", style), Head("↽", style));
        var middle = (pair.Depth - pair.Height) / 2;
        var (above, below) = (middle - thickness, middle + (2 * thickness));
        return MathBox.Of(
            width,
            (thickness, above, Bar(width - (forth.Width / 2) - thickness, thickness)),
            (width - forth.Width, above - forth.Depth, forth),
            (0, below - thickness + back.Height, back),
            (back.Width / 2, below, Bar(width - (back.Width / 2) - thickness, thickness)));
    }

    private MathBox Head(string sign, MathStyle style) => glyphs.Symbol(new(sign, MathClass.Relation, MathVariant.Upright), style);
}
