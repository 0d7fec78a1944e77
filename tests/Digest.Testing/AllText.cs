using Digest.Model;
using Digest.Model.Document;

namespace Digest.Testing;

/// <summary>All that is set as lines of text in an issue: titles, paragraphs, entries of lists, cells of tables.</summary>
public static class AllText
{
    /// <summary>In the order of the issue, but for the parts of a paper.</summary>
    public static IEnumerable<EquatableArray<Inline>> Of(Issue issue) =>
        [issue.Title, .. Of(issue.Lead), .. issue.Sections.SelectMany(section => (IEnumerable<EquatableArray<Inline>>)[section.Title, .. section.Content.SelectMany(Of)])];

    private static IEnumerable<EquatableArray<Inline>> Of(SectionItem item) => item switch
    {
        SectionItem.OfPaper { Paper: var paper } => [paper.Title, .. Of(paper.Fields)],
        SectionItem.OfSynthesis { Part: var part } => [part.Title, .. part.Points.SelectMany(point => Of(point.Content)), .. Of(part.Text)],
        SectionItem.OfIdea { Idea: var idea } => [idea.Title, .. Of(idea.Fields)],
        SectionItem.OfText { Block: var block } => Of(block),
        _ => throw new NotSupportedException(item.GetType().Name),
    };

    private static IEnumerable<EquatableArray<Inline>> Of(EquatableArray<Field> fields) => fields.SelectMany(field => Of(field.Content));

    private static IEnumerable<EquatableArray<Inline>> Of(EquatableArray<Block> blocks) => blocks.SelectMany(Of);

    private static IEnumerable<EquatableArray<Inline>> Of(Block block) => block switch
    {
        Block.Heading heading => [heading.Content],
        Block.Paragraph paragraph => [paragraph.Content],
        Block.List list => list.Items.SelectMany(item => Of(item.Content)),
        Block.Table table => table.Head.Concat(table.Rows.SelectMany(row => row.Cells)).Select(cell => cell.Content),
        Block.Quote quote => Of(quote.Content),
        Block.Admonition box => [box.Title, .. Of(box.Content)],
        _ => [],
    };
}
