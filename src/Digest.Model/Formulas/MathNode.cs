namespace Digest.Model.Formulas;

/// <summary>A formula, or a part of one: one of the closed set nested here.</summary>
public abstract record MathNode
{
    private MathNode()
    {
    }

    /// <summary>One symbol: a letter, a sign, or a short run that stands as one (<c>sin</c>). Letters of a variant are given as plain letters: <c>J</c>, not U+1D43D.</summary>
    public sealed record Symbol(string Text, MathClass Class, MathVariant Variant) : MathNode;

    /// <summary>Words in the face of the text around the formula, spaces kept.</summary>
    public sealed record Words(string Text) : MathNode;

    /// <summary>Parts side by side.</summary>
    public sealed record Row(EquatableArray<MathNode> Parts) : MathNode;

    /// <summary>A base with what stands below and above at its right; a null base is empty (<c>MoS$_2$</c>).</summary>
    public sealed record Scripts(MathNode? Base, MathNode? Sub, MathNode? Sup) : MathNode;

    /// <summary>A fraction.</summary>
    public sealed record Fraction(MathNode Numerator, MathNode Denominator) : MathNode;

    /// <summary>A root; degree is null for a square root.</summary>
    public sealed record Radical(MathNode Radicand, MathNode? Degree) : MathNode;

    /// <summary>A base under a mark, given as the mark's combining character (<c>U+0302</c>).</summary>
    public sealed record Accent(MathNode Base, string Mark) : MathNode;

    /// <summary>A body between delimiters that grow with it; an empty delimiter is none.</summary>
    public sealed record Fenced(string Open, MathNode Body, string Close) : MathNode;

    /// <summary>A base with parts centred below and above it, as limits and labels are; at least one of the two is there.</summary>
    public sealed record UnderOver(MathNode Base, MathNode? Under, MathNode? Over) : MathNode;

    /// <summary>Two parts above one another in round brackets: upper choose lower.</summary>
    public sealed record Binomial(MathNode Upper, MathNode Lower) : MathNode;

    /// <summary>
    /// Cells in rows, which may differ in length. The letters of <paramref name="Columns"/> (<c>l</c>, <c>c</c>, <c>r</c>) say how the columns are
    /// aligned and begin anew where there are more columns than letters; there is at least one.
    /// </summary>
    public sealed record Table(EquatableArray<EquatableArray<MathNode>> Rows, string Columns) : MathNode;

    /// <summary>A delimiter of a fixed size: 1 to 4 steps above that of the text (<c>\big</c> to <c>\Bigg</c>).</summary>
    public sealed record Large(string Text, MathClass Class, int Steps) : MathNode;

    /// <summary>White space in em of the current size; may be negative.</summary>
    public sealed record Space(double Em) : MathNode
    {
        /// <summary>True when what follows moves to the right margin where the formula stands on a line of its own: TeX's <c>\hfill</c>.</summary>
        public bool Fills { get; init; }
    }

    /// <summary>A part that leads to an address, <paramref name="Target"/>, which may be linked if it <see cref="IsSafe"/>.</summary>
    public sealed record Link(MathNode Body, string Target) : MathNode
    {
        /// <summary>True for an absolute address of the scheme <c>http</c>, <c>https</c> or <c>mailto</c> without white space.</summary>
        public static bool IsSafe(string target) =>
            !target.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && Uri.TryCreate(target, UriKind.Absolute, out var uri) &&
            (uri.Scheme == Uri.UriSchemeMailto || ((uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0));
    }

    /// <summary>What no rule could read, as text fit to be shown (no backslash); a diagnostic says so.</summary>
    public sealed record Unread(string Text) : MathNode;
}

/// <summary>What part a symbol plays, which decides the space around it (TeXbook, chapter 18).</summary>
public enum MathClass
{
    /// <summary>A letter or digit.</summary>
    Ordinary,

    /// <summary>A big operator or a function name.</summary>
    Operator,

    /// <summary>A sign between two terms, such as +.</summary>
    Binary,

    /// <summary>A sign between two sides, such as =.</summary>
    Relation,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,

    /// <summary>A comma or semicolon.</summary>
    Punctuation,
}

/// <summary>The alphabet a symbol is set in.</summary>
public enum MathVariant
{
    /// <summary>Italic letters, as variables are.</summary>
    Italic,

    /// <summary>Upright letters and all signs.</summary>
    Upright,

    /// <summary>Upright bold.</summary>
    Bold,

    /// <summary>Bold italic.</summary>
    BoldItalic,

    /// <summary>Blackboard bold.</summary>
    DoubleStruck,

    /// <summary>Calligraphic.</summary>
    Script,

    /// <summary>Fraktur.</summary>
    Fraktur,

    /// <summary>Sans-serif.</summary>
    SansSerif,

    /// <summary>Fixed-width.</summary>
    Monospace,
}
