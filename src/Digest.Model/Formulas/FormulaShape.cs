namespace Digest.Model.Formulas;

/// <summary>How much room a formula asks for.</summary>
public static class FormulaShape
{
    /// <summary>
    /// True for a formula that one line of letters with scripts cannot show: it has a fraction, a root, a binomial coefficient, a table, a part
    /// below or above another, an operator with both limits, or a mark over more than one letter.
    /// </summary>
    public static bool IsTwoDimensional(MathNode formula) => formula switch
    {
        MathNode.Symbol or MathNode.Words or MathNode.Space or MathNode.Unread or MathNode.Large => false,
        MathNode.Fraction or MathNode.Radical or MathNode.Binomial or MathNode.Table or MathNode.UnderOver => true,
        MathNode.Row row => row.Parts.Any(IsTwoDimensional),
        MathNode.Scripts { Base: MathNode.Symbol { Class: MathClass.Operator }, Sub: not null, Sup: not null } => true,
        MathNode.Scripts scripts => IsStacked(scripts.Base) || IsStacked(scripts.Sub) || IsStacked(scripts.Sup),
        MathNode.Accent accent => accent.Base is not MathNode.Symbol,
        MathNode.Fenced fenced => IsTwoDimensional(fenced.Body),
        MathNode.Link link => IsTwoDimensional(link.Body),
        _ => throw new InvalidOperationException($"{formula.GetType().Name} is not in the closed set of formula nodes."),
    };

    /// <summary>True for labels above or below an arrow, which grows with the wider of them.</summary>
    public static bool IsLabelledArrow(MathNode.UnderOver stack) =>
        stack.Base is MathNode.Symbol { Class: MathClass.Relation, Text: [(>= '←' and <= '⇿') or (>= '⟰' and <= '⟿')] };

    /// <summary>The delimiters of a fenced part on one line, where a brace must not stand alone: the absent one of a pair of braces is put in.</summary>
    public static (string Open, string Close) PartnersOf(MathNode.Fenced fenced) => (fenced.Open, fenced.Close) switch
    {
        ("{", "") => ("{", "}"),
        ("", "}") => ("{", "}"),
        var both => both,
    };

    private static bool IsStacked(MathNode? part) => part is not null && IsTwoDimensional(part);
}
