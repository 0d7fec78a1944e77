using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>A text that is a value of JSON, YAML or a table: running text, or, where it has line breaks or marks, blocks as the reader of its own form makes them.</summary>
internal sealed partial class EmbeddedText(Findings findings)
{
    /// <summary>The text as blocks; its headings, which would part what is around it, as bold paragraphs.</summary>
    public EquatableArray<Block> Blocks(Excerpt text) => Outline(text).Blocks.Where(block => block is not Block.Heading { Content.IsEmpty: true }).Select(WithoutHeading).ToEquatableArray();

    /// <summary>The text as running text: paragraphs as lines; what else it holds stands as written.</summary>
    public EquatableArray<Inline> Line(Excerpt text)
    {
        if (!IsMarked(text.Text)) return PlainInlines.Read(text, findings);
        if (Outline(text).Blocks is { } blocks && blocks.All(block => block is Block.Paragraph))
            return blocks.SelectMany((block, at) => at == 0 ? ((Block.Paragraph)block).Content : [new Inline.LineBreak { Origin = block.Origin }, .. ((Block.Paragraph)block).Content]).ToEquatableArray();
        return PlainInlines.Read(text, findings);
    }

    /// <summary>The text as an outline of its own, with the places of the source around it.</summary>
    public Outline Outline(Excerpt text)
    {
        var (start, end) = InlineText.Trim(text.Text, 0, text.Length);
        text = text.Part(start, end);
        var whole = findings.Source.OriginOf(text.Source(0, text.Length));
        if (!IsMarked(text.Text))
            return new Outline { Sources = [findings.Source.Info], Blocks = string.IsNullOrWhiteSpace(text.Text) ? [] : [new Block.Paragraph(PlainInlines.Read(text, findings)) { Origin = whole }] };
        var inner = new Findings(SourceText.Part(findings.Source.Name, text.Text), findings.Vocabulary);
        var outline = Marks().IsMatch(text.Text) ? MarkdownReader.Read(inner.Source, inner) : PlainTextReader.Read(inner.Source, inner);
        Origin Placed(TextSpan span) => findings.Source.OriginOf(text.Source(span.Start, span.End));
        findings.Take(inner, span => text.Source(span.Start, span.End));
        return outline with { Sources = [findings.Source.Info], Blocks = new BlockPlaces(Placed).Moved(outline.Blocks), Dropped = [] };
    }

    /// <summary>True when the text is more than one line of plain words.</summary>
    public static bool IsMarked(string text) => text.AsSpan().Trim().IndexOfAny('\n', '\r') >= 0 || Marks().IsMatch(text);

    /// <summary>True when the text has a heading of Markdown.</summary>
    public static bool HasHeading(string text) => Heading().IsMatch(text);

    private static Block WithoutHeading(Block block) => block is Block.Heading heading
        ? new Block.Paragraph(heading.Level == 0 ? heading.Content : [new Inline.Strong(heading.Content) { Origin = heading.Origin }]) { Origin = heading.Origin }
        : block;

    // Signs of Markdown or HTML that running text does not carry by chance.
    [GeneratedRegex(@"\*\*[^*\s]|\]\((?:https?:|mailto:|/|#)|`[^`\n]+`|</?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>\n]{0,400})?/?>|&(?:[a-zA-Z]{2,8}|#\d{2,6});|^ {0,3}(?:#{1,6} \S|[-*+] \S|\d{1,3}[.)] \S|> \S|```|\|?[ :]*-{2,}[ :]*\|[-| :]*$)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^#{1,6} \S", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Heading();
}
