using System.Security.Cryptography;
using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>A paper while its lines are read.</summary>
internal sealed class PaperDraft(int? number, EquatableArray<Inline> title, Origin origin, List<Diagnostic> diagnostics)
{
    private readonly List<PaperLink> links = [];
    private readonly List<Score> scores = [];
    private readonly List<string> topics = [];
    private readonly HashSet<string> broken = [];
    private EquatableArray<Inline> title = title;
    private string? shortTitle;
    private string? arxiv;
    private string? doi;
    private string? pmid;
    private AuthorList authors = new([], false, null);

    public FieldList Fields { get; } = new();

    public string? Venue { get; set; }

    public DateOnly? Published { get; set; }

    /// <summary>Takes a labelled line when its label belongs to a paper; false when it does not.</summary>
    public bool Take(Label label, Origin at)
    {
        var text = InlineCut.Flat(label.Value);
        switch (label.Meaning)
        {
            case Meaning.Authors:
                authors = AuthorReader.Read(label.Value);
                return true;
            case Meaning.Link:
                ReadLinks(label.Value);
                return true;
            case Meaning.Arxiv:
            case Meaning.Doi:
            case Meaning.Pmid:
                ReadIdentifiers($"{label.Meaning}: {text}", label.Value, at);
                return true;
            case Meaning.Source:
                SourceLine.Read(label.Value, this);
                return true;
            case Meaning.Venue:
                SourceLine.Read(label.Value, this);
                Venue ??= text;
                return true;
            case Meaning.Date when DateReader.Find(text) is { } date:
                Published ??= date.Start;
                return true;
            case Meaning.Topics:
                topics.AddRange(text.Split([',', '，', '、', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(topic => topic.Trim('`', '#')));
                return true;
            case Meaning.FullTitle:
                shortTitle = PlainText.Of(title);
                title = label.Value;
                return true;
            case Meaning.Title when title.IsEmpty:
                title = label.Value;
                return true;
            case Meaning.Scores or Meaning.Total or Meaning.Axis or Meaning.Relevance or Meaning.Unknown:
                return TakeScores(label, text, at);
            default:
                return false;
        }
    }

    private bool TakeScores(Label label, string text, Origin at)
    {
        var read = ScoreReader.Read(text, label.Text);
        if (label.Meaning == Meaning.Scores && read.IsEmpty && text.Any(char.IsDigit))
            diagnostics.Add(new Diagnostic { Rule = RecognitionRules.UnreadScores, Location = at.Location, Message = $"“{Short(text)}” could not be read as scores.", Hint = "Write axis and value, separated by |: Relevance 4 | Novelty 3 | Total: 7" });
        if (read.IsEmpty || label.Meaning == Meaning.Unknown && read.Any(score => score.Max is null)) return false;
        scores.AddRange(read);
        return true;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private void ReadLinks(EquatableArray<Inline> value)
    {
        ReadIdentifiers(InlineCut.Flat(value), value);
        foreach (var link in InlineCut.Links(value)) AddLink(SourceLine.Bare(InlineCut.Flat(link.Content)), link.Target);
        if (InlineCut.Links(value).Any()) return;
        var text = InlineCut.Flat(value).Trim();
        if (text.Length > 0) AddLink(text, Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? text : AddressOf(text));
    }

    // A plain copy shows the identifier and has lost the address behind it.
    private static string? AddressOf(string text) =>
        IdentifierReader.Arxiv(text) is { } arxiv ? $"https://arxiv.org/abs/{arxiv}"
        : IdentifierReader.DoiLike(text) is { } doi && IdentifierReader.Holds(doi) ? $"https://doi.org/{doi}" : null;

    /// <summary>Adds a link and what its address identifies.</summary>
    public void AddLink(string text, string? url)
    {
        if (url is not null) ReadIdentifiers(url, []);
        if (!links.Exists(link => link.Text == text && link.Url == url)) links.Add(new PaperLink(text, url));
    }

    /// <summary>Takes identifiers from a text; one that does not hold is a diagnostic.</summary>
    public void ReadIdentifiers(string text, EquatableArray<Inline> content, Origin at = default)
    {
        arxiv ??= IdentifierReader.Arxiv(text);
        pmid ??= IdentifierReader.Pmid(text);
        if (IdentifierReader.DoiLike(text) is not { } found) return;
        if (IdentifierReader.Holds(found))
        {
            doi ??= found;
            return;
        }

        if (!broken.Add(found)) return;
        var place = PlaceOf(content, found) ?? at.Location ?? origin.Location;
        diagnostics.Add(new Diagnostic
        {
            Rule = RecognitionRules.BrokenIdentifier,
            Location = place,
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
            Venue = Venue,
            Published = Published,
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
        return links.Select(link => link with { Url = link.Url ?? address }).Distinct().ToEquatableArray();
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
