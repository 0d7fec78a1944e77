using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Lets go of what recognition found out about runs of text and kept with them, so that an issue holds no more than what it says.</summary>
internal static class Views
{
    /// <summary>Of all text of an issue.</summary>
    public static void Forget(Issue issue)
    {
        Forget(issue.Title);
        Forget(issue.Lead);
        foreach (var section in issue.Sections)
        {
            Forget(section.Title);
            foreach (var item in section.Content) Forget(item);
        }
    }

    /// <summary>Of all text in blocks.</summary>
    public static void Forget(EquatableArray<Block> blocks)
    {
        foreach (var block in blocks) Forget(block);
    }

    private static void Forget(SectionItem item)
    {
        switch (item)
        {
            case SectionItem.OfPaper { Paper: var paper }:
                Forget(paper.Title);
                foreach (var field in paper.Fields) Forget(field.Content);
                break;
            case SectionItem.OfIdea { Idea: var idea }:
                Forget(idea.Title);
                foreach (var field in idea.Fields) Forget(field.Content);
                break;
            case SectionItem.OfSynthesis { Part: var part }:
                Forget(part.Title);
                Forget(part.Points);
                Forget(part.Text);
                break;
            case SectionItem.OfText { Block: var block }:
                Forget(block);
                break;
            default:
                throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items.");
        }
    }

    private static void Forget(Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                Forget(heading.Content);
                break;
            case Block.Paragraph paragraph:
                Forget(paragraph.Content);
                break;
            case Block.List list:
                Forget(list.Items);
                break;
            case Block.Table table:
                foreach (var cell in table.Head) Forget(cell.Content);
                foreach (var row in table.Rows)
                    foreach (var cell in row.Cells) Forget(cell.Content);
                break;
            case Block.Quote quote:
                Forget(quote.Content);
                break;
            case Block.Admonition box:
                Forget(box.Title);
                Forget(box.Content);
                break;
            case Block.CodeBlock or Block.ThematicBreak:
                break;
            default:
                throw new InvalidOperationException($"{block.GetType().Name} is not in the closed set of blocks.");
        }
    }

    private static void Forget(EquatableArray<ListItem> items)
    {
        items.Forget();
        foreach (var item in items) Forget(item.Content);
    }

    private static void Forget(EquatableArray<Inline> content)
    {
        content.Forget();
        foreach (var inline in content)
            if (InlineCut.ContentOf(inline) is { } inner) Forget(inner);
    }
}
