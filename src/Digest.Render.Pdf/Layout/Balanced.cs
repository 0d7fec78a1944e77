using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>Ragged lines of what stands by itself, a title or a lead: where the last would hold but a word or two, or one would end in a hyphen, all are made as even as their number allows.</summary>
internal static class Balanced
{
    // A last line that fills this much of the measure is no remnant.
    private const double ShortLast = 0.4;

    // More lines than this are text to be read on.
    private const int MostLines = 4;

    // No narrower than this share of the measure; lines would look like a list.
    private const double LeastShare = 0.5;

    // How many measures are tried to find lines that end in no hyphen.
    private const int Tries = 10;

    private static readonly Pt Step = new(2);

    /// <summary>The lines.</summary>
    public static EquatableArray<Frame> Lines(Setting setting, EquatableArray<Inline> content, ParagraphStyle style, Pt measure)
    {
        var lines = setting.Lines(content, style, measure);
        if (lines.Count is < 2 or > MostLines || content.Any(part => part is Inline.LineBreak)) return lines;
        var isShort = InkOf(lines[^1]).Right <= measure * ShortLast;
        if (!isShort && HyphensOf(lines) == 0) return lines;
        var narrowest = Narrowest(measure, tried => Fits(setting.TryLines(content, style, tried), lines.Count, tried));
        var (best, isBest, most) = (lines, !isShort, HyphensOf(lines));
        for (var tried = narrowest; tried < measure; tried += Pt.Max(Step, (measure - narrowest) * (1.0 / Tries)))
        {
            var even = setting.TryLines(content, style, tried);
            if (!Fits(even, lines.Count, tried) || InkOf(even[^1]).Right <= measure * ShortLast) continue;
            var hyphens = HyphensOf(even);
            if (hyphens > most || (isBest && hyphens == most)) continue;
            (best, isBest, most) = (even, true, hyphens);
        }

        return [.. best.Select(line => line with { Size = line.Size with { Width = measure } })];
    }

    private static Pt Narrowest(Pt measure, Func<Pt, bool> fits)
    {
        var (least, most) = (measure * LeastShare, measure);
        while (most - least > Step)
        {
            var tried = (least + most) * 0.5;
            if (fits(tried)) most = tried;
            else least = tried;
        }

        return most;
    }

    private static bool Fits(EquatableArray<Frame> lines, int count, Pt measure) => lines.Count == count && lines.All(line => InkOf(line).Right <= measure);

    private static int HyphensOf(EquatableArray<Frame> lines) => lines.Take(lines.Count - 1).Count(line => InkOf(line).Text is [.., '-' or '\u2010']);

    // Where the last text that shows ends, and what it says.
    private static (Pt Right, string Text) InkOf(Frame line)
    {
        var last = (Right: Pt.Zero, Text: "");
        Look(line.Items, Pt.Zero);
        return last;

        void Look(EquatableArray<Placed> items, Pt x)
        {
            foreach (var placed in items)
            {
                if (placed.Item is FrameItem.Group group) Look(group.Items, x + placed.At.X);
                else if (placed.Item is FrameItem.GlyphRun run && !string.IsNullOrWhiteSpace(run.Text) && x + placed.At.X + run.Width > last.Right) last = (x + placed.At.X + run.Width, run.Text.TrimEnd());
            }
        }
    }
}
