using System.Globalization;
using AngleSharp.Dom;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Tables of a page. One that only lays the page out (cells with headings or tables of their own, or a single column) is none.</summary>
internal sealed class HtmlPageTables(HtmlPageBlocks blocks, Func<INode, Origin> origin)
{
    private const int WidestSpan = 50;

    /// <summary>The table with its caption before it, or null when it is for looks.</summary>
    public List<Block>? Of(IElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none" || table.QuerySelector("table, h1, h2, h3, h4, h5, h6") is not null) return null;
        var rows = Rows(table).Where(row => row.Cells.Count > 0).ToList();
        if (rows.Count == 0 || rows.TrueForAll(row => row.Cells.Count == 1 && row.Cells[0].LocalName == "td")) return null;
        var isHeaded = rows[0].IsHead || rows[0].Cells.TrueForAll(cell => cell.LocalName == "th");
        var found = new List<Block>();
        foreach (var caption in table.Children.Where(child => child.LocalName == "caption")) found.AddRange(blocks.Read(caption));
        var held = new Dictionary<int, int>();
        var cells = rows.Select(row => Cells(row.Cells, held)).ToList();
        if (TableForm.Of(isHeaded ? cells[0] : [], rows.Zip(cells).Skip(isHeaded ? 1 : 0).Select(pair => new TableRow(pair.Second) { Origin = origin(pair.First.Row) }), origin(table)) is { } read) found.Add(read);
        return found;
    }

    private static IEnumerable<(IElement Row, List<IElement> Cells, bool IsHead)> Rows(IElement parent)
    {
        foreach (var child in parent.Children)
        {
            if (child.LocalName == "tr") yield return (child, [.. child.Children.Where(cell => cell.LocalName is "td" or "th")], parent.LocalName == "thead");
            else if (child.LocalName is "thead" or "tbody" or "tfoot")
                foreach (var row in Rows(child)) yield return row;
        }
    }

    // A cell that spans several places fills the first; "held" says for how many rows more a column is taken by a cell above.
    private EquatableArray<TableCell> Cells(List<IElement> row, Dictionary<int, int> held)
    {
        var cells = new List<TableCell>();
        foreach (var cell in row)
        {
            SkipHeld(cells, held);
            var (columns, rows) = (Span(cell, "colspan"), Span(cell, "rowspan"));
            for (var i = 0; i < columns; i++)
            {
                if (rows > 1) held[cells.Count] = rows - 1;
                cells.Add(i == 0 ? new TableCell(Content(cell)) { Alignment = AlignmentOf(cell) } : new TableCell([]));
            }
        }

        SkipHeld(cells, held);
        return cells.ToEquatableArray();
    }

    private static void SkipHeld(List<TableCell> cells, Dictionary<int, int> held)
    {
        while (held.GetValueOrDefault(cells.Count) > 0)
        {
            held[cells.Count]--;
            cells.Add(new TableCell([]));
        }
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, WidestSpan) : 1;

    private EquatableArray<Inline> Content(IElement cell)
    {
        var parts = new List<Inline>();
        foreach (var line in Lines(blocks.Read(cell)))
        {
            if (parts.Count > 0 && line.Count > 0) parts.Add(new Inline.LineBreak { Origin = line[0].Origin });
            parts.AddRange(line);
        }

        return InlineText.Tidy(parts);
    }

    private static IEnumerable<EquatableArray<Inline>> Lines(IEnumerable<Block> content) => content.SelectMany(block => block switch
    {
        Block.Paragraph paragraph => [paragraph.Content],
        Block.Heading heading => [heading.Content],
        Block.List list => list.Items.SelectMany(item => Lines(item.Content)),
        Block.Quote quote => Lines(quote.Content),
        Block.Admonition box => Lines(box.Content).Prepend(box.Title),
        Block.CodeBlock code => [[new Inline.Code(code.Value) { Origin = code.Origin }]],
        _ => Enumerable.Empty<EquatableArray<Inline>>(),
    });

    private static Alignment AlignmentOf(IElement cell)
    {
        var style = cell.GetAttribute("style") ?? "";
        var at = style.IndexOf("text-align", StringComparison.OrdinalIgnoreCase);
        var said = at < 0 ? cell.GetAttribute("align") ?? "" : style[(at + 10)..].TrimStart(' ', ':');
        return said.StartsWith("center", StringComparison.OrdinalIgnoreCase) ? Alignment.Center
            : said.StartsWith("right", StringComparison.OrdinalIgnoreCase) || said.StartsWith("end", StringComparison.OrdinalIgnoreCase) ? Alignment.End : Alignment.Start;
    }
}
