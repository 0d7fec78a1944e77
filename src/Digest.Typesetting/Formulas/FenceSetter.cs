using System.Text;
using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>Delimiters that grow (The TeXbook, Appendix G, rule 19): at least 90.1 % of the body's extent about the axis, or 5 pt short of it.</summary>
internal sealed partial class MathSetter
{
    private const double DelimiterFactor = 0.901;

    /// <summary>Plain TeX's \delimitershortfall, 5 pt at ten points.</summary>
    private const double Shortfall = 0.5;

    private MathBox SetFenced(MathNode.Fenced fenced, MathStyle style)
    {
        return SetBetween(fenced.Open, Set(fenced.Body, style), fenced.Close, style);
    }

    private MathBox SetBetween(string left, MathBox body, string right, MathStyle style)
    {
        var axis = Axis(style);
        var extent = 2 * Math.Max(body.Height - axis, body.Depth + axis);
        var wanted = Math.Max(extent * DelimiterFactor, extent - (Shortfall * settings.Size.Value));
        var (open, close) = (Delimiter(left, wanted, style), Delimiter(right, wanted, style));
        var inner = Leaning(body);
        return MathBox.Of(open.Width + inner.Width + close.Width, (0, 0, open), (open.Width, 0, inner), (open.Width + inner.Width, 0, close));
    }

    /// <summary>A delimiter as plain TeX's \big to \Bigg have it: around an empty box 0.85, 1.15, 1.45 or 1.75 em high.</summary>
    private MathBox SetLarge(MathNode.Large large, MathStyle style)
    {
        var extent = 2 * (((0.55 + (0.3 * large.Steps)) * settings.Size.Value) - Axis(style));
        return Delimiter(large.Text, Math.Max(extent * DelimiterFactor, extent - (Shortfall * settings.Size.Value)), style);
    }

    private MathBox Delimiter(string text, double wanted, MathStyle style)
    {
        if (text.Length == 0) return MathBox.Blank(NullDelimiter * settings.Size.Value);
        var glyph = glyphs.Math.GlyphOf(Rune.GetRuneAt(text, 0));
        if (glyph == 0) return glyphs.Words(text, MathVariant.Upright, style);
        var box = glyphs.Glyph(Table.VariantOf(glyph, wanted / glyphs.SizeOf(style)), text, style);
        return MathBox.Of(box.Width, (0, ((box.Height - box.Depth) / 2) - Axis(style), box));
    }
}
