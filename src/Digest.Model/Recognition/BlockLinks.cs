using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>The links in blocks.</summary>
internal static class BlockLinks
{
    /// <summary>Every link, in order.</summary>
    public static IEnumerable<Inline.Link> Of(EquatableArray<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Block.Heading heading => InlineCut.Links(heading.Content),
        Block.Paragraph paragraph => InlineCut.Links(paragraph.Content),
        Block.List list => list.Items.SelectMany(item => Of(item.Content)),
        Block.Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => InlineCut.Links(cell.Content)),
        Block.Quote quote => Of(quote.Content),
        Block.Admonition box => Of(box.Content),
        _ => [],
    });
}
