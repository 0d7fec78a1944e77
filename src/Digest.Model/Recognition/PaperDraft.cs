using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
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
    // Words that join or introduce values and say nothing themselves.
    private static readonly FrozenSet<string> Glue = new[]
    {
        "and", "et", "al", "others", "more", "und", "y", "等", "doi", "arxiv", "pmid", "pubmed", "http", "https", "www", "org", "com", "dx", "abs", "unknown", "n", "a", "none",
    }.ToFrozenSet();

    private readonly int? number;
    private readonly Origin origin;
    private readonly List<Diagnostic> diagnostics;
    private readonly List<PaperLink> links = [];
    private readonly List<Score> scores = [];
    private readonly List<string> topics = [];
    private readonly HashSet<string> broken = [];
    private readonly HashSet<string> known = [];
    private EquatableArray<Inline> title;
    private string? shortTitle;
    private string? arxiv;
    private string? doi;
    private string? pmid;
    private string? venue;
    private string? venueLabel;
    private DateOnly? published;
    private AuthorList authors = new([], false, null);

    public PaperDraft(int? number, EquatableArray<Inline> line, Origin origin, List<Diagnostic> diagnostics)
    {
        (this.number, this.origin, this.diagnostics) = (number, origin, diagnostics);
        var parts = TitleReader.Read(line);
        title = parts.Title;
        scores.AddRange(parts.Scores);
        topics.AddRange(parts.Badges);
        if (!parts.Authors.IsEmpty) authors = AuthorReader.Read(parts.Authors);
        (venue, published) = (parts.Venue, parts.Published);
        foreach (var link in InlineCut.Links(line)) AddLink(SourceLine.Bare(InlineCut.Flat(link.Content)), link.Target);
    }

    public FieldList Fields { get; } = new();

    /// <summary>Takes a labelled line when its label belongs to a paper; false when it does not.</summary>
    public bool Take(Label label, Origin at)
    {
        if (!TakeValue(label, at)) return false;
        Fields.Close();
        var isLeft = Words.Of(label.Value).Any(word => !known.Contains(word) && !Glue.Contains(word))
            || InlineCut.Links(label.Value).Any(link => !links.Exists(mine => mine.Url == link.Target));
        if (!isLeft) return true;
        Fields.Start(FieldKind.Other, label.Text, FieldForm.Plain, at, [new Block.Paragraph(label.Value) { Origin = at }]);
        Fields.Close();
        return true;
    }

    private bool TakeValue(Label label, Origin at)
    {
        var text = InlineCut.Flat(label.Value);
        switch (label.Meaning)
        {
            case Meaning.Authors when authors.Authors.IsEmpty:
                TakeAuthors(label.Value);
                return true;
            case Meaning.Link:
                ReadLinks(label.Value, "");
                return true;
            case Meaning.Arxiv or Meaning.Doi or Meaning.Pmid:
                TakeIdentifier(label, text, at);
                return true;
            case Meaning.Source:
                venueLabel ??= venue is null ? label.Text : null;
                SourceLine.Read(label.Value, this);
                return true;
            case Meaning.Venue:
                PreferVenue();
                SourceLine.Read(label.Value, this);
                return true;
            case Meaning.Date when DateReader.Find(text) is { } date:
                TakeDate(date, text);
                return true;
            case Meaning.Topics:
                topics.AddRange(text.Split([',', '，', '、', ';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(topic => topic.Trim('`', '#')));
                Account(text);
                return true;
            case Meaning.FullTitle when shortTitle is null:
                (shortTitle, title) = (PlainText.Of(title), label.Value);
                Account(text);
                return true;
            case Meaning.Title when title.IsEmpty:
                title = label.Value;
                Account(text);
                return true;
            case Meaning.Scores or Meaning.Total or Meaning.Axis or Meaning.Relevance or Meaning.Unknown:
                return TakeScores(label, text, at);
            default:
                return false;
        }
    }

    private void TakeAuthors(EquatableArray<Inline> value)
    {
        authors = AuthorReader.Read(value);
        foreach (var author in authors.Authors) Account($"{author.Name} {author.Mark} {string.Join(' ', author.Affiliations)}");
    }

    private void TakeIdentifier(Label label, string text, Origin at)
    {
        var before = (arxiv, doi, pmid);
        ReadLinks(label.Value, label.Meaning + ":");
        if (before != (arxiv, doi, pmid) || InlineCut.Links(label.Value).Any() || IdentifierReader.DoiLike(text) is not null) return;
        if ((arxiv is not null && text.Contains(arxiv, StringComparison.Ordinal)) || (pmid is not null && text.Contains(pmid, StringComparison.Ordinal))) return;
        Account(text);
        diagnostics.Add(new Diagnostic
        {
            Rule = RecognitionRules.BrokenIdentifier,
            Location = label.Value.FirstOrDefault()?.Origin.Location ?? at.Location ?? origin.Location,
            Message = $"“{Short(text)}” is no {label.Text}; it is not used.",
            Hint = "Look it up, or leave the line out.",
        });
    }

    // A journal that has a label of its own is the venue; what a source line said before stays as a field.
    private void PreferVenue()
    {
        if (venueLabel is not null && venue is not null)
        {
            Fields.Start(FieldKind.Other, venueLabel, FieldForm.Plain, origin, [new Block.Paragraph([new Inline.Text(venue)])]);
            venue = null;
        }

        venueLabel = null;
    }

    /// <summary>Takes where it appeared, unless that is known.</summary>
    public void TakeVenue(string text)
    {
        venue ??= text;
        if (venue == text) Account(text);
    }

    /// <summary>Takes the day it appeared, unless another is known; <paramref name="text"/> is where the date was found.</summary>
    public void TakeDate(FoundDate date, string text)
    {
        published ??= date.Start;
        if (published == date.Start) Account(text.Substring(date.Index, date.Length));
    }

    private bool TakeScores(Label label, string text, Origin at)
    {
        var read = ScoreReader.Read(text, label.Text);
        if (label.Meaning == Meaning.Scores && read.IsEmpty && text.Any(char.IsDigit))
            diagnostics.Add(new Diagnostic { Rule = RecognitionRules.UnreadScores, Location = at.Location, Message = $"“{Short(text)}” could not be read as scores.", Hint = "Write axis and value, separated by |: Relevance 4 | Novelty 3 | Total: 7" });
        // A label that no vocabulary knows is an axis when a value with its maximum is all that follows; else its words would be lost.
        if (read.IsEmpty || (label.Meaning == Meaning.Unknown && read.Any(score => score.Max is null || score.Axis != label.Text))) return false;
        scores.AddRange(read);
        foreach (var score in read) Account(score.Raw);
        return true;
    }

    private void Account(string text) => known.UnionWith(Words.Of(text));

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    // The prefix says what a bare identifier is: "2603.18389" after "arXiv:".
    private void ReadLinks(EquatableArray<Inline> value, string prefix)
    {
        ReadIdentifiers(prefix + InlineCut.Flat(value), value);
        var targets = InlineCut.Links(value).ToList();
        foreach (var link in targets) AddLink(SourceLine.Bare(InlineCut.Flat(link.Content)), link.Target);
        if (targets.Count > 0) return;
        foreach (var part in InlineCut.Split(value, SourceLine.Separator).Select(part => SourceLine.Bare(InlineCut.Flat(part))).Where(part => part.Any(char.IsLetterOrDigit)))
            AddLink(part, AddressOf(prefix + part) ?? (Uri.TryCreate(part, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? part : null));
    }

    // A plain copy shows the identifier and has lost the address behind it.
    private static string? AddressOf(string text) => text.Contains("://", StringComparison.Ordinal) ? null
        : IdentifierReader.Arxiv(text) is { } arxiv ? $"https://arxiv.org/abs/{arxiv}"
        : IdentifierReader.DoiLike(text) is { } doi && IdentifierReader.Holds(doi) ? $"https://doi.org/{doi}"
        : IdentifierReader.Pmid(text) is { } pmid ? $"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" : null;

    /// <summary>Adds a link and what its address identifies.</summary>
    public void AddLink(string text, string? url)
    {
        Account(text);
        if (url is not null) ReadIdentifiers(url, []);
        if (!links.Exists(link => link.Text == text && link.Url == url)) links.Add(new PaperLink(text, url));
    }

    /// <summary>Takes identifiers from a text; one that does not hold is a diagnostic.</summary>
    public void ReadIdentifiers(string text, EquatableArray<Inline> content, Origin at = default)
    {
        if (IdentifierReader.Arxiv(text) is { } foundArxiv && (arxiv ??= foundArxiv) == foundArxiv) Account(IdentifierReader.ArxivAsWritten(text));
        if (IdentifierReader.Pmid(text) is { } foundPmid && (pmid ??= foundPmid) == foundPmid) Account(foundPmid);
        if (IdentifierReader.DoiLike(text) is not { } found) return;
        if (IdentifierReader.Holds(found))
        {
            doi ??= found;
            if (doi == found) Account(found);
            return;
        }

        Account(found);
        if (!broken.Add(found)) return;
        diagnostics.Add(new Diagnostic
        {
            Rule = RecognitionRules.BrokenIdentifier,
            Location = PlaceOf(content, found) ?? at.Location ?? origin.Location,
            Subject = found,
            Message = $"The DOI {found} is a placeholder or cut off; it is not used.",
            Hint = "Look the DOI up, or leave it out until the paper has one.",
        });
    }

    private static Location? PlaceOf(EquatableArray<Inline> content, string text) =>
        content.FirstOrDefault(inline => InlineCut.Flat([inline]).Contains(text, StringComparison.Ordinal))?.Origin.Location ?? content.FirstOrDefault()?.Origin.Location;

    /// <summary>The finished paper.</summary>
    public Paper Build()
    {
        var fields = Fields.Build();
        var total = ScoreReader.WithTotal(scores.ToEquatableArray());
        var identifiers = new Identifiers { Arxiv = arxiv, Doi = doi, Pmid = pmid };
        return new Paper
        {
            Id = IdOf(identifiers),
            Number = number,
            Title = title,
            ShortTitle = shortTitle,
            Authors = authors.Authors,
            AuthorsElided = authors.Elided,
            AuthorsBeforeElision = authors.BeforeElision,
            Identifiers = identifiers,
            Links = WithAddresses(identifiers),
            Venue = venue,
            Published = published,
            Scores = total,
            Topics = topics.ToEquatableArray(),
            Fields = fields,
            Origin = origin,
        };
    }

    // "Open paper" whose address a plain copy lost leads where the identifier does.
    private EquatableArray<PaperLink> WithAddresses(Identifiers identifiers)
    {
        var address = identifiers.Arxiv is { } id ? $"https://arxiv.org/abs/{id}" : identifiers.Doi is { } name ? $"https://doi.org/{name}" : null;
        return links.Select(link => link with { Url = link.Url ?? (Vocabulary.Of(link.Text) is Meaning.Link or Meaning.Arxiv or Meaning.Doi ? address : null) }).Distinct().ToEquatableArray();
    }

    private string IdOf(Identifiers identifiers)
    {
        if (identifiers.Arxiv is { } id) return "arxiv:" + id;
        if (identifiers.Doi is { } name) return "doi:" + name.ToLowerInvariant();
        if (identifiers.Pmid is { } number) return "pmid:" + number;
        var letters = string.Concat(PlainText.Of(title).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit));
        return "title:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters)))[..16];
    }
}
