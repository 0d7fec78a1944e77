using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Pictures;

/// <summary>Finds how much of each pixel a shape covers, by the non-zero winding rule.</summary>
/// <remarks>
/// Idea: each pixel row is cut into thin strips; in the middle of a strip the polygon's edges are crossed from left to right, and each inside
/// stretch adds its exact horizontal extent to the pixels it touches. Coverage is thus exact across and sampled down, which keeps the
/// non-zero rule right where contours overlap; accumulating signed areas would not.
/// </remarks>
internal sealed class Rasterizer(int width, int height)
{
    private const int Strips = 16;

    private readonly float[] row = new float[width + 1];

    /// <summary>A straight edge, downwards; <paramref name="Turn"/> is -1 when it was drawn upwards.</summary>
    private readonly record struct Edge(double Top, double Bottom, double X, double Slope, int Turn);

    /// <summary>Calls <paramref name="paint"/> with column, row and coverage (0 to 1) of every pixel the shape touches.</summary>
    public void Fill(IReadOnlyList<ShapeStep> steps, double scale, Action<int, int, double> paint)
    {
        var edges = EdgesOf(steps, scale);
        if (edges.Count == 0) return;
        edges.Sort((left, right) => left.Top.CompareTo(right.Top));
        var (first, last) = (Math.Max(0, (int)Math.Floor(edges[0].Top)), Math.Min(height - 1, (int)Math.Floor(edges.Max(edge => edge.Bottom))));
        var active = new List<Edge>();
        var next = 0;
        for (var y = first; y <= last; y++)
        {
            while (next < edges.Count && edges[next].Top < y + 1) active.Add(edges[next++]);
            active.RemoveAll(edge => edge.Bottom <= y);
            if (active.Count == 0) continue;
            Array.Clear(row);
            for (var strip = 0; strip < Strips; strip++) AddStrip(active, y + ((strip + 0.5) / Strips));
            for (var x = 0; x < width; x++)
                if (row[x] > 0) paint(x, y, Math.Min(1, row[x] / Strips));
        }
    }

    private void AddStrip(List<Edge> active, double y)
    {
        var crossings = new List<(double X, int Turn)>();
        foreach (var edge in active)
            if (edge.Top <= y && y < edge.Bottom) crossings.Add((edge.X + ((y - edge.Top) * edge.Slope), edge.Turn));
        crossings.Sort((left, right) => left.X.CompareTo(right.X));
        var winding = 0;
        for (var i = 0; i + 1 < crossings.Count; i++)
        {
            winding += crossings[i].Turn;
            if (winding != 0) AddStretch(crossings[i].X, crossings[i + 1].X);
        }
    }

    private void AddStretch(double from, double to)
    {
        (from, to) = (Math.Clamp(from, 0, width), Math.Clamp(to, 0, width));
        for (var x = (int)from; x < to; x++) row[x] += (float)(Math.Min(to, x + 1) - Math.Max(from, x));
    }

    private static List<Edge> EdgesOf(IReadOnlyList<ShapeStep> steps, double scale)
    {
        var edges = new List<Edge>();
        foreach (var contour in Contours.Of(steps, scale))
        {
            for (var i = 0; i < contour.Points.Count; i++)
            {
                var (a, b) = (contour.Points[i], contour.Points[(i + 1) % contour.Points.Count]);
                if (a.Y == b.Y) continue;
                var (top, bottom, turn) = a.Y < b.Y ? (a, b, 1) : (b, a, -1);
                edges.Add(new(top.Y * scale, bottom.Y * scale, top.X * scale, (bottom.X - top.X) / (bottom.Y - top.Y), turn));
            }
        }

        return edges;
    }
}
