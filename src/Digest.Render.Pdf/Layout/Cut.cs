using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>Text that may take so many lines and no more, where the whole stands elsewhere in the issue: what is too long ends with an ellipsis after a word.</summary>
internal static class Cut
{
    /// <summary>At most <paramref name="most"/> lines.</summary>
    public static EquatableArray<Frame> Lines(Setting setting, EquatableArray<Inline> content, ParagraphStyle style, Pt measure, int most)
    {
        if (content.IsEmpty) return [];
        var lines = setting.Lines(content, style, measure);
        if (lines.Count <= most) return lines;
        var words = PlainText.Of(content).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (fits, isTooMuch) = (0, words.Length);
        var best = new EquatableArray<Frame>();
        while (isTooMuch - fits > 1)
        {
            var tried = (fits + isTooMuch) / 2;
            var shorter = setting.TryLines(Shorter(content, words, tried), style, measure);
            if (shorter.Count <= most) (fits, best) = (tried, shorter);
            else isTooMuch = tried;
        }

        return fits > 0 ? best : lines.Take(most).ToEquatableArray();
    }

    // A link stays one; other marks of a text that is cut do not matter.
    private static EquatableArray<Inline> Shorter(EquatableArray<Inline> content, string[] words, int count)
    {
        EquatableArray<Inline> text = [new Inline.Text(string.Join(' ', words.Take(count)).TrimEnd(',', ';', ':', '.', '–', '—') + " …")];
        return content is [Inline.Link link] ? [new Inline.Link(text, link.Target)] : text;
    }
}
