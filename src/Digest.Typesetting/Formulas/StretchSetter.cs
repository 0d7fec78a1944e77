namespace Digest.Typesetting.Formulas;

/// <summary>
/// Signs that grow: the smallest variant that is large enough, else parts put together (OpenType 1.9, GlyphAssembly). Parts that repeat are taken as often
/// as is needed with the least overlap; then all overlaps grow alike until the sign is as long as was asked for, as LuaTeX does.
/// </summary>
internal sealed partial class MathSetter
{
    // More parts than a page holds.
    private const int MostParts = 1000;

    private MathBox Stretched(ushort glyph, string text, double wanted, StretchDirection direction, MathStyle style)
    {
        var size = glyphs.SizeOf(style);
        var variants = Table.VariantsOf(glyph, direction);
        foreach (var (variant, extent) in variants)
            if (extent * size >= wanted) return glyphs.Glyph(variant, text, style);
        var parts = Table.PartsOf(glyph, direction);
        return parts.Count > 0 ? Assembled(parts, text, wanted / size, direction, style) : glyphs.Glyph(variants.Count > 0 ? variants[^1].Glyph : glyph, text, style);
    }

    private MathBox Assembled(IReadOnlyList<AssemblyPart> parts, string text, double wanted, StretchDirection direction, MathStyle style)
    {
        var fixedLength = parts.Where(part => !part.IsExtender).Sum(part => part.FullAdvance - Table.MinConnectorOverlap) + Table.MinConnectorOverlap;
        var (growth, extenders) = (parts.Where(part => part.IsExtender).Sum(part => part.FullAdvance - Table.MinConnectorOverlap), parts.Count(part => part.IsExtender));
        var needed = growth > 0 && wanted > fixedLength ? Math.Ceiling(Math.Round((wanted - fixedLength) / growth, 9)) : 0;
        var chosen = Repeated(parts, extenders == 0 ? 0 : (int)Math.Min(needed, MostParts / extenders));
        var joints = Math.Max(1, chosen.Count - 1);
        var surplus = Math.Max(0, (LongestOf(chosen) - wanted) / joints);
        var size = glyphs.SizeOf(style);
        var placed = new List<(double, double, MathBox)>();
        double at = 0;
        for (var i = 0; i < chosen.Count; i++)
        {
            if (i > 0) at -= Math.Min(Table.MinConnectorOverlap + surplus, Math.Min(chosen[i - 1].EndConnector, chosen[i].StartConnector));
            // The sign's text stands with its first part.
            var box = glyphs.Glyph(chosen[i].Glyph, i == 0 ? text : "", style);
            placed.Add(direction == StretchDirection.Vertical ? (0, -(at * size) - box.Depth, box) : (at * size, 0, box));
            at += chosen[i].FullAdvance;
        }

        return MathBox.Of(direction == StretchDirection.Vertical ? placed.Max(part => part.Item3.Width) : at * size, [.. placed]);
    }

    private static List<AssemblyPart> Repeated(IReadOnlyList<AssemblyPart> parts, int repeats) => [.. parts.SelectMany(part => Enumerable.Repeat(part, part.IsExtender ? repeats : 1))];

    private double LongestOf(List<AssemblyPart> parts) => parts.Sum(part => part.FullAdvance) - (Math.Max(0, parts.Count - 1) * Table.MinConnectorOverlap);
}
