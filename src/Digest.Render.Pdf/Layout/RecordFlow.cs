using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>Sets a table whose columns cannot stand side by side: each row as a list of its cells, each after the head of its column. Nothing of it is lost but the overview.</summary>
internal static class RecordFlow
{
    private static readonly Pt Hanging = new(10);

    /// <summary>Adds the rows.</summary>
    public static void Add(Column column, Block.Table table, Pt indent, Pt right)
    {
        column.Setting.Report(PageRules.WideTable, table.Origin.Location, $"A table of {Math.Max(table.Head.Count, table.Rows.Select(row => row.Cells.Count).DefaultIfEmpty(0).Max())} columns does not fit the page; its rows are printed as lists.", "Divide it, or choose a theme with a wider column.");
        var theme = column.Theme;
        var measure = column.Measure - indent - right;
        var style = theme.RaggedSans(FontStyle.Regular, theme.Type.Table, theme.Ink) with { LinkColor = theme.Accent, HangingIndent = Hanging };
        if (table.Rows.IsEmpty) column.Lines(column.Setting.Lines(Joined(table.Head), style with { Parting = '·' }, measure), indent);
        foreach (var row in table.Rows)
        {
            column.Space(6);
            column.Add(Column.Indented(BlockFlow.RuleFrame(measure, new Pt(0.4), theme.Hairline), indent));
            column.KeepWithNext();
            column.Space(2);
            for (var i = 0; i < row.Cells.Count; i++)
            {
                if (row.Cells[i].Content.IsEmpty) continue;
                var head = i < table.Head.Count ? table.Head[i].Content : [];
                EquatableArray<Inline> content = head.IsEmpty ? row.Cells[i].Content : [new Inline.Strong(head), new Inline.Text(": "), .. row.Cells[i].Content];
                column.Lines(column.Setting.Lines(content, style, measure), indent);
            }
        }

        column.Space(13);
    }

    private static EquatableArray<Inline> Joined(EquatableArray<TableCell> cells) =>
        cells.SelectMany((cell, i) => i == 0 ? cell.Content : [new Inline.Text(" · "), .. cell.Content]).ToEquatableArray();
}
