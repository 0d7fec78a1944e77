using System.Globalization;
using System.Text;
using Digest.Model.Formulas;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Frames;

/// <summary>Prints a frame as text: an item a line, groups indented, lengths in points to two decimals. The same frame gives the same text.</summary>
public static class FrameText
{
    /// <summary>The frame's box, baseline and items.</summary>
    public static string Print(Frame frame)
    {
        var text = new StringBuilder();
        text.Append("frame ").Append(Box(frame.Size)).Append(" baseline ").Append(Number(frame.Baseline)).Append('\n');
        foreach (var placed in frame.Items) Append(text, placed, 1);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Placed placed, int depth)
    {
        text.Append(' ', depth * 2).Append('(').Append(Number(placed.At.X)).Append(", ").Append(Number(placed.At.Y)).Append(") ").Append(Line(placed.Item)).Append('\n');
        if (placed.Item is not FrameItem.Group group) return;
        foreach (var inner in group.Items) Append(text, inner, depth + 1);
    }

    private static string Line(FrameItem item) => item switch
    {
        FrameItem.GlyphRun run => $"run {run.Face.Name} {Number(run.Size)} {run.Color} width {Number(run.Width)} {Quote(run.Text)}",
        FrameItem.Rule rule => $"rule {Box(rule.Size)} {rule.Color}",
        FrameItem.Path path => $"path {path.Steps.Count} steps fill {path.Fill?.ToString() ?? "none"} stroke {path.Stroke?.ToString() ?? "none"} {Number(path.StrokeWidth)}",
        FrameItem.Picture picture => $"picture {Box(picture.Size)} {picture.File.Count} bytes {Quote(picture.Alternative)}",
        FrameItem.Link link => $"link {Box(link.Size)} {link.Target} {Quote(link.Alternative)}",
        FrameItem.Anchor anchor => $"anchor {anchor.Name}",
        FrameItem.Group group => "group" + (group.Role is { } role ? $" {role}" : "") + (group.Element is { } element ? string.Create(CultureInfo.InvariantCulture, $" of {element}") : "")
            + (group.ActualText is { } read ? $" read {Quote(read)}" : "") + (group.Alternative is { } alternative ? $" alternative {Quote(alternative)}" : "")
            + (group.Formula is { } formula ? $" tex {Quote(FormulaTex.Print(formula))}" : ""),
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static string Box(Size size) => $"{Number(size.Width)} x {Number(size.Height)}";

    // The added zero turns a negative zero into a plain one.
    private static string Number(Pt length) => (Math.Round(length.Value, 2, MidpointRounding.AwayFromZero) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);
}
