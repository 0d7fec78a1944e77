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
        var total = outline.Blocks.SelectMany(Leaves).Count();
        var kept = issue.Lead.Concat(issue.Sections.SelectMany(section => section.Content).SelectMany(Kept)).SelectMany(Leaves).ToList();
        return new Coverage(Math.Max(0, total - kept.Count), total) { Rest = kept.Select(origin => origin.Location).OfType<Location>().ToEquatableArray() };
    }

    private static IEnumerable<Block> Kept(SectionItem item) => item switch
    {
        SectionItem.OfText text => [text.Block],
        SectionItem.OfPaper paper => Kept(paper.Paper.Fields),
        SectionItem.OfIdea idea => Kept(idea.Idea.Fields),
        _ => [],
    };

    private static IEnumerable<Block> Kept(EquatableArray<Field> fields) => fields.Where(field => field is { Kind: FieldKind.Other, Label: "" }).SelectMany(field => field.Content);

    // The places of what holds text itself.
    private static IEnumerable<Origin> Leaves(Block block) => block switch
    {
        Block.Heading or Block.Paragraph or Block.Table or Block.CodeBlock => [block.Origin],
        Block.List list => list.Items.SelectMany(item => item.Content).SelectMany(Leaves),
        Block.Quote quote => quote.Content.SelectMany(Leaves),
        Block.Admonition box => box.Content.SelectMany(Leaves).Concat(box.Title.IsEmpty ? [] : [box.Origin]),
        _ => [],
    };
}
