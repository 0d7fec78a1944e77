using System.Globalization;
using System.Text;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Pictures;

/// <summary>The glyphs of an SVG picture: each written once, in font units, and named by the order in which it first stands.</summary>
internal sealed class SvgGlyphs
{
    private readonly GlyphOutlines outlines = new();
    private readonly Dictionary<(FontFace Face, ushort Glyph), int> numbers = [];
    private readonly StringBuilder definitions = new();

    /// <summary>Uses the glyphs of a run whose baseline starts at a place.</summary>
    public void Append(StringBuilder body, FrameItem.GlyphRun run, double x, double y)
    {
        var unit = run.Size.Value / run.Face.UnitsPerEm;
        if (unit <= 0) return;
        var uses = new StringBuilder();
        var advance = 0.0;
        foreach (var glyph in run.Glyphs)
        {
            if (NumberOf(run.Face, glyph.Id) is { } number)
                uses.Append(CultureInfo.InvariantCulture, $"<use href=\"#g{number}\" x=\"{SvgPicture.Number((advance + glyph.Offset.X.Value) / unit)}\"{Lifted(-glyph.Offset.Y.Value / unit)}/>");
            advance += glyph.Advance.Value;
        }

        if (uses.Length == 0) return;
        var scale = unit.ToString("0.#########", CultureInfo.InvariantCulture);
        body.Append(CultureInfo.InvariantCulture, $"<g fill=\"{run.Color}\" transform=\"matrix({scale} 0 0 -{scale} {SvgPicture.Number(x)} {SvgPicture.Number(y)})\">").Append(uses).Append("</g>\n");
    }

    /// <summary>Writes the glyphs that were used.</summary>
    public void AppendDefinitions(StringBuilder svg)
    {
        if (definitions.Length > 0) svg.Append("<defs>\n").Append(definitions).Append("</defs>\n");
    }

    private static string Lifted(double y) => y == 0 ? "" : $" y=\"{SvgPicture.Number(y)}\"";

    private int? NumberOf(FontFace face, ushort glyph)
    {
        if (numbers.TryGetValue((face, glyph), out var number)) return number;
        var steps = outlines.Of(face, glyph);
        if (steps.Length == 0) return null;
        number = numbers.Count;
        numbers.Add((face, glyph), number);
        definitions.Append(CultureInfo.InvariantCulture, $"<path id=\"g{number}\" d=\"");
        foreach (var step in steps)
        {
            var to = $"{SvgPicture.Number(step.X)} {SvgPicture.Number(step.Y)}";
            definitions.Append(step.Kind switch
            {
                OutlineStepKind.Move => "M" + to,
                OutlineStepKind.Line => "L" + to,
                _ => $"Q{SvgPicture.Number(step.ControlX)} {SvgPicture.Number(step.ControlY)} {to}",
            });
        }

        definitions.Append("Z\"/>\n");
        return number;
    }
}
