using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// An issue as it may leave the group: without the boxes that say what a paper means for it, without the fields that name its people, and without every
/// paragraph, entry, row and heading in which one of those names stands, whole or in part (<see cref="PeopleNames"/>).
/// </summary>
public static class PublicIssue
{
    /// <summary>The issue for the public; equal to the given one when it has nothing of the kind.</summary>
    public static Issue Of(Issue issue)
    {
        var search = new PeopleNames(issue);
        return issue with
        {
            Title = Title(issue.Title, search),
            Lead = Blocks(issue.Lead, search),
            Sections = issue.Sections.SelectMany(section => Section(section, search)).ToEquatableArray(),
            Dropped = issue.Dropped.Where(dropped => !search.StandIn(dropped.Text)).ToEquatableArray(),
        };
    }

    // A heading over nothing would only tell that something was there.
    private static IEnumerable<Section> Section(Section section, PeopleNames names)
    {
        var content = section.Content.SelectMany(item => Item(item, names)).ToEquatableArray();
        if (section.Content.IsEmpty || !content.IsEmpty) yield return section with { Title = Title(section.Title, names), Content = content };
    }

    private static IEnumerable<SectionItem> Item(SectionItem item, PeopleNames names)
    {
        switch (item)
        {
            case SectionItem.OfPaper { Paper: var paper }:
                var naming = paper.Mentions.Select(mention => mention.Field).ToHashSet(StringComparer.Ordinal);
                yield return new SectionItem.OfPaper(paper with { Mentions = [], Fields = Fields(paper.Fields.Where(field => !naming.Contains(field.Label)), names) });
                break;
            case SectionItem.OfSynthesis { Part: var part }:
                yield return new SectionItem.OfSynthesis(part with { Title = Title(part.Title, names), Text = Blocks(part.Text, names), Points = Items(part.Points, names) });
                break;
            case SectionItem.OfIdea { Idea: var idea }:
                yield return new SectionItem.OfIdea(idea with { Title = Title(idea.Title, names), Fields = Fields(idea.Fields, names) });
                break;
            case SectionItem.OfText { Block: var block }:
                foreach (var kept in Blocks([block], names)) yield return new SectionItem.OfText(kept);
                break;
            default: throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items.");
        }
    }

    private static EquatableArray<Field> Fields(IEnumerable<Field> fields, PeopleNames names) => fields
        .Where(field => field.Form != FieldForm.Box && field.Kind != FieldKind.Relevance)
        .Select(field => field with { Content = Blocks(field.Content, names) }).Where(field => !field.Content.IsEmpty).ToEquatableArray();

    private static EquatableArray<ListItem> Items(EquatableArray<ListItem> items, PeopleNames names) =>
        items.Select(item => item with { Content = Blocks(item.Content, names) }).Where(item => !item.Content.IsEmpty).ToEquatableArray();

    private static EquatableArray<Block> Blocks(EquatableArray<Block> blocks, PeopleNames names) => blocks.Select(block => Kept(block, names)).OfType<Block>().ToEquatableArray();

    private static Block? Kept(Block block, PeopleNames names) => block switch
    {
        Block.List list => Items(list.Items, names) is { IsEmpty: false } items ? list with { Items = items } : null,
        Block.Table table when !Names(table.Head, names) => table with { Rows = table.Rows.Where(row => !Names(row.Cells, names)).ToEquatableArray() },
        Block.Quote quote => Blocks(quote.Content, names) is { IsEmpty: false } content ? quote with { Content = content } : null,
        Block.Admonition box when !names.StandIn(PlainText.Of(box.Title)) => box with { Content = Blocks(box.Content, names) },
        Block.Table or Block.Admonition => null,
        _ => names.StandIn(PlainText.Of([block])) ? null : block,
    };

    private static EquatableArray<Inline> Title(EquatableArray<Inline> title, PeopleNames names) => names.StandIn(PlainText.Of(title)) ? [] : title;

    private static bool Names(EquatableArray<TableCell> cells, PeopleNames names) => cells.Any(cell => names.StandIn(PlainText.Of(cell.Content)));
}
