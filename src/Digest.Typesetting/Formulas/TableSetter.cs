using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>
/// Cells in rows and columns, and binomial coefficients. Columns are as wide as their widest cell, rows as high as their highest and never closer
/// than a line, and the whole is centred on the axis (The TeXbook, chapter 17, on \matrix; Appendix G, rule 15 for \choose).
/// </summary>
internal sealed partial class MathSetter
{
    /// <summary>The height and depth of a row without high cells, in em: LaTeX's \strut for lines 1.2 em apart.</summary>
    private const double StrutHeight = 0.84;

    private const double StrutDepth = 0.36;

    /// <summary>How much higher amsmath makes the rows of cases.</summary>
    private const double CasesStretch = 1.2;

    /// <summary>How high the brackets of binomials are at least, in em: Computer Modern's font dimensions 20 and 21, for which MATH tables have no constant.</summary>
    private const double DisplayBinomialHeight = 2.39;

    private const double BinomialHeight = 1.01;

    private MathBox SetTable(MathNode.Table table, MathStyle style, double stretch = 1)
    {
        var size = glyphs.SizeOf(style);
        var (strutHeight, strutDepth) = (StrutHeight * stretch * size, StrutDepth * stretch * size);
        var cellStyle = style.Level == MathLevel.Display ? new MathStyle(MathLevel.Text, style.IsCramped) : style;
        var cells = table.Rows.Select(row => row.Select(cell => Boxed(cell, cellStyle)).ToArray()).ToArray();
        var starts = ColumnStarts(cells, table.Columns, size, out var widths, out var width);
        var heights = cells.Select(row => row.Select(cell => cell.Height).Append(strutHeight).Max()).ToArray();
        var depths = cells.Select(row => row.Select(cell => cell.Depth).Append(strutDepth).Max()).ToArray();
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

        var half = (heights.Sum() + depths.Sum()) / 2;
        return MathBox.Of(width, [.. parts]) with { Height = half + Axis(style), Depth = half - Axis(style) };
    }

    /// <summary>A binomial is a fraction without a rule between brackets (Appendix G, rules 15c and 15e, with the constants Stack*).</summary>
    private MathBox SetBinomial(MathNode.Binomial binomial, MathStyle style)
    {
        var isDisplay = style.Level == MathLevel.Display;
        var (above, below) = (Boxed(binomial.Upper, style.Numerator), Boxed(binomial.Lower, style.Denominator));
        var up = Em(isDisplay ? MathConstant.StackTopDisplayStyleShiftUp : MathConstant.StackTopShiftUp, style);
        var down = Em(isDisplay ? MathConstant.StackBottomDisplayStyleShiftDown : MathConstant.StackBottomShiftDown, style);
        var missing = Em(isDisplay ? MathConstant.StackDisplayStyleGapMin : MathConstant.StackGapMin, style) - (up - above.Depth - (below.Height - down));
        if (missing > 0) (up, down) = (up + (missing / 2), down + (missing / 2));
        var width = Math.Max(above.Width, below.Width);
        var body = MathBox.Of(width, ((width - above.Width) / 2, -up, above), ((width - below.Width) / 2, down, below));
        var least = (isDisplay ? DisplayBinomialHeight : BinomialHeight) * glyphs.SizeOf(style);
        var (open, close) = (Delimiter("(", least, style), Delimiter(")", least, style));
        return MathBox.Of(open.Width + width + close.Width, (0, 0, open), (open.Width, 0, body), (open.Width + width, 0, close));
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
