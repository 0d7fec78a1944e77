using System.Globalization;
using Digest.Model.Document;
using Digest.Model.Exporting;

namespace Digest.Model.Recognition;

/// <summary>An item of the canonical form, a paper, an idea or a part of the synthesis: its heading and the blocks under it.</summary>
internal sealed class CanonicalItem
{
    private readonly Block.Heading heading;
    private readonly CanonicalForm.ItemPrefix? prefix;
    private readonly EquatableArray<Inline> title;

    public CanonicalItem(Block.Heading heading, Meaning section)
    {
        this.heading = heading;
        prefix = CanonicalForm.PrefixOf(heading.Content);
        title = Title(heading.Content, prefix?.Length ?? 0);
        IsIdea = prefix?.Word == "Idea" || (prefix is null && section == Meaning.Ideas);
        IsPaper = !IsIdea && prefix?.Word != "Synthesis" && (prefix is not null || section != Meaning.SynthesisSection);
    }

    public bool IsPaper { get; }

    public bool IsIdea { get; }

    /// <summary>True when the source says itself whom the paper's fields name.</summary>
    public bool HasMentions { get; private set; }

    public List<Block> Blocks { get; } = [];

    /// <summary>What its labelled lines were taken for.</summary>
    public List<Explanation> Taken { get; } = [];

    private static EquatableArray<Inline> Title(EquatableArray<Inline> heading, int length)
    {
        if (length == 0) return heading;
        var first = (Inline.Text)heading[0];
        return first.Value.Length == length ? [.. heading.Skip(1)] : [first with { Value = first.Value[length..] }, .. heading.Skip(1)];
    }

    /// <summary>The part of the synthesis that it is: the list that ends it holds the points.</summary>
    public SynthesisPart Part()
    {
        var points = Blocks is [.., Block.List list] ? list : null;
        return new SynthesisPart
        {
            Kind = prefix?.Kind ?? SynthesisDraft.KindOf(Vocabulary.Embedded.Of(InlineCut.Flat(title))),
            Title = title,
            Points = points is null ? [] : CanonicalForm.Mapped(points.Items, CanonicalForm.Shown),
            Start = points?.Start,
            Text = CanonicalRecognizer.Text(points is null ? Blocks : Blocks.SkipLast(1)),
            Origin = heading.Origin,
        };
    }

    /// <summary>The idea that it is.</summary>
    public Idea Idea(IdeaLinks links)
    {
        var idea = new Idea { Number = prefix?.Number, Title = title, Origin = heading.Origin };
        var fields = Fields(entry =>
        {
            if (!CanonicalForm.IsReserved(entry.Label, isIdea: true) || !idea.BasedOn.IsEmpty) return false;
            idea = entry.Table is { Head: [var label, _], Rows: var rows }
                ? idea with { BasedOnLabel = InlineCut.Flat(label.Content), BasedOn = rows.Select(row => new IdeaBasis(Cell(row, 0), Cell(row, 1) is { Length: > 0 } paper ? paper : null)).ToEquatableArray() }
                : idea with { BasedOnLabel = entry.Label, BasedOn = CanonicalRecognizer.Bases(entry.Text, links) };
            return true;
        });
        return idea with { Fields = fields };
    }

    /// <summary>The paper that it is.</summary>
    public Paper Paper()
    {
        var paper = new Paper { Id = "", Number = prefix?.Number, Title = title, Origin = heading.Origin };
        var fields = Fields(entry =>
        {
            var read = Take(paper, entry);
            paper = read ?? paper;
            return read is not null;
        });
        return paper with { Fields = fields, Id = paper.Id.Length > 0 ? paper.Id : PaperId.Of(paper) };
    }

    /// <summary>A labelled entry: its value as running text, and the table under it, if that is all there is.</summary>
    private readonly record struct Entry(string Label, EquatableArray<Inline> Value, Block.Table? Table)
    {
        public string Text => InlineCut.Flat(Value);
    }

    // The paper with the entry's value; null when the entry is a field.
    private Paper? Take(Paper paper, Entry entry)
    {
        switch (entry.Label)
        {
            case CanonicalForm.FullTitle:
                return paper with { ShortTitle = InlineCut.Flat(paper.Title), Title = entry.Value };
            case CanonicalForm.Authors:
                var authors = entry.Table is { } rows ? AuthorLines.Read(rows) : AuthorReader.Read(Vocabulary.Embedded, entry.Value);
                return paper with { Authors = authors.Authors, AuthorsElided = authors.Elided, AuthorsBeforeElision = authors.BeforeElision };
            case CanonicalForm.Link:
                return paper with { Links = paper.Links.Add(Link(entry)) };
            case CanonicalForm.Venue:
                return paper with { Venue = entry.Text };
            case CanonicalForm.Published when CanonicalRecognizer.Day(entry.Text) is { } day:
                return paper with { Published = day };
            case CanonicalForm.Scores or CanonicalForm.Score when Scores(entry) is { IsEmpty: false } scores:
                return paper with { Scores = scores };
            case CanonicalForm.Topics:
                return paper with { Topics = entry.Table is { } topics ? topics.Rows.Select(row => Cell(row, 0)).ToEquatableArray() : CanonicalRecognizer.Topics(entry.Text) };
            case CanonicalForm.Mentions when entry.Table is { } names:
                HasMentions = true;
                return paper with { Mentions = names.Rows.Select(row => new Mention(Cell(row, 0), Cell(row, 1))).ToEquatableArray() };
            case CanonicalForm.Id:
                return paper with { Id = entry.Text };
            default:
                return CanonicalForm.IdentifierOf(entry.Label) is { } kind && entry.Table is null ? paper with { Identifiers = paper.Identifiers.With(new Identifier(kind, entry.Text)) } : null;
        }
    }

    private static PaperLink Link(Entry entry) => entry switch
    {
        { Table.Rows: [var row, ..] } => new PaperLink(Cell(row, 0), Cell(row, 1)),
        { Value: [Inline.Link link] } => new PaperLink(InlineCut.Flat(link.Content), link.Target),
        _ => new PaperLink(entry.Text, null),
    };

    private static EquatableArray<Score> Scores(Entry entry) =>
        entry.Table is { } table ? table.Rows.Select(Score).OfType<Score>().ToEquatableArray() : ScoreReader.WithTotal(ScoreReader.Read(Vocabulary.Embedded, entry.Text, entry.Label));

    private static Score? Score(TableRow row) => !decimal.TryParse(Cell(row, 1), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? null : new Score
    {
        Axis = Cell(row, 0),
        Value = value,
        Max = decimal.TryParse(Cell(row, 2), NumberStyles.Number, CultureInfo.InvariantCulture, out var max) ? max : null,
        Given = Cell(row, 3) == "computed" ? ScoreOrigin.Computed : ScoreOrigin.Given,
        Icon = Cell(row, 4) is { Length: > 0 } icon ? icon : null,
        Raw = Cell(row, 5),
    };

    private static string Cell(TableRow row, int column) => column < row.Cells.Count ? InlineCut.Flat(row.Cells[column].Content) : "";

    // Bullets that all have labels are values and fields, boxes are fields, and what is between them is prose without a label.
    private EquatableArray<Field> Fields(Func<Entry, bool> take)
    {
        var fields = new FieldList();
        foreach (var block in Blocks)
        {
            if (CanonicalRecognizer.IsValues(block))
            {
                foreach (var item in ((Block.List)block).Items) Add(fields, item, take);
                fields.Close();
            }
            else if (block is Block.Admonition box && InlineCut.Flat(box.Title) is var label && CanonicalForm.FieldOf(box.Kind, label) is var (kind, form))
            {
                fields.Start(kind, label, form, box.Origin, CanonicalForm.Shown(box.Content));
                fields.Close();
            }
            else
            {
                foreach (var text in CanonicalRecognizer.Text([block])) fields.Continue(text);
            }
        }

        return fields.Build();
    }

    private void Add(FieldList fields, ListItem item, Func<Entry, bool> take)
    {
        var (label, value) = CanonicalRecognizer.Label(item)!.Value;
        var more = CanonicalForm.Shown(item.Content.Skip(1).ToEquatableArray());
        var table = value.IsEmpty && more is [Block.Table only] ? only : null;
        if ((more.IsEmpty || table is not null) && take(new Entry(label, value, table)))
        {
            if (item.Origin.Location is { } at) Taken.Add(new Explanation(at, $"{Explainer.Named(IsIdea ? "idea" : "paper", prefix?.Number)}: {label}"));
            return;
        }

        EquatableArray<Block> content = value.IsEmpty ? more : [new Block.Paragraph(value) { Origin = item.Origin }, .. more];
        fields.Start(FieldList.KindOf(Vocabulary.Embedded.Of(label)), label, FieldForm.Plain, item.Origin, content);
    }
}
