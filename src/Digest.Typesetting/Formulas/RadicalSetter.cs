using System.Text;
using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>Roots (The TeXbook, Appendix G, rule 11, with the constants Radical*): the sign is the smallest variant that is tall enough, what it has too much is shared above and below.</summary>
internal sealed partial class MathSetter
{
    private MathBox SetRadical(MathNode.Radical radical, MathStyle style)
    {
        var body = Boxed(radical.Radicand, style.Cramped);
        var thickness = Em(MathConstant.RadicalRuleThickness, style);
        var gap = Em(style.Level == MathLevel.Display ? MathConstant.RadicalDisplayStyleVerticalGap : MathConstant.RadicalVerticalGap, style);
        var wanted = body.Height + body.Depth + gap + thickness;
        var glyph = glyphs.Math.GlyphOf(new Rune(0x221A));
        if (glyph == 0) return MathBox.Of(body.Width, (0, 0, body));
        var sign = Stretched(glyph, "√", wanted, StretchDirection.Vertical, style);
        var excess = sign.Height + sign.Depth - wanted;
        if (excess > 0) gap += excess / 2;
        var top = body.Height + gap + thickness;
        var shift = sign.Height - top;
        var before = 0.0;
        var parts = new List<(double, double, MathBox)>();
        if (radical.Degree is { } degree)
        {
            var small = Boxed(degree, new MathStyle(MathLevel.ScriptScript, true));
            before = Math.Max(0, Em(MathConstant.RadicalKernBeforeDegree, style) + small.Width + Em(MathConstant.RadicalKernAfterDegree, style));
            var raise = (Table.DegreeRaise * (sign.Height + sign.Depth)) - (sign.Depth + shift);
            parts.Add((Em(MathConstant.RadicalKernBeforeDegree, style), -raise, small));
        }

        parts.Add((before, shift, sign));
        parts.Add((before + sign.Width, -(top - thickness), Bar(body.Width, thickness)));
        parts.Add((before + sign.Width, 0, body));
        var box = MathBox.Of(before + sign.Width + body.Width, [.. parts]);
        return box with { Height = box.Height + Em(MathConstant.RadicalExtraAscender, style) };
    }
}
