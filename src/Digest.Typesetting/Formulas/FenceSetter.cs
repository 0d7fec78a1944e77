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
        // One brace before a table is amsmath's cases.
        var body = fenced is { Open: "{", Close: "", Body: MathNode.Table cases } ? SetTable(cases, style, CasesStretch) : Set(fenced.Body, style);
        return SetBetween(fenced.Open, body, fenced.Close, style);
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

    /// <summary>A delimiter as amsmath's \big to \Bigg have it: around a box that is 1, 1.5, 2 or 2.5 times 1.2 times as high as a round bracket.</summary>
    private MathBox SetLarge(MathNode.Large large, MathStyle style)
    {
        var bracket = glyphs.Character(new Rune('('), MathVariant.Upright, style with { Level = MathLevel.Text });
        var extent = 1.2 * (bracket.Height + bracket.Depth) * (1 + large.Steps) / 2;
        return Delimiter(large.Text, Math.Max(extent * DelimiterFactor, extent - (Shortfall * settings.Size.Value)), style);
    }

    private MathBox Delimiter(string text, double wanted, MathStyle style)
    {
        if (text.Length == 0) return MathBox.Blank(NullDelimiter * settings.Size.Value);
        var glyph = glyphs.Math.GlyphOf(Rune.GetRuneAt(text, 0));
        if (glyph == 0) return glyphs.Words(text, MathVariant.Upright, style);
        var box = Stretched(glyph, text, wanted, StretchDirection.Vertical, style);
        return MathBox.Of(box.Width, (0, ((box.Height - box.Depth) / 2) - Axis(style), box));
    }
}
