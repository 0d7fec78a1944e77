namespace Digest.Typesetting.Geometry;

/// <summary>A length in PDF points, 1/72 inch.</summary>
/// <param name="Value">The number of points.</param>
public readonly record struct Pt(double Value) : IComparable<Pt>
{
    /// <summary>No length.</summary>
    public static Pt Zero => default;

    /// <summary>A length given in millimetres.</summary>
    public static Pt FromMillimetres(double millimetres) => new(millimetres * 72 / 25.4);

    /// <inheritdoc/>
    public int CompareTo(Pt other) => Value.CompareTo(other.Value);

    /// <summary>The larger of the two.</summary>
    public static Pt Max(Pt left, Pt right) => left.Value >= right.Value ? left : right;

    /// <summary>The smaller of the two.</summary>
    public static Pt Min(Pt left, Pt right) => left.Value <= right.Value ? left : right;

    /// <summary>The sum.</summary>
    public static Pt operator +(Pt left, Pt right) => new(left.Value + right.Value);

    /// <summary>The difference.</summary>
    public static Pt operator -(Pt left, Pt right) => new(left.Value - right.Value);

    /// <summary>The same length in the other direction.</summary>
    public static Pt operator -(Pt length) => new(-length.Value);

    /// <summary>The length multiplied.</summary>
    public static Pt operator *(Pt length, double factor) => new(length.Value * factor);

    /// <summary>The length multiplied.</summary>
    public static Pt operator *(double factor, Pt length) => new(length.Value * factor);

    /// <summary>The length divided.</summary>
    public static Pt operator /(Pt length, double divisor) => new(length.Value / divisor);

    /// <summary>How often the right length fits into the left.</summary>
    public static double operator /(Pt left, Pt right) => left.Value / right.Value;

    /// <summary>True when the left length is shorter.</summary>
    public static bool operator <(Pt left, Pt right) => left.Value < right.Value;

    /// <summary>True when the left length is longer.</summary>
    public static bool operator >(Pt left, Pt right) => left.Value > right.Value;

    /// <summary>True when the left length is not longer.</summary>
    public static bool operator <=(Pt left, Pt right) => left.Value <= right.Value;

    /// <summary>True when the left length is not shorter.</summary>
    public static bool operator >=(Pt left, Pt right) => left.Value >= right.Value;

    /// <summary>The number of points with at most three decimals, and its unit.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value:0.###}pt");
}

/// <summary>A length in multiples of the font size at hand.</summary>
/// <param name="Value">The multiple.</param>
public readonly record struct Em(double Value)
{
    /// <summary>The length at a font size.</summary>
    public Pt At(Pt size) => size * Value;
}

/// <summary>A place in a frame: x to the right and y down from its top left corner.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
public readonly record struct Point(Pt X, Pt Y)
{
    /// <summary>The top left corner.</summary>
    public static Point Origin => default;

    /// <summary>The place moved.</summary>
    public static Point operator +(Point left, Point right) => new(left.X + right.X, left.Y + right.Y);
}

/// <summary>The extent of a box; neither side is negative.</summary>
/// <param name="Width">From left to right.</param>
/// <param name="Height">From top to bottom.</param>
public readonly record struct Size(Pt Width, Pt Height);

/// <summary>A box at a place.</summary>
/// <param name="At">Its top left corner.</param>
/// <param name="Size">Its extent.</param>
public readonly record struct Rect(Point At, Size Size);

/// <summary>A colour in sRGB, 8 bits a channel.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>Black.</summary>
    public static Color Black => default;

    /// <summary>A colour from its six hexadecimal digits, as <c>0x1F4E5F</c>.</summary>
    public static Color FromRgb(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary><c>#RRGGBB</c>.</summary>
    public override string ToString() => $"#{Red:X2}{Green:X2}{Blue:X2}";
}
