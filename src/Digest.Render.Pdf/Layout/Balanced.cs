using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>Ragged lines of what stands by itself, a title or a lead: where the last would hold but a word or two, all are made as even as their number allows.</summary>
internal static class Balanced
{
    // A last line that fills this much of the measure is no remnant.
    private const double ShortLast = 0.4;

    // More lines than this are text to be read on.
    private const int MostLines = 4;

    // No narrower than this share of the measure; lines would look like a list.
    private const double LeastShare = 0.5;

    private static readonly Pt Step = new(2);

    /// <summary>The lines.</summary>
    public static EquatableArray<Frame> Lines(Setting setting, EquatableArray<Inline> content, ParagraphStyle style, Pt measure)
    {
        var lines = setting.Lines(content, style, measure);
        if (lines.Count is < 2 or > MostLines || content.Any(part => part is Inline.LineBreak)) return lines;
        if (InkOf(lines[^1]) > measure * ShortLast) return lines;
        var narrowest = Narrowest(measure, tried => Fits(setting.TryLines(content, style, tried), lines.Count, tried));
        var even = setting.TryLines(content, style, narrowest);
        return Fits(even, lines.Count, narrowest) ? [.. even.Select(line => line with { Size = line.Size with { Width = measure } })] : lines;
    }

    /// <summary>The same, but at most so many lines; what is too long ends with an ellipsis.</summary>
    public static EquatableArray<Frame> Lines(Setting setting, EquatableArray<Inline> content, ParagraphStyle style, Pt measure, int most)
    {
        if (content.IsEmpty) return [];
        var lines = Lines(setting, content, style, measure);
        return lines.Count <= most ? lines : Cut.Lines(setting, content, style, measure, most);
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

    private static bool Fits(EquatableArray<Frame> lines, int count, Pt measure) => lines.Count == count && lines.All(line => InkOf(line) <= measure);

    // Where the last text that shows ends.
    private static Pt InkOf(Frame line)
    {
        return Look(line.Items, Pt.Zero);

        static Pt Look(EquatableArray<Placed> items, Pt x)
        {
            var last = Pt.Zero;
            foreach (var placed in items)
            {
                if (placed.Item is FrameItem.Group group) last = Pt.Max(last, Look(group.Items, x + placed.At.X));
                else if (placed.Item is FrameItem.GlyphRun run && !string.IsNullOrWhiteSpace(run.Text)) last = Pt.Max(last, x + placed.At.X + run.Width);
            }

            return last;
        }
    }
}
