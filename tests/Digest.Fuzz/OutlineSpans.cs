using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Fuzz;

/// <summary>The places of an outline's parts, and whether each is inside its parent's.</summary>
public static class OutlineSpans
{
    /// <summary>A sentence for each part that is not; none when all are.</summary>
    public static IEnumerable<string> Faults(Outline outline, SourceText source)
    {
        var whole = new TextSpan(0, source.Text.Length);
        return outline.Blocks.SelectMany(block => Faults(block, whole));
    }

    /// <summary>The places of all parts and of all that was left out, in order, each with the part's kind.</summary>
    public static IEnumerable<string> Of(Outline outline) => outline.Blocks.SelectMany(Of).Concat(outline.Dropped.Select(part => Of(part, part.Origin)));

    private static IEnumerable<string> Of(Block block) => (block switch
    {
        Block.Heading heading => heading.Content.SelectMany(Of),
        Block.Paragraph paragraph => paragraph.Content.SelectMany(Of),
        Block.Quote quote => quote.Content.SelectMany(Of),
        Block.Admonition box => box.Title.SelectMany(Of).Concat(box.Content.SelectMany(Of)),
        Block.List list => list.Items.SelectMany(item => item.Content.SelectMany(Of).Prepend(Of(item, item.Origin))),
        Block.Table table => table.Head.SelectMany(cell => cell.Content).SelectMany(Of).Concat(table.Rows.SelectMany(row => row.Cells.SelectMany(cell => cell.Content).SelectMany(Of).Prepend(Of(row, row.Origin)))),
        _ => [],
    }).Prepend(Of(block, block.Origin));

    private static IEnumerable<string> Of(Inline inline) => (inline switch
    {
        Inline.Emphasis part => part.Content,
        Inline.Strong part => part.Content,
        Inline.Strikeout part => part.Content,
        Inline.Superscript part => part.Content,
        Inline.Subscript part => part.Content,
        Inline.Link part => part.Content,
        _ => [],
    }).SelectMany(Of).Prepend(Of(inline, inline.Origin));

    private static string Of(object part, Origin origin) => $"{part.GetType().Name} {origin.Location} {origin.Location?.Span}";

    private static IEnumerable<string> Faults(Block block, TextSpan parent)
    {
        if (Place(block.Origin, parent) is not { } span) return [$"{block.GetType().Name} at {block.Origin.Location} is outside {parent}"];
        return block switch
        {
            Block.Heading heading => heading.Content.SelectMany(inner => Faults(inner, span)),
            Block.Paragraph paragraph => paragraph.Content.SelectMany(inner => Faults(inner, span)),
            Block.Quote quote => quote.Content.SelectMany(inner => Faults(inner, span)),
            Block.Admonition box => box.Title.SelectMany(inner => Faults(inner, span)).Concat(box.Content.SelectMany(inner => Faults(inner, span))),
            Block.List list => list.Items.SelectMany(item => Place(item.Origin, span) is { } place
                ? item.Content.SelectMany(inner => Faults(inner, place))
                : [$"entry at {item.Origin.Location} is outside {span}"]),
            Block.Table table => table.Head.Concat(table.Rows.SelectMany(row => row.Cells)).SelectMany(cell => cell.Content).SelectMany(inner => Faults(inner, span)),
            _ => [],
        };
    }

    private static IEnumerable<string> Faults(Inline inline, TextSpan parent)
    {
        if (Place(inline.Origin, parent) is not { } span) return [$"{inline.GetType().Name} {OutlineText.Print([inline])} at {inline.Origin.Location?.Span} is outside {parent}"];
        return inline switch
        {
            Inline.Emphasis part => part.Content.SelectMany(inner => Faults(inner, span)),
            Inline.Strong part => part.Content.SelectMany(inner => Faults(inner, span)),
            Inline.Strikeout part => part.Content.SelectMany(inner => Faults(inner, span)),
            Inline.Superscript part => part.Content.SelectMany(inner => Faults(inner, span)),
            Inline.Subscript part => part.Content.SelectMany(inner => Faults(inner, span)),
            Inline.Link part => part.Content.SelectMany(inner => Faults(inner, span)),
            _ => [],
        };
    }

    private static TextSpan? Place(Origin origin, TextSpan parent) => origin.Location is { } place && parent.Contains(place.Span) ? place.Span : null;
}
