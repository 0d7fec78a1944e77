using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Formulas;

/// <summary>A part of a formula that is set: its extent about its baseline and what stands in it. Lengths in points, y down from the baseline.</summary>
internal sealed record MathBox
{
    /// <summary>How far the next part starts to the right.</summary>
    public double Width { get; init; }

    /// <summary>The extent above the baseline.</summary>
    public double Height { get; init; }

    /// <summary>The extent below the baseline.</summary>
    public double Depth { get; init; }

    /// <summary>How far the last glyph leans out of <see cref="Width"/>, which a superscript must clear.</summary>
    public double Italic { get; init; }

    /// <summary>The glyph when the box is a single one of the math face, whose scripts have rules of their own; 0 otherwise.</summary>
    public ushort Glyph { get; init; }

    /// <summary>The glyph of the math face that it begins with, as it is outside of scripts; it kerns with what it is a script of. 0 when it begins with none.</summary>
    public ushort Lead { get; init; }

    /// <summary>What kerns with its scripts: the glyph and its extent above and below, in points; null when it is no character of the math face.</summary>
    public KernedGlyph? Kerned { get; init; }

    /// <summary>True for a single character, whose scripts do not drop with its extent.</summary>
    public bool IsCharacter { get; init; }

    /// <summary>What stands in it, from its origin on the baseline.</summary>
    public IReadOnlyList<MathItem> Items { get; init; } = [];

    public static MathBox Empty { get; } = new();

    /// <summary>White space.</summary>
    public static MathBox Blank(double width) => new() { Width = width };

    /// <summary>Boxes at places, as one box as wide as given.</summary>
    public static MathBox Of(double width, params ReadOnlySpan<(double X, double Y, MathBox Box)> parts)
    {
        var items = new List<MathItem>();
        double height = 0, depth = 0;
        foreach (var (x, y, box) in parts)
        {
            foreach (var item in box.Items) items.Add(item with { X = item.X + x, Y = item.Y + y });
            height = Math.Max(height, box.Height - y);
            depth = Math.Max(depth, box.Depth + y);
        }

        return new() { Width = width, Height = height, Depth = depth, Items = items };
    }
}

/// <summary>A glyph of the math face with its extent above and below the baseline, in points.</summary>
internal readonly record struct KernedGlyph(ushort Glyph, double Height, double Depth);

/// <summary>An item of a box at its place from the box's origin on the baseline.</summary>
internal readonly record struct MathItem(double X, double Y, FrameItem Item);
