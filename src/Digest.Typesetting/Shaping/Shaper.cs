using System.Text;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>A glyph that a shaper chose and placed, in font units, y upwards.</summary>
/// <param name="Glyph">Its number in the face.</param>
/// <param name="Cluster">The first code unit of the text that it shows; glyphs with the same cluster belong together.</param>
/// <param name="Advance">The horizontal advance, kerning included.</param>
/// <param name="OffsetX">Drawn so far to the right of its origin.</param>
/// <param name="OffsetY">Drawn so far above its origin.</param>
public readonly record struct ShapedGlyph(ushort Glyph, int Cluster, int Advance, int OffsetX, int OffsetY);

/// <summary>
/// Turns text into placed glyphs by the rules of the face (OpenType 1.9, GSUB and GPOS), left to right. Where the specification leaves
/// choices, they are those of HarfBuzz 6, against which the result is compared glyph by glyph. One text has one script, that of its first
/// letter: words of two scripts keep their kerning. Scripts that need reordering or joining (Arabic, Indic) are not shaped as such.
/// </summary>
public static class Shaper
{
    /// <summary>How many glyphs may hang on each other forwards before the rest stays where it is.</summary>
    private const int ChainLimit = 64;

    /// <summary>Shapes <paramref name="text"/> with the default features and <paramref name="features"/> on top.</summary>
    /// <param name="face">The face; a character it lacks becomes glyph 0.</param>
    /// <param name="text">The text, of one line; clusters count in its code units.</param>
    /// <param name="features">OpenType tags such as <c>onum</c>; with a <c>-</c> in front, a default feature is off.</param>
    /// <returns>The glyphs from left to right, with clusters that never decrease.</returns>
    /// <exception cref="InvalidFontException">The face was opened late and its tables are damaged.</exception>
    public static ShapedGlyph[] Shape(FontFace face, string text, ReadOnlySpan<string> features = default)
    {
        var (tables, layout) = (face.Tables, face.Layout);
        var buffer = new GlyphBuffer(layout, text.Length);
        new GlyphMapping(tables, buffer).Map(text);
        var plan = layout.PlanFor(ScriptOf(text), features);
        if (plan.HasFractions) MarkFractions(buffer);
        var substitution = new LookupRun(buffer, layout, layout.Substitutions, LookupPurpose.Substitution);
        foreach (var lookup in plan.Substitutions) substitution.Apply(lookup);
        Measure(tables, buffer);
        var positioning = new LookupRun(buffer, layout, layout.Positionings, LookupPurpose.Positioning);
        foreach (var lookup in plan.Positionings) positioning.Apply(lookup);
        Finish(tables, buffer);
        var glyphs = new ShapedGlyph[buffer.Count];
        for (var i = 0; i < glyphs.Length; i++) glyphs[i] = new(buffer[i].Glyph, buffer[i].Cluster, buffer[i].Advance, buffer[i].X, buffer[i].Y);
        return glyphs;
    }

    private static string? ScriptOf(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Characters.ScriptOf(rune.Value) is { } script) return script;
        }

        return null;
    }

    /// <summary>Turns digits around a fraction slash into numerator and denominator where the face has such figures.</summary>
    private static void MarkFractions(GlyphBuffer buffer)
    {
        for (var slash = 0; slash < buffer.Count; slash++)
        {
            if (buffer[slash].Character != Characters.FractionSlash) continue;
            buffer[slash].Mask |= GlyphMask.Fraction;
            for (var i = slash - 1; i >= 0 && Characters.IsDigit(buffer[i].Character); i--) buffer[i].Mask |= GlyphMask.Fraction | GlyphMask.Numerator;
            for (var i = slash + 1; i < buffer.Count && Characters.IsDigit(buffer[i].Character); i++) buffer[i].Mask |= GlyphMask.Fraction | GlyphMask.Denominator;
        }
    }

    private static void Measure(FaceTables tables, GlyphBuffer buffer)
    {
        for (var i = 0; i < buffer.Count; i++)
        {
            ref var glyph = ref buffer[i];
            glyph.Advance = tables.AdvanceOf(glyph.Glyph);
            if (Spaces.IsSpace(glyph.Character) && tables.Characters[glyph.Character] == 0 && !glyph.IsSubstituted)
                glyph.Advance = Spaces.WidthOf(tables, glyph.Character, glyph.Advance);
        }
    }

    /// <summary>Takes the width from marks, hides what shows nothing, and moves what hangs on another glyph to where that one stands.</summary>
    private static void Finish(FaceTables tables, GlyphBuffer buffer)
    {
        var blank = tables.Characters[' '];
        for (var i = 0; i < buffer.Count; i++)
        {
            ref var glyph = ref buffer[i];
            if (glyph.IsMark) glyph.Advance = 0;
            if (glyph.IsIgnorable) (glyph.Glyph, glyph.Advance, glyph.X, glyph.Y) = (blank, 0, 0, 0);
        }

        for (var i = 0; i < buffer.Count; i++) Settle(buffer, i, 0);
    }

    private static void Settle(GlyphBuffer buffer, int at, int depth)
    {
        ref var glyph = ref buffer[at];
        if (glyph.Attachment == Attachment.None) return;
        var (kind, on) = (glyph.Attachment, at + glyph.AttachedTo);
        glyph.Attachment = Attachment.None;
        if (on < 0 || on >= buffer.Count || depth >= ChainLimit) return;
        Settle(buffer, on, depth + 1);
        glyph.Y += buffer[on].Y;
        if (kind == Attachment.Cursive) return;
        glyph.X += buffer[on].X;
        for (var i = on; i < at; i++) glyph.X -= buffer[i].Advance;
    }
}
