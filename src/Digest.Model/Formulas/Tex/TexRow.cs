using System.Text;
using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Tex;

/// <summary>Gathers the parts of a row: attaches scripts to the last part and joins neighbours that are one word.</summary>
internal sealed class TexRow
{
    private readonly List<MathNode> parts = [];

    /// <summary>False right after something that must not take a script: the start, a relation or a space.</summary>
    private bool hasBase;

    /// <summary>The words at the end when more than one was joined to them; the last part is the first of these.</summary>
    private StringBuilder? joined;

    /// <summary>True when scripts of the last part stand below and above it.</summary>
    private bool stacks;

    /// <summary>True until something is added.</summary>
    public bool IsEmpty => parts.Count == 0;

    public void Add(MathNode node)
    {
        (hasBase, stacks) = (node is not MathNode.Space, false);
        if (node is MathNode.Words next && parts is [.., MathNode.Words last])
        {
            joined ??= new StringBuilder(last.Text);
            joined.Append(next.Text);
            return;
        }

        Settle();
        parts.Add(node);
    }

    /// <summary>Puts words that were joined in their place.</summary>
    private void Settle()
    {
        if (joined is null) return;
        parts[^1] = new MathNode.Words(joined.ToString());
        joined = null;
    }

    /// <summary>Adds a node that never joins the word before it.</summary>
    public void AddApart(MathNode node)
    {
        Settle();
        (hasBase, stacks) = (true, node is MathNode.Accent { Mark: "⏟" or "⏞" });
        parts.Add(node);
    }

    /// <summary>Scripts that follow are limits of the last part, below and above it.</summary>
    public void StackLimits() => stacks = hasBase && parts.Count > 0;

    public void AddSub(MathNode sub) => Attach(sub, null);

    public void AddSup(MathNode sup) => Attach(null, sup);

    public void AddPrimes(int count) => Attach(null, new MathNode.Symbol(new string('′', count), MathClass.Ordinary, MathVariant.Upright));

    private void Attach(MathNode? sub, MathNode? sup)
    {
        Settle();
        if (!hasBase)
        {
            AddApart(new MathNode.Scripts(null, sub, sup));
            return;
        }

        if (stacks && sup is not MathNode.Symbol { Text: ['′', ..] })
        {
            var stack = parts[^1] as MathNode.UnderOver ?? new MathNode.UnderOver(parts[^1], null, null);
            if ((sub is null || stack.Under is null) && (sup is null || stack.Over is null))
            {
                parts[^1] = stack with { Under = stack.Under ?? sub, Over = stack.Over ?? sup };
                return;
            }
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
    public MathNode ToNode()
    {
        Settle();
        return Join([.. parts.Where(part => part is not MathNode.Row { Parts.IsEmpty: true })]);
    }

    public static MathNode Join(IReadOnlyList<MathNode> parts) => parts.Count == 1 ? parts[0] : new MathNode.Row(parts.ToEquatableArray());

    public static MathNode Empty { get; } = new MathNode.Row([]);

    /// <summary>A group in braces is an ordinary atom, whatever single sign it holds (The TeXbook, chapter 17).</summary>
    public static MathNode AsGroup(MathNode node) =>
        node is MathNode.Symbol { Class: not (MathClass.Ordinary or MathClass.Operator) } symbol ? symbol with { Class = MathClass.Ordinary } : node;

    public static SymbolEntry Upright(string text, MathClass @class) => new(text, @class, MathVariant.Upright);
}
