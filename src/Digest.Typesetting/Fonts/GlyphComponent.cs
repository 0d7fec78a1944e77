namespace Digest.Typesetting.Fonts;

/// <summary>A part of a composite glyph: another glyph, moved and perhaps scaled (OpenType 1.9, "glyf", composite glyph description).</summary>
internal readonly record struct GlyphComponent
{
    private const int WordArguments = 1, ArgumentsAreOffsets = 2, HasScale = 8, MoreComponents = 0x20, HasTwoScales = 0x40, HasMatrix = 0x80, ScaledOffset = 0x800;

    private readonly int flags;
    private readonly int argument1;
    private readonly int argument2;
    private readonly double xx;
    private readonly double xy;
    private readonly double yx;
    private readonly double yy;

    private GlyphComponent(FontBytes data, int at)
    {
        flags = data.U16(at);
        Glyph = data.U16(at + 2);
        var position = at + 4;
        var isOffset = (flags & ArgumentsAreOffsets) != 0;
        if ((flags & WordArguments) != 0)
        {
            argument1 = isOffset ? data.I16(position) : data.U16(position);
            argument2 = isOffset ? data.I16(position + 2) : data.U16(position + 2);
            position += 4;
        }
        else
        {
            (argument1, argument2) = (data.U8(position), data.U8(position + 1));
            if (isOffset) (argument1, argument2) = ((sbyte)argument1, (sbyte)argument2);
            position += 2;
        }

        (xx, xy, yx, yy) = (1, 0, 0, 1);
        if ((flags & HasScale) != 0)
        {
            xx = yy = data.I16(position) / 16384.0;
            position += 2;
        }
        else if ((flags & HasTwoScales) != 0)
        {
            (xx, yy) = (data.I16(position) / 16384.0, data.I16(position + 2) / 16384.0);
            position += 4;
        }
        else if ((flags & HasMatrix) != 0)
        {
            (xx, xy) = (data.I16(position) / 16384.0, data.I16(position + 2) / 16384.0);
            (yx, yy) = (data.I16(position + 4) / 16384.0, data.I16(position + 6) / 16384.0);
            position += 8;
        }

        Length = position - at;
    }

    public ushort Glyph { get; }

    /// <summary>How many bytes describe the component.</summary>
    public int Length { get; }

    public bool HasNext => (flags & MoreComponents) != 0;

    public static GlyphComponent Read(FontBytes data, int at) => new(data, at);

    /// <summary>How far the component moves: as given, or so that a point of it meets a point of what stands already.</summary>
    public (double X, double Y) Shift(List<GlyphContour> placed, List<GlyphContour> parts)
    {
        if ((flags & ArgumentsAreOffsets) != 0)
            return (flags & ScaledOffset) == 0 ? (argument1, argument2) : (argument1 * Math.Sqrt((xx * xx) + (xy * xy)), argument2 * Math.Sqrt((yx * yx) + (yy * yy)));
        if (PointOf(placed, argument1) is not { } anchor || PointOf(parts, argument2) is not { } own) return (0, 0);
        own = Turn(own);
        return (anchor.X - own.X, anchor.Y - own.Y);
    }

    public GlyphContour Place(GlyphContour part, double dx, double dy)
    {
        var points = new GlyphPoint[part.Points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var turned = Turn(part.Points[i]);
            points[i] = turned with { X = turned.X + dx, Y = turned.Y + dy };
        }

        return new(points);
    }

    private GlyphPoint Turn(GlyphPoint point) => point with { X = (point.X * xx) + (point.Y * yx), Y = (point.X * xy) + (point.Y * yy) };

    private static GlyphPoint? PointOf(List<GlyphContour> contours, int number)
    {
#if FONT_FAULTS
        if (PlantedFault.Is("2")) return contours[0].Points[number];
#endif
        foreach (var contour in contours)
        {
            if (number < contour.Points.Length) return contour.Points[number];
            number -= contour.Points.Length;
        }

        return null;
    }
}
