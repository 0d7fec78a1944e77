using Digest.Model;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>How a stretch of text looks.</summary>
public sealed record TextStyle
{
    /// <summary>The family it is set in.</summary>
    public required FontRole Role { get; init; }

    /// <summary>The weight and slope.</summary>
    public required FontStyle Style { get; init; }

    /// <summary>The size of an em.</summary>
    public required Pt Size { get; init; }

    /// <summary>The colour of the glyphs.</summary>
    public Color Color { get; init; }

    /// <summary>OpenType features beyond the default ones, such as <c>pnum</c> or <c>smcp</c>.</summary>
    public EquatableArray<string> Features { get; init; }

    /// <summary>How chemical formulas are looked for in the text; not at all in the fixed-width family.</summary>
    public ProseChemistry Chemistry { get; init; } = ProseChemistry.Default;

    /// <summary>Space added after every glyph; 0 for none.</summary>
    public Em Tracking { get; init; }
}
