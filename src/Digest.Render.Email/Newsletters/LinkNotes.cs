using System.Globalization;
using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>Links of the text body as numbered notes, each address once.</summary>
internal sealed class LinkNotes
{
    private readonly List<string> urls = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>Every address with its number, in order.</summary>
    public IEnumerable<string> Lines => urls.Select((url, at) => string.Create(CultureInfo.InvariantCulture, $"[{at + 1}] {url}"));

    /// <summary>The mark that leads to <paramref name="url"/>: <c>[3]</c>.</summary>
    public string Mark(string url)
    {
        if (!places.TryGetValue(url, out var at))
        {
            places.Add(url, at = urls.Count);
            urls.Add(url);
        }

        return string.Create(CultureInfo.InvariantCulture, $"[{at + 1}]");
    }

    /// <summary>The inlines with each link as its text and mark; a link that shows its own address has no mark.</summary>
    public IEnumerable<Inline> Marked(IEnumerable<Inline> inlines) => inlines.SelectMany<Inline, Inline>(inline => inline switch
    {
        Inline.Link link when SafeLink.IsSafe(link.Target) && PlainText.Of(link.Content) != link.Target => [.. link.Content, new Inline.Text(" " + Mark(link.Target))],
        Inline.Link link => Marked(link.Content),
        Inline.Formula { Style: FormulaStyle.Display } display => [new Inline.LineBreak(), display, new Inline.LineBreak()],
        Inline.Emphasis emphasis => Marked(emphasis.Content),
        Inline.Strong strong => Marked(strong.Content),
        Inline.Strikeout struck => Marked(struck.Content),
        _ => [inline],
    });

    /// <summary>The blocks with every link marked.</summary>
    public IEnumerable<Block> Marked(IEnumerable<Block> blocks) => blocks.Select(block => block switch
    {
        Block.Heading heading => heading with { Content = [.. Marked(heading.Content)] },
        Block.Paragraph paragraph => paragraph with { Content = [.. Marked(paragraph.Content)] },
        Block.List list => list with { Items = [.. list.Items.Select(item => item with { Content = [.. Marked(item.Content)] })] },
        Block.Table table => table with { Head = [.. table.Head.Select(Marked)], Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(Marked)] })] },
        Block.Quote quote => quote with { Content = [.. Marked(quote.Content)] },
        Block.Admonition box => box with { Title = [.. Marked(box.Title)], Content = [.. Marked(box.Content)] },
        Block.CodeBlock or Block.ThematicBreak => block,
        _ => throw new InvalidOperationException($"{block.GetType().Name} is not in the closed set of blocks."),
    });

    private TableCell Marked(TableCell cell) => cell with { Content = [.. Marked(cell.Content)] };
}
