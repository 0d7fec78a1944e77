using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// How much of what follows a line shows that the line is a paper's title, before the next heading. A label that only papers bear (authors, a link,
/// a source, an identifier) shows it plainly; of labels that other text bears too (a date, a summary) it takes two.
/// </summary>
internal static class Evidence
{
    public const int Enough = 2;

    /// <summary>What one label that only papers bear counts; less may also be a report's.</summary>
    public const int Plain = 4;

    private const int Reach = 3;
    private const int MostItems = 6;
    private const int MostLabelled = 60;
    private const int LongestBareLine = 300;

    /// <summary>True when there is enough of it.</summary>
    public static bool OfPaper(EquatableArray<Block> blocks, int start) => After(blocks, start) >= Enough;

    /// <summary>True when authors or an identifier are given under labels of their own: the file is one paper and the line its title.</summary>
    public static bool OfSinglePaper(EquatableArray<Block> blocks, int start) =>
        blocks.Skip(start).Take(Reach).TakeWhile(block => block is not Block.Heading).Any(block => block switch
        {
            Block.Paragraph paragraph => IsOwn(paragraph.Content),
            Block.List list => Looked(list).Any(item => item.Content.FirstOrDefault() is Block.Paragraph first && IsOwn(first.Content)),
            _ => false,
        });

    private static bool IsOwn(EquatableArray<Inline> content) =>
        LabelledLines.Of(content).Exists(piece => Label.Of(piece, UnknownLabels.NeedBold) is { Meaning: Meaning.Authors or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid });

    /// <summary>The evidence in the blocks from <paramref name="start"/> on.</summary>
    public static int After(EquatableArray<Block> blocks, int start)
    {
        var sum = 0;
        for (var i = start; i < Math.Min(blocks.Count, start + Reach) && blocks[i] is not (Block.Heading or Block.ThematicBreak); i++) sum += In(blocks[i]);
        return sum;
    }

    private static int In(Block block) => block switch
    {
        Block.Paragraph paragraph => In(paragraph.Content),
        Block.List list => Sum(Looked(list).SelectMany(item => item.Content.FirstOrDefault() is Block.Paragraph first ? Meanings(first.Content) : [])),
        _ => 0,
    };

    // A list whose entries all have labels in bold type is one thing's values, however long it is.
    private static IEnumerable<ListItem> Looked(Block.List list) =>
        list.Items.Take(MostLabelled).TakeWhile((item, at) => at < MostItems || item.Content.FirstOrDefault() is Block.Paragraph { Content: [Inline.Strong, ..] });

    private static int In(EquatableArray<Inline> content)
    {
        var sum = Labelled(content);
        return sum >= Plain || InlineCut.Flat(content).Length > LongestBareLine ? sum : sum + (HasIdentifier(content) ? Plain : 0);
    }

    private static int Labelled(EquatableArray<Inline> content) => Sum(Meanings(content));

    private static IEnumerable<Meaning> Meanings(EquatableArray<Inline> content) =>
        LabelledLines.Of(content).Select(piece => Label.Of(piece, UnknownLabels.NeedBold)).OfType<Label>().Select(label => label.Meaning);

    // A report on a run has many dates, a paper has one.
    private static int Sum(IEnumerable<Meaning> meanings)
    {
        var all = meanings.ToList();
        return all.Where((meaning, at) => meaning != Meaning.Date || all.IndexOf(meaning) == at).Sum(Of);
    }

    // Only beside a title: a list of identifiers may as well be references.
    private static bool HasIdentifier(EquatableArray<Inline> content) =>
        InlineCut.Links(content).Select(link => link.Target).Append(InlineCut.Flat(content))
            .Any(IdentifierReader.Identifies);

    /// <summary>True for what only papers have.</summary>
    public static bool IsOfPaper(Meaning meaning) => Of(meaning) >= Plain;

    private static int Of(Meaning meaning) => meaning switch
    {
        Meaning.Authors or Meaning.Link or Meaning.Source or Meaning.Venue or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Pmcid or Meaning.FullTitle or Meaning.Scores => Plain,
        Meaning.Code or Meaning.Isbn or Meaning.Date or Meaning.Topics or Meaning.Axis or Meaning.Total => 1,
        _ => FieldList.KindOf(meaning) == FieldKind.Other ? 0 : 1,
    };
}
