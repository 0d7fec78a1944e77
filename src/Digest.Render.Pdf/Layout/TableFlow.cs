using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Sets a table that the source gives. Where the measure allows it, no column is narrower than its longest word, and what is left goes to
/// those that would like more, in proportion (CSS 2.2, 17.5.2.2). The head comes back on top of every page. A row is divided only when it is
/// higher than half a page, and then between its lines. A table of few rows is kept whole where that leaves no large hole.
/// </summary>
internal static class TableFlow
{
    private const int FewColumns = 6;
    private const int LongestFigure = 14;
    private const int FewRows = 8;
    private const double MostOfPage = 0.5;

    // Words may lose this much of their room to be divided, before columns side by side say less than rows as lists.
    private const double MostSqueezed = 1.25;

    private static readonly Pt Padding = new(3);

    public static void Add(Column column, Block.Table table, Pt indent, Pt right)
    {
        var count = Math.Max(table.Head.Count, table.Rows.Select(row => row.Cells.Count).DefaultIfEmpty(0).Max());
        if (count == 0) return;
        var body = Theme.Sans(FontStyle.Regular, column.Theme.Type.Table.Size, column.Theme.Ink);
        var gap = new Pt(count > FewColumns ? 6.5 : 8);
        var wishes = Enumerable.Range(0, count).Select(i => WishOf(column, table, i, body)).ToArray();
        var wanted = wishes.Sum(wish => wish.Whole) + gap.Value * (count - 1);
        var measure = (wanted > column.Measure.Value ? column.Widest : column.Measure) - indent - right;
        if (LeastOf(wishes, measure.Value - gap.Value * (count - 1)) is var (least, room) && least > room * MostSqueezed)
        {
            RecordFlow.Add(column, table, indent, right);
            return;
        }

        var grid = new Grid(Widths(wishes, measure.Value - gap.Value * (count - 1)), gap, indent, measure, column.Theme.Type.Table.Leading);
        column.Space(5);
        var first = column.Count;
        using var element = column.Structure.Open(StructureRole.Table);
        var head = table.Head.IsEmpty ? null : Head(column, table.Head, grid);
        if (head is not null)
        {
            column.Add(head);
            column.KeepWithNext();
        }

        foreach (var row in table.Rows) AddRow(column, Lines(column, row.Cells, grid, body), grid, head);

        if (table.Rows.Count <= FewRows) column.KeepWhole(first, column.Theme.Height * MostOfPage);
        column.Space(13);
    }

    private sealed record Grid(Pt[] Widths, Pt Gap, Pt Indent, Pt Measure, Pt Leading);

    // How wide a column's longest word is and its longest cell on one line; two points more, since text is set to a measure.
    private static (double Word, double Whole) WishOf(Column column, Block.Table table, int index, TextStyle style)
    {
        var cells = table.Rows.Select(row => row.Cells).Append(table.Head).Where(cells => index < cells.Count).Select(cells => cells[index].Content).ToList();
        var whole = cells.Select(cell => column.Setting.WidthOf(cell, style).Value + 2).DefaultIfEmpty(0).Max();
        var word = cells.SelectMany(cell => Words(PlainText.Of(cell))).Distinct()
            .Select(part => column.Setting.WidthOf([new Inline.Text(part)], style).Value + 2).DefaultIfEmpty(0).Max();
        return (Math.Min(word, whole), whole);
    }

    // A figure with its unit or its error is one word, and so is any cell that is no longer than such.
    private static string[] Words(string cell) => cell.Length <= LongestFigure ? [cell] : cell.Split(' ');

    private static (double Least, double Room) LeastOf((double Word, double Whole)[] wishes, double room)
    {
        var most = Math.Max(room / 4, room / wishes.Length);
        return (wishes.Sum(wish => Math.Min(wish.Word, most)), room);
    }

    private static Pt[] Widths((double Word, double Whole)[] wishes, double room)
    {
        if (wishes.Sum(wish => wish.Whole) <= room) return [.. wishes.Select(wish => new Pt(wish.Whole))];

        // An address is no word to make room for, and no column needs more than all there is.
        var most = Math.Max(room / 4, room / wishes.Length);
        var columns = wishes.Select(wish => (Least: Math.Min(wish.Word, most), Most: Math.Min(wish.Whole, room))).ToList();
        var least = columns.Sum(wish => wish.Least);
        if (least >= room) return [.. columns.Select(wish => new Pt(wish.Least * room / least))];
        var share = (room - least) / columns.Sum(wish => wish.Most - wish.Least);
        return [.. columns.Select(wish => new Pt(wish.Least + (wish.Most - wish.Least) * share))];
    }

    private static EquatableArray<Frame>[] Lines(Column column, EquatableArray<TableCell> cells, Grid grid, TextStyle style) =>
        [.. cells.Select((cell, i) => column.Setting.Lines(cell.Content, StyleOf(column, cell, style), grid.Widths[i]))];

    private static ParagraphStyle StyleOf(Column column, TableCell cell, TextStyle style) => column.Theme.Ragged(style, column.Theme.Type.Table.Leading) with
    {
        Alignment = cell.Alignment switch { Alignment.End => ParagraphAlignment.End, Alignment.Center => ParagraphAlignment.Center, _ => ParagraphAlignment.Start },
        LinkColor = column.Theme.Accent,
    };

    private static Frame Head(Column column, EquatableArray<TableCell> cells, Grid grid)
    {
        using var row = column.Structure.Open(StructureRole.TableRow);
        var elements = Elements(column, grid, StructureRole.TableHeader);
        return Whole(Lines(column, cells, grid, Theme.Sans(FontStyle.SemiBold, column.Theme.Type.Table.Size * 0.95, column.Theme.Accent)), elements, grid, column.Theme);
    }

    // A cell for each column, so that rows of the source that are too short are regular ones to readers.
    private static int[] Elements(Column column, Grid grid, StructureRole role) => [.. grid.Widths.Select(_ => column.Structure.Add(role))];

    private static void AddRow(Column column, EquatableArray<Frame>[] cells, Grid grid, Frame? head)
    {
        using var row = column.Structure.Open(StructureRole.TableRow);
        var elements = Elements(column, grid, StructureRole.TableData);
        var lines = cells.Select(cell => cell.Count).DefaultIfEmpty(0).Max();
        if (column.Theme.Type.Table.Leading * lines <= column.Theme.Height * MostOfPage)
        {
            column.Add(new Strip { Frame = Whole(cells, elements, grid, column.Theme), Head = head });
            return;
        }

        for (var i = 0; i < lines; i++)
        {
            var line = cells.Select(cell => i < cell.Count ? new EquatableArray<Frame>([cell[i]]) : []).ToArray();
            var frame = Cells(line, elements, grid, i == 0 ? Padding : Pt.Zero, i == lines - 1 ? Padding : Pt.Zero);
            column.Add(new Strip { Frame = i == lines - 1 ? Ruled(frame, grid, column.Theme) : frame, Head = head, PageStart = i == 1 || i == lines - 1 ? PageStart.Forbidden : PageStart.Allowed });
        }
    }

    private static Frame Whole(EquatableArray<Frame>[] cells, int[] elements, Grid grid, Theme theme) => Ruled(Cells(cells, elements, grid, Padding, Padding), grid, theme);

    private static Frame Cells(EquatableArray<Frame>[] cells, int[] elements, Grid grid, Pt above, Pt below)
    {
        var items = new List<Placed>();
        var x = grid.Indent;
        var height = grid.Leading;
        var baseline = cells.Select(cell => cell.IsEmpty ? Pt.Zero : cell[0].Baseline).Aggregate(Pt.Zero, Pt.Max);
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = Setting.Stack(cells[i], grid.Widths[i]);
            var drop = cells[i].IsEmpty ? Pt.Zero : baseline - cells[i][0].Baseline;
            items.Add(new Placed(new Point(x, above + drop), new FrameItem.Group(cell.Items) { Element = elements[i] }));
            height = Pt.Max(height, drop + cell.Size.Height);
            x += grid.Widths[i] + grid.Gap;
        }

        height += above + below;
        return new Frame { Size = new Size(grid.Indent + grid.Measure, height), Baseline = above + baseline, Items = items.ToEquatableArray() };
    }

    private static Frame Ruled(Frame row, Grid grid, Theme theme)
    {
        var rule = new FrameItem.Rule(new Size(grid.Measure, new Pt(0.4)), theme.Hairline);
        var line = new FrameItem.Group([new Placed(Point.Origin, rule)]) { Role = StructureRole.Artifact };
        return row with { Items = [.. row.Items, new Placed(new Point(grid.Indent, row.Size.Height - new Pt(0.4)), line)] };
    }
}
