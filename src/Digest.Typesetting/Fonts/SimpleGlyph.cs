using System.Collections.Immutable;

namespace Digest.Typesetting.Fonts;

/// <summary>A point of an outline: on the curve, or a control point of a quadratic Bézier curve.</summary>
internal readonly record struct GlyphPoint(double X, double Y, bool IsOnCurve)
{
    public static GlyphPoint Middle(GlyphPoint left, GlyphPoint right) => new((left.X + right.X) / 2, (left.Y + right.Y) / 2, true);
}

/// <summary>A closed contour as the font gives it: between two control points lies an implied point on the curve.</summary>
internal sealed record GlyphContour(GlyphPoint[] Points)
{
    public void AddTo(ImmutableArray<OutlineStep>.Builder steps)
    {
        if (Points.Length < 2) return;
        var first = Array.FindIndex(Points, point => point.IsOnCurve);
        var start = first >= 0 ? Points[first] : GlyphPoint.Middle(Points[^1], Points[0]);
        var offset = first >= 0 ? first + 1 : 0;
        var count = first >= 0 ? Points.Length - 1 : Points.Length;
        steps.Add(new(OutlineStepKind.Move, start.X, start.Y));
        GlyphPoint? control = null;
        for (var i = 0; i < count; i++)
        {
            var point = Points[(offset + i) % Points.Length];
            if (point.IsOnCurve)
            {
                steps.Add(Step(point, control));
                control = null;
            }
            else
            {
                if (control is { } before) steps.Add(Step(GlyphPoint.Middle(before, point), before));
                control = point;
            }
        }

        if (control is { } last) steps.Add(Step(start, last));
    }

    private static OutlineStep Step(GlyphPoint to, GlyphPoint? control) =>
        control is { } by ? new(OutlineStepKind.Quadratic, to.X, to.Y, by.X, by.Y) : new(OutlineStepKind.Line, to.X, to.Y);
}

/// <summary>Reads a simple glyph description: end points, instructions (skipped), flags with repeats, packed coordinates.</summary>
internal static class SimpleGlyph
{
    private const int OnCurve = 1, Repeat = 8;

    public static List<GlyphContour> Read(FontBytes data, int contourCount)
    {
        if (contourCount == 0) return [];
        var ends = new int[contourCount];
        for (var i = 0; i < contourCount; i++)
        {
            ends[i] = data.U16(10 + (2 * i));
#if FONT_FAULTS
            if (PlantedFault.Is("3")) continue;
#endif
            if (i > 0 && ends[i] <= ends[i - 1]) throw data.Invalid(10 + (2 * i), "the contours are not in order");
        }

        var at = 10 + (2 * contourCount);
        at += 2 + data.U16(at);
        var flags = Flags(data, ends[^1] + 1, ref at);
        var xs = Coordinates(data, flags, 2, 16, ref at);
        var ys = Coordinates(data, flags, 4, 32, ref at);
        var contours = new List<GlyphContour>(contourCount);
        var start = 0;
        foreach (var end in ends)
        {
            var points = new GlyphPoint[end - start + 1];
            for (var i = start; i <= end; i++) points[i - start] = new(xs[i], ys[i], (flags[i] & OnCurve) != 0);
            contours.Add(new(points));
            start = end + 1;
        }

        return contours;
    }

    private static byte[] Flags(FontBytes data, int count, ref int at)
    {
        var flags = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var flag = flags[i] = data.U8(at++);
            if ((flag & Repeat) == 0) continue;
            for (var times = data.U8(at++); times > 0 && i + 1 < count; times--) flags[++i] = flag;
        }

        return flags;
    }

    private static int[] Coordinates(FontBytes data, byte[] flags, int isShort, int isSameOrPositive, ref int at)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isShort) != 0)
            {
                value += (flags[i] & isSameOrPositive) != 0 ? data.U8(at) : -data.U8(at);
                at++;
            }
            else if ((flags[i] & isSameOrPositive) == 0)
            {
                value += data.I16(at);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }
}
