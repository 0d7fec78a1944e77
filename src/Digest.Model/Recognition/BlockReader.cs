using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>Walks the blocks of an outline with what is open at each: a section, and in it a paper, an idea or a part of the synthesis.</summary>
internal sealed class BlockReader(Outline outline, List<Diagnostic> diagnostics)
{
    private readonly List<(EquatableArray<Inline> Title, Origin Origin, List<object> Items)> sections = [];
    private readonly List<Block> lead = [];
    private EquatableArray<Inline> title;
    private FoundDate? dateLine;
    private Meaning sectionKind;
    private PaperDraft? paper;
    private IdeaDraft? idea;
    private SynthesisDraft? part;
    private int paperCount;
    private int understood;
    private int total;

    public void Read() => Read(outline.Blocks);

    private void Read(EquatableArray<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            total++;
            switch (blocks[i])
            {
                case Block.Heading heading:
                    Line(heading, heading.Content, heading.Level, blocks, i);
                    break;
                case Block.Paragraph paragraph:
                    Line(paragraph, paragraph.Content, -1, blocks, i);
                    break;
                case Block.List list:
                    ReadList(list, blocks, i);
                    break;
                case Block.Admonition box:
                    ReadBox(box);
                    break;
                case Block.ThematicBreak:
                    understood++;
                    break;
                default:
                    Keep(blocks[i]);
                    break;
            }
        }
    }

    // A heading or a paragraph; level -1 for a paragraph, 0 for a heading of lost level.
    private void Line(Block block, EquatableArray<Inline> content, int level, EquatableArray<Block> blocks, int index)
    {
        var flat = InlineCut.Flat(content).Trim();
        if (StartsIssue(block, content, flat, level, blocks, index) || StartsSection(block, content, flat, level) || StartsIdea(block, content, level)
            || StartsPart(block, content, flat, level) || StartsPaper(block, content, flat, level, blocks, index)) return;
        if (level > 0 && Label.Of(content, UnknownLabels.NeedBold) is null && StartsTopic(block, content, level)) return;
        if (level >= 0 && paper is null && idea is null && StartsTopic(block, content, Math.Max(level, 1))) return;
        if (level <= 0 && IsTopic(flat, blocks, index) && StartsTopic(block, content, 1)) return;
        if (TakeLabelled(content, block, [])) return;
        Keep(block);
    }

    private bool StartsIssue(Block block, EquatableArray<Inline> content, string flat, int level, EquatableArray<Block> blocks, int index)
    {
        if (sections.Count > 0 || paper is not null) return false;
        if (!title.IsEmpty)
        {
            if (dateLine is null && level < 1 && flat.Length < 80 && DateReader.Find(flat) is { } date && Numbering.Of(flat) is null)
            {
                dateLine = date;
                return DateReader.Whole(flat) is not null && Understood();
            }

            return false;
        }

        if (Numbering.Of(flat) is not null || Vocabulary.Of(flat) is Meaning.Papers or Meaning.SynthesisSection or Meaning.Ideas) return false;
        var isTitle = level >= 0 || DateReader.Whole(flat) is not null || flat.Length < 90 && DateReader.Find(flat) is not null;
        if (!isTitle || level > 1 && Evidence.OfPaper(blocks, index + 1)) return false;
        title = content;
        return Understood();
    }

    private bool StartsSection(Block block, EquatableArray<Inline> content, string flat, int level)
    {
        if (flat.Length > 60 || level < 0 && flat.EndsWith('.')) return false;
        var meaning = Vocabulary.Of(Numbering.Of(flat) is { } numbered && level > 0 ? numbered.Rest : flat);
        if (meaning is not (Meaning.Papers or Meaning.SynthesisSection or Meaning.Ideas)) return false;
        Open(content, block.Origin, meaning);
        return Understood();
    }

    private bool StartsIdea(Block block, EquatableArray<Inline> content, int level)
    {
        var start = IdeaDraft.Start(content);
        if (start is null && sectionKind == Meaning.Ideas && level > 0 && Numbering.Of(InlineCut.Flat(content)) is { } numbered)
            start = (numbered.Number, InlineCut.From(content, numbered.Length));
        if (start is not { } found || paper is not null && sectionKind != Meaning.Ideas && level < 0) return false;
        if (sectionKind != Meaning.Ideas) Open([], block.Origin, Meaning.Ideas);
        CloseItem();
        idea = new IdeaDraft(found.Number, found.Title, block.Origin);
        Add(idea);
        return Understood();
    }

    private bool StartsPart(Block block, EquatableArray<Inline> content, string flat, int level)
    {
        if (sectionKind != Meaning.SynthesisSection || flat.Length > 80) return false;
        var name = flat.TrimEnd(':', '：', ' ');
        var meaning = Vocabulary.Of(name);
        var isKnown = meaning is Meaning.Patterns or Meaning.Gaps or Meaning.Contradictions;
        if (!isKnown && level < 0 && !(flat.Length > name.Length && name.Split(' ').Length <= 8)) return false;
        CloseItem();
        part = new SynthesisDraft(SynthesisDraft.KindOf(meaning), InlineCut.Between(content, 0, InlineCut.Flat(content).TrimEnd(':', '：', ' ').Length), block.Origin);
        Add(part);
        return Understood();
    }

    private bool StartsPaper(Block block, EquatableArray<Inline> content, string flat, int level, EquatableArray<Block> blocks, int index)
    {
        if (sectionKind is Meaning.SynthesisSection or Meaning.Ideas) return false;
        var numbered = Numbering.Of(InlineCut.Flat(content));
        var hasEvidence = Evidence.OfPaper(blocks, index + 1);
        var isPaper = numbered is { } n
            ? level > 0 && (hasEvidence || sectionKind == Meaning.Papers) || level <= 0 && (hasEvidence || level == 0 && n.Number == paperCount + 1)
            : level > 0 && hasEvidence && Label.Of(content, UnknownLabels.NeedBold) is null;
        if (!isPaper) return false;
        StartPaper(numbered?.Number, numbered is { } found ? InlineCut.From(content, found.Length) : content, block.Origin);
        return Understood();
    }

    private void StartPaper(int? number, EquatableArray<Inline> name, Origin origin)
    {
        CloseItem();
        if (sections.Count == 0) Open([], origin, Meaning.Papers);
        paper = new PaperDraft(number, TitleReader.Clean(name), origin, diagnostics);
        foreach (var link in InlineCut.Links(name)) paper.AddLink(SourceLine.Bare(InlineCut.Flat(link.Content)), link.Target);
        paperCount++;
        Add(paper);
    }

    // Where levels are lost, a short line before the title of the next paper is a topic.
    private bool IsTopic(string flat, EquatableArray<Block> blocks, int index)
    {
        if (flat.Length is 0 or > 90 || flat[^1] is '.' or ':' or '!' or '?' || index + 1 >= blocks.Count || Label.Of(ContentOf(blocks[index]), UnknownLabels.NeedBold) is not null) return false;
        return Numbering.Of(InlineCut.Flat(ContentOf(blocks[index + 1]))) is { } next && next.Number == paperCount + 1 && Evidence.OfPaper(blocks, index + 2);
    }

    private static EquatableArray<Inline> ContentOf(Block block) => block switch
    {
        Block.Heading heading => heading.Content,
        Block.Paragraph paragraph => paragraph.Content,
        _ => [],
    };

    // A heading that is no paper groups what follows: a topic in the list of papers, or a section of text.
    private bool StartsTopic(Block block, EquatableArray<Inline> content, int level)
    {
        if (sectionKind is Meaning.SynthesisSection or Meaning.Ideas && level > 2) return false;
        if (paper is not null && level > 3) return false;
        Open(content, block.Origin, Meaning.Unknown);
        return Understood();
    }

    private void ReadList(Block.List list, EquatableArray<Block> blocks, int index)
    {
        if (part is not null)
        {
            part.Add(list);
            Understood();
            return;
        }

        if (StartsPapers(list, blocks, index)) return;
        if (paper is null && idea is null)
        {
            Keep(list);
            return;
        }

        var rest = new List<ListItem>();
        var isKnown = false;
        foreach (var item in list.Items)
        {
            if (item.Content.FirstOrDefault() is Block.Paragraph first && TakeLabelled(first.Content, first, [.. item.Content.Skip(1)], UnknownLabels.Count)) isKnown = true;
            else rest.Add(item);
        }

        if (isKnown) Understood();
        if (rest.Count > 0) Keep(list with { Items = rest.ToEquatableArray() }, isKnown);
    }

    // A numbered list whose entries are papers: "1. Title" as Markdown reads it, followed by labelled bullets inside or after.
    private bool StartsPapers(Block.List list, EquatableArray<Block> blocks, int index)
    {
        if (list.Start is not { } number || idea is not null || sectionKind is Meaning.SynthesisSection or Meaning.Ideas) return false;
        var isEvident = list.Items.Any(item => Evidence.OfPaper(item.Content, 1)) || list.Items.Count == 1 && Evidence.OfPaper(blocks, index + 1);
        if (!isEvident) return false;
        foreach (var item in list.Items)
        {
            var name = item.Content.FirstOrDefault() is Block.Paragraph first ? first.Content : [];
            StartPaper(number++, name, item.Origin);
            Understood();
            Read(item.Content.Skip(name.IsEmpty ? 0 : 1).ToEquatableArray());
        }

        return true;
    }

    private bool TakeLabelled(EquatableArray<Inline> content, Block block, EquatableArray<Block> more, UnknownLabels unknown = UnknownLabels.NeedBold)
    {
        if (paper is null && idea is null) return false;
        if (Label.Of(content, unknown) is not { } label) return TakeBare(content, block);
        var value = label.Value.IsEmpty ? more : [new Block.Paragraph(label.Value) { Origin = block.Origin }, .. more];
        if (paper is not null && more.IsEmpty && paper.Take(label, block.Origin)) return Understood();
        if (idea is not null && label.Meaning == Meaning.BasedOn)
        {
            idea.TakeBasis(label);
            return Understood();
        }

        if (label.Meaning == Meaning.Unknown && block is Block.Paragraph && unknown == UnknownLabels.NeedBold && value.IsEmpty) return false;
        Fields.Start(FieldList.KindOf(label.Meaning), label.Text, FieldForm.Plain, block.Origin, value);
        return Understood();
    }

    // A label on a line of its own ("Relevance to the group"), or scores without a label.
    private bool TakeBare(EquatableArray<Inline> content, Block block)
    {
        var flat = InlineCut.Flat(content).Trim();
        if (flat.Length <= 60 && Vocabulary.Of(flat) is var meaning and not Meaning.Unknown && FieldList.KindOf(meaning) != FieldKind.Other)
        {
            Fields.Start(FieldList.KindOf(meaning), flat, meaning == Meaning.Relevance ? FieldForm.Box : FieldForm.Plain, block.Origin, []);
            return Understood();
        }

        return false;
    }

    private FieldList Fields => paper?.Fields ?? idea!.Fields;

    private void ReadBox(Block.Admonition box)
    {
        var name = PlainText.Of(box.Title).Trim();
        var meaning = Vocabulary.Of(name);
        if (paper is null && idea is null || box.Kind == "details" && FieldList.KindOf(meaning) == FieldKind.Other)
        {
            Keep(box);
            return;
        }

        Fields.Start(FieldList.KindOf(meaning), name, FieldForm.Box, box.Origin, box.Content);
        Understood();
    }

    // Text without a label stays where it stands: with the open paper, idea or part, else in the section, else before all sections.
    private void Keep(Block block, bool isCounted = false)
    {
        if (paper is not null) paper.Fields.Continue(block);
        else if (idea is not null) idea.Fields.Continue(block);
        else if (part is not null) part.Add(block);
        else if (sections.Count > 0) sections[^1].Items.Add(block);
        else lead.Add(block);
        if (!isCounted && (paper ?? idea ?? (object?)part) is not null && block is Block.Paragraph) understood++;
    }

    private void Open(EquatableArray<Inline> name, Origin origin, Meaning kind)
    {
        CloseItem();
        sectionKind = kind;
        sections.Add((name, origin, []));
    }

    private void CloseItem() => (paper, idea, part) = (null, null, null);

    private void Add(object item) => sections[^1].Items.Add(item);

    private bool Understood()
    {
        understood++;
        return true;
    }

    public Issue Build()
    {
        var head = IssueHead.Of(outline, title, dateLine);
        var papers = sections.SelectMany(section => section.Items).OfType<PaperDraft>().ToDictionary(draft => draft, draft => draft.Build(), ReferenceEqualityComparer.Instance as IEqualityComparer<PaperDraft>);
        var all = papers.Values.ToList();
        var named = Mentions.In(all);
        var issue = new Issue
        {
            Id = head.IdFor(outline.Source),
            Title = head.Title,
            Series = head.Series,
            Revision = head.Revision,
            Date = head.Date,
            DateEnd = head.DateEnd,
            Sources = [outline.Source],
            Lead = lead.ToEquatableArray(),
            Sections = sections.Select(section => new Section
            {
                Title = section.Title,
                Origin = section.Origin,
                Content = section.Items.Select(item => Item(item, papers, all, named)).ToEquatableArray(),
            }).ToEquatableArray(),
            Coverage = new Coverage(Math.Min(understood, total), total),
        };
        return head.Language is { } language ? issue with { Language = language } : issue;
    }

    private static SectionItem Item(object item, Dictionary<PaperDraft, Paper> papers, List<Paper> all, Func<Paper, EquatableArray<Mention>> named) => item switch
    {
        PaperDraft draft => new SectionItem.OfPaper(papers[draft] with { Mentions = named(papers[draft]) }),
        IdeaDraft draft => new SectionItem.OfIdea(draft.Build(all)),
        SynthesisDraft draft => new SectionItem.OfSynthesis(draft.Build()),
        Block block => new SectionItem.OfText(block),
        _ => throw new InvalidOperationException($"No item is made of {item.GetType()}."),
    };
}
