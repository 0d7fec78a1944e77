using System.Collections.Frozen;
using System.Net;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// Blocks of HTML inside Markdown. Elements that stand on lines of their own part the text into paragraphs, the rest is running text; what the
/// elements looked like is lost, and an Info diagnostic says so.
/// </summary>
internal static class HtmlBlocks
{
    private static readonly FrozenSet<string> InlineNames = new[]
    {
        "sup", "sub", "em", "i", "cite", "var", "dfn", "strong", "b", "del", "s", "strike", "code", "kbd", "samp", "tt", "a", "br", "img", "span", "font", "u", "mark", "small",
        "big", "abbr", "q", "ins", "time", "wbr", "nobr", "label", "bdi", "bdo", "data", "ruby", "rt", "rp",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static List<Block> Read(Excerpt html, Findings findings)
    {
        var (blocks, pieces) = (new List<Block>(), new List<Piece>());
        var (heading, lost, from) = (0, default(string), 0);
        var lastEnd = html.Text.LastIndexOf("-->", StringComparison.Ordinal);
        for (var at = 0; at <= html.Length;)
        {
            at = html.Text.IndexOf('<', at) is var next && next < 0 ? html.Length : next;
            var raw = at < html.Length ? HtmlTag.At(html.Text, at, lastEnd) : null;
            if (raw is null && at < html.Length)
            {
                at++;
                continue;
            }

            AddText(pieces, html, from, at, findings);
            if (raw is null) break;
            var tag = new HtmlTag(raw, html.Source(at, at + raw.Length));
            var start = at;
            at = from = IsForPrograms(tag) ? EndOf(tag.Name, html.Text, at + raw.Length) : at + raw.Length;
            if (IsForPrograms(tag) || tag.IsComment)
            {
                findings.Drop(html.Text[start..at], DropReason.Markup, html.Source(start, at));
                continue;
            }

            if (InlineNames.Contains(tag.Name) || !HtmlInlines.IsKnown(tag.Name))
            {
                pieces.Add(tag);
                continue;
            }

            Flush(blocks, pieces, heading, findings);
            lost ??= tag.Name;
            heading = tag is { IsClose: false, Name: ['h', >= '1' and <= '6'] } ? tag.Name[1] - '0' : 0;
            if (tag.Name == "hr") blocks.Add(new Block.ThematicBreak { Origin = findings.Source.OriginOf(tag.Span) });
        }

        Flush(blocks, pieces, heading, findings);
        if (lost is not null && blocks.Count > 0) findings.Report(ReadingRules.ForeignHtml, html.Source(0, html.Length), $"The text of the HTML element {lost} is kept, its looks are not.");
        return blocks;
    }

    private static bool IsForPrograms(HtmlTag tag) => tag is { IsClose: false, Name: "script" or "style" or "template" };

    // Their text is no HTML: only their own closing tag ends it (HTML Standard, 13.2.5.2 to 13.2.5.4), or the end of the block.
    private static int EndOf(string name, string text, int at)
    {
        var close = text.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        var end = close < 0 ? -1 : text.IndexOf('>', close);
        return end < 0 ? text.Length : end + 1;
    }

    private static void AddText(List<Piece> pieces, Excerpt html, int from, int to, Findings findings)
    {
        if (to <= from) return;
        var text = WebUtility.HtmlDecode(html.Text[from..to]);
        var origin = findings.Source.OriginOf(html.Source(from, to));
        if (text.Length != to - from || text.AsSpan().IndexOfAny('\\', '$') < 0)
        {
            pieces.Add(new Inline.Text(text) { Origin = origin });
            return;
        }

        foreach (var inline in PlainInlines.ReadPart(html.Part(from, to), findings)) pieces.Add(inline);
    }

    private static void Flush(List<Block> blocks, List<Piece> pieces, int heading, Findings findings)
    {
        var content = InlineText.Tidy(HtmlInlines.Pair(pieces, findings));
        pieces.Clear();
        if (heading > 0) content = HeadingText.Clean(content);
        if (content.IsEmpty) return;
        var (first, last) = (content[0].Origin.Span!.Value, content[content.Count - 1].Origin.Span!.Value);
        var origin = findings.Source.OriginOf(TextSpan.Between(first.Start, Math.Max(first.End, last.End)));
        blocks.Add(heading > 0 ? new Block.Heading(heading, content) { Origin = origin } : new Block.Paragraph(content) { Origin = origin });
    }
}
