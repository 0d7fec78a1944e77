using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>Walks the blocks of an outline in order and decides for each what it starts or what it belongs to.</summary>
internal sealed class BlockReader(IssueDraft issue, HeadingLevels levels, ListedPapers listed)
{
    private const int LongestTitle = 90;

    private readonly Vocabulary vocabulary = issue.Vocabulary;
    private readonly TitleLines titles = new(issue, levels, listed);

    private readonly StoryLinks stories = new(issue);

    private readonly HeldLines held = new(issue, new TitleLines(issue, levels, listed));

    /// <summary>Takes labelled lines into what is open.</summary>
    public ValueReader Values { get; } = new(issue);

    public void Read(EquatableArray<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            issue.Enter(blocks[i].Origin);
            switch (blocks[i])
            {
                case Block.Heading heading:
                    if (ReadHeading(heading, blocks, i)) i++;
                    held.Release(heading);
                    break;
                case Block.Paragraph paragraph:
                    ReadParagraph(paragraph, blocks, i);
                    held.Release(paragraph);
                    break;
                case Block.List list:
                    new ListReader(issue, this).Read(list, blocks, i);
                    break;
                case Block.Table table:
                    if (!issue.TakesScores(table) && !Values.TakesFields(table) && !new TableReader(issue).Takes(table)) issue.Keep(table);
                    break;
                case Block.Admonition box:
                    new BoxReader(issue, this).Read(box);
                    break;
                case Block.ThematicBreak:
                    issue.Break();
                    break;
                case Block.Quote quote:
                    new BoxReader(issue, this).Read(quote);
                    break;
                default:
                    if (blocks[i] is Block.CodeBlock code && issue.Paper is { } cited && BibEntry.Is(code)) BibEntry.GiveTo(cited, code);
                    issue.Keep(blocks[i]);
                    break;
            }

            // What follows may ask for the last heading and its text once more.
            if (i > 1) ReadBlocks.Forget(blocks[i - 2]);
        }
    }

    // True when the next block was taken with it.
    private bool ReadHeading(Block.Heading heading, EquatableArray<Block> blocks, int index)
    {
        var (content, level) = (heading.Content, heading.Level);
        if (issue.IsOnePaper && level == 1) level = 2;
        if (IsSubtitle(level, blocks, index))
        {
            issue.Keep(heading);
            return false;
        }

        if (IsInItem(level) && !titles.IsPaper(content, level, blocks, index)) return ReadField(heading, index + 1 < blocks.Count ? blocks[index + 1] : null);
        if (StartsIssue(heading, content, level, blocks, index) || StartsSection(heading, content, level) || StartsIdea(heading, content, level)
            || StartsPart(heading, content, level) || StartsPaper(heading, content, level, blocks, index)) return false;
        var isLost = level == 0;
        if (isLost && issue.Fields is not null && !titles.IsTopic(content, blocks, index))
        {
            if (!Values.TakeLabelled(content, heading.Origin, [], UnknownLabels.NeedBold)) issue.Keep(heading);
            return false;
        }

        if (level > 0 && issue.DateLine is null && InlineCut.Flat(content).Trim() is { Length: < LongestTitle } name && (issue.HasSections ? DateReader.OfHeading(vocabulary, name) : DateReader.Find(vocabulary, name)) is { } day) issue.DateLine = day;
        issue.OpenSection(content, heading.Origin, IsPartOfText(level) ? issue.SectionKind : Meaning.Unknown);
        return false;
    }

    // Right below the issue's title and deeper than the headings that follow.
    private bool IsSubtitle(int level, EquatableArray<Block> blocks, int index)
    {
        if (level < 2 || index == 0 || InlineCut.HasLinks(((Block.Heading)blocks[index]).Content) || Numbering.Of(vocabulary, InlineCut.Flat(((Block.Heading)blocks[index]).Content)) is not null || issue.HasSections || issue.Title.IsEmpty || blocks[index - 1] is not Block.Heading { Level: 1 }) return false;
        for (var next = index + 1; next < blocks.Count; next++)
            if (blocks[next] is Block.Heading { Level: > 0 and var following }) return following < level && !Evidence.HasOwn(vocabulary, blocks, index + 1);
        return false;
    }

    private bool IsPartOfText(int level) => issue.SectionKind is Meaning.SynthesisSection or Meaning.Ideas && level > 2;

    private bool IsInItem(int level) => level > 0 && issue.Fields is not null && issue.ItemLevel > 0 && level > issue.ItemLevel;

    // A heading below the item's own names a field; where it names what a paper is known by, the next paragraph is the value.
    private bool ReadField(Block.Heading heading, Block? next)
    {
        issue.GoOn();
        if (Label.Of(vocabulary, heading.Content, UnknownLabels.Never) is { Value.IsEmpty: false } valued && Evidence.IsOfPaper(valued.Meaning) && Values.TakeTyped(valued, heading.Origin)) return false;
        var name = PlainText.Of(heading.Content).Trim();
        var bare = Numbering.Of(vocabulary, name)?.Rest ?? name;
        var meaning = vocabulary.Of(bare);
        if (next is Block.Paragraph paragraph && TakeValue(new Label(bare, meaning, paragraph.Content), paragraph)) return true;
        issue.Fields!.Start(FieldList.KindOf(meaning), name.TrimEnd(':', '：', ' '), FieldForm.Plain, heading.Origin, Linked(heading.Content, heading.Origin));
        return false;
    }

    /// <summary>What a label says beside its characters: one with links is said again with them.</summary>
    public static EquatableArray<Block> Linked(EquatableArray<Inline> label, Origin origin) => InlineCut.HasLinks(label) ? [new Block.Paragraph(label) { Origin = origin }] : [];

    private bool TakeValue(Label label, Block block) => label.Meaning is not (Meaning.Unknown or Meaning.Relevance) && Values.TakeTyped(label, block.Origin);

    private void ReadParagraph(Block.Paragraph paragraph, EquatableArray<Block> blocks, int index)
    {
        if (LabelledLines.Parted(paragraph.Content) is { } parted) paragraph = paragraph with { Content = parted };
        if (index > 0 && blocks[index - 1] is Block.ThematicBreak && ChatHeads.Is(InlineCut.Flat(paragraph.Content)))
        {
            issue.CloseItem();
            if (!issue.HasSections) issue.DateLine ??= DateReader.Find(vocabulary, InlineCut.Flat(paragraph.Content));
            issue.Keep(paragraph);
            return;
        }

        if (stories.Starts(paragraph)) held.GiveTo(issue.Paper!);
        else if (issue is { IsOnePaper: false, ItemLevel: 0 } && issue.SectionKind is not (Meaning.SynthesisSection or Meaning.Ideas) && (issue.HasSections || issue.IsTitled || !issue.Title.IsEmpty || issue.DateLine is not null)
            && TitledParagraph.Of(vocabulary, paragraph, blocks, index) is { Count: > 0 } lines)
        {
            ReadTitled(lines, paragraph.Origin);
            return;
        }

        if (held.Takes(paragraph, blocks, index) || held.TakesBadges(paragraph, blocks, index)) return;
        if (MayHoldReference && ReferenceLine.OfAuthors(paragraph.Content) is { } reference)
        {
            issue.StartPaper(Numbering.Of(vocabulary, InlineCut.Flat(paragraph.Content))?.Number, reference.Title, paragraph.Origin, 0);
            issue.Paper!.Take(reference, paragraph.Origin);
            return;
        }

        var pieces = LabelledLines.Of(vocabulary, paragraph.Content);
        if (pieces.Count <= 1)
        {
            ReadLine(paragraph, blocks, index);
            return;
        }

        ReadPieces(pieces, paragraph, blocks, index);
    }

    // Several labelled values, the first of them perhaps a title.
    private void ReadPieces(EquatableArray<EquatableArray<Inline>> pieces, Block.Paragraph paragraph, EquatableArray<Block> blocks, int index)
    {
        var isTitle = Label.Of(vocabulary, pieces[0], UnknownLabels.NeedBold) is { IsTitle: true } title && StartsTitled(title, paragraph, pieces);
        if (!issue.HasSections && !issue.Title.IsEmpty)
            issue.DateLine ??= pieces.Select(piece => Label.Of(vocabulary, piece, UnknownLabels.NeedBold)).Where(label => label is { Meaning: Meaning.Date }).Select(label => DateReader.Find(vocabulary, InlineCut.Flat(label!.Value))).FirstOrDefault(date => date is not null);
        if (issue.Fields is null || !pieces.Any(piece => Label.Of(vocabulary, piece, UnknownLabels.NeedBold) is not null))
        {
            if (!StartsIssue(paragraph, paragraph.Content, -1, blocks, index)) issue.Keep(paragraph);
            return;
        }

        for (var i = isTitle ? 1 : 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var at = piece.FirstOrDefault()?.Origin is { Span: not null } origin ? origin : paragraph.Origin;
            if (!Values.TakeLabelled(piece, at, [], i == 0 ? UnknownLabels.NeedBold : UnknownLabels.Count)) issue.Keep(new Block.Paragraph(piece) { Origin = at });
        }
    }

    // The first line is a paper's title, and the others are its own.
    private void ReadTitled(EquatableArray<EquatableArray<Inline>> lines, Origin origin)
    {
        StartPaper(null, lines[0], origin, 0);
        if (lines.Count > 1 && InlineCut.Flat(lines[1]) is ['(' or '[', ..] bracket && bracket.AsSpan().IndexOfAny(')', ']') is > 0 and var close) issue.Paper!.Links.ReadIdentifiers(bracket[..close], lines[1]);
        Read([.. lines.Skip(1).Select(line => new Block.Paragraph(line) { Origin = origin })]);
    }

    // Among papers of another shape a reference is what one of them cites.
    private bool MayHoldReference => issue is { IsOnePaper: false, ItemLevel: 0, Idea: null } && issue.SectionKind is not (Meaning.SynthesisSection or Meaning.Ideas) && issue.Paper is null or { IsReference: true };

    private void ReadLine(Block.Paragraph paragraph, EquatableArray<Block> blocks, int index)
    {
        var content = paragraph.Content;
        if (StartsIssue(paragraph, content, -1, blocks, index) || StartsSection(paragraph, content, -1) || StartsIdea(paragraph, content, -1)
            || StartsPart(paragraph, content, -1) || StartsPaper(paragraph, content, -1, blocks, index)) return;
        if (Label.Of(vocabulary, content, UnknownLabels.NeedBold) is { IsTitle: true } title && Evidence.OfPaper(vocabulary, blocks, index + 1) && StartsTitled(title, paragraph, [])) return;
        if (issue is { DateLine: null, PaperCount: 0 } && DateReader.OfHeading(vocabulary, InlineCut.Flat(content).Trim()) is { } day) issue.DateLine = day;
        if (titles.IsTopic(content, blocks, index)) issue.OpenSection(content, paragraph.Origin, Meaning.Unknown);
        else if (!Values.TakeLabelled(content, paragraph.Origin, [], UnknownLabels.NeedBold)) issue.Keep(paragraph);
    }

    // "TITLE: …" with the paper's other labels after it.
    private bool StartsTitled(Label title, Block block, EquatableArray<EquatableArray<Inline>> pieces)
    {
        var isPaper = issue.Paper is { IsUnnamed: true } || pieces.Count == 0 || pieces.Skip(1).Any(piece => Label.Of(vocabulary, piece, UnknownLabels.NeedBold) is { Meaning: Meaning.Authors or Meaning.Source or Meaning.Link or Meaning.Venue or Meaning.Arxiv or Meaning.Doi });
        if (!isPaper || (issue.ItemLevel > 0 && InlineCut.HasLinks(title.Value)) || issue.SectionKind is Meaning.SynthesisSection or Meaning.Ideas) return false;
        if (issue.Paper is { IsUnnamed: true } unnamed) return unnamed.Take(title, block.Origin);
        // Right below a heading that is the title in other words.
        if (issue is { ItemLevel: > 0, Paper: { HasAuthors: false, Fields.HasAny: false, Links.IsEmpty: true } named } && pieces.Count > 0 && named.Take(title with { Meaning = Meaning.FullTitle }, block.Origin)) return true;
        issue.StartPaper(null, title.Value, block.Origin, 0);
        held.GiveTo(issue.Paper!);
        return true;
    }

    private bool StartsIssue(Block block, EquatableArray<Inline> content, int level, EquatableArray<Block> blocks, int index)
    {
        if (issue.HasSections) return false;
        var flat = InlineCut.Flat(content).Trim();
        if (!issue.Title.IsEmpty) return level < 1 && TakesDate(content, flat);
        if (Numbering.Of(vocabulary, flat) is not null || (vocabulary.Of(flat) is Meaning.Papers or Meaning.SynthesisSection or Meaning.Ideas && (level < 1 || DateReader.Find(vocabulary, flat) is null))) return false;
        var label = level < 1 ? Label.Of(vocabulary, content, UnknownLabels.Count) : null;
        var isSubject = label is not null && MailSubject.Is(label.Text) && !label.Value.IsEmpty;
        var isTitle = level >= 0 || isSubject || DateReader.Whole(vocabulary, flat) is not null || (flat.Length < LongestTitle && DateReader.Find(vocabulary, flat) is not null);
        if (!isTitle || listed.At(block) is not null || (level > 1 && !EndsInDay(content, flat) && Evidence.OfPaper(vocabulary, blocks, index + 1)) || (level == 1 && DateReader.Find(vocabulary, flat) is null && Evidence.OfSinglePaper(vocabulary, blocks, index + 1))) return false;
        // One topic of several, or a heading under a title that the properties give.
        if (level > 1 && DateReader.Find(vocabulary, flat) is null && (titles.IsLabelAlone(content) || issue.IsTitled || levels.IsOneOfTopics(block) || IsOverEntries(level, blocks, index))) return false;
        // A line "Date: …" is no title, and of a mail's "Subject: …" what follows is.
        if (label is { Meaning: Meaning.Date })
        {
            issue.DateLine ??= DateReader.Find(vocabulary, flat);
            return false;
        }

        issue.Title = isSubject ? label!.Value : content;
        issue.Note(block.Origin, "issue: title");
        return true;
    }

    // Right over a list or table, with another heading of its level below: one section of several.
    private bool IsOverEntries(int level, EquatableArray<Block> blocks, int index) => index + 1 < blocks.Count
        && (blocks[index + 1] is Block.Table || (blocks[index + 1] is Block.List { Items: [{ Content: [Block.Paragraph { Content: { IsEmpty: false } entry }, ..] }, ..] } && Label.Of(vocabulary, entry, UnknownLabels.Count) is null))
        && blocks.Skip(index + 1).Any(block => block is Block.Heading heading && heading.Level == level);

    // "Research digest for 13 November 2026": a day stands in the title of an issue, and hardly in a paper's.
    private bool EndsInDay(EquatableArray<Inline> content, string flat) => flat.Length < LongestTitle && TitleReader.Before(content) == 0 && !InlineCut.HasLinks(content) && DateReader.Find(vocabulary, flat) is { Index: > 0 };

    // A line near the title that is a date is taken; one that only says a date is kept as well.
    private bool TakesDate(EquatableArray<Inline> content, string flat)
    {
        if (issue.DateLine is not null || flat.Length >= LongestTitle || DateReader.Find(vocabulary, flat) is not { } date || (date.Index > 0 && Numbering.Of(vocabulary, flat) is not null)) return false;
        var inTitle = DateReader.Find(vocabulary, InlineCut.Flat(issue.Title));
        issue.DateLine = date;
        if (content.FirstOrDefault()?.Origin is { } place) issue.Note(place, "issue: date");
        var label = Label.Of(vocabulary, content, UnknownLabels.NeedBold);
        var said = label is { Meaning: Meaning.Date } ? label.Flat : flat;
        return DateReader.IsOnly(vocabulary, said) && (inTitle is null || inTitle.Value.Start == date.Start) && !InlineCut.HasLinks(content) && !InlineCut.HasObjects(content);
    }

    private bool StartsSection(Block block, EquatableArray<Inline> content, int level)
    {
        var flat = InlineCut.Flat(content).Trim();
        if (flat.Length > 60 || (level < 0 && flat.EndsWith('.'))) return false;
        var meaning = vocabulary.Of(Numbering.Of(vocabulary, flat) is { } numbered && level > 0 ? numbered.Rest : flat);
        if (meaning is not (Meaning.Papers or Meaning.SynthesisSection or Meaning.Ideas or Meaning.Statistics)) return false;
        issue.OpenSection(content, block.Origin, meaning);
        return true;
    }

    private bool StartsIdea(Block block, EquatableArray<Inline> content, int level)
    {
        var start = IdeaDraft.Start(vocabulary, content);
        if (start is null && issue.SectionKind == Meaning.Ideas && level > 0 && vocabulary.Of(InlineCut.Flat(content)) == Meaning.Unknown)
            start = Numbering.Of(vocabulary, InlineCut.Flat(content)) is { } numbered ? (numbered.Number, InlineCut.From(content, numbered.Length)) : (null, content);
        if (start is not { } found || (issue.Paper is not null && issue.SectionKind != Meaning.Ideas && level < 0)) return false;
        issue.StartIdea(found.Number, found.Title, block.Origin, Math.Max(level, 0));
        return true;
    }

    private bool StartsPart(Block block, EquatableArray<Inline> content, int level)
    {
        if (issue.SectionKind != Meaning.SynthesisSection) return false;
        var flat = InlineCut.Flat(content).Trim();
        var name = flat.TrimEnd(':', '：', ' ');
        var meaning = vocabulary.Of(name);
        if (meaning is Meaning.Patterns or Meaning.Gaps or Meaning.Contradictions || level >= 0 || (flat.Length > name.Length && name.Split(' ').Length <= 8))
        {
            issue.StartPart(SynthesisDraft.KindOf(meaning), InlineCut.Between(content, 0, InlineCut.Flat(content).TrimEnd(':', '：', ' ').Length), block.Origin);
            return true;
        }

        if (Label.Of(vocabulary, content, UnknownLabels.NeedBold) is not { Meaning: Meaning.Patterns or Meaning.Gaps or Meaning.Contradictions } label) return false;
        issue.StartPart(SynthesisDraft.KindOf(label.Meaning), [new Inline.Text(label.Text)], block.Origin).Add(new Block.Paragraph(label.Value) { Origin = block.Origin });
        return true;
    }

    private bool StartsPaper(Block block, EquatableArray<Inline> content, int level, EquatableArray<Block> blocks, int index)
    {
        if (!titles.IsPaper(content, level, blocks, index)) return false;
        StartPaper(null, level > 0 && Label.Of(vocabulary, content, UnknownLabels.Never) is { Meaning: Meaning.Title, Value: { IsEmpty: false } named } ? named : content, block.Origin, Math.Max(level, 0));
        if (listed.At(block) is { } labels) issue.TakeListed(labels);
        return true;
    }

    /// <summary>Starts a paper with the line that bears its title, a number in front of it taken off.</summary>
    public void StartPaper(int? number, EquatableArray<Inline> line, Origin origin, int level)
    {
        if (number is null && issue.SectionNumber is { } section && Numbering.Within(section, InlineCut.Flat(line)) is { } within) issue.StartPaper(within.Number, InlineCut.From(line, within.Length), origin, level);
        else if (number is null && Numbering.Of(vocabulary, InlineCut.Flat(line)) is { } numbered) issue.StartPaper(numbered.Number, InlineCut.From(line, numbered.Length), origin, level);
        else issue.StartPaper(number, line, origin, level);
        held.GiveTo(issue.Paper!);
    }
}
