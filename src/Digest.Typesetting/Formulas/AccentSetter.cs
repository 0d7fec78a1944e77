using System.Text;
using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>Accents (The TeXbook, Appendix G, rule 12, with AccentBaseHeight and the attachment points of MathTopAccentAttachment), and lines over and under a part (rules 9 and 10).</summary>
internal sealed partial class MathSetter
{
    private MathBox SetAccent(MathNode.Accent accent, MathStyle style)
    {
        var body = Set(accent.Base, accent.Mark == "\u0332" ? style : style.Cramped);
        if (accent.Mark is "\u0305" or "\u0332") return SetLine(body with { Italic = 0 }, accent.Mark, style);
        if (accent.Mark is "⏟" or "⏞" or "⟶" or "⟵") return SetBrace(body with { Italic = 0 }, accent.Mark, style);
        var glyph = accent.Mark.Length == 0 ? (ushort)0 : glyphs.Math.GlyphOf(Rune.GetRuneAt(accent.Mark, 0));
        if (glyph == 0) return body;
        var size = glyphs.SizeOf(style);
        if (body.Kerned is null) glyph = WidestWithin(glyph, body.Width / size);
        var mark = glyphs.Glyph(glyph, accent.Mark, style);
        var bounds = glyphs.Math.BoundsOf(glyph);
        var markAt = Table.AttachmentOf(glyph) * size ?? (bounds.XMin + bounds.XMax) / 2.0 * size / glyphs.Math.UnitsPerEm;
        var bodyAt = body.Glyph != 0 && Table.AttachmentOf(body.Glyph) is { } at ? at * size : (body.Width + (body.Kerned is null ? 0 : body.Italic)) / 2;
        var raise = Math.Max(0, body.Height - Em(MathConstant.AccentBaseHeight, style));
        return MathBox.Of(body.Width, (0, 0, body), (bodyAt - markAt, -raise, mark)) with { Italic = body.Italic, IsCharacter = body.IsCharacter, Lead = body.Lead, Kerned = body.Kerned };
    }

    /// <summary>A brace or arrow as wide as a part: the smallest of its forms that covers it, centred.</summary>
    private MathBox SetBrace(MathBox body, string mark, MathStyle style)
    {
        var glyph = glyphs.Math.GlyphOf(Rune.GetRuneAt(mark, 0));
        if (glyph == 0) return body;
        var brace = Covering(glyph, mark, body.Width, style);
        var x = (body.Width - brace.Width) / 2;
        // The face leaves room above a brace that stands below; of others the ink is kept clear.
        var y = mark == "⏟" ? body.Depth : -(body.Height + Em(MathConstant.OverbarVerticalGap, style) - InkBottom(brace));
        return x >= 0
            ? MathBox.Of(body.Width, (0, 0, body), (x, y, brace))
            : MathBox.Of(brace.Width, (-x, 0, body), (0, y, brace));
    }

    // Over several characters an accent is as wide as it can be within them.
    private ushort WidestWithin(ushort glyph, double width)
    {
        foreach (var (variant, extent) in Table.VariantsOf(glyph, StretchDirection.Horizontal))
            if (extent <= width) glyph = variant;
        return glyph;
    }

    // As LuaTeX chooses: parts put together where the body is wider than every variant, else the widest within.
    private MathBox Covering(ushort glyph, string mark, double width, MathStyle style)
    {
        var size = glyphs.SizeOf(style);
        return Table.VariantsOf(glyph, StretchDirection.Horizontal) is [.., var widest] && widest.Extent * size < width
            ? Stretched(glyph, mark, width, StretchDirection.Horizontal, style)
            : glyphs.Glyph(WidestWithin(glyph, width / size), mark, style);
    }

    // How far above its baseline the ink of glyphs in a row begins.
    private double InkBottom(MathBox box) => box.Items.Select(item => item.Item).OfType<Frames.FrameItem.GlyphRun>()
        .Select(run => glyphs.Math.BoundsOf(run.Glyphs[0].Id).YMin * run.Size.Value / glyphs.Math.UnitsPerEm).DefaultIfEmpty().Min();

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
