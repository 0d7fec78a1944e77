using System.Text;
using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>Big operators and their limits (The TeXbook, Appendix G, rules 13 and 13a; DisplayOperatorMinHeight, UpperLimit*, LowerLimit*).</summary>
internal sealed partial class MathSetter
{
    private MathBox SetBigOperator(MathNode.Symbol symbol, MathStyle style)
    {
        var glyph = glyphs.Math.GlyphOf(Rune.GetRuneAt(symbol.Text, 0));
        if (glyph == 0) return glyphs.Symbol(symbol, style);
        var box = style.Level == MathLevel.Display ? Stretched(glyph, symbol.Text, Table.DisplayOperatorMinHeight * glyphs.SizeOf(style), StretchDirection.Vertical, style) : glyphs.Glyph(glyph, symbol.Text, style);
        var shift = ((box.Height - box.Depth) / 2) - Axis(style);
        return MathBox.Of(box.Width, (0, shift, box)) with { Italic = box.Italic };
    }

    private MathBox SetLimits(MathNode @base, MathNode? under, MathNode? over, MathStyle style) =>
        SetLimits(Set(@base, style), under is null ? null : Boxed(under, style.Sub), over is null ? null : Boxed(over, style.Sup), style);

    private MathBox SetLimits(MathBox nucleus, MathBox? below, MathBox? above, MathStyle style)
    {
        var width = Math.Max(nucleus.Width, Math.Max(above?.Width ?? 0, below?.Width ?? 0));
        var parts = new List<(double, double, MathBox)> { ((width - nucleus.Width) / 2, 0, nucleus) };
        if (above is not null)
        {
            var gap = Math.Max(Em(MathConstant.UpperLimitGapMin, style), Em(MathConstant.UpperLimitBaselineRiseMin, style) - above.Depth);
            parts.Add((((width - above.Width) / 2) + (nucleus.Italic / 2), -(nucleus.Height + gap + above.Depth), above));
        }

        if (below is not null)
        {
            var gap = Math.Max(Em(MathConstant.LowerLimitGapMin, style), Em(MathConstant.LowerLimitBaselineDropMin, style) - below.Height);
            parts.Add((((width - below.Width) / 2) - (nucleus.Italic / 2), nucleus.Depth + gap + below.Height, below));
        }

        return MathBox.Of(width, [.. parts]);
    }
}
