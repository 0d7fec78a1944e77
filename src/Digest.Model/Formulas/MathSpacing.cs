namespace Digest.Model.Formulas;

/// <summary>The classes between which space depends: those of <see cref="MathClass"/> and <see cref="Inner"/>.</summary>
public enum AtomClass
{
    /// <summary>A letter, a digit, or a part that is none of the others.</summary>
    Ordinary,

    /// <summary>A big operator or a function name.</summary>
    Operator,

    /// <summary>A sign between two terms.</summary>
    Binary,

    /// <summary>A sign between two sides.</summary>
    Relation,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,

    /// <summary>A comma or semicolon.</summary>
    Punctuation,

    /// <summary>A part between delimiters that grow, or dots. Fractions and tables are ordinary: LaTeX's commands for them put a group around.</summary>
    Inner,
}

/// <summary>Which part takes which class, and the space between two (The TeXbook, chapter 18 and Appendix G, rules 5, 6 and 20).</summary>
public static class MathSpacing
{
    /// <summary>Rows are the left class, columns the right: 0 to 3 for no, thin, medium and thick space; a letter for one that scripts lack.</summary>
    private static readonly string[] Table =
    [
        "01bc000a",
        "110c000a",
        "bb00b00b",
        "cc00c00c",
        "00000000",
        "01bc000a",
        "aa0aaaaa",
        "a1bca0aa",
    ];

    /// <summary>The class of a part by itself; null for white space, which has none.</summary>
    public static AtomClass? ClassOf(MathNode node) => node switch
    {
        MathNode.Symbol { Text: "…" or "⋱", Class: MathClass.Ordinary } => AtomClass.Inner,
        MathNode.Symbol symbol => (AtomClass)symbol.Class,
        MathNode.Scripts { Base: { } @base } => ClassOf(@base),
        MathNode.UnderOver stack => ClassOf(stack.Base),
        MathNode.Large large => (AtomClass)large.Class,
        MathNode.Fenced => AtomClass.Inner,
        MathNode.Space => null,
        _ => AtomClass.Ordinary,
    };

    /// <summary>The classes of a row's parts, one for each: a binary sign without a term on either side counts as ordinary.</summary>
    public static AtomClass?[] ClassesOf(IReadOnlyList<MathNode> parts)
    {
        var classes = parts.Select(ClassOf).ToArray();
        var last = -1;
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] is not { } now) continue;
            var before = last < 0 ? (AtomClass?)null : classes[last];
            if (now == AtomClass.Binary && before is null or AtomClass.Binary or AtomClass.Operator or AtomClass.Relation or AtomClass.Open or AtomClass.Punctuation)
                classes[i] = AtomClass.Ordinary;
            if (now is AtomClass.Relation or AtomClass.Close or AtomClass.Punctuation && before == AtomClass.Binary) classes[last] = AtomClass.Ordinary;
            last = i;
        }

        if (last >= 0 && classes[last] == AtomClass.Binary) classes[last] = AtomClass.Ordinary;
        return classes;
    }

    /// <summary>The space between two classes on the line, in em.</summary>
    public static double Between(AtomClass left, AtomClass right) => Table[(int)left][(int)right] switch
    {
        '1' or 'a' => 3 / 18.0,
        'b' => 4 / 18.0,
        'c' => 5 / 18.0,
        _ => 0,
    };

    /// <summary>The space between two classes in a script, in em of the script.</summary>
    public static double BetweenInScripts(AtomClass left, AtomClass right) => Table[(int)left][(int)right] == '1' ? 3 / 18.0 : 0;
}
