namespace Digest.Typesetting.Pictures;

/// <summary>
/// Finds how much of each pixel a shape covers. Every edge adds to the pixels it crosses the exact area to its right, signed by its direction, and
/// to the pixel after them what it covers of their whole height; sums along each row then give the coverage (the idea of FreeType's and LibArt's
/// smooth rasterizers). Sums beyond 1 count as 1, which is the non-zero winding rule but where two edges cross within one pixel.
/// </summary>
internal sealed class CoverageMask(int width, int height)
{
    /// <summary>How far a chord may be from its curve, in pixels.</summary>
    private const double Flatness = 0.03;

    private const int MostChords = 256;

    /// <summary>Coverage below this changes no 8-bit colour.</summary>
    private const float Least = 1f / 1024;

    private readonly List<(double X0, double Y0, double X1, double Y1)> edges = [];
    private float[] cells = [];
    private (double X, double Y) start;
    private (double X, double Y) at;
    private (int Left, int Top, int Right, int Bottom) box;

    /// <summary>What is done with a covered pixel: its column, its row, and how much of it is covered, up to 1.</summary>
    public delegate void PaintPixel(int x, int y, float coverage);

    /// <summary>Starts a contour; the one before is closed.</summary>
    public void MoveTo(double x, double y)
    {
        Close();
        start = at = (x, y);
    }

    /// <summary>A straight edge.</summary>
    public void LineTo(double x, double y)
    {
        if (y != at.Y) edges.Add((at.X, at.Y, x, y));
        at = (x, y);
    }

    /// <summary>A quadratic Bézier curve.</summary>
    public void QuadraticTo(double x1, double y1, double x, double y)
    {
        var from = at;
        var bend = Math.Abs(from.X - (2 * x1) + x) + Math.Abs(from.Y - (2 * y1) + y);
        var chords = Math.Clamp((int)Math.Ceiling(Math.Sqrt(bend / (4 * Flatness))), 1, MostChords);
        for (var i = 1; i < chords; i++)
        {
            var t = (double)i / chords;
            var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
            LineTo((a * from.X) + (b * x1) + (c * x), (a * from.Y) + (b * y1) + (c * y));
        }

        LineTo(x, y);
    }

    /// <summary>A cubic Bézier curve.</summary>
    public void CubicTo(double x1, double y1, double x2, double y2, double x, double y)
    {
        var from = at;
        var bend = Math.Max(
            Math.Abs(from.X - (2 * x1) + x2) + Math.Abs(from.Y - (2 * y1) + y2),
            Math.Abs(x1 - (2 * x2) + x) + Math.Abs(y1 - (2 * y2) + y));
        var chords = Math.Clamp((int)Math.Ceiling(Math.Sqrt(0.75 * bend / Flatness)), 1, MostChords);
        for (var i = 1; i < chords; i++)
        {
            var t = (double)i / chords;
            var (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t);
            LineTo((a * from.X) + (b * x1) + (c * x2) + (d * x), (a * from.Y) + (b * y1) + (c * y2) + (d * y));
        }

        LineTo(x, y);
    }

    /// <summary>Paints the shape that was drawn and forgets it.</summary>
    public void Paint(PaintPixel paint)
    {
        Close();
        if (edges.Count > 0 && FindBox())
        {
            var stride = box.Right - box.Left + 2;
            var size = stride * (box.Bottom - box.Top);
            if (cells.Length < size) cells = new float[size];
            else Array.Clear(cells, 0, size);
            foreach (var edge in edges) AddEdge(edge, stride);
            for (var y = box.Top; y < box.Bottom; y++) PaintRow(y, cells.AsSpan((y - box.Top) * stride, stride - 2), paint);
        }

        edges.Clear();
        (start, at) = (default, default);
    }

    private void Close() => LineTo(start.X, start.Y);

    private void PaintRow(int y, ReadOnlySpan<float> row, PaintPixel paint)
    {
        var sum = 0f;
        for (var x = 0; x < row.Length; x++)
        {
            sum += row[x];
            var coverage = Math.Min(1, Math.Abs(sum));
            if (coverage > Least) paint(box.Left + x, y, coverage);
        }
    }

    private bool FindBox()
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var (x0, y0, x1, y1) in edges)
        {
            (left, right) = (Math.Min(left, Math.Min(x0, x1)), Math.Max(right, Math.Max(x0, x1)));
            (top, bottom) = (Math.Min(top, Math.Min(y0, y1)), Math.Max(bottom, Math.Max(y0, y1)));
        }

        box = (Pixel(Math.Floor(left), width), Pixel(Math.Floor(top), height), Pixel(Math.Ceiling(right), width), Pixel(Math.Ceiling(bottom), height));
        return box.Left < box.Right && box.Top < box.Bottom;
    }

    private static int Pixel(double at, int most) => double.IsNaN(at) ? 0 : (int)Math.Clamp(at, 0, most);

    private void AddEdge((double X0, double Y0, double X1, double Y1) edge, int stride)
    {
        var turn = edge.Y0 < edge.Y1 ? 1 : -1;
        var (x0, y0, x1, y1) = turn > 0 ? edge : (edge.X1, edge.Y1, edge.X0, edge.Y0);
        var slope = (x1 - x0) / (y1 - y0);
        var (top, bottom) = (Math.Max(y0, box.Top), Math.Min(y1, box.Bottom));
        for (var y = (int)Math.Floor(top); y < bottom; y++)
        {
            var (from, to) = (Math.Max(top, y), Math.Min(bottom, y + 1));
            if (to <= from) continue;
            AddSpan(Column(x0 + ((from - y0) * slope)), Column(x0 + ((to - y0) * slope)), turn * (to - from), (y - box.Top) * stride);
        }
    }

    private double Column(double x) => Math.Clamp(x - box.Left, 0, box.Right - box.Left);

    /// <summary>A piece of an edge within one row: <paramref name="cover"/> of the row's height, spread over the pixels from one end to the other.</summary>
    private void AddSpan(double from, double to, double cover, int row)
    {
        var (left, right) = from < to ? (from, to) : (to, from);
        var (first, last) = ((int)left, (int)right);
        if (first == last)
        {
            var inside = cover * (1 - (((left + right) / 2) - first));
            cells[row + first] += (float)inside;
            cells[row + first + 1] += (float)(cover - inside);
            return;
        }

        var perPixel = cover / (right - left);
        var before = 0.0;
        for (var x = first; x <= last; x++)
        {
            // The area right of the edge up to the end of this pixel, of which the part that earlier pixels show is taken off.
            var (a, b) = (Math.Max(left, x), Math.Min(right, x + 1));
            var reached = (a - left) * perPixel;
            var inside = ((b - a) * perPixel * (x + 1 - ((a + b) / 2))) + reached;
            cells[row + x] += (float)(inside - before);
            before = inside;
        }

        cells[row + last + 1] += (float)(cover - before);
    }
}
