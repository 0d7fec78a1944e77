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
        // Markdown knows no table without a heading row; one of empty cells stands for none.
        EquatableArray<Document.TableCell> head = [];
        var (hasHead, rows) = (false, new List<Document.TableRow>(table.Count));
        foreach (var block in table)
        {
            if (block is not TableRow row) continue;
            var place = places.Of(row, span);
            var cells = Cells(table, row, place);
            if (row.IsHeader && !hasHead) (head, hasHead) = (cells, true);
            else rows.Add(new Document.TableRow(cells) { Origin = places.At(place) });
        }

        return TableForm.Of(head, rows, places.At(span));
    }

    // The parser fills rows up to the longest with cells that hold no block.
    private EquatableArray<Document.TableCell> Cells(Table table, TableRow row, TextSpan span)
    {
        var cells = new List<Document.TableCell>(row.Count);
        foreach (var block in row)
        {
            if (block is not TableCell { Count: > 0 } cell) break;
            var alignment = cells.Count < table.ColumnDefinitions.Count ? table.ColumnDefinitions[cells.Count].Alignment : null;
            cells.Add(new Document.TableCell(Content(cell, span)) { Alignment = alignment switch { TableColumnAlign.Center => Alignment.Center, TableColumnAlign.Right => Alignment.End, _ => Alignment.Start } });
        }

        return cells.ToEquatableArray();
    }

    private EquatableArray<Document.Inline> Content(TableCell cell, TextSpan span) => cell is [LeafBlock only] ? inlines.Read(only.Inline, span)
        : InlineText.Tidy(HtmlInlines.Pair(cell.OfType<LeafBlock>().SelectMany(leaf => inlines.Pieces(leaf.Inline, span)), findings));
}
