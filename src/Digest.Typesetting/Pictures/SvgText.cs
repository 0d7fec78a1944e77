using System.Globalization;
using System.Text;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Pictures;

/// <summary>The text of a frame as transparent SVG text over its glyphs, one element to a run, or to a group that is read as something else.</summary>
internal static class SvgText
{
    /// <summary>Writes the text of everything in the frame.</summary>
    public static void Append(StringBuilder svg, Frame frame)
    {
        var text = new StringBuilder();
        Append(text, frame.Items, Point.Origin);
        if (text.Length > 0) svg.Append("<g fill=\"transparent\" font-family=\"serif\" style=\"white-space:pre\">\n").Append(text).Append("</g>\n");
    }

    private static void Append(StringBuilder svg, IEnumerable<Placed> items, Point from)
    {
        foreach (var (at, item) in items)
        {
            if (item is FrameItem.GlyphRun run) Append(svg, from + at, run.Size, run.Width, run.Text);
            if (item is not FrameItem.Group group) continue;
            if (group.ActualText is { } read) AppendRead(svg, group, from + at, read);
            else Append(svg, group.Items, from + at);
        }
    }

    private static void AppendRead(StringBuilder svg, FrameItem.Group group, Point from, string read)
    {
        var runs = Runs(group, from).ToList();
        if (runs.Count == 0) return;
        var (left, right) = (runs.Min(run => run.At.X.Value), runs.Max(run => (run.At.X + run.Run.Width).Value));
        var tallest = runs.MaxBy(run => run.Run.Size.Value);
        Append(svg, new(new(left), tallest.At.Y), tallest.Run.Size, new(right - left), read);
    }

    private static IEnumerable<(Point At, FrameItem.GlyphRun Run)> Runs(FrameItem.Group group, Point from)
    {
        var frame = new Frame { Size = default, Baseline = default, Items = group.Items };
        foreach (var (at, item) in FrameLeaves.Of(frame))
            if (item is FrameItem.GlyphRun run) yield return (from + at, run);
    }

    private static void Append(StringBuilder svg, Point at, Pt size, Pt width, string text)
    {
        if (text.Length == 0) return;
        var length = width.Value > 0 ? $" textLength=\"{SvgPicture.Number(width.Value)}\" lengthAdjust=\"spacingAndGlyphs\"" : "";
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{SvgPicture.Number(at.X.Value)}\" y=\"{SvgPicture.Number(at.Y.Value)}\" font-size=\"{SvgPicture.Number(size.Value)}\"{length}>");
        foreach (var rune in text.EnumerateRunes()) AppendEscaped(svg, rune);
        svg.Append("</text>\n");
    }

    /// <summary>A character of XML 1.0; what that has no place for is the replacement character.</summary>
    private static void AppendEscaped(StringBuilder svg, Rune rune) => svg.Append(rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        < 0x20 and not ('\t' or '\n' or '\r') or 0xFFFE or 0xFFFF => "\uFFFD",
        _ => rune.ToString(),
    });
}
