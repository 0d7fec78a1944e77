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
/// choices, they are those of HarfBuzz 6, against which the result is compared glyph by glyph. A text is taken apart by script where the face
/// treats the scripts differently; where it does not, a word of two scripts keeps its kerning. Scripts that need reordering or joining
/// (Arabic, Indic) are not shaped as such.
/// </summary>
public static class Shaper
{
    /// <summary>How many glyphs may hang on each other forwards before the rest stays where it is.</summary>
    private const int ChainLimit = 64;

    /// <summary>
    /// How many code units are shaped as one: rules move the rest of the text along, so that time grows with the square of this. Longer texts are parted
    /// before a letter, and at the latest after twice as much, since nothing says how many marks a letter may have.
    /// </summary>
    private const int LongestRun = 2048;

    /// <summary>Shapes <paramref name="text"/> with the default features and <paramref name="features"/> on top.</summary>
    /// <param name="face">The face; a character it lacks becomes glyph 0.</param>
    /// <param name="text">The text, of one line; clusters count in its code units.</param>
    /// <param name="features">OpenType tags such as <c>onum</c>; with a <c>-</c> in front, a default feature is off.</param>
    /// <param name="language">The language of the text as a BCP 47 tag, by which faces choose forms of letters; null for none.</param>
    /// <returns>The glyphs from left to right, with clusters that never decrease.</returns>
    /// <exception cref="InvalidFontException">The face was opened late and its tables are damaged.</exception>
    public static ShapedGlyph[] Shape(FontFace face, string text, ReadOnlySpan<string> features = default, string? language = null)
    {
        var first = RunAt(face.Layout, text, 0, features, language);
        if (first.End == text.Length) return ShapeRun(face, text, 0, first.End, first.Plan);
        var glyphs = new List<ShapedGlyph>(ShapeRun(face, text, 0, first.End, first.Plan));
        for (var at = first.End; at < text.Length;)
        {
            var (end, plan) = RunAt(face.Layout, text, at, features, language);
            glyphs.AddRange(ShapeRun(face, text, at, end, plan));
            at = end;
        }

        return [.. glyphs];
    }

    /// <summary>Shapes a text as one, by the script of its first letter, whatever other scripts are in it: what a shaper does that is told nothing about the text.</summary>
    internal static ShapedGlyph[] ShapeAsOne(FontFace face, string text, ReadOnlySpan<string> features = default, string? language = null)
    {
        var script = text.EnumerateRunes().Select(rune => Characters.ScriptOf(rune.Value)).FirstOrDefault(found => found is not null);
        return ShapeRun(face, text, 0, text.Length, face.Layout.PlanFor(script, features, language));
    }

    /// <summary>How far the text from a place is shaped by one plan: up to a letter whose script has other lookups. Characters of no script go with what is before them.</summary>
    private static (int End, ShapingPlan Plan) RunAt(FaceLayout layout, string text, int start, ReadOnlySpan<string> features, string? language)
    {
        string? script = null;
        ShapingPlan? plan = null;
        var before = 0;
        for (var at = start; at < text.Length;)
        {
            var rune = Rune.TryGetRuneAt(text, at, out var found) ? found : Rune.ReplacementChar;
            if (at - start >= LongestRun && (at - start >= 2 * LongestRun || !Characters.Continues(rune.Value, before))) return (at, plan ?? layout.PlanFor(null, features, language));
            before = rune.Value;
            if (Characters.ScriptOf(rune.Value) is { } own && own != script)
            {
                var other = layout.PlanFor(own, features, language);
                if (plan is not null && !other.DoesTheSameAs(plan)) return (at, plan);
                (script, plan) = (own, plan ?? other);
            }

            at += rune.Utf16SequenceLength;
        }

        return (text.Length, plan ?? layout.PlanFor(null, features, language));
    }

    private static ShapedGlyph[] ShapeRun(FontFace face, string text, int start, int end, ShapingPlan plan)
    {
        var (tables, layout) = (face.Tables, face.Layout);
        var buffer = new GlyphBuffer(layout, end - start);
        new GlyphMapping(tables, buffer).Map(text, start, end);
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
