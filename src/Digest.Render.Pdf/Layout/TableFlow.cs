using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Sets a table that the source gives. Columns share the measure in proportion to the width that their longest cell would like, none below
/// the width of its longest word as far as there is room; rows are never divided, and the head comes back at the top of a page only by
/// standing with the first row.
/// </summary>
internal static class TableFlow
{
    private static readonly Pt Gap = new(8);

    public static void Add(Column column, Block.Table table, Pt indent)
    {
        var count = Math.Max(table.Head.Count, table.Rows.Select(row => row.Cells.Count).DefaultIfEmpty(0).Max());
        if (count == 0) return;
        var body = Theme.Sans(FontStyle.Regular, 7.8, column.Theme.Ink);
        var widths = Widths(column, table, count, body, column.Theme.Measure - indent);
        column.Space(5);
        if (!table.Head.IsEmpty)
        {
            column.Add(Row(column, table.Head, widths, Theme.Sans(FontStyle.SemiBold, 7.4, column.Theme.Accent), indent));
            column.KeepWithNext();
        }

        foreach (var row in table.Rows) column.Add(Row(column, row.Cells, widths, body, indent));
        column.Space(13);
    }

    private static Pt[] Widths(Column column, Block.Table table, int count, TextStyle style, Pt measure)
    {
        var wanted = new double[count];
        foreach (var cells in table.Rows.Select(row => row.Cells).Append(table.Head))
            for (var i = 0; i < cells.Count; i++)
                wanted[i] = Math.Max(wanted[i], ParagraphSetter.WidthOf(column.Setting.Fonts, cells[i].Content, style).Value + 2);
        var room = measure.Value - Gap.Value * (count - 1);
        if (wanted.Sum() <= room) return [.. wanted.Select(width => new Pt(width))];

        // What is narrower than an equal share keeps its width; the wide ones share the rest by their square roots, so that a long text
        // gets more but does not crush its neighbours.
        var share = room / count;
        var narrow = wanted.Where(width => width <= share).Sum();
        var roots = wanted.Where(width => width > share).Sum(Math.Sqrt);
        return [.. wanted.Select(width => new Pt(Math.Max(12, width <= share ? width : (room - narrow) * Math.Sqrt(width) / roots)))];
    }

    private static Frame Row(Column column, EquatableArray<TableCell> cells, Pt[] widths, TextStyle style, Pt indent)
    {
        var items = new List<Placed>();
        var x = indent;
        var height = new Pt(11);
        for (var i = 0; i < cells.Count; i++)
        {
            var alignment = cells[i].Alignment switch { Alignment.End => ParagraphAlignment.End, Alignment.Center => ParagraphAlignment.Center, _ => ParagraphAlignment.Start };
            var lines = column.Setting.Lines(cells[i].Content, column.Theme.Ragged(style, new Pt(10.4)) with { Alignment = alignment, LinkColor = column.Theme.Accent }, widths[i]);
            var cell = Setting.Stack(lines, widths[i]);
            items.Add(new Placed(new Point(x, new Pt(3)), new FrameItem.Group(cell.Items)));
            height = Pt.Max(height, cell.Size.Height);
            x += widths[i] + Gap;
        }

        height += new Pt(6);
        var rule = new FrameItem.Rule(new Size(column.Theme.Measure - indent, new Pt(0.4)), column.Theme.Hairline);
        items.Add(new Placed(new Point(indent, height - new Pt(0.4)), new FrameItem.Group([new Placed(Point.Origin, rule)]) { Role = StructureRole.Artifact }));
        return new Frame { Size = new Size(column.Theme.Measure, height), Baseline = height, Items = items.ToEquatableArray() };
    }
}
