using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// Finds identifiers in text and addresses and brings each into its normal form: arXiv (both schemes, version dropped), DOI (ISO 26324: prefix <c>10.</c>,
/// registrant, slash, suffix), PubMed and PubMed Central, ISBN with its check digit, OpenReview, ACL Anthology, Semantic Scholar, GitHub. A DOI whose
/// suffix is a placeholder or ends in an ellipsis does not hold.
/// </summary>
internal static partial class IdentifierReader
{
    // Where in "2603.18389" the month and the point stand.
    private const int MonthStart = 2;
    private const int NewSchemePoint = 4;

    // Addresses below github.com/… that belong to the site and to no repository.
    private static readonly string[] SitePages = ["topics", "search", "features", "orgs", "sponsors", "settings", "marketplace", "about", "explore", "trending"];

    // What a text has in which an identifier stands, each with the kind that it is a sign of.
    private static readonly (string Text, Sign Sign)[] KnownSigns =
    [
        ("10.", Sign.Doi), ("xiv", Sign.Arxiv), ("huggingface.co/papers/", Sign.Arxiv), ("pmid", Sign.Pmid), ("pubmed", Sign.Pmid), ("pmc", Sign.Pmcid), ("isbn", Sign.Isbn), ("openreview", Sign.OpenReview),
        ("aclanthology", Sign.Acl), ("aclweb", Sign.Acl), ("acl anthology", Sign.Acl), ("semanticscholar", Sign.SemanticScholar), ("corpus", Sign.Corpus), ("github.com", Sign.GitHub),
    ];

    private static readonly SearchValues<string> Signs = SearchValues.Create([.. KnownSigns.Select(sign => sign.Text)], StringComparison.OrdinalIgnoreCase);

    [Flags]
    private enum Sign
    {
        None = 0,
        Doi = 1,
        Arxiv = 2,
        Pmid = 4,
        Pmcid = 8,
        Isbn = 16,
        OpenReview = 32,
        Acl = 64,
        SemanticScholar = 128,
        Corpus = 256,
        GitHub = 512,
    }

    /// <summary>Every identifier in a text, the first of each kind; a DOI only when it holds.</summary>
    public static EquatableArray<Identifier> All(string text) => All(text, out _, out _);

    /// <summary>The same, the DOI that does not hold, and where that of arXiv stands.</summary>
    /// <param name="text">The text.</param>
    /// <param name="broken">Null when there is none.</param>
    /// <param name="arxiv">With its prefix and version, without the name of another site; empty when there is none.</param>
    public static EquatableArray<Identifier> All(string text, out string? broken, out TextSpan arxiv)
    {
        (broken, arxiv) = (null, default);
        return SignsIn(text) is not Sign.None and var signs && Collected(text, signs, ref broken, ref arxiv) is { } found ? found.ToEquatableArray() : [];
    }

    private static List<Identifier>? Collected(string text, Sign signs, ref string? broken, ref TextSpan arxiv)
    {
        List<Identifier>? found = null;
        // Each form is looked for where its sign stands.
        if (Has(Sign.Arxiv) && ArxivIn(text) is { } place && IsMonth(text.AsSpan(place.Start)))
        {
            Add(IdentifierKind.Arxiv, text.Substring(place.Start, place.Length));
            arxiv = AsWritten(text, place);
        }

        if (Has(Sign.Doi) && DoiLike(text) is { } doi) AddDoi(doi, ref broken);
        if (Has(Sign.Pmid)) Add(IdentifierKind.Pmid, Pmid(text));
        if (Has(Sign.Pmcid) && Found(PmcidForm(), text) is { } pmcid) Add(IdentifierKind.Pmcid, "PMC" + pmcid);
        if (Has(Sign.Isbn)) Add(IdentifierKind.Isbn, Isbn(text));
        if (Has(Sign.OpenReview)) Add(IdentifierKind.OpenReview, Found(OpenReviewForm(), text));
        if (Has(Sign.Acl)) Add(IdentifierKind.Acl, Found(AclForm(), text));
        if (Has(Sign.SemanticScholar) && Found(SemanticScholarForm(), text) is { } paper) Add(IdentifierKind.SemanticScholar, paper.ToLowerInvariant());
        else if (Has(Sign.Corpus) && Found(CorpusForm(), text) is { } corpus) Add(IdentifierKind.SemanticScholar, "CorpusID:" + corpus);
        if (Has(Sign.GitHub)) Add(IdentifierKind.GitHub, GitHub(text));
        return found;

        bool Has(Sign sign) => (signs & sign) != 0;

        void AddDoi(string doi, ref string? broken)
        {
            if (Holds(doi)) Add(IdentifierKind.Doi, doi);
            else broken = doi;
        }

        void Add(IdentifierKind kind, string? value)
        {
            if (value is not null) (found ??= new(1)).Add(new Identifier(kind, value));
        }
    }

    private static Sign SignsIn(ReadOnlySpan<char> text)
    {
        var signs = Sign.None;
        for (; text.IndexOfAny(Signs) is >= 0 and var at; text = text[(at + 1)..]) signs |= SignAt(text[at..]);
        return signs;
    }

    // None of them begins with another.
    private static Sign SignAt(ReadOnlySpan<char> text)
    {
        var first = text[0] | 0x20;
        foreach (var (sign, its) in KnownSigns)
            if (first == sign[0] && text.StartsWith(sign, StringComparison.OrdinalIgnoreCase)) return its;
        return Sign.None;
    }

    /// <summary>True when a text identifies a paper; a repository of code alone does not.</summary>
    public static bool Identifies(string text)
    {
        var signs = SignsIn(text);
        if ((signs & Sign.Doi) != 0 && DoiForm().IsMatch(text)) return true;
        var (broken, arxiv) = ((string?)null, default(TextSpan));
        return (signs & ~(Sign.Doi | Sign.GitHub)) is not Sign.None and var others && Collected(text, others, ref broken, ref arxiv) is not null;
    }

    /// <summary>The arXiv identifier in a text, or null. A bare number counts only when the text says arXiv.</summary>
    public static string? Arxiv(string text) => ArxivIn(text) is { } found && IsMonth(text.AsSpan(found.Start)) ? text.Substring(found.Start, found.Length) : null;

    /// <summary>True when a text is an identifier with the name of its kind and nothing else: <c>arxiv:2603.18389</c>.</summary>
    public static bool IsWhole(string text) => text.AsSpan().Trim() is ['a' or 'A' or 'd' or 'D' or 'p' or 'P', ..] and var whole && WholeForm().IsMatch(whole) && Identifies(text);

    private static TextSpan AsWritten(string text, (int Prefix, int Start, int Length) found)
    {
        var isPrefixed = text.AsSpan(found.Prefix).StartsWith("arxiv", StringComparison.OrdinalIgnoreCase);
        return TextSpan.Between(isPrefixed ? found.Prefix : found.Start, EndOfVersion(text, found.Start + found.Length));
    }

    // Where the first identifier of arXiv stands, and what tells that it is one.
    private static (int Prefix, int Start, int Length)? ArxivIn(string text)
    {
        if (UsualArxiv(text) is { } usual) return usual;
        foreach (var prefix in ArxivPrefix().EnumerateMatches(text))
        {
            var start = prefix.Index + prefix.Length;
            var end = char.IsDigit(text[start]) ? start + NewSchemePoint + 1 : text.IndexOf('/', start) + 1;
            while (end < text.Length && char.IsDigit(text[end])) end++;
            return (prefix.Index, start, end - start);
        }

        return null;
    }

    /// <summary>The same in an address as most are, <c>https://arxiv.org/abs/2603.18389v1</c>, where the form finds no other; null in any other text.</summary>
    public static (int Prefix, int Start, int Length)? UsualArxiv(string text)
    {
        var prefix = text.StartsWith("https://", StringComparison.Ordinal) ? "https://".Length : text.StartsWith("http://", StringComparison.Ordinal) ? "http://".Length : 0;
        var address = text.AsSpan(prefix);
        if (prefix == 0 || !(address.StartsWith("arxiv.org/abs/", StringComparison.Ordinal) || address.StartsWith("arxiv.org/pdf/", StringComparison.Ordinal))) return null;
        var id = address["arxiv.org/abs/".Length..];
        if (id.IndexOfAnyExceptInRange('0', '9') != NewSchemePoint || id[NewSchemePoint] != '.') return null;
        var behind = id[(NewSchemePoint + 1)..].TrimStart("0123456789");
        var length = id.Length - behind.Length;
        return length - NewSchemePoint - 1 is 4 or 5 && (behind.IsEmpty || !char.IsDigit(behind[0])) ? (prefix, text.Length - id.Length, length) : null;
    }

    private static int EndOfVersion(string text, int end)
    {
        if (end + 1 >= text.Length || text[end] is not ('v' or 'V') || !char.IsDigit(text[end + 1])) return end;
        end++;
        while (end < text.Length && char.IsDigit(text[end])) end++;
        return end;
    }

    /// <summary>The arXiv identifier that a whole text is, without prefix, or null.</summary>
    public static string? BareArxiv(string text) => text.AsSpan().TrimEnd() is [.., var last] && char.IsDigit(last) && text.AsSpan().ContainsAny('.', '/') && BareArxivForm().Match(text.Trim()) is { Success: true } match && match.Groups["id"].Value is var id && IsMonth(id) ? id : null;

    /// <summary>The DOI in a text that has one of its form, whether or not it holds; null when there is none.</summary>
    public static string? DoiLike(string text)
    {
        if (!text.Contains("10.", StringComparison.Ordinal)) return null;
        foreach (var match in DoiForm().EnumerateMatches(text))
        {
            var doi = Uri.UnescapeDataString(text.Substring(match.Index, match.Length)).TrimEnd(Stops);
            doi = WithoutSurplus(WithoutSurplus(doi, '(', ')'), '[', ']');
            return text.Contains("://", StringComparison.Ordinal) && StartOfPage(doi) is >= 0 and var page ? doi[..^PageForm().Match(doi, page).Length] : doi;
        }

        return null;
    }

    // What stands behind a DOI and is no part of it.
    private static readonly char[] Stops = ['.', ',', ';', ':', '>', '"', '\'', '*', '»', '”', '_', '`'];

    private static readonly string[] PageWords = ["full", "abstract", "pdf", "meta", "text"];

    // From where what publishers add is looked for: it ends in one of these words or, behind a third stroke or a "v", in digits; -1 when it cannot be there.
    private static int StartOfPage(string doi)
    {
        if (!char.IsAsciiDigit(doi[^1])) return EndsInPageWord(doi) ? 0 : -1;
        var before = doi.AsSpan().TrimEnd("0123456789");
        return before is [.., 'v'] || (before is [.., '/'] && before.Count('/') > 2) ? before.Length - 1 : -1;
    }

    private static bool EndsInPageWord(string doi)
    {
        foreach (var word in PageWords)
            if (doi.EndsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    // Brackets that close at the end what does not open inside belong to the text around.
    private static string WithoutSurplus(string doi, char opening, char closing)
    {
        var surplus = doi.AsSpan().Count(closing) - doi.AsSpan().Count(opening);
        return doi[..^Math.Clamp(surplus, 0, doi.Length - doi.AsSpan().TrimEnd(closing).Length)];
    }

    /// <summary>True when a DOI could be one: no placeholder, nothing cut off.</summary>
    public static bool Holds(string doi)
    {
        var suffix = doi.AsSpan(doi.IndexOf('/', StringComparison.Ordinal) + 1);
        var isCut = suffix is [.., '…' or '-' or '/'] or [.., '.', '.', '.'];
        return suffix.Length >= 2 && !isCut && !PlaceholderForm().IsMatch(suffix);
    }

    /// <summary>The PubMed identifier in a text, or null.</summary>
    public static string? Pmid(string text) => Found(PmidForm(), text);

    /// <summary>The book number after <c>ISBN</c> in a text when its check digit is right, without hyphens; else null.</summary>
    public static string? Isbn(string text)
    {
        if (Found(IsbnForm(), text) is not { } found) return null;
        var digits = string.Concat(found.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return digits.Length == 13 ? CheckSum(digits, (at, digit) => at % 2 == 0 ? digit : 3 * digit) % 10 == 0 ? digits : null
            : digits.Length == 10 && CheckSum(digits, (at, digit) => (10 - at) * digit) % 11 == 0 ? digits : null;
    }

    private static int CheckSum(string digits, Func<int, int, int> weigh) => digits.Select((digit, at) => weigh(at, digit == 'X' ? 10 : digit - '0')).Sum();

    private static string? GitHub(string text) =>
        GitHubForm().Match(text) is { Success: true } match && !SitePages.Contains(match.Groups["owner"].Value.ToLowerInvariant()) ? $"{match.Groups["owner"].Value}/{WithoutEnding(match.Groups["id"].Value)}" : null;

    private static string WithoutEnding(string name) => (name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name).TrimEnd('.');

    private static string? Found(Regex form, string text) => form.Match(text) is { Success: true } match ? match.Groups["id"].Value : null;

    // Identifiers since April 2007 begin with year and month.
    private static bool IsMonth(ReadOnlySpan<char> id) => !char.IsDigit(id[0]) || (id.Slice(MonthStart, 2) is var month && month.SequenceCompareTo("01") >= 0 && month.SequenceCompareTo("12") <= 0);

    [GeneratedRegex(@"(?:arxiv(?:\.org)?(?:\s*(?:id)?\s*[:：/.]\s*|\s+(?:id\s+)?|\s*[(（\[]\s*)(?:abs/|pdf/|html/)?|alphaxiv\.org/(?:abs|overview)/|huggingface\.co/papers/)(?=(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d))", RegexOptions.IgnoreCase)]
    private static partial Regex ArxivPrefix();

    [GeneratedRegex(@"^(?:arxiv|doi|pmid|pmcid)\s?[:：]\s?\S+$", RegexOptions.IgnoreCase)]
    private static partial Regex WholeForm();

    [GeneratedRegex(@"^(?:arxiv:)?(?<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex BareArxivForm();

    [GeneratedRegex(@"10\.\d{4,9}(?:\.\d+)*(?:/|%2F)[^\s""<>?#（），。；、|｜]+", RegexOptions.IgnoreCase)]
    private static partial Regex DoiForm();

    // What publishers' addresses add to a DOI.
    [GeneratedRegex(@"(?:v\d+)?(?:\.full|\.abstract|\.pdf|/full|/pdf|/epdf|/abstract|/meta)+(?:-text)?$|(?<=^10[^/]+/[^/]+/[^/]+)/\d{6,8}$|(?<=/2\d{3}\.[\d.]+)v\d+$|$")]
    private static partial Regex PageForm();

    [GeneratedRegex(@"x{3,}|\?{2,}|(?<![a-z])(?:tbd|todo|placeholder|pending|unknown|n/a)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceholderForm();

    [GeneratedRegex(@"(?:pmid\s*[:：]?\s*|pubmed(?:\.ncbi\.nlm\.nih\.gov|/|\s*[:：]?\s*)/?)(?<id>\d{5,9})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex PmidForm();

    [GeneratedRegex(@"(?<![\p{L}\d])PMC\s?(?<id>\d{4,9})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex PmcidForm();

    [GeneratedRegex(@"ISBN(?:-1[03])?\s*[:：]?\s*(?<id>(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX])(?![\d-])", RegexOptions.IgnoreCase)]
    private static partial Regex IsbnForm();

    [GeneratedRegex(@"openreview\.net/(?:forum|pdf|attachment)\?(?:[^\s#]*&)?id=(?<id>[\w-]{6,20})", RegexOptions.IgnoreCase)]
    private static partial Regex OpenReviewForm();

    [GeneratedRegex(@"(?:aclanthology\.org/|aclweb\.org/anthology/|\bACL Anthology\s*[:：]\s*)(?<id>\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+|[A-Z]\d{2}-\d{4})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex AclForm();

    [GeneratedRegex(@"semanticscholar\.org/(?:paper/(?:[^/\s]+/)?|arxiv/)?(?<id>[0-9a-f]{40})(?![0-9a-f])", RegexOptions.IgnoreCase)]
    private static partial Regex SemanticScholarForm();

    [GeneratedRegex(@"corpus\s?id\s*[:：]?\s*(?<id>\d{5,12})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex CorpusForm();

    [GeneratedRegex(@"github\.com/(?<owner>[A-Za-z\d](?:[A-Za-z\d-]{0,38}))/(?<id>[\w.-]{1,100})", RegexOptions.IgnoreCase)]
    private static partial Regex GitHubForm();
}
