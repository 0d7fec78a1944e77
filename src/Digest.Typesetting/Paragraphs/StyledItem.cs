using Digest.Model.Document;

namespace Digest.Typesetting.Paragraphs;

/// <summary>What Collect hands to Prepare: one of the closed set nested here.</summary>
internal abstract record StyledItem
{
    private StyledItem()
    {
    }

    /// <summary>Characters of one style; where they differ from the source's, <paramref name="Source"/> is what a reader gets instead.</summary>
    public sealed record Text(string Value, RunStyle Style, string? Source = null) : StyledItem;

    /// <summary>A formula in the style of the text around it.</summary>
    public sealed record Formula(Inline.Formula Source, RunStyle Style) : StyledItem;

    /// <summary>A line end.</summary>
    public sealed record LineEnd : StyledItem;
}
