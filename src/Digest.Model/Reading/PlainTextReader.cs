using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// Plain text, most often the copy of a rendered page, into blocks. What the page showed by size and space is guessed from the shape of the lines:
/// a short line that stands alone and ends like no sentence is a heading of level 0, and so is a numbered line that belongs to no run of numbered
/// lines. Where that is doubtful the line is a paragraph. No character is left out but list marks, marks of chat programs and the pilcrow at the end of a heading.
/// </summary>
internal sealed partial class PlainTextReader
{
    // What stands between the parts of an entry in arXiv's mails.
    private const string ListingMark = @"\\";

    private readonly SourceText source;
    private readonly Findings findings;
    private readonly List<PlainLine> lines;
    private readonly PlainShape shape;
    private readonly List<Block> blocks = [];

    private PlainTextReader(SourceText source, Findings findings)
    {
        this.source = source;
        this.findings = findings;
        lines = PlainLine.All(source);
        shape = new PlainShape(lines, findings.Vocabulary);
    }

    public static Outline Read(SourceText source, Findings findings)
    {
        var reader = new PlainTextReader(source, findings);
        reader.ReadBlocks();
        return new Outline
        {
            Sources = [source.Info],
            Blocks = reader.blocks.ToEquatableArray(),
            Dropped = findings.Dropped,
        };
    }

    private void ReadBlocks()
    {
        for (var at = 0; at < lines.Count;)
        {
            var line = lines[at];
            if (line.IsBlank)
            {
                at++;
            }
            else if (line.Mark == PlainMark.Rule)
            {
                ReadRule(line, at);
                at++;
            }
            else if (line.Text == ListingMark)
            {
                at++;
            }
            else if (PageChrome.Is(line.Text))
            {
                findings.Drop(line.Text, DropReason.PageChrome, TextSpan.Between(line.Start, line.End));
                at++;
            }
            else if (shape.IsSignedHeading(at))
            {
                blocks.Add(new Block.Heading(0, InlineCut.From(Paragraph(at, at + 1).Content, 0)) { Origin = Origin(at, at + 1) });
                at++;
            }
            else if (shape.IsListStart(at))
            {
                var (list, next) = new PlainLists(lines, shape, Paragraph, Origin).Read(at);
                blocks.Add(list);
                at = next;
            }
            else
            {
                at = ReadText(at);
            }
        }
    }

    // A rule right under a line of text underlines it, as in Markdown and reStructuredText.
    private void ReadRule(PlainLine line, int at)
    {
        var underlines = line.Text.Length >= 3 && line.Text[0] is '=' or '-' && !line.Text.Contains(' ', StringComparison.Ordinal);
        if (underlines && at > 0 && lines[at - 1] is { IsBlank: false, Mark: PlainMark.None } above && (!above.Text.Contains("://", StringComparison.Ordinal) || above.Text.StartsWith(HeadingMark, StringComparison.Ordinal)) && blocks is [.., Block.Paragraph or Block.Heading { Level: 0 }])
        {
            var (content, origin) = blocks[^1] switch
            {
                Block.Paragraph paragraph => (paragraph.Content, paragraph.Origin),
                Block.Heading heading => (heading.Content, heading.Origin),
                _ => default,
            };
            if (origin.Location is { } place && place.Line == lines[at - 1].Number)
            {
                if (above.Text.StartsWith(HeadingMark, StringComparison.Ordinal)) content = InlineCut.From(content, HeadingMark.Length);
                blocks[^1] = new Block.Heading(line.Text[0] == '=' ? 1 : 2, content) { Origin = source.OriginOf(TextSpan.Between(place.Span.Start, line.End)) };
                return;
            }
        }

        if (line.Text[0] is not '=' || line.Text.Length > 3) blocks.Add(new Block.ThematicBreak { Origin = source.OriginOf(TextSpan.Between(line.Start, line.End)) });
        else blocks.Add(Paragraph(at, at + 1));
    }

    // The text parts of mails put it before underlined headings.
    private const string HeadingMark = "** ";

    private const int LongestFrame = 70;

    // "--- Materials ---"
    [GeneratedRegex(@"^(?<frame>[-=~*#_])\k<frame>+\s*(?<name>\p{L}[^=~*#_]*[\p{L}\p{N})])\s*\k<frame>{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Framed();

    private int ReadText(int at)
    {
        var next = at + 1;
        while (next < lines.Count && shape.Continues(next - 1, next)) next++;
        var block = Paragraph(at, next);
        if (next == at + 1 && lines[at].Text.Length <= LongestFrame && Framed().Match(InlineCut.Flat(block.Content)) is { Success: true } frame)
        {
            blocks.Add(new Block.Heading(2, InlineCut.Between(block.Content, frame.Groups["name"].Index, frame.Groups["name"].Index + frame.Groups["name"].Length)) { Origin = block.Origin });
            return next;
        }

        blocks.Add(shape.IsHeading(at, next) ? new Block.Heading(0, block.Content) { Origin = block.Origin } : block);
        return next;
    }

    private Block.Paragraph Paragraph(int from, int to)
    {
        var excerpt = new Excerpt();
        for (var i = from; i < to; i++)
        {
            if (i > from && PlainShape.NeedsSpace(lines[i - 1].Text, lines[i].Text)) excerpt.Add(" ", lines[i - 1].End);
            var skip = i == from && shape.TakesMark(i) ? lines[i].MarkLength : 0;
            var text = lines[i].Text.AsSpan(skip);
            excerpt.Add(i == to - 1 ? text.TrimEnd('¶').TrimEnd() : text, lines[i].Start + skip);
        }

        return new Block.Paragraph(ChatMarks.In(PlainInlines.Read(excerpt, findings))) { Origin = Origin(from, to) };
    }

    private Origin Origin(int from, int to) => source.OriginOf(TextSpan.Between(lines[from].Start, lines[to - 1].End));
}
