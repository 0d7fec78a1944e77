using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Recognition;

/// <summary>
/// Counts what was understood. What is counted are blocks that hold text themselves (headings, paragraphs, tables, code), however deep in lists and boxes
/// they stand. Not understood are those kept as they stand: in the lead, in a section, or in a paper as prose beside its summary.
/// </summary>
internal static class Understanding
{
    public static Coverage Of(Outline outline, Issue issue)
    {
        var total = Count(outline.Blocks);
        var kept = Count(issue.Lead) + issue.Sections.SelectMany(section => section.Content).Sum(Kept);
        return new Coverage(Math.Max(0, total - kept), total);
    }

    private static int Kept(SectionItem item) => item switch
    {
        SectionItem.OfText text => Count([text.Block]),
        SectionItem.OfPaper paper => Kept(paper.Paper.Fields),
        SectionItem.OfIdea idea => Kept(idea.Idea.Fields),
        _ => 0,
    };

    private static int Kept(EquatableArray<Field> fields) => fields.Where(field => field is { Kind: FieldKind.Other, Label: "" }).Sum(field => Count(field.Content));

    private static int Count(EquatableArray<Block> blocks) => blocks.AsSpan().ToArray().Sum(block => block switch
    {
        Block.Heading or Block.Paragraph or Block.Table or Block.CodeBlock => 1,
        Block.List list => list.Items.Sum(item => Count(item.Content)),
        Block.Quote quote => Count(quote.Content),
        Block.Admonition box => (box.Title.IsEmpty ? 0 : 1) + Count(box.Content),
        _ => 0,
    });
}
