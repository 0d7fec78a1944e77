using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Formulas;

/// <summary>How a formula is set: what the text around it looks like.</summary>
public sealed record FormulaSettings
{
    /// <summary>The size of an em in the text around.</summary>
    public required Pt Size { get; init; }

    /// <summary>The colour.</summary>
    public Color Color { get; init; }

    /// <summary>Whether it stands in a line or on one of its own.</summary>
    public FormulaStyle Display { get; init; }

    /// <summary>The part that the text around plays; words of the formula take its family.</summary>
    public FontRole Role { get; init; }

    /// <summary>The style of the text around; words take its weight, and variables too.</summary>
    public FontStyle Style { get; init; }

    /// <summary>Where small figures of scripts come from.</summary>
    public ScriptFigures Figures { get; init; }

    /// <summary>How wide the line is: no piece of the formula is wider, and the whole is set smaller or as text where one would be. Null for any width and height.</summary>
    public Pt? Measure { get; init; }
}

/// <summary>Where the small figures in scripts of words come from.</summary>
public enum ScriptFigures
{
    /// <summary>The face's own, which stay on the baseline and in one piece with the text, where it has all that a script needs.</summary>
    Own,

    /// <summary>Always normal glyphs at a smaller size, as TeX sets them.</summary>
    Scaled,
}

/// <summary>A formula that is set, in pieces between which a line may end.</summary>
public sealed record FormulaSegments
{
    /// <summary>The pieces from left to right; empty for an empty formula.</summary>
    public EquatableArray<FormulaSegment> Items { get; init; }

    /// <summary>The width of all pieces in one line.</summary>
    public Pt Width
    {
        get
        {
            var width = Pt.Zero;
            for (var i = 0; i < Items.Count; i++) width += Items[i].Width + (i + 1 < Items.Count ? Items[i].Space : Pt.Zero);
            return width;
        }
    }
}

/// <summary>A piece of a formula.</summary>
public sealed record FormulaSegment
{
    /// <summary>The piece; its group carries the text for readers and searches.</summary>
    public required Frame Frame { get; init; }

    /// <summary>The width without <see cref="Space"/>.</summary>
    public Pt Width => Frame.Size.Width;

    /// <summary>The white space up to the next piece, which vanishes when a line ends here.</summary>
    public Pt Space { get; init; }

    /// <summary>True for the number of a formula, which stands at the right margin where the formula stands on a line of its own.</summary>
    public bool IsNumber { get; init; }

    /// <summary>TeX's penalty for ending a line after this piece (500 after a relation, 700 after a binary sign); null where none may end.</summary>
    public int? BreakPenalty { get; init; }
}
