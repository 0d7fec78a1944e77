using Digest.Model;

namespace Digest.Typesetting.Fonts;

/// <summary>A box in font units, y upwards; all four are 0 for what paints nothing.</summary>
/// <param name="XMin">The left edge.</param>
/// <param name="YMin">The lower edge.</param>
/// <param name="XMax">The right edge.</param>
/// <param name="YMax">The upper edge.</param>
public readonly record struct GlyphBounds(int XMin, int YMin, int XMax, int YMax);

/// <summary>What a step of a glyph's outline does.</summary>
public enum OutlineStepKind
{
    /// <summary>Starts a contour; the one before is closed by a straight line.</summary>
    Move,

    /// <summary>Draws a straight line.</summary>
    Line,

    /// <summary>Draws a quadratic Bézier curve with one control point.</summary>
    Quadratic,
}

/// <summary>A step along a glyph's outline, in font units, y upwards.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="X">Where it ends.</param>
/// <param name="Y">Where it ends.</param>
/// <param name="ControlX">The control point of a curve.</param>
/// <param name="ControlY">The control point of a curve.</param>
public readonly record struct OutlineStep(OutlineStepKind Kind, double X, double Y, double ControlX = 0, double ControlY = 0);

/// <summary>The outline of a glyph, components included; filled by the non-zero winding rule.</summary>
/// <param name="Steps">Contour after contour, each from a move; empty for a blank glyph.</param>
/// <param name="Bounds">The box that the font gives for the glyph.</param>
public sealed record GlyphOutline(EquatableArray<OutlineStep> Steps, GlyphBounds Bounds);
