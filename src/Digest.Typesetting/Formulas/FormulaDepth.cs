using System.Text;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>
/// Keeps trees shallow enough to be walked by recursion. Those read from TeX always are; one built by a program may not be, so what lies deeper than any
/// formula is shown by the letters of its leaves.
/// </summary>
internal static class FormulaDepth
{
    // The reader stops at 48 groups, each of which makes a few levels of nodes.
    private const int Deepest = 250;

    // More letters than this say no more.
    private const int MostLetters = 2000;

    /// <summary>The formula with its innermost parts as text where they lie too deep, and what there is to tell.</summary>
    public static (MathNode Formula, Diagnostic? Told) Limit(MathNode formula)
    {
        if (!IsDeep(formula)) return (formula, null);
        return (Cut(formula, 0), new Diagnostic
        {
            Rule = FormulaRules.TooDeep,
            Message = "The formula is nested too deep; its innermost parts are shown as plain text.",
            Hint = $"Build formulas at most {Deepest} levels deep.",
        });
    }

    private static MathNode Cut(MathNode node, int depth) => depth >= Deepest ? new MathNode.Unread(LeavesOf(node)) : Rebuilt(node, depth + 1);

    private static MathNode Rebuilt(MathNode node, int depth)
    {
        switch (node)
        {
            case MathNode.Row row: return new MathNode.Row(All(row.Parts, depth));
            case MathNode.Scripts scripts: return new MathNode.Scripts(Maybe(scripts.Base, depth), Maybe(scripts.Sub, depth), Maybe(scripts.Sup, depth));
            case MathNode.Fraction fraction: return new MathNode.Fraction(Cut(fraction.Numerator, depth), Cut(fraction.Denominator, depth));
            case MathNode.Radical radical: return new MathNode.Radical(Cut(radical.Radicand, depth), Maybe(radical.Degree, depth));
            case MathNode.Accent accent: return accent with { Base = Cut(accent.Base, depth) };
            case MathNode.Fenced fenced: return fenced with { Body = Cut(fenced.Body, depth) };
            case MathNode.UnderOver stack: return new MathNode.UnderOver(Cut(stack.Base, depth), Maybe(stack.Under, depth), Maybe(stack.Over, depth));
            case MathNode.Binomial binomial: return new MathNode.Binomial(Cut(binomial.Upper, depth), Cut(binomial.Lower, depth));
            case MathNode.Link link: return link with { Body = Cut(link.Body, depth) };
            case MathNode.Table table:
                var rows = new List<EquatableArray<MathNode>>();
                foreach (var row in table.Rows) rows.Add(All(row, depth));
                return table with { Rows = rows.ToEquatableArray() };
            default: return node;
        }
    }

    private static MathNode? Maybe(MathNode? node, int depth) => node is null ? null : Cut(node, depth);

    private static EquatableArray<MathNode> All(EquatableArray<MathNode> nodes, int depth)
    {
        var cut = new List<MathNode>();
        foreach (var node in nodes) cut.Add(Cut(node, depth));
        return cut.ToEquatableArray();
    }

    /// <summary>Walks without recursion.</summary>
    private static bool IsDeep(MathNode formula)
    {
        var open = new Stack<(MathNode Node, int Level)>([(formula, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Level > Deepest) return true;
            foreach (var part in PartsOf(next.Node)) open.Push((part, next.Level + 1));
        }

        return false;
    }

    private static string LeavesOf(MathNode formula)
    {
        var text = new StringBuilder();
        var open = new Stack<MathNode>([formula]);
        while (text.Length < MostLetters && open.TryPop(out var node))
        {
            text.Append(node switch { MathNode.Symbol symbol => symbol.Text, MathNode.Words words => words.Text, MathNode.Large large => large.Text, MathNode.Unread unread => unread.Text, MathNode.Space => " ", _ => "" });
            foreach (var part in PartsOf(node).Reverse()) open.Push(part);
        }

        return open.Count > 0 ? text.Append('…').ToString() : text.ToString();
    }

    private static IEnumerable<MathNode> PartsOf(MathNode node) => node switch
    {
        MathNode.Row row => row.Parts,
        MathNode.Scripts scripts => new[] { scripts.Base, scripts.Sub, scripts.Sup }.OfType<MathNode>(),
        MathNode.Fraction fraction => [fraction.Numerator, fraction.Denominator],
        MathNode.Radical radical => new[] { radical.Degree, radical.Radicand }.OfType<MathNode>(),
        MathNode.Accent accent => [accent.Base],
        MathNode.Fenced fenced => [fenced.Body],
        MathNode.UnderOver stack => new[] { stack.Base, stack.Under, stack.Over }.OfType<MathNode>(),
        MathNode.Binomial binomial => [binomial.Upper, binomial.Lower],
        MathNode.Table table => table.Rows.SelectMany(row => row),
        MathNode.Link link => [link.Body],
        _ => [],
    };
}
