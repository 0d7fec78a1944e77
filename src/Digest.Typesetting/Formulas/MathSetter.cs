using System.Text;
using Digest.Model;
using Digest.Model.Formulas;
using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Formulas;

/// <summary>Turns parts of a tree into boxes, by one file per construct.</summary>
/// <remarks>
/// The rules are those of The TeXbook, Appendix G, with the lengths of the face's MATH table in the place of TeX's font dimensions. A delimiter that no variant is large enough for is assembled
/// of parts. Where LuaTeX reads the table in its own way (kerns of scripts, corrections of leaning glyphs), we follow it and say so.
/// </remarks>
internal sealed partial class MathSetter(MathGlyphs glyphs, FormulaSettings settings)
{
    private MathTable Table => glyphs.Table;

    /// <summary>A part at a style.</summary>
    public MathBox Set(MathNode node, MathStyle style) => node switch
    {
        MathNode.Symbol symbol when BigOperators.IsBig(symbol) => SetBigOperator(symbol, style),
        MathNode.Symbol symbol => glyphs.Symbol(symbol, style),
        MathNode.Words words => glyphs.Words(words.Text, MathVariant.Upright, style) with { IsCharacter = words.Text.Length == 1 },
        MathNode.Unread unread => glyphs.Words(unread.Text, MathVariant.Upright, style),
        MathNode.Row row => SetRow([.. row.Parts], style),
        MathNode.Scripts scripts => SetScripts(scripts, style),
        MathNode.Fraction fraction => SetFraction(fraction, style),
        MathNode.Radical radical => SetRadical(radical, style),
        MathNode.Accent accent => SetAccent(accent, style),
        MathNode.Fenced fenced => SetFenced(fenced, style),
        MathNode.UnderOver arrow when FormulaShape.IsLabelledArrow(arrow) => SetArrow(arrow, style),
        MathNode.UnderOver stack => SetLimits(stack.Base, stack.Under, stack.Over, style),
        MathNode.Binomial binomial => SetBinomial(binomial, style),
        MathNode.Table table => SetTable(table, style),
        MathNode.Large large => SetLarge(large, style),
        MathNode.Link link => SetLink(link, style),
        MathNode.Space space => MathBox.Blank(space.Em * glyphs.SizeOf(style)),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is not in the closed set of formula nodes."),
    };

    private MathBox SetLink(MathNode.Link link, MathStyle style)
    {
        var body = Set(link.Body, style);
        if (!MathNode.Link.IsSafe(link.Target)) return body;
        var area = new FrameItem.Link(new(new(body.Width), new(body.Height + body.Depth)), link.Target, FormulaText.Unicode(link.Body));
        return body with { Items = [.. body.Items, new(0, -body.Height, area)] };
    }

    /// <summary>Parts side by side with the space of their classes.</summary>
    public MathBox SetRow(IReadOnlyList<MathNode> parts, MathStyle style)
    {
        var classes = MathSpacing.ClassesOf(parts);
        var placed = new List<(double, double, MathBox)>();
        double x = 0;
        AtomClass? last = null;
        for (var i = 0; i < parts.Count; i++)
        {
            if (last is { } left && classes[i] is { } right) x += style.Between(left, right) * glyphs.SizeOf(style);
            var box = Set(parts[i], style);
            if (i + 1 < parts.Count && Leans(parts[i], parts[i + 1])) box = Leaning(box);
            placed.Add((x, 0, box));
            x += box.Width;
            last = classes[i] ?? last;
        }

        return placed.Count == 0 ? MathBox.Empty : MathBox.Of(x, [.. placed]) with { Lead = placed[0].Item3.Lead, Italic = placed[^1].Item3.Italic };
    }

    /// <summary>True when a part is followed by the room that it leans into: LuaTeX gives it before a character alone, behind an accent always, behind a big operator never.</summary>
    public static bool Leans(MathNode node, MathNode next) => node is MathNode.Accent || ((node is not MathNode.Symbol symbol || !BigOperators.IsBig(symbol)) && StartsWithCharacter(next));

    private static bool StartsWithCharacter(MathNode node) => node switch
    {
        MathNode.Symbol symbol => !BigOperators.IsBig(symbol) && symbol.Class != MathClass.Operator,
        MathNode.Scripts { Base: { } @base } => StartsWithCharacter(@base),
        _ => false,
    };

    /// <summary>A glyph's italic correction is added to its width unless a script takes it up (Appendix G, rule 17).</summary>
    public static MathBox Leaning(MathBox box) => box.Italic > 0 ? box with { Width = box.Width + box.Italic, Italic = 0 } : box;

    /// <summary>A part that stands in a box of its own, a script or a numerator: how far its last glyph leans out is no part of its width (Appendix G, rule 17; TeX, clean_box).</summary>
    private MathBox Boxed(MathNode node, MathStyle style) => Set(node, style) with { Italic = 0 };

    private double Em(MathConstant constant, MathStyle style) => Table[constant] * glyphs.SizeOf(style);

    private double Axis(MathStyle style) => Em(MathConstant.AxisHeight, style);

    private MathBox Bar(double width, double thickness) => new()
    {
        Width = width,
        Height = thickness,
        Items = [new(0, -thickness, new FrameItem.Rule(new(new(width), new(thickness)), settings.Color))],
    };
}
