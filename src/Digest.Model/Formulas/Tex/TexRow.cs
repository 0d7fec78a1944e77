using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Tex;

/// <summary>Gathers the parts of a row: attaches scripts to the last part and joins neighbours that are one word.</summary>
internal sealed class TexRow
{
    private readonly List<MathNode> parts = [];

    /// <summary>False right after something that must not take a script: the start, a relation or a space.</summary>
    private bool hasBase;

    public int Count => parts.Count;

    public void Add(MathNode node)
    {
        hasBase = node is not MathNode.Space;
        if (node is MathNode.Words next && parts is [.., MathNode.Words last]) parts[^1] = new MathNode.Words(last.Text + next.Text);
        else parts.Add(node);
    }

    /// <summary>Adds a node that never joins the word before it.</summary>
    public void AddApart(MathNode node)
    {
        hasBase = true;
        parts.Add(node);
    }

    public void AddSub(MathNode sub) => Attach(sub, null);

    public void AddSup(MathNode sup) => Attach(null, sup);

    public void AddPrimes(int count) => Attach(null, new MathNode.Symbol(new string('′', count), MathClass.Ordinary, MathVariant.Upright));

    private void Attach(MathNode? sub, MathNode? sup)
    {
        if (!hasBase)
        {
            AddApart(new MathNode.Scripts(null, sub, sup));
            return;
        }

        if (parts[^1] is MathNode.Scripts scripts)
        {
            if (sup is not null && scripts.Sup is MathNode.Symbol { Text: ['′', ..] } primes)
            {
                parts[^1] = scripts with { Sup = Join([primes, sup]) };
                return;
            }

            if ((sub is null || scripts.Sub is null) && (sup is null || scripts.Sup is null))
            {
                parts[^1] = scripts with { Sub = scripts.Sub ?? sub, Sup = scripts.Sup ?? sup };
                return;
            }

            AddApart(new MathNode.Scripts(null, sub, sup));
            return;
        }

        var @base = parts[^1] is MathNode.Row { Parts.IsEmpty: true } ? null : parts[^1];
        parts[^1] = new MathNode.Scripts(@base, sub, sup);
    }

    /// <summary>Everything gathered, as one node.</summary>
    public MathNode ToNode() => Join([.. parts.Where(part => part is not MathNode.Row { Parts.IsEmpty: true })]);

    public static MathNode Join(IReadOnlyList<MathNode> parts) => parts.Count == 1 ? parts[0] : new MathNode.Row(parts.ToEquatableArray());

    public static MathNode Empty { get; } = new MathNode.Row([]);

    /// <summary>A group in braces is an ordinary atom, whatever single sign it holds (The TeXbook, chapter 17).</summary>
    public static MathNode AsGroup(MathNode node) =>
        node is MathNode.Symbol { Class: not (MathClass.Ordinary or MathClass.Operator) } symbol ? symbol with { Class = MathClass.Ordinary } : node;

    public static SymbolEntry Upright(string text, MathClass @class) => new(text, @class, MathVariant.Upright);
}
