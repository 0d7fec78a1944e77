using System.Text;
using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>Accents (The TeXbook, Appendix G, rule 12, with AccentBaseHeight and the attachment points of MathTopAccentAttachment), and lines over and under a part (rules 9 and 10).</summary>
internal sealed partial class MathSetter
{
    private MathBox SetAccent(MathNode.Accent accent, MathStyle style)
    {
        var body = Set(accent.Base, style.Cramped);
        if (accent.Mark is "\u0305" or "\u0332") return SetLine(Leaning(body), accent.Mark, style);
        if (accent.Mark is "⏟" or "⏞" or "⟶" or "⟵") return SetBrace(Leaning(body), accent.Mark, style);
        var glyph = accent.Mark.Length == 0 ? (ushort)0 : glyphs.Math.GlyphOf(Rune.GetRuneAt(accent.Mark, 0));
        if (glyph == 0) return body;
        var mark = glyphs.Glyph(glyph, accent.Mark, style);
        var size = glyphs.SizeOf(style);
        var bounds = glyphs.Math.BoundsOf(glyph);
        var markAt = Table.AttachmentOf(glyph) * size ?? (bounds.XMin + bounds.XMax) / 2.0 * size / glyphs.Math.UnitsPerEm;
        var bodyAt = body.Glyph != 0 && Table.AttachmentOf(body.Glyph) is { } at ? at * size : (body.Width + body.Italic) / 2;
        var raise = Math.Max(0, body.Height - Em(MathConstant.AccentBaseHeight, style));
        return MathBox.Of(body.Width, (0, 0, body), (bodyAt - markAt, -raise, mark)) with { Italic = body.Italic, IsCharacter = body.IsCharacter };
    }

    /// <summary>A brace or arrow as wide as a part: the smallest of its forms that covers it, centred.</summary>
    private MathBox SetBrace(MathBox body, string mark, MathStyle style)
    {
        var glyph = glyphs.Math.GlyphOf(Rune.GetRuneAt(mark, 0));
        if (glyph == 0) return body;
        var brace = glyphs.Glyph(Table.WideVariantOf(glyph, body.Width / glyphs.SizeOf(style)), mark, style);
        var x = (body.Width - brace.Width) / 2;
        var gap = Em(MathConstant.OverbarVerticalGap, style);
        var y = mark == "⏟" ? body.Depth + gap + brace.Height : -(body.Height + gap + brace.Depth);
        return x >= 0
            ? MathBox.Of(body.Width, (0, 0, body), (x, y, brace))
            : MathBox.Of(brace.Width, (-x, 0, body), (0, y, brace));
    }

    private MathBox SetLine(MathBox body, string mark, MathStyle style)
    {
        if (mark == "\u0332")
        {
            var (gap, thickness) = (Em(MathConstant.UnderbarVerticalGap, style), Em(MathConstant.UnderbarRuleThickness, style));
            return MathBox.Of(body.Width, (0, 0, body), (0, body.Depth + gap + thickness, Bar(body.Width, thickness)));
        }

        var above = body.Height + Em(MathConstant.OverbarVerticalGap, style);
        return MathBox.Of(body.Width, (0, 0, body), (0, -above, Bar(body.Width, Em(MathConstant.OverbarRuleThickness, style))));
    }
}
