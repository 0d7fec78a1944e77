using System.Text;
using Digest.Model;
using Digest.Model.Formulas;
using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Formulas;

/// <summary>Turns parts of a tree into boxes, by one file per construct.</summary>
/// <remarks>
/// The rules are those of The TeXbook, Appendix G, with the lengths of the face's MATH table in the place of TeX's font dimensions. Cut-in
/// kerns and assembled delimiters are left out: a delimiter grows up to its tallest variant.
/// </remarks>
internal sealed partial class MathSetter(MathGlyphs glyphs, FormulaSettings settings)
{
    private MathTable Table => glyphs.Table;

    /// <summary>A part at a style.</summary>
    public MathBox Set(MathNode node, MathStyle style) => node switch
    {
        MathNode.Symbol symbol when BigOperators.IsBig(symbol) => SetBigOperator(symbol, style),
        MathNode.Symbol symbol => glyphs.Symbol(symbol, style),
        MathNode.Words words => glyphs.Words(words.Text, MathVariant.Upright, style),
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
            var box = Leaning(Set(parts[i], style));
            placed.Add((x, 0, box));
            x += box.Width;
            last = classes[i] ?? last;
        }

        return MathBox.Of(x, [.. placed]);
    }

    /// <summary>A glyph's italic correction is added to its width unless a script takes it up (Appendix G, rule 17).</summary>
    public static MathBox Leaning(MathBox box) => box.Italic > 0 ? box with { Width = box.Width + box.Italic, Italic = 0 } : box;

    private double Em(MathConstant constant, MathStyle style) => Table[constant] * glyphs.SizeOf(style);

    private double Axis(MathStyle style) => Em(MathConstant.AxisHeight, style);

    private MathBox Bar(double width, double thickness) => new()
    {
        Width = width,
        Height = thickness,
        Items = [new(0, -thickness, new FrameItem.Rule(new(new(width), new(thickness)), settings.Color))],
    };
}
