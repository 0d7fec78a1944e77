using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf;

/// <summary>How well text can be told from its ground: the contrast ratio of WCAG 2.2, from 1 to 21.</summary>
public static class Contrast
{
    /// <summary>What text of any size needs (WCAG 2.2, success criterion 1.4.3).</summary>
    public const double Least = 4.5;

    /// <summary>The colour of paper.</summary>
    public static Color White => Color.FromRgb(0xFFFFFF);

    /// <summary>The contrast ratio of two colours, whichever is in front.</summary>
    public static double Between(Color one, Color other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>The relative luminance of a colour, 0 for black and 1 for white (WCAG 2.2, definition of relative luminance).</summary>
    public static double Luminance(Color color) => 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
