using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Fuzz;

/// <summary>Checks that each part of an outline has a place inside its parent's.</summary>
public static class OutlineSpans
{
    /// <summary>A sentence for each part that is not; none when all are.</summary>
    public static IEnumerable<string> Faults(Outline outline, SourceText source)
    {
        var whole = new TextSpan(0, source.Text.Length);
        return outline.Blocks.SelectMany(block => Faults(block, whole));
    }

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
