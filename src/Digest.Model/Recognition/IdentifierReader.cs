using System.Text.RegularExpressions;

namespace Digest.Model.Recognition;

/// <summary>
/// Finds identifiers in text and addresses: arXiv (both schemes, version dropped), DOI (ISO 26324: prefix <c>10.</c>, registrant, slash, suffix) and
/// PubMed. A DOI whose suffix is a placeholder or ends in an ellipsis does not hold.
/// </summary>
internal static partial class IdentifierReader
{
    /// <summary>The arXiv identifier in a text, or null. A bare number counts only when the text says arXiv.</summary>
    public static string? Arxiv(string text)
    {
        var match = ArxivForm().Match(text);
        return match.Success ? match.Groups["id"].Value : null;
    }

    /// <summary>The arXiv identifier in a text with its prefix and version; empty when there is none.</summary>
    public static string ArxivAsWritten(string text) => ArxivForm().Match(text).Value;

    /// <summary>The arXiv identifier that a whole text is, without prefix, or null.</summary>
    public static string? BareArxiv(string text)
    {
        var match = BareArxivForm().Match(text.Trim());
        return match.Success ? match.Groups["id"].Value : null;
    }

    /// <summary>The DOI in a text that has one of its form, whether or not it holds; null when there is none.</summary>
    public static string? DoiLike(string text)
    {
        var match = DoiForm().Match(text);
        if (!match.Success) return null;
        var doi = match.Value.TrimEnd('.', ',', ';', ':', '>', '"', '\'', '*', '»', '”');
        while (doi.EndsWith(')') && doi.Count(c => c == ')') > doi.Count(c => c == '(')) doi = doi[..^1];
        return text.Contains("://", StringComparison.Ordinal) ? doi[..^PageForm().Match(doi).Length] : doi;
    }

    /// <summary>True when a DOI could be one: no placeholder, nothing cut off.</summary>
    public static bool Holds(string doi)
    {
        var suffix = doi[(doi.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var isCut = suffix.EndsWith('…') || suffix.EndsWith("...", StringComparison.Ordinal) || suffix.EndsWith('-') || suffix.EndsWith('/');
        return suffix.Length >= 2 && !isCut && !PlaceholderForm().IsMatch(suffix);
    }

    /// <summary>The PubMed identifier in a text, or null.</summary>
    public static string? Pmid(string text)
    {
        var match = PmidForm().Match(text);
        return match.Success ? match.Groups["id"].Value : null;
    }

    [GeneratedRegex(@"(?:arxiv(?:\.org)?(?:\s*(?:id)?\s*[:：/]\s*|\s+(?:id\s+)?)(?:abs/|pdf/|html/)?)(?<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex ArxivForm();

    [GeneratedRegex(@"^(?:arxiv:)?(?<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex BareArxivForm();

    [GeneratedRegex(@"10\.\d{4,9}(?:\.\d+)*/[^\s""<>?#（），。；、]+")]
    private static partial Regex DoiForm();

    // What publishers' addresses add to a DOI.
    [GeneratedRegex(@"(?:v\d+)?(?:\.full|\.abstract|\.pdf|/full|/pdf|/epdf|/abstract|/meta)+(?:-text)?$|(?<=^10[^/]+/[^/]+/[^/]+)/\d{6,8}$|(?<=/2\d{3}\.[\d.]+)v\d+$|$")]
    private static partial Regex PageForm();

    [GeneratedRegex(@"x{3,}|\?{2,}|(?<![a-z])(?:tbd|todo|placeholder|pending|unknown|n/a)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceholderForm();

    [GeneratedRegex(@"(?:pmid\s*:?\s*|pubmed(?:\.ncbi\.nlm\.nih\.gov|/|\s*:?\s*)/?)(?<id>\d{5,9})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex PmidForm();
}
