using System.Globalization;
using System.Text;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Tests.Formulas;

/// <summary>The box of a glyph's ink, or a rule, in em of a formula set at 1000 pt: from the formula's left end and baseline, y upwards.</summary>
internal readonly record struct FormulaInk(InkRole Role, double Left, double Bottom, double Right, double Top, double Baseline, double Size)
{
    /// <summary>How deep two boxes reach into each other; nothing or less when they are apart.</summary>
    public double DepthIn(in FormulaInk other) =>
        Math.Min(Math.Min(Right, other.Right) - Math.Max(Left, other.Left), Math.Min(Top, other.Top) - Math.Max(Bottom, other.Bottom));

    /// <summary>What two boxes are to each other, as far as it decides how deep they may reach.</summary>
    public string With(in FormulaInk other)
    {
        var (one, two) = Role <= other.Role ? (this, other) : (other, this);
        if (one.Role == InkRole.Root && two.Role != InkRole.Rule) return two.Left < (one.Left + one.Right) / 2 ? "a root's sign and its degree" : $"Root and {two.Role}";
        if (one.Role != InkRole.Sign) return $"{one.Role} and {two.Role}";
        return Math.Abs(one.Baseline - two.Baseline) < 1e-6 ? "signs on one baseline" : "signs on two baselines";
    }

    /// <summary>All ink of a frame.</summary>
    public static IEnumerable<FormulaInk> Of(Frame frame) => GlyphsOf(frame).Select(glyph => glyph.Ink).Concat(FrameGlyphs.RulesOf(frame).Select(OfRule));

    /// <summary>The glyphs of a frame that paint something, with the face's name and the glyph's number.</summary>
    public static IEnumerable<(string Face, int Id, FormulaInk Ink)> GlyphsOf(Frame frame) => GlyphsOf(frame.Items, 0, -frame.Baseline.Value);

    /// <summary>A glyph of a role at a place in em.</summary>
    public static FormulaInk OfGlyph(FontFace face, ushort glyph, InkRole role, double x, double y, double size)
    {
        var (bounds, scale) = (face.BoundsOf(glyph), size / face.UnitsPerEm);
        return new(role, x + (bounds.XMin * scale), y + (bounds.YMin * scale), x + (bounds.XMax * scale), y + (bounds.YMax * scale), y, size);
    }

    /// <summary>A rule.</summary>
    public static FormulaInk OfRule(FrameGlyphs.Line rule) =>
        new(InkRole.Rule, rule.X, rule.Y - (rule.Thickness / 2), rule.X + rule.Length, rule.Y + (rule.Thickness / 2), rule.Y, 1);

    private static IEnumerable<(string Face, int Id, FormulaInk Ink)> GlyphsOf(IEnumerable<Placed> items, double x, double y)
    {
        foreach (var (at, item) in items)
        {
            if (item is FrameItem.Group group)
                foreach (var inner in GlyphsOf(group.Items, x + at.X.Value, y + at.Y.Value)) yield return inner;
            if (item is not FrameItem.GlyphRun run) continue;
            var left = x + at.X.Value;
            foreach (var glyph in run.Glyphs)
            {
                if (run.Face.BoundsOf(glyph.Id) != default)
                {
                    var role = RoleOf(run.Text.Substring(glyph.TextStart, glyph.TextLength));
                    var name = run.Face.Name.Contains("Math", StringComparison.Ordinal) ? "math" : "text";
                    yield return (name, glyph.Id, OfGlyph(run.Face, glyph.Id, role, (left + glyph.Offset.X.Value) / 1000, -(y + at.Y.Value + glyph.Offset.Y.Value) / 1000, run.Size.Value / 1000));
                }

                left += glyph.Advance.Value;
            }
        }
    }

    private static InkRole RoleOf(string text)
    {
        if (text.Length == 0) return InkRole.Part;
        var first = Rune.GetRuneAt(text, 0);
        return text switch
        {
            "√" => InkRole.Root,
            "∑" or "∏" or "∐" or "∫" or "∮" or "∬" or "∭" or "⋃" or "⋂" or "⨁" or "⨂" or "⋁" or "⋀" or "⨆" or "⨄" or "⨀" => InkRole.Big,
            "(" or ")" or "[" or "]" or "{" or "}" or "|" or "‖" or "⟨" or "⟩" or "⌊" or "⌋" or "⌈" or "⌉" or "/" => InkRole.Bracket,
            "⏟" or "⏞" => InkRole.Mark,
            _ => Rune.GetUnicodeCategory(first) == UnicodeCategory.NonSpacingMark ? InkRole.Mark : InkRole.Sign,
        };
    }
}

/// <summary>What a glyph is, as far as it decides how deep others may reach into its box.</summary>
internal enum InkRole
{
    /// <summary>The sign of a root, whose box holds a degree.</summary>
    Root,

    /// <summary>A rule of a fraction, a root or a bar.</summary>
    Rule,

    /// <summary>An accent or brace, whose box may reach into that of its base.</summary>
    Mark,

    /// <summary>A later part of a sign that is put together.</summary>
    Part,

    /// <summary>A big operator.</summary>
    Big,

    /// <summary>A bracket, bar or slash.</summary>
    Bracket,

    /// <summary>A letter, figure or any other sign.</summary>
    Sign,
}
