using System.Globalization;
using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Exporting;

/// <summary>
/// Blocks as Markdown that reads back to them, a blank line between two. What stands inside an entry or a box is indented; of two lists in a row the
/// second has other marks, so that they stay two.
/// </summary>
internal static class BlockMarkdown
{
    // In the row below a table's head, so that its text is long enough for what filling short rows up costs the reader.
    private const int RowsPerDash = 3;

    /// <summary>The blocks' text; every line ends in <c>\n</c>, empty when there is none.</summary>
    public static string Write(IEnumerable<Block> blocks) => string.Concat(Lines([.. blocks]).Select(line => line + "\n"));

    private static List<string> Lines(IReadOnlyList<Block> blocks, bool isOtherMark = false)
    {
        var lines = new List<string>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0) isOtherMark = blocks[i] is Block.List list && blocks[i - 1] is Block.List before && list.Start is null == before.Start is null && !isOtherMark;
            if (lines.Count > 0) lines.Add("");
            lines.AddRange(Lines(blocks[i], isOtherMark));
        }

        return lines;
    }

    private static IEnumerable<string> Lines(Block block, bool isOtherMark) => block switch
    {
        Block.Heading heading => [Heading(Math.Clamp(heading.Level, 1, 6), heading.Content)],
        Block.Paragraph paragraph => InlineMarkdown.Write(paragraph.Content, MarkdownPlace.Paragraph).Split('\n'),
        Block.List list => List(list, isOtherMark),
        Block.Table table => Table(table),
        Block.Quote quote => quote.Content.IsEmpty ? [">"] : Lines(quote.Content).Select(line => line.Length == 0 ? ">" : "> " + line),
        Block.Admonition box => Box(box),
        Block.CodeBlock code => Code(code),
        Block.ThematicBreak => ["---"],
        _ => throw new InvalidOperationException($"{block.GetType().Name} is not in the closed set of blocks."),
    };

    private static string Heading(int level, EquatableArray<Inline> content) => $"{new string('#', level)} {InlineMarkdown.Write(content, MarkdownPlace.Heading)}".TrimEnd(' ');

    private static IEnumerable<string> Box(Block.Admonition box)
    {
        var title = InlineMarkdown.Write(box.Title, MarkdownPlace.Heading);
        var body = Lines(box.Content);
        return [$"!!! {box.Kind} \"{title}\"", .. body.Count > 0 ? body.Prepend("").Select(line => Indented(line, 4)) : []];
    }

    private static IEnumerable<string> Code(Block.CodeBlock code)
    {
        // A language with a backtick in it stands behind tildes only.
        var mark = code.Language?.Contains('`', StringComparison.Ordinal) == true ? '~' : '`';
        var longest = 2;
        foreach (var line in code.Value.Split('\n')) longest = Math.Max(longest, line.TrimStart().TakeWhile(c => c == mark).Count());
        var fence = new string(mark, longest + 1);
        return [fence + (code.Language?.StartsWith(mark) == true ? " " : "") + code.Language, .. code.Value.Length > 0 ? code.Value.Split('\n') : [], fence];
    }

    private static List<string> List(Block.List list, bool isOtherMark)
    {
        var lines = new List<string>();
        var isTight = list.Items.All(item => item.Content is [] or [Block.Paragraph] or [Block.Paragraph, Block.List]);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0 && !isTight) lines.Add("");
            // Markdig takes a space off lines of code whose entry's text begins at the second column.
            var bullet = (isOtherMark ? "*" : "-") + (list.Items[i].Content.Any(block => block is Block.CodeBlock) ? "  " : "");
            var mark = list.Start is { } start ? ((long)start + i).ToString(CultureInfo.InvariantCulture) + (isOtherMark ? ")" : ".") : bullet;
            var task = list.Items[i].Done switch { true => "[x] ", false => "[ ] ", null => "" };
            // Bullets of entries that begin with lists would be a ruler, too, were they all the same.
            var body = IsBulletsAlone(list.Items[i]) ? Lines(list.Items[i].Content, !isOtherMark) : ItemLines(list.Items[i].Content);
            // After a bullet the dashes of a ruler would be more bullets.
            if (list.Items[i].Content is [Block.ThematicBreak, ..]) body[0] = "___";
            // A box to tick is text; what else an entry begins with stands below it.
            if (task.Length > 0 && list.Items[i].Content is [not Block.Paragraph, ..]) body.InsertRange(0, ["", ""]);
            lines.Add($"{mark} {task}{body.FirstOrDefault()}".TrimEnd(' '));
            lines.AddRange(body.Skip(1).Select(line => Indented(line, mark.Length + 1)));
        }

        return lines;
    }

    private static bool IsBulletsAlone(ListItem item) => item.Content is [Block.List { Start: null, Items: [{ Done: null, Content: [] or [Block.List { Start: null }, ..] }, ..] }, ..];

    // A short list right under its entry's text needs no blank line: bullets may end a paragraph.
    private static List<string> ItemLines(EquatableArray<Block> content)
    {
        if (content is not [Block.Paragraph text, Block.List { Start: null, Items: [{ Content: [Block.Paragraph { Content: not [] }, ..] }, ..] } inner]) return Lines(content);
        return [.. Lines([text]), .. Lines([inner])];
    }

    private static List<string> Table(Block.Table table)
    {
        var lines = Table(table, isDense: false, dashes: 1);
        if (!IsBearable(lines)) lines = Table(table, isDense: true, dashes: 1);
        return IsBearable(lines) ? lines : Table(table, isDense: true, dashes: 1 + (table.Rows.Count / RowsPerDash));
    }

    private static bool IsBearable(List<string> lines) => InlineLoad.IsBearable(string.Join('\n', lines));

    private static List<string> Table(Block.Table table, bool isDense, int dashes)
    {
        var columns = table.Rows.Select(row => row.Cells).Prepend(table.Head).Max(cells => cells.Count);
        var line = new string('-', dashes);
        var marks = Enumerable.Range(0, columns).Select(column => AlignmentOf(table, column) switch { Alignment.Center => $":{line}:", Alignment.End => $"-{line}:", _ => $"--{line}" });
        return [Row(table.Head.IsEmpty ? Enumerable.Repeat(new TableCell([]), columns).ToEquatableArray() : table.Head, isDense), $"| {string.Join(" | ", marks)} |", .. table.Rows.Select(row => Row(row.Cells, isDense))];
    }

    // That of the first row with so many cells: a heading row may be shorter than those below it.
    private static Alignment AlignmentOf(Block.Table table, int column) =>
        table.Rows.Select(row => row.Cells).Prepend(table.Head).First(cells => cells.Count > column)[column].Alignment;

    private static string Row(EquatableArray<TableCell> cells, bool isDense) => $"| {string.Join(" | ", cells.Select(cell => InlineMarkdown.Write(cell.Content, MarkdownPlace.Cell, isDense)))} |";

    private static string Indented(string line, int columns) => line.Length == 0 ? "" : new string(' ', columns) + line;
}
