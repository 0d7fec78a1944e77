using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>The links and identifiers of a paper while its lines are read.</summary>
/// <param name="vocabulary">The words that the paper is read by.</param>
/// <param name="known">The paper's words that became a typed value; it grows with each link and identifier.</param>
/// <param name="diagnostics">Where identifiers that do not hold are reported.</param>
/// <param name="origin">The paper's place, for what has no place of its own.</param>
internal sealed class PaperLinks(Vocabulary vocabulary, KnownWords known, List<Diagnostic> diagnostics, Origin origin)
{
    private const int LongestValue = 100;
    private const int FewLinks = 16;

    private readonly List<PaperLink> links = [];
    // Once there are many.
    private HashSet<PaperLink>? given;
    private HashSet<string>? addresses;
    private HashSet<string>? broken;

    public Identifiers Identifiers { get; private set; } = Identifiers.None;

    /// <summary>True when there is neither a link nor an identifier.</summary>
    public bool IsEmpty => links.Count == 0 && Identifiers.IsEmpty;

    /// <summary>True when a link leads to an address.</summary>
    public bool Has(string target)
    {
        if (addresses is not null) return addresses.Contains(target);
        foreach (var link in links)
            if (link.Url == target) return true;
        return false;
    }

    private void Add(PaperLink link)
    {
        if (given is null && links.Count > FewLinks)
        {
            given = [.. links];
            addresses = [.. links.Select(other => other.Url).OfType<string>()];
        }

        if (given is null ? links.Contains(link) : !given.Add(link)) return;
        links.Add(link);
        if (link.Url is not null) addresses?.Add(link.Url);
    }

    /// <summary>Takes every link and identifier of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="prefix">What a bare identifier is: <c>arXiv:</c> before <c>2603.18389</c>; empty when the value says it.</param>
    public void Read(EquatableArray<Inline> value, string prefix)
    {
        ReadIdentifiers(prefix + InlineCut.Flat(value), value);
        var targets = InlineCut.Links(value);
        foreach (var link in targets) Add(SourceLine.Bare(InlineCut.Flat(link.Content)), link.Target);
        if (!targets.IsEmpty) return;
        foreach (var piece in InlineCut.Split(value, SourceLine.Separators, SourceLine.Separator))
        {
            var part = SourceLine.Bare(InlineCut.Flat(piece));
            if (!part.HasLetterOrDigit()) continue;
            if (FirstIn(prefix + part) is { } found) Add(part.TrimEnd('.'), found);
            else Add(part, Uri.TryCreate(part, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? part : null);
        }
    }

    /// <summary>Takes the links whose words name what a paper has (<c>PDF</c>, <c>Code</c>) from a line that says other things too.</summary>
    public void AddNamed(EquatableArray<Inline> line)
    {
        foreach (var link in InlineCut.Links(line))
            if (TitleTail.Names(vocabulary, link)) Add(SourceLine.Bare(InlineCut.Flat(link.Content)), link.Target);
    }

    // A plain copy shows the identifier and has lost the address behind it.
    private static Identifier? FirstIn(string text) => text.Contains("://", StringComparison.Ordinal) ? null
        : IdentifierReader.All(text) is [var first, ..] ? first : null;

    private void Add(string text, Identifier found)
    {
        text = Words.SingleSpaced(text);
        Account(text);
        // Its address says no more than is known.
        if (Identifiers.Of(found.Kind) != found.Value) ReadIdentifiers(found.Address, []);
        Add(new PaperLink(text, found.Address));
    }

    /// <summary>Adds a link and what its address identifies.</summary>
    public void Add(string text, string? url)
    {
        text = Words.SingleSpaced(text);
        Account(text);
        if (url is not null && !Has(url)) ReadIdentifiers(url, []);
        Add(new PaperLink(text, url));
    }

    /// <summary>Adds the identifier before the title of a line, unless a link of the line leads to it.</summary>
    public void AddArxiv(string arxiv, EquatableArray<Inline> line)
    {
        foreach (var link in InlineCut.Links(line))
            if (link.Target.Contains(arxiv, StringComparison.Ordinal)) return;
        Add($"arXiv:{arxiv}", new Identifier(IdentifierKind.Arxiv, arxiv).Address);
    }

    /// <summary>Takes identifiers from a text; one that does not hold is a diagnostic.</summary>
    public void ReadIdentifiers(string text, EquatableArray<Inline> content, Origin at = default)
    {
        var all = IdentifierReader.All(text, out var doi, out var arxiv);
        foreach (var found in all)
        {
            Identifiers = Identifiers.With(found);
            if (Identifiers.Of(found.Kind) != found.Value) continue;
            Account(found.Kind == IdentifierKind.Arxiv ? text.Substring(arxiv.Start, arxiv.Length) : found.Value);
        }

        if (doi is null) return;
        Account(doi);
        if (!(broken ??= []).Add(doi)) return;
        diagnostics.Add(new Diagnostic
        {
            Rule = RecognitionRules.BrokenIdentifier,
            Location = PlaceOf(content, doi) ?? at.Location ?? origin.Location,
            Subject = doi,
            Message = $"The DOI {doi} is a placeholder or cut off; it is not used.",
            Hint = "Look the DOI up, or leave it out until the paper has one.",
        });
    }

    /// <summary>Takes the identifier that a label names; a value that is none is a diagnostic.</summary>
    public void TakeIdentifier(Label label, string text, Origin at)
    {
        var before = Identifiers;
        Read(label.Value, PrefixOf(label.Meaning));
        if (before != Identifiers || InlineCut.HasLinks(label.Value) || IdentifierReader.DoiLike(text) is not null) return;
        foreach (var identifier in before.All)
            if (text.Contains(identifier.Value, StringComparison.Ordinal)) return;
        Account(text);
        diagnostics.Add(new Diagnostic
        {
            Rule = RecognitionRules.BrokenIdentifier,
            Location = label.Value.FirstOrDefault()?.Origin.Location ?? at.Location ?? origin.Location,
            Subject = text,
            Message = $"“{PaperDraft.Short(text)}” is no {label.Text}; it is not used.",
            Hint = "Look it up, or leave the line out.",
        });
    }

    private static string PrefixOf(Meaning meaning) => meaning switch
    {
        Meaning.Arxiv => "Arxiv:",
        Meaning.Doi => "Doi:",
        Meaning.Pmid => "Pmid:",
        _ => meaning + ":",
    };

    private static Location? PlaceOf(EquatableArray<Inline> content, string text) =>
        content.FirstOrDefault(inline => InlineCut.Flat(inline).Contains(text, StringComparison.Ordinal))?.Origin.Location ?? content.FirstOrDefault()?.Origin.Location;

    /// <summary>
    /// The links; where the paper has none of its own, those in its text. “Open paper” whose address a plain copy lost leads where the identifier does.
    /// </summary>
    public EquatableArray<PaperLink> Build(EquatableArray<Field> fields)
    {
        if (links.Count == 0)
        {
            var inText = fields.SelectMany(field => BlockLinks.Of(field.Content)).Where(link => link.Target.StartsWith("http", StringComparison.Ordinal)).ToList();
            links.AddRange(inText.Select(link => new PaperLink(SourceLine.Bare(InlineCut.Flat(link.Content)), link.Target)));
            // Where all that the text identifies is one paper, it is this one.
            var named = inText.Where(link => IdentifierReader.Identifies(link.Target)).SelectMany(link => IdentifierReader.All(link.Target).Take(1));
            if (inText.Count == 0) named = fields.Where(field => field.Label.Length > 0).SelectMany(field => ValueIdentifiers(field.Content));
            if (Identifiers.IsEmpty && named.Distinct().ToList() is [var only]) Identifiers = Identifiers.With(only);
        }

        else if (links.TrueForAll(link => link.Url is not null))
        {
            return links.ToEquatableArray();
        }

        var address = Identifiers.OfPaper?.Address;
        return links.Select(link => link with { Url = link.Url ?? (vocabulary.Of(link.Text) is Meaning.Link or Meaning.Arxiv or Meaning.Doi ? address : null) }).Distinct().ToEquatableArray();
    }

    // Of a labelled value that is a line, and no prose.
    private static IEnumerable<Identifier> ValueIdentifiers(EquatableArray<Block> content) =>
        content is [Block.Paragraph line] && InlineCut.Flat(line.Content) is { Length: <= LongestValue } text && text.TrimEnd() is [.., not '.'] ? IdentifierReader.All(text).Where(found => found.Kind != IdentifierKind.GitHub).Take(1) : [];

    private void Account(string text) => known.Add(text);
}
