using Digest.Model.Formulas;
using Digest.Model.Text;

namespace Digest.Model.Document;

/// <summary>A stretch of running text: one of the closed set nested here.</summary>
public abstract record Inline
{
    private Inline()
    {
    }

    /// <summary>Where it was written.</summary>
    public Origin Origin { get; init; }

    /// <summary>Plain characters; white space is single spaces.</summary>
    public sealed record Text(string Value) : Inline;

    /// <summary>Stressed text, set in italics.</summary>
    public sealed record Emphasis(EquatableArray<Inline> Content) : Inline;

    /// <summary>Strongly stressed text, set semi-bold.</summary>
    public sealed record Strong(EquatableArray<Inline> Content) : Inline;

    /// <summary>Struck-out text.</summary>
    public sealed record Strikeout(EquatableArray<Inline> Content) : Inline;

    /// <summary>Raised text that is no formula, such as an affiliation mark.</summary>
    public sealed record Superscript(EquatableArray<Inline> Content) : Inline;

    /// <summary>Lowered text that is no formula.</summary>
    public sealed record Subscript(EquatableArray<Inline> Content) : Inline;

    /// <summary>Code, set in a fixed-width face and never changed.</summary>
    public sealed record Code(string Value) : Inline;

    /// <summary>Text that leads to <paramref name="Target"/>, an absolute URI or a <c>#fragment</c>.</summary>
    public sealed record Link(EquatableArray<Inline> Content, string Target) : Inline;

    /// <summary>A formula: its TeX without the delimiters, the tree read from it, and whether the source displayed it on a line of its own.</summary>
    public sealed record Formula(string Tex, MathNode Tree, FormulaStyle Style) : Inline;

    /// <summary>A picture with the text that stands for it; <paramref name="Target"/> is as the source names it.</summary>
    public sealed record Image(string Alternative, string Target) : Inline;

    /// <summary>A line end that the author asked for.</summary>
    public sealed record LineBreak : Inline;
}

/// <summary>How a formula stands in its text.</summary>
public enum FormulaStyle
{
    /// <summary>Within a line.</summary>
    Inline,

    /// <summary>On a line of its own.</summary>
    Display,
}
