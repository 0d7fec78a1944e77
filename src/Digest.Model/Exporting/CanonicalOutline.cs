using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;

namespace Digest.Model.Exporting;

/// <summary>
/// An issue as the outline that reads back to it: a heading for the title, one a level below for each section and one below that for each item, whose
/// values are labelled entries of a list. What would be misread in its place stands in a box that says what it is.
/// </summary>
internal static class CanonicalOutline
{
    /// <summary>The issue's blocks.</summary>
    public static EquatableArray<Block> Blocks(Issue issue)
    {
        var blocks = new List<Block>();
        if (!issue.Title.IsEmpty) blocks.Add(new Block.Heading(1, issue.Title));
        blocks.AddRange(Bare(issue.Lead, IsNoBoundary));
        var papers = new PaperOutline([.. issue.Papers]);
        foreach (var section in issue.Sections)
        {
            blocks.Add(new Block.Heading(2, section.Title));
            AddSection(blocks, section, papers);
        }

        return blocks.ToEquatableArray();
    }

    private static void AddSection(List<Block> blocks, Section section, PaperOutline papers)
    {
        var kind = Vocabulary.Embedded.Of(InlineCut.Flat(section.Title));
        var isInItem = false;
        foreach (var item in section.Content)
        {
            if (item is SectionItem.OfText && isInItem) blocks.Add(new Block.ThematicBreak());
            isInItem = item is not SectionItem.OfText;
            blocks.AddRange(item switch
            {
                SectionItem.OfPaper { Paper: var paper } => papers.Blocks(paper, kind),
                SectionItem.OfIdea { Idea: var idea } => papers.Blocks(idea),
                SectionItem.OfSynthesis { Part: var part } => Part(part, kind),
                SectionItem.OfText { Block: var block } => Bare([block], IsNoBoundary),
                _ => throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items."),
            });
        }
    }

    private static IEnumerable<Block> Part(SynthesisPart part, Meaning section)
    {
        var isPlain = section == Meaning.SynthesisSection && !part.Title.IsEmpty && CanonicalForm.PrefixOf(part.Title) is null && SynthesisDraft.KindOf(Vocabulary.Embedded.Of(InlineCut.Flat(part.Title))) == part.Kind;
        yield return new Block.Heading(3, isPlain ? part.Title : Prefixed($"Synthesis ({part.Kind.ToString().ToLowerInvariant()}):", part.Title));
        var text = Bare(part.Text, IsNoBoundaryOfItem);
        // The list that ends a part is its points.
        if (part.Points.IsEmpty && text is [.., Block.List last]) text = [.. text.SkipLast(1), CanonicalForm.Kept([last])];
        foreach (var block in text) yield return block;
        if (!part.Points.IsEmpty) yield return new Block.List(part.Start, CanonicalForm.Mapped(part.Points, CanonicalForm.Hidden));
    }

    /// <summary>Text that stands by itself: blocks that would be taken for structure are kept in a box that says so.</summary>
    public static List<Block> Bare(EquatableArray<Block> blocks, Func<Block, bool> isText)
    {
        var bare = new List<Block>();
        foreach (var block in CanonicalForm.Hidden(blocks)) bare.Add(isText(block) ? block : CanonicalForm.Kept([block]));
        return bare;
    }

    private static bool IsNoBoundary(Block block) => block is not (Block.Heading { Level: <= 3 } or Block.Admonition { Kind: "digest-text" });

    public static bool IsNoBoundaryOfItem(Block block) => IsNoBoundary(block) && block is not (Block.ThematicBreak or Block.Admonition) && !CanonicalRecognizer.IsValues(block);

    /// <summary>A heading that says what it heads.</summary>
    public static EquatableArray<Inline> Prefixed(string prefix, EquatableArray<Inline> title) => title switch
    {
        [] => [new Inline.Text(prefix)],
        [Inline.Text first, ..] => [new Inline.Text($"{prefix} {first.Value}"), .. title.Skip(1)],
        _ => [new Inline.Text(prefix + " "), .. title],
    };
}
