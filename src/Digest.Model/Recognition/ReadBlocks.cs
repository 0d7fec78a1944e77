using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Blocks that were read: what was found out about their text is let go of, which in a long source takes as much room as the text.</summary>
internal static class ReadBlocks
{
    /// <summary>Lets go of what was found out about a block's text.</summary>
    public static void Forget(Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                Forget(heading.Content);
                break;
            case Block.Paragraph paragraph:
                Forget(paragraph.Content);
                break;
            case Block.List list:
                foreach (var item in list.Items.AsSpan()) Forget(item.Content);
                break;
            case Block.Table table:
                Forget(table.Head);
                foreach (var row in table.Rows.AsSpan()) Forget(row.Cells);
                break;
            case Block.Quote quote:
                Forget(quote.Content);
                break;
            case Block.Admonition box:
                Forget(box.Title);
                Forget(box.Content);
                break;
        }
    }

    private static void Forget(EquatableArray<Block> blocks)
    {
        foreach (var block in blocks.AsSpan()) Forget(block);
    }

    private static void Forget(EquatableArray<TableCell> cells)
    {
        foreach (var cell in cells.AsSpan()) Forget(cell.Content);
    }

    private static void Forget(EquatableArray<Inline> content)
    {
        content.Forget();
        foreach (var inline in content.AsSpan())
            if (InlineCut.ContentOf(inline) is { } inner) Forget(inner);
    }
}
