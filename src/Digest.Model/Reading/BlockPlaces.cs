using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Blocks that were read from a text of their own (a value inside JSON), with the places that they have in the source around it.</summary>
internal sealed class BlockPlaces(Func<TextSpan, Origin> originOf)
{
    public EquatableArray<Block> Moved(EquatableArray<Block> blocks) => blocks.Select(Moved).ToEquatableArray();

    public EquatableArray<Inline> Moved(EquatableArray<Inline> inlines) => inlines.Select(Moved).ToEquatableArray();

    private Origin Moved(Origin origin) => origin.Span is { } place ? originOf(place) : origin;

    private Block Moved(Block block) => block switch
    {
        Block.Heading part => part with { Origin = Moved(part.Origin), Content = Moved(part.Content) },
        Block.Paragraph part => part with { Origin = Moved(part.Origin), Content = Moved(part.Content) },
        Block.List part => part with
        {
            Origin = Moved(part.Origin),
            Items = part.Items.Select(item => item with { Origin = Moved(item.Origin), Content = Moved(item.Content) }).ToEquatableArray(),
        },
        Block.Table part => part with
        {
            Origin = Moved(part.Origin),
            Head = Moved(part.Head),
            Rows = part.Rows.Select(row => row with { Origin = Moved(row.Origin), Cells = Moved(row.Cells) }).ToEquatableArray(),
        },
        Block.Quote part => part with { Origin = Moved(part.Origin), Content = Moved(part.Content) },
        Block.Admonition part => part with { Origin = Moved(part.Origin), Title = Moved(part.Title), Content = Moved(part.Content) },
        Block.CodeBlock or Block.ThematicBreak => block with { Origin = Moved(block.Origin) },
        _ => throw new InvalidOperationException($"{block.GetType().Name} is not in the closed set of blocks."),
    };

    private EquatableArray<TableCell> Moved(EquatableArray<TableCell> cells) => cells.Select(cell => cell with { Content = Moved(cell.Content) }).ToEquatableArray();

    private Inline Moved(Inline inline)
    {
        var moved = inline switch
        {
            Inline.Emphasis part => part with { Content = Moved(part.Content) },
            Inline.Strong part => part with { Content = Moved(part.Content) },
            Inline.Strikeout part => part with { Content = Moved(part.Content) },
            Inline.Superscript part => part with { Content = Moved(part.Content) },
            Inline.Subscript part => part with { Content = Moved(part.Content) },
            Inline.Link part => part with { Content = Moved(part.Content) },
            _ => inline,
        };
        return moved with { Origin = Moved(inline.Origin) };
    }
}
