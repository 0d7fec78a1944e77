using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// What every carrier is read into: blocks in order, before any of them is known to be a paper or a score. A heading whose level the carrier
/// lost has level 0; a label with its value (<c>Link: arXiv:…</c>) is a paragraph or list entry whose text starts with it.
/// </summary>
public sealed record Outline
{
    /// <summary>The files it was read from, in order; never empty.</summary>
    public required EquatableArray<SourceInfo> Sources { get; init; }

    /// <summary>Names and values given before the text (YAML front matter), in order; names as written.</summary>
    public EquatableArray<Property> Properties { get; init; }

    /// <summary>The blocks, in order.</summary>
    public EquatableArray<Block> Blocks { get; init; }

    /// <summary>What of the source is in no block, such as the page's own <c>Skip to content</c>, in order.</summary>
    public EquatableArray<Dropped> Dropped { get; init; }

    /// <summary>The outlines one after another as one, those of a table alone last.</summary>
    internal static Outline Join(IEnumerable<Outline> outlines)
    {
        // A table by itself may speak of papers that the texts present, whatever the files' names.
        var all = outlines.OrderBy(outline => outline.Blocks is [Block.Table]).ToList();
        return all is [var only] ? only : new Outline
        {
            Sources = all.SelectMany(outline => outline.Sources).ToEquatableArray(),
            Properties = all.SelectMany(outline => outline.Properties).ToEquatableArray(),
            Blocks = all.SelectMany(outline => outline.Blocks).ToEquatableArray(),
            Dropped = all.SelectMany(outline => outline.Dropped).ToEquatableArray(),
        };
    }
}

/// <summary>A name with its value.</summary>
/// <param name="Name">As written.</param>
/// <param name="Value">The value's text; empty when none is given.</param>
public sealed record Property(string Name, string Value)
{
    /// <summary>Where the value was written.</summary>
    public Origin Origin { get; init; }
}
