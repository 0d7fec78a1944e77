using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// A paper while its lines are read. For each labelled line it compares the line's words with those that became a typed value; where words are left over,
/// the line is kept as a field besides, so that nothing is lost.
/// </summary>
internal sealed class PaperDraft
{
    private const int ShortestCited = 12;

    private static readonly AuthorList NoAuthors = new([], false, null);
    private static readonly char[] TopicSeparators = [',', '，', '、', ';', '；', '\n'];
    private static readonly char[] TopicMarks = ['`', '#'];

    private readonly Origin origin;
    private readonly List<Diagnostic> diagnostics;
    private readonly PaperLinks links;
    private readonly List<Score> scores = [];
    private List<string>? topics;
    private List<Origin>? places;
    private readonly KnownWords known = new();
    private string? lineLetters;
    private string? titleLetters;
    private string? shortTitle;
    private string? authorsLabel;
    private AuthorList authors = NoAuthors;

    public PaperDraft(Vocabulary vocabulary, int? number, EquatableArray<Inline> line, Origin origin, List<Diagnostic> diagnostics)
    {
        (Vocabulary, Number, this.origin, this.diagnostics) = (vocabulary, number, origin, diagnostics);
        Line = InlineCut.Flat(line);
        links = new PaperLinks(vocabulary, known, diagnostics, origin);
        var parts = TitleReader.Read(vocabulary, line);
        Title = parts.Title;
        scores.AddRange(parts.Scores.AsSpan());
        if (!parts.Badges.IsEmpty) topics = [.. parts.Badges.AsSpan()];
        if (parts.Arxiv is { } arxiv) links.AddArxiv(arxiv, line);
        if (!parts.Found.IsEmpty) links.Read(parts.Found, "");
        if (!parts.Authors.IsEmpty) authors = AuthorReader.Read(vocabulary, parts.Authors);
        Place = new PaperPlace(known, parts.Venue, parts.Published);
        foreach (var link in InlineCut.Links(line)) links.Add(SourceLine.Bare(InlineCut.Flat(link.Content)), link.Target);
    }

    /// <summary>The words that it is read by.</summary>
    public Vocabulary Vocabulary { get; }

    public FieldList Fields { get; } = new();

    public PaperLinks Links => links;

    /// <summary>Where and when it appeared.</summary>
    public PaperPlace Place { get; }

    /// <summary>True when the line that started it names no more than its place: <c>Paper 3</c>.</summary>
    public bool IsUnnamed => Numbering.OfItem(Vocabulary, InlineCut.Flat(Title)) is not null;

    /// <summary>True when a line without a label says what is not known of the paper yet: anything before its text, and after it links or authors alone.</summary>
    public bool Lacks(EquatableArray<Inline> line)
    {
        if (!Fields.HasAny) return MetaLine.Is(Vocabulary, line) || MetaLine.Strength(Vocabulary, line) > 0;
        if (MetaLine.AreLinks(Vocabulary, line)) return true;
        if (links.IsEmpty && MetaLine.Is(Vocabulary, line) && MetaLine.Strength(Vocabulary, line) > 0) return true;
        return authors.Authors.IsEmpty && line is [Inline.Emphasis] && NameShape.Are(InlineCut.Flat(line));
    }

    public int? Number { get; private set; }

    public Origin Origin => origin;

    public EquatableArray<Inline> Title { get; private set; }

    /// <summary>Takes a labelled line when its label belongs to a paper; false when it does not.</summary>
    public bool Take(Label label, Origin at)
    {
        if (!TakeValue(label, at)) return false;
        KeepUnknownWords(label, at);
        return true;
    }

    // Words of a value that became no part of the paper keep the whole of it as text.
    private void KeepUnknownWords(Label label, Origin at)
    {
        Fields.Close();
        var isLeft = Glue.LeavesWords(label.Plain ?? Words.Text(label.Value), known) || HasOtherLink(label) || (label.Plain is null && InlineCut.Pictures(label.Value).Any()) || (!IsAxis(label.Text) && Glue.LeavesWords(label.Text, Vocabulary, known));
#if FAULT_9
        isLeft = false;
#endif
        if (!isLeft) return;
        Fields.Start(FieldKind.Other, label.Text, FieldForm.Plain, at, [new Block.Paragraph(label.Value) { Origin = at }]);
        Fields.Close();
    }

    private bool HasOtherLink(Label label)
    {
        if (label.Plain is not null) return false;
        foreach (var link in InlineCut.Links(label.Value))
            if (!links.Has(link.Target)) return true;
        return false;
    }

    private bool IsAxis(string label)
    {
        foreach (var score in scores)
            if (score.Axis == label) return true;
        return false;
    }

    /// <summary>Takes what a reference says besides its title; what follows the names stays as text where it says more than a journal, a year and where to find it.</summary>
    public void Take(ReferenceLine reference, Origin at)
    {
        IsReference = true;
        if (!reference.Authors.IsEmpty) TakeAuthors(AuthorReader.Read(Vocabulary, reference.Authors));
        if (reference.Rest.IsEmpty) return;
        var rest = reference.Rest;
        if (reference.Venue is { } journal) Place.TakeVenue(journal);
        else rest = MetaLine.Take(rest, this, at);
        links.ReadIdentifiers(InlineCut.Flat(rest), rest);
        foreach (var link in InlineCut.Links(rest)) links.Add(SourceLine.Bare(InlineCut.Flat(link.Content)), link.Target);
        KeepUnknownWords(new Label("", Meaning.Source, rest), at);
    }

    /// <summary>True when a line of references started it.</summary>
    public bool IsReference { get; private set; }

    /// <summary>True when authors are known.</summary>
    public bool HasAuthors => !authors.Authors.IsEmpty;

    private bool TakeValue(Label label, Origin at)
    {
        var text = label.Flat;
        switch (label.Meaning)
        {
            // The words of “not released” are kept as text, and those of “N/A” say nothing.
            case not Meaning.Unknown when FieldList.KindOf(label.Meaning) == FieldKind.Other && Vocabulary.IsNothing(text):
                return true;
            case Meaning.Authors when authors.Authors.IsEmpty:
                TakeAuthors(AuthorsIn(label));
                authorsLabel = label.Text;
                if (label.Text is "Author" or "author") authors = authors with { Authors = Whole(authors.Authors) };
                return true;
            // "First author" beside all of them.
            case Meaning.Authors when authors.Authors is [var only] && AuthorsIn(label).Authors is [{ Name: var lead }, _, ..] && lead == only.Name:
                TakeAuthors(AuthorsIn(label));
                return true;
            // A line for each author, all under the same name.
            case Meaning.Authors when label.Text.Length > 0 && label.Text == authorsLabel && !authors.Elided:
                var first = authors.Authors;
                TakeAuthors(AuthorsIn(label));
                authors = authors with { Authors = [.. Whole(first), .. Whole(authors.Authors)] };
                return true;
            case Meaning.Link or Meaning.Code:
                links.Read(label.Value, "");
                // "Paper: Ann Lee, Bo Ek. *Wind Letters* (2026). https://…"
                if (label.Meaning == Meaning.Link && !HasAuthors && label.Value is not [Inline.Link, ..] && MetaLine.Names(Vocabulary, label.Value) > 0) MetaLine.Take(label.Value, this, at);
                return true;
            case Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Pmcid or Meaning.Isbn:
                links.TakeIdentifier(label, text, at);
                return true;
            case Meaning.Source:
                Place.Expect(label.Text);
                SourceLine.Read(WithoutTitle(label.Value, text), this);
                return true;
            case Meaning.Venue:
                if (Place.Released() is { } before) Fields.Start(FieldKind.Other, before.Label, FieldForm.Plain, origin, [new Block.Paragraph([new Inline.Text(before.Venue)])]);
                SourceLine.Read(label.Value, this);
                return true;
            case Meaning.Date when DateReader.Find(Vocabulary, text) is { } date:
                Place.TakeDate(date, text);
                return true;
            case Meaning.Topics:
                TakeTopics(text);
                return true;
            case Meaning.FullTitle when shortTitle is null:
                (shortTitle, Title) = (PlainText.Of(Title), label.Value);
                Account(text);
                return true;
            case Meaning.Title when Title.IsEmpty || IsUnnamed:
                Number ??= Numbering.OfItem(Vocabulary, InlineCut.Flat(Title));
                Title = TitleReader.Read(Vocabulary, label.Value).Title;
                Account(text);
                return true;
            case Meaning.Unknown when label.Text is "id" or "ID" or "paper id" && IdentifierReader.BareArxiv(text) is not null:
                links.TakeIdentifier(label with { Meaning = Meaning.Arxiv }, text, at);
                return true;
            case Meaning.Unknown or Meaning.Papers or Meaning.PaperItem when IdentifierReader.IsWhole(text) || (label.Meaning != Meaning.Unknown && text.StartsWith("http", StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal)):
                links.Read(label.Value, "");
                return true;
            case Meaning.Scores or Meaning.Total or Meaning.Axis or Meaning.Relevance or Meaning.Unknown:
                return TakeScores(label, text, at);
            default:
                return false;
        }
    }

    private void TakeTopics(string text)
    {
        topics ??= [];
        foreach (var part in text.Split(TopicSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (Words.SingleSpaced(part.Trim(TopicMarks)) is { Length: > 0 } topic) topics.Add(topic);
        Account(text);
    }

    // "Lee, Ann" on a line for each author is one name.
    private static EquatableArray<Author> Whole(EquatableArray<Author> line) => line is [var last, var first] && !last.Name.Contains(' ', StringComparison.Ordinal) && !last.Name.Contains(',', StringComparison.Ordinal) && first.Affiliations.IsEmpty
        ? [first with { Name = $"{last.Name}, {first.Name}" }] : line;

    private AuthorList AuthorsIn(Label label) => label.Plain is { } plain ? AuthorReader.Read(Vocabulary, plain) : AuthorReader.Read(Vocabulary, label.Value);

    private void TakeAuthors(AuthorList read)
    {
        authors = read;
        Account(authors.More);
        foreach (var author in authors.Authors)
        {
            Account(author.Name);
            Account(author.Mark ?? "");
            foreach (var affiliation in author.Affiliations) Account(affiliation);
        }
    }

    // A citation says the title again before the journal.
    private EquatableArray<Inline> WithoutTitle(EquatableArray<Inline> value, string text)
    {
        var title = InlineCut.Flat(Title).TrimEnd('.');
        if (title.Length < ShortestCited || !text.StartsWith(title, StringComparison.OrdinalIgnoreCase)) return value;
        Account(title);
        var start = title.Length;
        while (start < text.Length && text[start] is '.' or ',' or ' ' or ';') start++;
        return InlineCut.From(value, start);
    }

    private bool TakeScores(Label label, string text, Origin at)
    {
        var read = ScoreReader.Read(Vocabulary, text, label.Text.Length > 0 ? label.Text : ScoreReader.NoAxis);
        // “100; priority: 1” is two scores, and “8/10; fits well” one and a remark.
        var areMore = read.Count > 1 && label.Meaning is (Meaning.Scores or Meaning.Total or Meaning.Axis);
        if (!areMore && ScoreReader.Lead(Vocabulary, text, label) is { } lead)
        {
            scores.Add(lead);
            Account(lead.Raw);
            return true;
        }

        if (label.Meaning == Meaning.Scores && read.IsEmpty && text.HasDigit())
            diagnostics.Add(new Diagnostic { Rule = RecognitionRules.UnreadScores, Location = at.Location, Message = $"“{Short(text)}” could not be read as scores.", Hint = "Write axis and value, separated by |: Relevance 4 | Novelty 3 | Total: 7" });
        // A label that no vocabulary knows is an axis when a value with its maximum is all that follows; else its words would be lost.
        if (read.IsEmpty || (label.Meaning == Meaning.Unknown && !AreOfAxis(read, label.Text))) return false;
        scores.AddRange(read.AsSpan());
        foreach (var score in read) Account(score.Raw);
        return true;
    }

    private static bool AreOfAxis(EquatableArray<Score> scores, string axis)
    {
        foreach (var score in scores)
            if ((score.Max is null && !ScoreReader.IsStars(score.Raw)) || score.Axis != axis) return false;
        return true;
    }

    /// <summary>Adds scores that stand in text that is kept besides.</summary>
    public void AddScores(EquatableArray<Score> found) => scores.AddRange(found.AsSpan());

    private void Account(string text) => known.Add(text);

    /// <summary>The start of a text, for a message.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    /// <summary>The identifiers so far.</summary>
    public Identifiers Identifiers => links.Identifiers;

    /// <summary>Notes another place that speaks of the paper.</summary>
    public void AddPlace(Origin place) => (places ??= []).Add(place);

    /// <summary>The line that started it.</summary>
    public string Line { get; }

    /// <summary>Its letters.</summary>
    public string LineLetters => lineLetters ??= SameTitle.Letters(Line);

    /// <summary>The finished paper's title.</summary>
    public string TitleText { get; private set; } = "";

    /// <summary>Its letters.</summary>
    public string TitleLetters => titleLetters ??= TitleText == Line ? LineLetters : SameTitle.Letters(TitleText);

    /// <summary>The paper that stands where the draft was read, once those that are one were joined; null when it stands elsewhere.</summary>
    public Paper? Paper { get; set; }

    /// <summary>The finished paper.</summary>
    public Paper Build()
    {
        var fields = Fields.Build();
        var found = links.Build(fields);
        // What stands behind the title is often one of the scores that the text gives with their axes.
        if (scores.Count > 1) scores.RemoveAll(score => score.Axis == ScoreReader.NoAxis && scores.Exists(other => other != score && other.Axis != ScoreReader.NoAxis && other.Value == score.Value && other.Max == score.Max));
        var total = ScoreReader.WithTotal(scores.ToEquatableArray());
        TitleText = PlainText.Of(Title);
        return new Paper
        {
            Id = PaperId.Of(links.Identifiers) ?? PaperId.OfTitle(TitleLetters),
            Number = Number,
            Title = Title,
            ShortTitle = shortTitle,
            Authors = authors.Authors,
            AuthorsElided = authors.Elided,
            AuthorsBeforeElision = authors.BeforeElision,
            Identifiers = links.Identifiers,
            Links = found,
            Venue = Place.Venue,
            Published = Place.Published,
            Scores = total,
            Topics = topics?.ToEquatableArray() ?? [],
            Fields = fields,
            Origin = origin,
            AlsoAt = places?.ToEquatableArray() ?? [],
        };
    }
}
