using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// Counts what was understood. What is counted are blocks that hold text themselves (headings, paragraphs, tables, code), however deep in lists and boxes
/// they stand. Not understood are those kept as they stand: in the lead, in a section, or in a paper as prose beside its summary.
/// </summary>
internal static class Understanding
{
    public static Coverage Of(Outline outline, Issue issue)
    {
        var (all, kept) = (0, new List<Origin>());
        foreach (var block in outline.Blocks) all += Leaves(block);
        foreach (var block in issue.Lead.AsSpan()) AddLeaves(kept, block);
        foreach (var section in issue.Sections.AsSpan())
            foreach (var item in section.Content.AsSpan()) AddKept(kept, item);
        var places = new List<Location>(kept.Count);
        foreach (var origin in kept)
            if (origin.Location is { } at) places.Add(at);
        return new Coverage(Math.Max(0, all - kept.Count), all) { Rest = places.ToEquatableArray() };
    }

    private static void AddKept(List<Origin> kept, SectionItem item)
    {
        if (item is SectionItem.OfText text) AddLeaves(kept, text.Block);
        else if (item is SectionItem.OfPaper paper) AddKept(kept, paper.Paper.Fields);
        else if (item is SectionItem.OfIdea idea) AddKept(kept, idea.Idea.Fields);
    }

    private static void AddKept(List<Origin> kept, EquatableArray<Field> fields)
    {
        foreach (var field in fields.AsSpan())
            if (field is { Kind: FieldKind.Other, Label: "" })
                foreach (var block in field.Content.AsSpan()) AddLeaves(kept, block);
    }

    // How much holds text itself.
    private static int Leaves(Block block) => block switch
    {
        Block.Heading or Block.Paragraph or Block.Table or Block.CodeBlock => 1,
        Block.List list => Leaves(list.Items),
        Block.Quote quote => Leaves(quote.Content),
        Block.Admonition box => Leaves(box.Content) + (box.Title.IsEmpty ? 0 : 1),
        _ => 0,
    };

    private static int Leaves(EquatableArray<ListItem> items)
    {
        var leaves = 0;
        foreach (var item in items.AsSpan()) leaves += Leaves(item.Content);
        return leaves;
    }

    private static int Leaves(EquatableArray<Block> blocks)
    {
        var leaves = 0;
        foreach (var block in blocks.AsSpan()) leaves += Leaves(block);
        return leaves;
    }

    // The places of what holds text itself.
    private static void AddLeaves(List<Origin> leaves, Block block)
    {
        switch (block)
        {
            case Block.Heading or Block.Paragraph or Block.Table or Block.CodeBlock:
                leaves.Add(block.Origin);
                break;
            case Block.List list:
                foreach (var item in list.Items)
                    foreach (var inner in item.Content) AddLeaves(leaves, inner);
                break;
            case Block.Quote quote:
                foreach (var inner in quote.Content) AddLeaves(leaves, inner);
                break;
            case Block.Admonition box:
                foreach (var inner in box.Content) AddLeaves(leaves, inner);
                if (!box.Title.IsEmpty) leaves.Add(box.Origin);
                break;
            default:
                break;
        }
    }
}
