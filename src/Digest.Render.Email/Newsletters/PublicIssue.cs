using System.Buffers;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// An issue as it may leave the group: without the boxes that say what a paper means for it, without the fields that name its people, and without every
/// paragraph, entry and row in which one of those names stands.
/// </summary>
public static class PublicIssue
{
    /// <summary>The issue for the public; equal to the given one when it has nothing of the kind.</summary>
    public static Issue Of(Issue issue)
    {
        var names = issue.Papers.SelectMany(paper => paper.Mentions).Select(mention => mention.Name).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        var search = SearchValues.Create(names, StringComparison.OrdinalIgnoreCase);
        return issue with
        {
            Lead = Blocks(issue.Lead, search),
            Sections = issue.Sections.Select(section => section with { Content = section.Content.SelectMany(item => Item(item, search)).ToEquatableArray() }).ToEquatableArray(),
        };
    }

    private static IEnumerable<SectionItem> Item(SectionItem item, SearchValues<string> names)
    {
        switch (item)
        {
            case SectionItem.OfPaper { Paper: var paper }:
                var naming = paper.Mentions.Select(mention => mention.Field).ToHashSet(StringComparer.Ordinal);
                yield return new SectionItem.OfPaper(paper with { Mentions = [], Fields = Fields(paper.Fields.Where(field => !naming.Contains(field.Label)), names) });
                break;
            case SectionItem.OfSynthesis { Part: var part }:
                yield return new SectionItem.OfSynthesis(part with { Text = Blocks(part.Text, names), Points = Items(part.Points, names) });
                break;
            case SectionItem.OfIdea { Idea: var idea }:
                yield return new SectionItem.OfIdea(idea with { Fields = Fields(idea.Fields, names) });
                break;
            case SectionItem.OfText { Block: var block }:
                foreach (var kept in Blocks([block], names)) yield return new SectionItem.OfText(kept);
                break;
            default: throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items.");
        }
    }

    private static EquatableArray<Field> Fields(IEnumerable<Field> fields, SearchValues<string> names) => fields
        .Where(field => field.Form != FieldForm.Box && field.Kind != FieldKind.Relevance)
        .Select(field => field with { Content = Blocks(field.Content, names) }).Where(field => !field.Content.IsEmpty).ToEquatableArray();

    private static EquatableArray<ListItem> Items(EquatableArray<ListItem> items, SearchValues<string> names) =>
        items.Select(item => item with { Content = Blocks(item.Content, names) }).Where(item => !item.Content.IsEmpty).ToEquatableArray();

    private static EquatableArray<Block> Blocks(EquatableArray<Block> blocks, SearchValues<string> names) => blocks.Select(block => Kept(block, names)).OfType<Block>().ToEquatableArray();

    private static Block? Kept(Block block, SearchValues<string> names) => block switch
    {
        Block.List list => Items(list.Items, names) is { IsEmpty: false } items ? list with { Items = items } : null,
        Block.Table table when !Names(table.Head, names) => table with { Rows = table.Rows.Where(row => !Names(row.Cells, names)).ToEquatableArray() },
        Block.Quote quote => Blocks(quote.Content, names) is { IsEmpty: false } content ? quote with { Content = content } : null,
        Block.Admonition box when !PlainText.Of(box.Title).AsSpan().ContainsAny(names) => box with { Content = Blocks(box.Content, names) },
        Block.Table or Block.Admonition => null,
        _ => PlainText.Of([block]).AsSpan().ContainsAny(names) ? null : block,
    };

    private static bool Names(EquatableArray<TableCell> cells, SearchValues<string> names) => cells.Any(cell => PlainText.Of(cell.Content).AsSpan().ContainsAny(names));
}
