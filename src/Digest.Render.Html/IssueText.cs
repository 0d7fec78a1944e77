using Digest.Model.Document;

namespace Digest.Render.Html;

/// <summary>Every piece of running text of an issue, outer before inner.</summary>
internal static class IssueText
{
    public static IEnumerable<Inline> Inlines(Issue issue) =>
        Of(issue.Title).Concat(Of(issue.Lead)).Concat(issue.Sections.SelectMany(section => Of(section.Title).Concat(section.Content.SelectMany(Of))));

    private static IEnumerable<Inline> Of(SectionItem item) => item switch
    {
        SectionItem.OfPaper { Paper: var paper } => Of(paper.Title).Concat(paper.Fields.SelectMany(field => Of(field.Content))),
        SectionItem.OfSynthesis { Part: var part } => Of(part.Title).Concat(Of(part.Text)).Concat(part.Points.SelectMany(point => Of(point.Content))),
        SectionItem.OfIdea { Idea: var idea } => Of(idea.Title).Concat(idea.Fields.SelectMany(field => Of(field.Content))),
        SectionItem.OfText { Block: var block } => Of([block]),
        _ => throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items."),
    };

    private static IEnumerable<Inline> Of(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Block.Heading heading => Of(heading.Content),
        Block.Paragraph paragraph => Of(paragraph.Content),
        Block.List list => list.Items.SelectMany(item => Of(item.Content)),
        Block.Table table => table.Rows.Select(row => row.Cells).Prepend(table.Head).SelectMany(cells => cells).SelectMany(cell => Of(cell.Content)),
        Block.Quote quote => Of(quote.Content),
        Block.Admonition box => Of(box.Title).Concat(Of(box.Content)),
        Block.CodeBlock or Block.ThematicBreak => [],
        _ => throw new InvalidOperationException($"{block.GetType().Name} is not in the closed set of blocks."),
    });

    private static IEnumerable<Inline> Of(IEnumerable<Inline> inlines) => inlines.SelectMany(inline => Inside(inline).Prepend(inline));

    private static IEnumerable<Inline> Inside(Inline inline) => inline switch
    {
        Inline.Emphasis emphasis => Of(emphasis.Content),
        Inline.Strong strong => Of(strong.Content),
        Inline.Strikeout struck => Of(struck.Content),
        Inline.Superscript raised => Of(raised.Content),
        Inline.Subscript lowered => Of(lowered.Content),
        Inline.Link link => Of(link.Content),
        Inline.Text or Inline.Code or Inline.Formula or Inline.Image or Inline.LineBreak => [],
        _ => throw new InvalidOperationException($"{inline.GetType().Name} is not in the closed set of inlines."),
    };
}
