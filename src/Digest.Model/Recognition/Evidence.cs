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

    private const int Reach = 5;
    private const int MostItems = 6;
    private const int MostLabelled = 60;
    private const int MostLabels = 8;
    private const int LongestBareLine = 300;
    private const int MostWordsBeside = 8;
    private const int FewestItemWords = 4;

    /// <summary>True when there is enough of it.</summary>
    public static bool OfPaper(Vocabulary vocabulary, EquatableArray<Block> blocks, int start) => After(vocabulary, blocks, start) >= Enough;

    /// <summary>True when authors or an identifier are given under labels of their own: the file is one paper and the line its title.</summary>
    public static bool OfSinglePaper(Vocabulary vocabulary, EquatableArray<Block> blocks, int start) =>
        blocks.Skip(start).Take(Reach).TakeWhile((block, at) => block is not (Block.Heading or Block.ThematicBreak) && !(block is Block.Paragraph own && TitledParagraph.Of(vocabulary, own, blocks, start + at).Count > 0)).Any(block => block switch
        {
            Block.Paragraph paragraph => IsOwn(vocabulary, paragraph.Content),
            Block.List list => list.Items.TakeWhile(IsLooked).Any(item => item.Content.FirstOrDefault() is Block.Paragraph first && !IsTitled(vocabulary, first.Content) && IsOwn(vocabulary, first.Content)),
            _ => false,
        });

    /// <summary>True when a run of values begins with a title.</summary>
    public static bool IsTitled(Vocabulary vocabulary, EquatableArray<Inline> content) =>
        LabelledLines.Of(vocabulary, content) is [var first, _, ..] && Label.Of(vocabulary, first, UnknownLabels.NeedBold) is { IsTitle: true, Value.IsEmpty: false };

    /// <summary>True when what follows, before the next heading, has a label that only papers bear or leads to where only papers are; names and a day may be those of who wrote the issue.</summary>
    public static bool HasOwn(Vocabulary vocabulary, EquatableArray<Block> blocks, int start) => blocks.Skip(start).TakeWhile(block => block is not Block.Heading).Take(Reach).Any(block => block switch
    {
        Block.Paragraph paragraph => Labelled(vocabulary, paragraph.Content) >= Plain || HasIdentifier(paragraph.Content),
        Block.List list => In(vocabulary, list.Items) >= Plain,
        _ => false,
    });

    /// <summary>How many lines of a text, its first aside, have labels that only papers bear.</summary>
    public static int Labels(Vocabulary vocabulary, EquatableArray<Inline> content) =>
        LabelledLines.Of(vocabulary, content).Skip(1).Count(piece => Label.Of(vocabulary, piece, UnknownLabels.NeedBold) is { } label && IsOfPaper(label.Meaning));

    private static bool IsOwn(Vocabulary vocabulary, EquatableArray<Inline> content) =>
        LabelledLines.Of(vocabulary, content).Any(piece => Label.Of(vocabulary, piece, UnknownLabels.NeedBold) is { Meaning: Meaning.Authors or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid });

    /// <summary>True when a box holds, under labels, what only a paper has.</summary>
    public static bool HoldsValues(Vocabulary vocabulary, Block.Admonition box) => box.Content is [var first, ..] && In(vocabulary, first) >= Plain && first switch
    {
        Block.Paragraph paragraph => LabelledLines.Of(vocabulary, paragraph.Content).All(piece => Label.Of(vocabulary, piece, UnknownLabels.NeedBold) is not null),
        Block.List list => list.Items.All(item => item.Content.FirstOrDefault() is Block.Paragraph entry && Label.Of(vocabulary, entry.Content, UnknownLabels.NeedBold) is not null),
        _ => false,
    };

    /// <summary>The evidence in the blocks from <paramref name="start"/> on; once it is plain, no more is looked for.</summary>
    public static int After(Vocabulary vocabulary, EquatableArray<Block> blocks, int start)
    {
        if (start < blocks.Count && HoldsPaper(vocabulary, blocks, start)) return 0;
        // A title of its own right below belongs to a paper of a topic.
        if (start < blocks.Count && blocks[start] is Block.Paragraph paragraph && TitledParagraph.Of(vocabulary, paragraph, blocks, start).Count > 0) return 0;
        var sum = 0;
        for (var i = start; sum < Plain && i < Math.Min(blocks.Count, start + Reach) && blocks[i] is not (Block.Heading or Block.ThematicBreak); i++) sum += In(vocabulary, blocks[i]);
        return sum;
    }

    // A quotation that begins with a title holds a paper, and so do several boxes with titles that each give authors or an identifier.
    private static bool HoldsPaper(Vocabulary vocabulary, EquatableArray<Block> blocks, int start) => blocks[start] switch
    {
        Block.Quote { Content: [Block.Paragraph first, ..] content } => TitledParagraph.Of(vocabulary, first, content, 0).Count > 0,
        Block.Admonition { Kind: not "details" } => AreTitledBoxes(vocabulary, blocks, start),
        _ => false,
    };

    private static bool AreTitledBoxes(Vocabulary vocabulary, EquatableArray<Block> blocks, int start) =>
        blocks.Skip(start).TakeWhile(block => block is not Block.Heading).OfType<Block.Admonition>().Take(2).Count(box => BoxReader.IsTitled(vocabulary, box)) > 1;

    /// <summary>The evidence for a heading: below it, and in headings deeper than it that are labels of what only papers have.</summary>
    public static int Of(Vocabulary vocabulary, EquatableArray<Block> blocks, int heading)
    {
        var sum = After(vocabulary, blocks, heading + 1);
        if (sum >= Plain || blocks[heading] is not Block.Heading { Level: > 0 and var level }) return sum;
        for (var (i, seen, own) = (heading + 1, 0, 0); i + 1 < blocks.Count && seen < MostLabels; i++)
        {
            if (blocks[i] is not Block.Heading below) continue;
            if (below.Level <= level) break;
            seen++;
            // What is deeper yet belongs to one of those below.
            if (own == 0) own = below.Level;
            if (below.Level > own) continue;
            if ((blocks[i + 1] is Block.Paragraph or Block.List && IsOfPaper(MeaningOf(vocabulary, below.Content))) || Labelled(vocabulary, below.Content) >= Plain) sum += Plain;
        }

        return sum;
    }

    private static Meaning MeaningOf(Vocabulary vocabulary, EquatableArray<Inline> heading) =>
        heading is [Inline.Text] ? RunningText.MeaningOf(vocabulary, heading) : vocabulary.Of(PlainText.Of(heading));

    private static int In(Vocabulary vocabulary, Block block) => block switch
    {
        Block.Paragraph paragraph => In(vocabulary, paragraph.Content),
        Block.Quote { Content: [Block.Paragraph only] } when IsCitation(only.Content) => Plain,
        Block.Quote { Content: [Block.Paragraph first, ..] } when MetaLine.IsOfPaper(vocabulary, first.Content) || IsOwn(vocabulary, first.Content) => Plain,
        Block.Admonition { Kind: not "details" } box when HoldsValues(vocabulary, box) => Plain,
        Block.Table table when FieldTable.Is(vocabulary, table) => FieldTable.Labels(vocabulary, table).Sum(label => Of(label.Meaning)),
        Block.List list => In(vocabulary, list.Items),
        Block.CodeBlock code when BibEntry.Is(code) => Plain,
        _ => 0,
    };

    // Found once for a list, and kept with it.
    private static int In(Vocabulary vocabulary, EquatableArray<ListItem> items) => items.Kept<OfList>() is { } kept && kept.Vocabulary == vocabulary ? kept.Sum
        : items.Keep(new OfList(vocabulary, Sum(vocabulary, items))).Sum;

    private static int Sum(Vocabulary vocabulary, EquatableArray<ListItem> items)
    {
        var sum = default(LabelSum);
        for (var at = 0; sum.Value < Plain && at < items.Count && IsLooked(items[at], at); at++)
            if (items[at].Content is [Block.Paragraph first, ..]) sum.Add(vocabulary, first.Content);
        return sum.Value;
    }

    private sealed record OfList(Vocabulary Vocabulary, int Sum);

    // A list whose entries all have labels in bold type is one thing's values, however long it is.
    private static bool IsLooked(ListItem item, int at) => at < MostLabelled && (at < MostItems || item.Content is [Block.Paragraph { Content: [Inline.Strong, ..] }, ..]);

    /// <summary>True for a short text in italics and other words that leads to where only papers are.</summary>
    public static bool IsCitation(EquatableArray<Inline> content) => InlineCut.Flat(content).Length <= LongestCitation && content.Any(inline => inline is Inline.Emphasis) && InlineCut.Links(content).Any(link => IdentifierReader.Identifies(link.Target));

    private const int LongestCitation = 400;

    private static int In(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        if (content.IsEmpty) return 0;
        var text = RunningText.Of(vocabulary, content);
        if (text.Evidence < 0) text.Evidence = (short)Found(vocabulary, content);
        return text.Evidence;
    }

    private static int Found(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        var sum = Labelled(vocabulary, content);
        if (sum >= Plain) return sum;
        if (content is [Inline.Link link] && IsItem(vocabulary, link)) return 0;
        if (MetaLine.Strength(vocabulary, content) > 0) return Plain;
        return InlineCut.Flat(content).Length > LongestBareLine || IsSentence(InlineCut.Flat(content)) ? sum : sum + (HasIdentifier(content) ? Plain : 0);
    }

    // A link of many words to anywhere is an entry itself.
    private static bool IsItem(Vocabulary vocabulary, Inline.Link link) => InlineCut.Flat(link.Content) is var text && Words.AreAtLeast(text, FewestItemWords) && !text.Contains("://", StringComparison.Ordinal)
        && vocabulary.Of(SourceLine.Bare(text)) != Meaning.Link && !IdentifierReader.Identifies(link.Target);

    private static int Labelled(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        var sum = default(LabelSum);
        sum.Add(vocabulary, content);
        return sum.Value;
    }

    /// <summary>What labels show together. A report on a run has many dates, a paper has one.</summary>
    private struct LabelSum
    {
        private bool hasDate;

        public int Value { get; private set; }

        public void Add(Vocabulary vocabulary, EquatableArray<Inline> content)
        {
            foreach (var piece in LabelledLines.Of(vocabulary, content))
            {
                if (Value >= Plain) return;
                if (Label.Of(vocabulary, piece, UnknownLabels.NeedBold) is not { } label) continue;
                if (label.Meaning != Meaning.Date || !hasDate) Value += Of(vocabulary, label);
                hasDate |= label.Meaning == Meaning.Date;
            }
        }
    }

    private static bool IsSentence(string flat) => flat.TrimEnd() is [.., '.' or '。' or '!' or '?'] && Words.AreAtLeast(flat, MostWordsBeside + 1);

    // Only beside a title: a list of identifiers may as well be references.
    private static bool HasIdentifier(EquatableArray<Inline> content) =>
        InlineCut.Links(content).Any(link => IdentifierReader.Identifies(link.Target)) || IdentifierReader.Identifies(InlineCut.Flat(content));

    // A report has sources, links and scores too; a paper's lead somewhere, or are values.
    private static int Of(Vocabulary vocabulary, Label label)
    {
        var isSaid = label.Meaning switch
        {
            Meaning.Link => HasLinks(label) || label.Flat is var text && (IdentifierReader.Identifies(text) || text.Contains("://", StringComparison.Ordinal) || text.Contains('↗', StringComparison.Ordinal)),
            Meaning.Source => HasLinks(label) || label.Flat is var text && (IdentifierReader.Identifies(text) || text.Contains('↗', StringComparison.Ordinal) || text.Contains("arXiv", StringComparison.OrdinalIgnoreCase) || DateReader.Find(vocabulary, text) is not null),
            Meaning.Scores => !ScoreReader.Read(vocabulary, label.Flat, ScoreReader.NoAxis).IsEmpty || ScoreReader.Lead(vocabulary, label.Flat, label) is not null,
            Meaning.Authors => label.Flat is var text && text.HasLetter() && !char.IsAsciiDigit(text[0]),
            _ => true,
        };
        return isSaid ? Of(label.Meaning) : Math.Min(1, Of(label.Meaning));
    }

    private static bool HasLinks(Label label) => label.Plain is null && InlineCut.HasLinks(label.Value);

    /// <summary>True for what only papers have.</summary>
    public static bool IsOfPaper(Meaning meaning) => Of(meaning) >= Plain;

    private static int Of(Meaning meaning) => meaning switch
    {
        Meaning.Authors or Meaning.Link or Meaning.Source or Meaning.Venue or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Pmcid or Meaning.FullTitle or Meaning.Scores => Plain,
        Meaning.Code or Meaning.Isbn or Meaning.Date or Meaning.Topics or Meaning.Axis or Meaning.Total => 1,
        _ => FieldList.KindOf(meaning) == FieldKind.Other ? 0 : 1,
    };
}
