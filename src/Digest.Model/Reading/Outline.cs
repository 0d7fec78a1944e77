using Digest.Model.Document;

namespace Digest.Model.Reading;

/// <summary>
/// What every carrier is read into: blocks in order, before any of them is known to be a paper or a score. A heading whose level the carrier
/// lost has level 0; a label with its value (<c>Link: arXiv:…</c>) is a paragraph or list entry whose text starts with it.
/// </summary>
public sealed record Outline
{
    /// <summary>The source.</summary>
    public required SourceInfo Source { get; init; }

    /// <summary>Names and values given before the text (YAML front matter), in order; names as written.</summary>
    public EquatableArray<Property> Properties { get; init; }

    /// <summary>The blocks, in order.</summary>
    public EquatableArray<Block> Blocks { get; init; }

    /// <summary>Text that is the page's and not the digest's (<c>Skip to content</c>), left out of the blocks but not lost.</summary>
    public EquatableArray<Block> Furniture { get; init; }
}

/// <summary>A name with its value.</summary>
/// <param name="Name">As written.</param>
/// <param name="Value">The value's text; empty when none is given.</param>
public sealed record Property(string Name, string Value);
