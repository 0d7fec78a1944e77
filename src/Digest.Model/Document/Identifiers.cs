namespace Digest.Model.Document;

/// <summary>A system that names papers or what belongs to them.</summary>
public enum IdentifierKind
{
    /// <summary>arXiv, without version and prefix: <c>2603.18389</c> or <c>cond-mat/0703001</c>.</summary>
    Arxiv,

    /// <summary>Digital object identifier without resolver.</summary>
    Doi,

    /// <summary>PubMed: digits only.</summary>
    Pmid,

    /// <summary>PubMed Central: <c>PMC</c> and digits.</summary>
    Pmcid,

    /// <summary>Book number: 10 or 13 digits without hyphens, the last of 10 may be <c>X</c>.</summary>
    Isbn,

    /// <summary>The forum of a submission on OpenReview.</summary>
    OpenReview,

    /// <summary>ACL Anthology: <c>2024.acl-long.12</c> or <c>P19-1001</c>.</summary>
    Acl,

    /// <summary>Semantic Scholar: 40 hexadecimal digits, or <c>CorpusID:</c> and digits.</summary>
    SemanticScholar,

    /// <summary>A repository of code on GitHub, <c>owner/name</c>; several papers may share one.</summary>
    GitHub,
}

/// <summary>One identifier of a paper.</summary>
/// <param name="Kind">Who gave it.</param>
/// <param name="Value">In the form that <see cref="IdentifierKind"/> says.</param>
public readonly record struct Identifier(IdentifierKind Kind, string Value)
{
    /// <summary>Where it leads, an absolute address.</summary>
    public string Address => Kind switch
    {
        IdentifierKind.Arxiv => $"https://arxiv.org/abs/{Value}",
        IdentifierKind.Doi => $"https://doi.org/{Value}",
        IdentifierKind.Pmid => $"https://pubmed.ncbi.nlm.nih.gov/{Value}/",
        IdentifierKind.Pmcid => $"https://pmc.ncbi.nlm.nih.gov/articles/{Value}/",
        IdentifierKind.Isbn => $"https://www.worldcat.org/isbn/{Value}",
        IdentifierKind.OpenReview => $"https://openreview.net/forum?id={Value}",
        IdentifierKind.Acl => $"https://aclanthology.org/{Value}/",
        IdentifierKind.SemanticScholar => $"https://www.semanticscholar.org/paper/{Value}",
        IdentifierKind.GitHub => $"https://github.com/{Value}",
        _ => throw new InvalidOperationException($"{Kind} is no kind of identifier."),
    };
}

/// <summary>The identifiers of a paper; each is null when not given or when what is given does not hold.</summary>
public sealed record Identifiers
{
    /// <summary>arXiv identifier without version and prefix: <c>2603.18389</c> or <c>cond-mat/0703001</c>.</summary>
    public string? Arxiv { get; init; }

    /// <summary>DOI without resolver, as written: <c>10.1557/s43579-025-00788-y</c>.</summary>
    public string? Doi { get; init; }

    /// <summary>PubMed identifier: digits only.</summary>
    public string? Pmid { get; init; }

    /// <summary>PubMed Central identifier: <c>PMC</c> and digits.</summary>
    public string? Pmcid { get; init; }

    /// <summary>Book number: 10 or 13 digits without hyphens, the last of 10 may be <c>X</c>.</summary>
    public string? Isbn { get; init; }

    /// <summary>The identifier of its forum on OpenReview.</summary>
    public string? OpenReview { get; init; }

    /// <summary>ACL Anthology identifier: <c>2024.acl-long.12</c> or <c>P19-1001</c>.</summary>
    public string? Acl { get; init; }

    /// <summary>Semantic Scholar identifier: 40 hexadecimal digits, or <c>CorpusID:</c> and digits.</summary>
    public string? SemanticScholar { get; init; }

    /// <summary>Its repository of code on GitHub, <c>owner/name</c>.</summary>
    public string? GitHub { get; init; }

    /// <summary>Those that are given, in the order of their kinds.</summary>
    public IEnumerable<Identifier> All
    {
        get
        {
            foreach (var kind in Kinds)
                if (Of(kind) is { } value) yield return new Identifier(kind, value);
        }
    }

    /// <summary>None.</summary>
    internal static Identifiers None { get; } = new();

    /// <summary>All kinds, in order.</summary>
    internal static readonly IdentifierKind[] Kinds = Enum.GetValues<IdentifierKind>();

    /// <summary>True when none is given.</summary>
    internal bool IsEmpty
    {
        get
        {
            foreach (var kind in Kinds)
                if (Of(kind) is not null) return false;
            return true;
        }
    }

    /// <summary>The first that names a paper and no code; null when there is none.</summary>
    internal Identifier? OfPaper
    {
        get
        {
            foreach (var kind in Kinds)
                if (kind != IdentifierKind.GitHub && Of(kind) is { } value) return new Identifier(kind, value);
            return null;
        }
    }

    /// <summary>The identifier of a kind, or null.</summary>
    public string? Of(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Arxiv => Arxiv,
        IdentifierKind.Doi => Doi,
        IdentifierKind.Pmid => Pmid,
        IdentifierKind.Pmcid => Pmcid,
        IdentifierKind.Isbn => Isbn,
        IdentifierKind.OpenReview => OpenReview,
        IdentifierKind.Acl => Acl,
        IdentifierKind.SemanticScholar => SemanticScholar,
        IdentifierKind.GitHub => GitHub,
        _ => throw new InvalidOperationException($"{kind} is no kind of identifier."),
    };

    /// <summary>These with <paramref name="identifier"/>, unless one of its kind is given already.</summary>
    public Identifiers With(Identifier identifier) => Of(identifier.Kind) is not null ? this : identifier.Kind switch
    {
        IdentifierKind.Arxiv => this with { Arxiv = identifier.Value },
        IdentifierKind.Doi => this with { Doi = identifier.Value },
        IdentifierKind.Pmid => this with { Pmid = identifier.Value },
        IdentifierKind.Pmcid => this with { Pmcid = identifier.Value },
        IdentifierKind.Isbn => this with { Isbn = identifier.Value },
        IdentifierKind.OpenReview => this with { OpenReview = identifier.Value },
        IdentifierKind.Acl => this with { Acl = identifier.Value },
        IdentifierKind.SemanticScholar => this with { SemanticScholar = identifier.Value },
        IdentifierKind.GitHub => this with { GitHub = identifier.Value },
        _ => throw new InvalidOperationException($"{identifier.Kind} is no kind of identifier."),
    };

    /// <summary>These with those of <paramref name="other"/> whose kind is not given here.</summary>
    public Identifiers Or(Identifiers other)
    {
        var all = this;
        foreach (var kind in Kinds)
            if (other.Of(kind) is { } value) all = all.With(new Identifier(kind, value));
        return all;
    }
}
