using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>An issue while its blocks are read: the sections so far, and what is open in the last of them.</summary>
internal sealed class IssueDraft(Vocabulary vocabulary, List<Diagnostic> diagnostics)
{
    private readonly List<(EquatableArray<Inline> Title, Origin Origin, List<object> Items)> sections = [];
    private const int ShortestTitle = 12;

    private readonly List<Block> lead = [];
    private readonly List<Explanation> taken = [];
    private readonly List<PaperDraft> papers = [];
    private readonly HashSet<string> titles = [];
    private readonly HashSet<ulong> beginnings = [];
    private int titled;
    private int begun;
    private bool isAfterBreak;
    private string? file;

    /// <summary>The words that it is read by.</summary>
    public Vocabulary Vocabulary => vocabulary;

    public EquatableArray<Inline> Title { get; set; }

    /// <summary>What a line near the title says about the day.</summary>
    public FoundDate? DateLine { get; set; }

    public Meaning SectionKind { get; private set; }

    /// <summary>The number that the last section's title begins with, or null.</summary>
    public int? SectionNumber { get; private set; }

    public PaperDraft? Paper { get; private set; }

    public IdeaDraft? Idea { get; private set; }

    public SynthesisDraft? Part { get; private set; }

    /// <summary>The level of the open item's heading; 0 when it has none or it was lost.</summary>
    public int ItemLevel { get; private set; }

    /// <summary>The number and the heading's level of the last paper.</summary>
    public (int? Number, int Level) LastPaper { get; private set; }

    public int PaperCount => papers.Count;

    /// <summary>True when the whole source is one paper, named by its properties.</summary>
    public bool IsOnePaper { get; private set; }

    /// <summary>True when the one paper's properties name no more than a title and authors, as those of a post about several papers do.</summary>
    public bool MayBePost { get; private set; }

    /// <summary>True when the properties give the issue its title.</summary>
    public bool IsTitled { get; private set; }

    /// <summary>Starts the one paper that the properties describe, where they name a title and authors or an identifier.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="isPost">Whether the text is known to be a post about several papers, whose title and author they are.</param>
    public void StartFrom(EquatableArray<Property> properties, bool isPost)
    {
        if (properties.IsEmpty) return;
        // A list is one property for each entry.
        var labels = properties.Where(property => property.Value.Length > 0).GroupBy(property => property.Name)
            .Select(list => Label.Given(list.Key, string.Join("; ", list.Select(property => property.Value)), vocabulary)).ToList();
        IsTitled = labels.Exists(label => label.Meaning == Meaning.Title);
        if (isPost || labels.Find(label => label.Meaning == Meaning.Title) is not { } title || !labels.Exists(label => label.Meaning is Meaning.Authors or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid)) return;
        StartPaper(null, title.Value, Origin.None, 1);
        IsOnePaper = true;
        MayBePost = !labels.Exists(label => label.Meaning is Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Venue || (label.Meaning == Meaning.Link && IdentifierReader.Identifies(InlineCut.Flat(label.Value))));
        TakeListed(labels.Where(label => label != title && label.Meaning != Meaning.Unknown));
    }

    /// <summary>True for a property of which that paper was made.</summary>
    public bool Takes(Property property) => IsOnePaper && vocabulary.Of(property.Name) != Meaning.Unknown;

    /// <summary>Takes what is listed of a paper elsewhere into the open paper.</summary>
    public void TakeListed(IEnumerable<Label> labels)
    {
        foreach (var label in labels)
            if (!Paper!.Take(label, Origin.None)) Paper.Fields.Start(FieldList.KindOf(label.Meaning), label.Text, FieldForm.Plain, Origin.None, [new Block.Paragraph(label.Value)]);
        Paper!.Fields.Close();
    }

    /// <summary>Adds the listed papers that the text does not present: as papers where more is said of them than a title, else as a list.</summary>
    public void AddListed(ListedPapers listed)
    {
        if (listed.Rest.Count == 0) return;
        foreach (var list in listed.Rest.GroupBy(entry => entry.List))
        {
            OpenSection([new Inline.Text(list.Key)], Origin.None, Meaning.Papers);
            var bare = list.Where(entry => !entry.Labels.Exists(label => Evidence.IsOfPaper(label.Meaning))).ToList();
            foreach (var entry in list.Except(bare))
            {
                var title = ListedPapers.TitleOf(entry.Labels);
                StartPaper(null, title.Value, Origin.None, 0);
                TakeListed(entry.Labels.Where(label => label != title));
            }

            CloseItem();
            if (bare.Count > 0) Keep(new Block.List(null, bare.Select(entry => new ListItem([.. entry.Labels.Select(label => new Block.Paragraph(label.Value))])).ToEquatableArray()));
        }
    }

    /// <summary>The papers so far, in order.</summary>
    public IReadOnlyList<PaperDraft> Papers => papers;

    /// <summary>Notes where the next block stands: what is open ends with its file.</summary>
    public void Enter(Origin origin)
    {
        if (origin.File is not { } next || next == file) return;
        if (file is not null) CloseItem();
        if (file is not null && SectionKind is Meaning.SynthesisSection or Meaning.Ideas) OpenSection([], origin, Meaning.Unknown);
        file = next;
    }

    /// <summary>Takes a table whose rows say more of papers that are there already.</summary>
    public bool TakesScores(Block.Table table) => new ScoreTable(this, diagnostics).Takes(table);

    public bool HasSections => sections.Count > 0;

    /// <summary>The fields of the open paper or idea, or null.</summary>
    public FieldList? Fields => Paper?.Fields ?? Idea?.Fields;

    public void OpenSection(EquatableArray<Inline> title, Origin origin, Meaning kind)
    {
        CloseItem();
        SectionKind = kind;
        var (name, note) = SectionTitle.Read(title);
        SectionNumber = Numbering.Of(vocabulary, InlineCut.Flat(title))?.Number;
        sections.Add((name, origin, note.IsEmpty ? [] : [new Block.Paragraph(note) { Origin = origin }]));
    }

    public void StartPaper(int? number, EquatableArray<Inline> line, Origin origin, int level)
    {
        CloseItem();
        if (sections.Count == 0) OpenSection([], origin, Meaning.Papers);
        Paper = new PaperDraft(vocabulary, number, line, origin, diagnostics);
        papers.Add(Paper);
        (LastPaper, ItemLevel) = ((number, level), level);
        sections[^1].Items.Add(Paper);
    }

    public void StartIdea(int? number, EquatableArray<Inline> title, Origin origin, int level)
    {
        CloseItem();
        if (SectionKind == Meaning.Unknown && sections is [.., { Items: [] }]) SectionKind = Meaning.Ideas;
        if (SectionKind != Meaning.Ideas) OpenSection([], origin, Meaning.Ideas);
        Idea = new IdeaDraft(number, TitleReader.WithoutBold(title), origin);
        ItemLevel = level;
        sections[^1].Items.Add(Idea);
    }

    /// <summary>True when a line is the title of a paper that was presented before, long enough to be no common word.</summary>
    public bool Presents(EquatableArray<Inline> line)
    {
        for (; begun < papers.Count; begun++) beginnings.Add(SameTitle.Beginning(papers[begun].Line));
        // Most lines begin in another way.
        if (beginnings.Count == 0 || InlineCut.Flat(line) is var flat && !beginnings.Contains(SameTitle.Beginning(flat))) return false;
        for (; titled < papers.Count; titled++) titles.Add(papers[titled].LineLetters);
        return SameTitle.Letters(flat) is var letters && SameTitle.IsLong(letters, ShortestTitle) && titles.Contains(letters);
    }

    public SynthesisDraft StartPart(SynthesisKind kind, EquatableArray<Inline> title, Origin origin)
    {
        CloseItem();
        Part = new SynthesisDraft(kind, TitleReader.WithoutBold(title), origin);
        sections[^1].Items.Add(Part);
        return Part;
    }

    public void CloseItem()
    {
        (Paper, Idea, Part) = (null, null, null);
        (ItemLevel, isAfterBreak) = (0, false);
    }

    /// <summary>Notes a line across the text: prose after it is no part of the open item.</summary>
    public void Break() => isAfterBreak = true;

    /// <summary>True when such a line was the last thing read.</summary>
    public bool IsAfterBreak => isAfterBreak;

    /// <summary>Notes that the open item goes on.</summary>
    public void GoOn() => isAfterBreak = false;

    /// <summary>Keeps text without a label where it stands: with the open paper, idea or part, else in the section, else before all sections.</summary>
    public void Keep(Block block)
    {
#if FAULT_8
        if (isAfterBreak && Fields is not null && block is Block.Paragraph) return;
#endif
        if (isAfterBreak) CloseItem();
        if (Fields is { } fields) fields.Continue(block);
        else if (Part is not null || SectionKind == Meaning.SynthesisSection) KeepInPart(block);
        else if (sections.Count > 0) sections[^1].Items.Add(block);
        else lead.Add(block);
    }

    private void KeepInPart(Block block)
    {
        var part = Part ?? StartPart(SynthesisKind.Other, [], block.Origin);
        if (block is Block.List list) part.Add(list);
        else part.Add(block);
    }

    /// <summary>Whether notes are asked for.</summary>
    public bool TakesNotes { get; init; }

    /// <summary>Notes what a stretch of the source was taken for that leaves no part with a place in the issue.</summary>
    public void Note(Origin origin, string text)
    {
        if (TakesNotes && origin.Location is { } at) taken.Add(new Explanation(at, text));
    }

    /// <summary>What was noted while reading.</summary>
    public IEnumerable<Explanation> Taken => taken;

    /// <summary>The finished issue.</summary>
    /// <param name="outline">What it was read from.</param>
    /// <param name="language">The language that its text shows, which holds where it names none.</param>
    public Issue Build(Outline outline, string language)
    {
        var head = IssueHead.Of(vocabulary, outline, Title, DateLine);
        var joined = Duplicates.Join(papers);
        var (mentions, links) = (Mentions.In(joined.Papers), new IdeaLinks(joined.Papers));
        var built = new List<Section>(sections.Count);
        foreach (var (title, origin, items) in sections) built.Add(new Section { Title = title, Origin = origin, Content = Items(items, links, mentions).ToEquatableArray() });
        var issue = new Issue
        {
            Id = head.IdFor(outline.Sources[0]),
            Title = head.Title,
            Series = head.Series,
            Revision = head.Revision,
            Date = head.Date,
            DateEnd = head.DateEnd,
            Language = head.Language ?? language,
            Sources = outline.Sources,
            Dropped = outline.Dropped.IsEmpty && joined.Dropped.Count == 0 ? [] : outline.Dropped.Concat(joined.Dropped).OrderBy(dropped => dropped.Origin.Span?.Start ?? 0).ToEquatableArray(),
            Lead = lead.ToEquatableArray(),
            Sections = built.ToEquatableArray(),
        };
        return issue with { Coverage = Understanding.Of(outline, issue) };
    }

    private static List<SectionItem> Items(List<object> items, IdeaLinks links, Mentions mentions)
    {
        var built = new List<SectionItem>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is PaperDraft { Paper: null })
            {
                var listed = ListedElsewhere(items, i);
                built.Add(new SectionItem.OfText(TitleList(listed)));
                i += listed.Count - 1;
                continue;
            }

            built.Add(items[i] switch
            {
                PaperDraft draft => new SectionItem.OfPaper(mentions.Of(draft.Paper!) is { IsEmpty: false } named ? draft.Paper! with { Mentions = named } : draft.Paper!),
                IdeaDraft draft => new SectionItem.OfIdea(draft.Build(links)),
                SynthesisDraft draft => new SectionItem.OfSynthesis(draft.Build()),
                Block block => new SectionItem.OfText(block),
                _ => throw new InvalidOperationException($"No item is made of {items[i].GetType()}."),
            });
        }

        return built;
    }

    private static List<PaperDraft> ListedElsewhere(List<object> items, int start)
    {
        List<PaperDraft> listed = [];
        while (start < items.Count && items[start] is PaperDraft { Paper: null } draft)
        {
            listed.Add(draft);
            start++;
        }

        return listed;
    }

    // Papers that are presented in another place stand here as a list of their titles.
    private static Block.List TitleList(List<PaperDraft> papers)
    {
        var isCounted = papers.Select((paper, i) => paper.Number is { } number && number == papers[0].Number + i).All(counts => counts);
        return new Block.List(isCounted ? papers[0].Number : null, papers.Select(paper => new ListItem([new Block.Paragraph(paper.Title) { Origin = paper.Origin }]) { Origin = paper.Origin }).ToEquatableArray()) { Origin = papers[0].Origin };
    }
}
