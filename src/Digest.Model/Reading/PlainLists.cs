using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Lines with list marks into lists: a deeper indented mark opens a list inside the entry above it, text under an entry's text goes on with it.</summary>
internal sealed class PlainLists(List<PlainLine> lines, PlainShape shape, Func<int, int, Block.Paragraph> paragraph, Func<int, int, Origin> origin)
{
    private const int Deepest = 40;

    /// <summary>The list that begins with line <paramref name="at"/>, and the first line after it.</summary>
    public (Block.List List, int Next) Read(int at) => Read(at, 0);

    private (Block.List List, int Next) Read(int at, int depth)
    {
        var first = lines[at];
        var start = at;
        var items = new List<ListItem>();
        while (true)
        {
            var (item, next) = ReadItem(at, depth);
            items.Add(item);
            at = next;
            var following = SkipBlank(at);
            if (following >= lines.Count || !Follows(first, items.Count, following)) break;
            at = following;
        }

        var ordinal = first.Mark == PlainMark.Number ? first.Ordinal : (int?)null;
        return (new Block.List(ordinal, items.ToEquatableArray()) { Origin = origin(start, at) }, at);
    }

    private bool Follows(PlainLine first, int count, int at) =>
        lines[at].Mark == first.Mark && shape.IsListStart(at) && Math.Abs(lines[at].Indent - first.Indent) <= 1
        && (first.Mark == PlainMark.Bullet || lines[at].Ordinal == first.Ordinal + count);

    private (ListItem Item, int Next) ReadItem(int at, int depth)
    {
        var (mark, start) = (lines[at], at);
        var content = new List<Block>();
        var next = EndOfParagraph(at, mark);
        Add(content, paragraph(at, next));
        at = next;
        while (true)
        {
            var following = SkipBlank(at);
            if (following >= lines.Count || lines[following].Indent <= mark.Indent + 1) break;
            if (shape.IsListStart(following) && depth < Deepest)
            {
                (var list, at) = Read(following, depth + 1);
                content.Add(list);
            }
            else if (lines[following].Mark == PlainMark.None || IsHanging(following, mark))
            {
                next = EndOfParagraph(following, mark);
#if FAULT_7
                if (next > following + 1) following++;
#endif
                Add(content, paragraph(following, next));
                at = next;
            }
            else
            {
                break;
            }
        }

        return (new ListItem(content.ToEquatableArray()) { Origin = origin(start, at) }, at);
    }

    // A pilcrow alone is nothing.
    private static void Add(List<Block> content, Block.Paragraph text)
    {
        if (!text.Content.IsEmpty) content.Add(text);
    }

    private int EndOfParagraph(int at, PlainLine mark)
    {
        var next = at + 1;
        while (next < lines.Count && !lines[next].IsBlank && !SoftBreaks.BeginsRecord(lines[next].Text) && !(IsHanging(next, mark) && shape.EndsEarly(next - 1, next)) && (IsHanging(next, mark) || shape.Continues(next - 1, next))) next++;
        return next;
    }

    private bool IsHanging(int at, PlainLine mark) => lines[at].Mark is PlainMark.None or PlainMark.Number && !shape.IsListStart(at) && lines[at].Indent > mark.Indent + 1;

    private int SkipBlank(int at)
    {
        while (at < lines.Count && lines[at].IsBlank) at++;
        return at;
    }
}
