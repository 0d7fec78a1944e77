using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>Scripts (The TeXbook, Appendix G, rule 18, with the constants Subscript*, Superscript* and SubSuperscriptGapMin).</summary>
/// <remarks>Drops are taken at the size of the base, as LuaTeX does. Figures below words use the face's own small ones where it has them.</remarks>
internal sealed partial class MathSetter
{
    private MathBox SetScripts(MathNode.Scripts scripts, MathStyle style)
    {
        if (style.Level == MathLevel.Display && scripts.Base is MathNode.Symbol name && BigOperators.TakesLimits(name)) return SetLimits(name, scripts.Sub, scripts.Sup, style);
        var nucleus = scripts.Base is null ? MathBox.Empty with { IsCharacter = true } : scripts.Base is MathNode.Row ? Boxed(scripts.Base, style) : Set(scripts.Base, style);
        if (OwnFigures(scripts, nucleus, style) is { } figures) return figures;
        var sub = scripts.Sub is null ? null : Boxed(scripts.Sub, style.Sub);
        var sup = scripts.Sup is null ? null : Boxed(scripts.Sup, style.Sup);
        var (up, down) = ShiftsOf(nucleus, sub, sup, style);
        var after = Em(MathConstant.SpaceAfterScript, style);
        var supAt = nucleus.Width + nucleus.Italic + (sup is null ? 0 : Cut(nucleus, KernCorner.TopRight, sup.Lead, KernCorner.BottomLeft, up, style));
        // LuaTeX asks for the kern of a subscript before it is lowered when there is a superscript too.
        var subAt = nucleus.Width + (sub is null ? 0 : Cut(nucleus, KernCorner.BottomRight, sub.Lead, KernCorner.TopLeft, sup is null ? down : 0, style));
        if (scripts.Base is MathNode.Symbol symbol && BigOperators.IsBig(symbol)) (supAt, subAt) = (supAt - nucleus.Italic, subAt - nucleus.Italic);
        var width = Math.Max(supAt + (sup?.Width ?? 0) + (sup is null && sub is not null ? -nucleus.Italic : 0), subAt + (sub?.Width ?? 0)) + after;
        var parts = new List<(double, double, MathBox)> { (0, 0, nucleus) };
        if (sup is not null) parts.Add((supAt, -up, sup));
        if (sub is not null) parts.Add((subAt, down, sub));
        return MathBox.Of(width, [.. parts]) with { Lead = nucleus.Lead };
    }

    // The kern of two corners at the two heights where base and script end; the smaller of the two sums counts (OpenType 1.9, MathKernInfo). As in LuaTeX the
    // script counts with the form and the size that it would have in the place of the base.
    private double Cut(MathBox nucleus, KernCorner corner, ushort script, KernCorner facing, double shift, MathStyle style)
    {
        if (nucleus.Kerned is not { } left || script == 0) return 0;
        script = glyphs.FormOf(script, style);
        var size = glyphs.SizeOf(style);
        var bounds = glyphs.Math.BoundsOf(script);
        var (near, far) = corner == KernCorner.TopRight
            ? (left.Height / size, (shift / size) + (bounds.YMin / (double)glyphs.Math.UnitsPerEm))
            : ((bounds.YMax / (double)glyphs.Math.UnitsPerEm) - (shift / size), -left.Depth / size);
        return Math.Min(At(near), At(far)) * size;

        double At(double height) => Table.KernAt(left.Glyph, corner, height) + Table.KernAt(script, facing, height);
    }

    private (double Up, double Down) ShiftsOf(MathBox nucleus, MathBox? sub, MathBox? sup, MathStyle style)
    {
        double up = 0, down = 0;
        if (sup is not null)
        {
            up = Math.Max(
                Em(style.IsCramped ? MathConstant.SuperscriptShiftUpCramped : MathConstant.SuperscriptShiftUp, style),
                sup.Depth + Em(MathConstant.SuperscriptBottomMin, style));
            if (!nucleus.IsCharacter) up = Math.Max(up, nucleus.Height - Em(MathConstant.SuperscriptBaselineDropMax, style));
        }

        if (sub is not null)
        {
            down = Em(MathConstant.SubscriptShiftDown, style);
            if (sup is null) down = Math.Max(down, sub.Height - Em(MathConstant.SubscriptTopMax, style));
            if (!nucleus.IsCharacter) down = Math.Max(down, nucleus.Depth + Em(MathConstant.SubscriptBaselineDropMin, style));
        }

        if (sub is null || sup is null) return (up, down);
        var gap = up - sup.Depth - (sub.Height - down);
        var missing = Em(MathConstant.SubSuperscriptGapMin, style) - gap;
        if (missing <= 0) return (up, down);
        down += missing;
        var lift = Em(MathConstant.SuperscriptBottomMaxWithSubscript, style) - (up - sup.Depth);
        return lift > 0 ? (up + lift, down - lift) : (up, down);
    }

    /// <summary>The scripts in the text face's own small figures, when words are their base and the face has a figure for all; null otherwise.</summary>
    private MathBox? OwnFigures(MathNode.Scripts scripts, MathBox nucleus, MathStyle style)
    {
        if (settings.Figures == ScriptFigures.Scaled || style.IsScript || scripts.Base is not (null or MathNode.Words)) return null;
        if (scripts is { Sub: not null, Sup: not null }) return null;
        var (script, feature) = scripts.Sub is { } sub ? (sub, "subs") : (scripts.Sup!, "sups");
        if (FiguresOf(script) is not { Length: > 0 } text || !glyphs.HasFigures(text, feature)) return null;
        var figures = glyphs.Words(text, MathVariant.Upright, style, feature);
        return MathBox.Of(nucleus.Width + figures.Width, (0, 0, nucleus), (nucleus.Width, 0, figures)) with { IsCharacter = true };
    }

    private static string? FiguresOf(MathNode? script) => script switch
    {
        MathNode.Words words => words.Text,
        MathNode.Symbol { Variant: MathVariant.Upright } symbol => symbol.Text,
        MathNode.Row row when row.Parts.All(part => FiguresOf(part) is not null) => string.Concat(row.Parts.Select(part => FiguresOf(part))),
        _ => null,
    };
}
