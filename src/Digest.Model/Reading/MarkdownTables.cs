using Digest.Model.Document;
using Digest.Model.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Block = Digest.Model.Document.Block;
using TableCell = Markdig.Extensions.Tables.TableCell;
using TableRow = Markdig.Extensions.Tables.TableRow;

namespace Digest.Model.Reading;

/// <summary>Markdig's tables into ours.</summary>
internal sealed class MarkdownTables(MarkdownPlaces places, MarkdownInlines inlines, Findings findings)
{
    /// <summary>The table, or null where it has neither a heading row nor rows.</summary>
    public Block.Table? Read(Table table, TextSpan span)
    {
        var rows = table.OfType<TableRow>().ToList();
        var head = rows.FirstOrDefault(row => row.IsHeader);
        var heads = head is null ? [] : Cells(table, head, places.Of(head, span));
        // Markdown knows no table without a heading row; one of empty cells stands for none.
        return TableForm.Of(heads, rows.Where(row => row != head).Select(row => new Document.TableRow(Cells(table, row, places.Of(row, span))) { Origin = places.At(places.Of(row, span)) }), places.At(span));
    }

    // The parser fills rows up to the longest with cells that hold no block.
    private static bool IsWritten(TableCell cell) => cell.Count > 0;

    private EquatableArray<Document.TableCell> Cells(Table table, TableRow row, TextSpan span) => row.OfType<TableCell>().TakeWhile(IsWritten).Select((cell, column) =>
    {
        var pieces = cell.OfType<LeafBlock>().SelectMany(leaf => inlines.Pieces(leaf.Inline, span));
        var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
        return new Document.TableCell(InlineText.Tidy(HtmlInlines.Pair(pieces, findings)))
        {
            Alignment = alignment switch { TableColumnAlign.Center => Alignment.Center, TableColumnAlign.Right => Alignment.End, _ => Alignment.Start },
        };
    }).ToEquatableArray();
}
