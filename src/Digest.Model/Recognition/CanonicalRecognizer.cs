using System.Globalization;
using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Recognition;

/// <summary>Reads the canonical form: headings of the first three levels are the issue, its sections and their items, and labels have fixed names.</summary>
internal sealed class CanonicalRecognizer
{
    private readonly Outline outline;
    private readonly List<Block> lead = [];
    private readonly List<(Block.Heading Heading, List<object> Items)> sections = [];
    private EquatableArray<Inline> title;
    private CanonicalItem? open;

    private CanonicalRecognizer(Outline outline) => this.outline = outline;

    /// <summary>True for an outline that says it is in this form.</summary>
    public static bool Reads(Outline outline) => outline.Sources.Count == 1 && Value(outline, CanonicalForm.SchemaName) == CanonicalForm.Schema;

    /// <summary>The issue that such an outline is, and what its lines were taken for.</summary>
    public static Issue Recognize(Outline outline, out IEnumerable<Explanation> taken)
    {
        var recognizer = new CanonicalRecognizer(outline);
        for (var i = 0; i < outline.Blocks.Count; i++) recognizer.Read(outline.Blocks[i], i);
        var issue = recognizer.Build();
        var head = outline.Blocks.FirstOrDefault()?.Origin.Location is { } at && !issue.Title.IsEmpty ? [new Explanation(at, "issue: title")] : Array.Empty<Explanation>();
        taken = head.Concat(recognizer.sections.SelectMany(section => section.Items).OfType<CanonicalItem>().SelectMany(item => item.Taken));
        return issue;
    }

    private void Read(Block block, int index)
    {
        switch (block)
        {
            case Block.Heading { Level: 1 } heading when index == 0:
                title = heading.Content;
                break;
            case Block.Heading { Level: 2 } heading:
                open = null;
                sections.Add((heading, []));
                break;
            case Block.Heading { Level: 3 } heading when sections.Count > 0:
                open = new CanonicalItem(heading, Vocabulary.Embedded.Of(InlineCut.Flat(sections[^1].Heading.Content)));
                sections[^1].Items.Add(open);
                break;
            case Block.ThematicBreak when open is not null:
                open = null;
                break;
            default:
                foreach (var text in open is null ? Text([block]) : [block]) Keep(text);
                break;
        }
    }

    private void Keep(Block block)
    {
        if (open is not null) open.Blocks.Add(block);
        else if (sections.Count > 0) sections[^1].Items.Add(block);
        else lead.Add(block);
    }

    /// <summary>Text as it was before it was put into boxes of ours.</summary>
    public static EquatableArray<Block> Text(IEnumerable<Block> blocks) => blocks.SelectMany(block => CanonicalForm.Shown(CanonicalForm.KeptIn(block) ?? [block])).ToEquatableArray();

    private Issue Build()
    {
        var built = sections.SelectMany(section => section.Items).OfType<CanonicalItem>().Where(item => item.IsPaper).ToDictionary(item => item, item => item.Paper());
        List<Paper> papers = [.. built.Values];
        var mentions = Mentions.In(papers);
        var links = new IdeaLinks(papers);
        var issue = new Issue
        {
            Id = Value(outline, "id") ?? new IssueHead(title, Value(outline, "series"), Date("date"), Date("dateEnd"), null, null).IdFor(outline.Sources[0]),
            Title = title,
            Series = Value(outline, "series"),
            Revision = Value(outline, "revision"),
            Date = Date("date"),
            DateEnd = Date("dateEnd"),
            Sources = outline.Sources,
            Dropped = [.. LeftProperties.OfCanonical(outline), .. outline.Dropped],
            Lead = lead.ToEquatableArray(),
            Sections = sections.Select(section => new Section
            {
                Title = section.Heading.Content,
                Origin = section.Heading.Origin,
                Content = section.Items.Select(item => item switch
                {
                    CanonicalItem { IsPaper: true } paper => new SectionItem.OfPaper(paper.HasMentions ? built[paper] : built[paper] with { Mentions = mentions.Of(built[paper]) }),
                    CanonicalItem { IsIdea: true } idea => new SectionItem.OfIdea(idea.Idea(links)),
                    CanonicalItem part => new SectionItem.OfSynthesis(part.Part()),
                    Block block => (SectionItem)new SectionItem.OfText(block),
                    _ => throw new InvalidOperationException($"No item is made of {item.GetType()}."),
                }).ToEquatableArray(),
            }).ToEquatableArray(),
        };
        if (Value(outline, "language") is { } language) issue = issue with { Language = language };
        return issue with { Coverage = Understanding.Of(outline, issue) };
    }

    private DateOnly? Date(string name) => Value(outline, name) is { } text && Day(text) is { } day ? day : null;

    private static string? Value(Outline outline, string name) => outline.Properties.FirstOrDefault(property => property.Name == name)?.Value;

    /// <summary>A day in ISO form, or null.</summary>
    public static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>True for a list of labelled values: bullets that each begin with a bold label.</summary>
    public static bool IsValues(Block block) => block is Block.List { Start: null, Items.IsEmpty: false } list && list.Items.All(item => item.Done is null && Label(item) is not null);

    /// <summary>The label of an entry with what follows it on its line; null when it has none.</summary>
    public static (string Label, EquatableArray<Inline> Value)? Label(ListItem item)
    {
        if (item.Content is not [Block.Paragraph { Content: [Inline.Strong name, ..] line }, ..] || InlineCut.Flat(name.Content) is not [_, .., ':'] flat) return null;
        if (line.Count == 1) return (flat[..^1], []);
        if (line[1] is not Inline.Text { Value: [' ', .. var text] } first) return null;
        return (flat[..^1], text.Length == 0 ? [.. line.Skip(2)] : [first with { Value = text }, .. line.Skip(2)]);
    }

    /// <summary>The topics that a line lists.</summary>
    public static EquatableArray<string> Topics(string line) => line.Split(", ").ToEquatableArray();

    /// <summary>What a line says an idea is based on.</summary>
    public static EquatableArray<IdeaBasis> Bases(string line, IdeaLinks links) => IdeaDraft.Parts(line).Select(text => new IdeaBasis(text, links.PaperOf(text))).ToEquatableArray();
}
