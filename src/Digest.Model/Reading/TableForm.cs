using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Tables as every carrier can hold them: a heading row of empty cells is none, nor is a row without cells.</summary>
internal static class TableForm
{
    /// <summary>The table, or null when nothing is left of it.</summary>
    public static Block.Table? Of(EquatableArray<TableCell> head, IEnumerable<TableRow> rows, Origin origin)
    {
        var written = rows as List<TableRow> ?? [.. rows];
        written.RemoveAll(row => row.Cells.IsEmpty);
        var table = new Block.Table(head.All(cell => cell.Content.IsEmpty) ? [] : head, written.ToEquatableArray()) { Origin = origin };
        return table is { Head.IsEmpty: true, Rows.IsEmpty: true } ? null : table;
    }
}
