using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Where a line stands in the measure: how far from its left end, and how wide it may be. In points; a width may be negative where an indent is wider than the measure.</summary>
internal readonly record struct LineRoom(double Left, double Width);

/// <summary>The room of each line: that of the first lines, which indents and a side box make different, and that of all others.</summary>
internal sealed record LineShape(IReadOnlyList<LineRoom> First, LineRoom Usual)
{
    /// <summary>The room of a line, counted from 0.</summary>
    public LineRoom this[int line] => line < First.Count ? First[line] : Usual;

    /// <summary>The narrowest of all lines.</summary>
    public double Narrowest => First.Aggregate(Usual.Width, (least, room) => Math.Min(least, room.Width));

    /// <summary>Lines that are all equal.</summary>
    public static LineShape Even(double width) => new([], new(0, width));

    /// <summary>The lines of a paragraph of some style.</summary>
    public static LineShape Of(ParagraphStyle style, Pt measure)
    {
        var special = Math.Max(style.FirstIndent == style.HangingIndent ? 0 : 1, style.Beside?.Lines ?? 0);
        return new([.. Enumerable.Range(0, special).Select(line => Room(style, measure, line))], Room(style, measure, special));
    }

    private static LineRoom Room(ParagraphStyle style, Pt measure, int line)
    {
        var left = line == 0 ? style.FirstIndent : style.HangingIndent;
        if (style.Beside is not { } box || line >= box.Lines) return new(left.Value, (measure - left).Value);
        return new((box.Side == BoxSide.Start ? left + box.Width : left).Value, (measure - left - box.Width).Value);
    }
}
