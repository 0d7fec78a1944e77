using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>
/// Cells in rows and columns, and binomial coefficients. Columns are as wide as their widest cell, rows as high as their highest and never closer
/// than a line, and the whole is centred on the axis (The TeXbook, chapter 17, on \matrix; Appendix G, rule 15 for \choose).
/// </summary>
internal sealed partial class MathSetter
{
    /// <summary>The height and depth of a row without high cells, in em: plain TeX's \strut.</summary>
    private const double StrutHeight = 0.85;

    private const double StrutDepth = 0.35;

    private MathBox SetTable(MathNode.Table table, MathStyle style)
    {
        var size = glyphs.SizeOf(style);
        var cellStyle = style.Level == MathLevel.Display ? new MathStyle(MathLevel.Text, style.IsCramped) : style;
        var cells = table.Rows.Select(row => row.Select(cell => Leaning(Set(cell, cellStyle))).ToArray()).ToArray();
        var starts = ColumnStarts(cells, table.Columns, size, out var widths, out var width);
        var heights = cells.Select(row => row.Select(cell => cell.Height).Append(StrutHeight * size).Max()).ToArray();
        var depths = cells.Select(row => row.Select(cell => cell.Depth).Append(StrutDepth * size).Max()).ToArray();
        var y = -Axis(style) - ((heights.Sum() + depths.Sum()) / 2);
        var parts = new List<(double, double, MathBox)>();
        for (var row = 0; row < cells.Length; row++)
        {
            y += heights[row];
            for (var column = 0; column < cells[row].Length; column++)
            {
                var room = widths[column] - cells[row][column].Width;
                parts.Add((starts[column] + (room * Share(AlignmentOf(table.Columns, column))), y, cells[row][column]));
            }

            y += depths[row];
        }

        return MathBox.Of(width, [.. parts]);
    }

    private MathBox SetBinomial(MathNode.Binomial binomial, MathStyle style)
    {
        var (above, below) = (Leaning(Set(binomial.Upper, style.Numerator)), Leaning(Set(binomial.Lower, style.Denominator)));
        var (axis, gap) = (Axis(style), Em(MathConstant.FractionNumeratorGapMin, style) * 3);
        var width = Math.Max(above.Width, below.Width);
        var up = axis + (gap / 2) + above.Depth;
        var down = below.Height + (gap / 2) - axis;
        var body = MathBox.Of(width, ((width - above.Width) / 2, -up, above), ((width - below.Width) / 2, down, below));
        return SetBetween("(", body, ")", style);
    }

    /// <summary>Where columns begin: a quad apart, but the two of a right and a left one, which meet at a sign, only a thick space.</summary>
    private static double[] ColumnStarts(MathBox[][] cells, string columns, double size, out double[] widths, out double width)
    {
        var count = cells.Select(row => row.Length).DefaultIfEmpty().Max();
        widths = [.. Enumerable.Range(0, count).Select(column => cells.Where(row => row.Length > column).Max(row => row[column].Width))];
        var starts = new double[count];
        width = 0;
        for (var column = 0; column < count; column++)
        {
            if (column > 0) width += (AlignmentOf(columns, column - 1), AlignmentOf(columns, column)) == ('r', 'l') ? size * 5 / 18 : size;
            starts[column] = width;
            width += widths[column];
        }

        return starts;
    }

    private static char AlignmentOf(string columns, int column) => columns.Length == 0 ? 'c' : columns[column % columns.Length];

    private static double Share(char alignment) => alignment switch { 'l' => 0, 'r' => 1, _ => 0.5 };
}
