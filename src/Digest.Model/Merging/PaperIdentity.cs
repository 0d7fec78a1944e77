using System.Globalization;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Merging;

/// <summary>
/// Whether papers of different issues are one. Normalised identifiers decide where there are any: one that both have and that agrees makes them one, one of the same kind
/// that differs keeps them apart whatever else agrees. Without an identifier in common, the title and the authors decide: the titles have the same letters and digits
/// (at least 16, an ideograph counting three), or the same words in any order (at least four); and when both name authors, at least half of the fewer family names are
/// in both. arXiv versions and prefixes, DOI case and resolvers, DOIs that arXiv gives to its own papers, and ISBNs of 10 and 13 digits are no difference.
/// </summary>
public static class PaperIdentity
{
    // "Introduction" and "Editorial Note" may well be given to two papers.
    private const int FewestLetters = 16;

    private const int FewestWords = 4;
    private const double LeastShared = 0.5;
    private const string ArxivDoi = "10.48550/arxiv.";

    /// <summary>True when both are the same paper.</summary>
    public static bool IsSame(Paper one, Paper other) => Of(one).IsSame(Of(other));

    internal static PaperKey Of(Paper paper)
    {
        var letters = SameTitle.Letters(paper);
        var isTelling = SameTitle.IsLong(letters, FewestLetters);
        return new PaperKey([.. Normalized(paper.Identifiers)], isTelling ? letters : "", isTelling ? WordsOf(PlainText.Of(paper.Title)) : "", [.. paper.Authors.Select(author => FamilyName(author.Name)).Where(name => name.Length > 0)]);
    }

    // The sum of the words' hashes (FNV-1a, 64 bits), which is the same in any order.
    private static string WordsOf(string title)
    {
        var (sum, count) = (0UL, 0);
        for (var at = 0; Words.Next(title, ref at) is { Length: > 0 } word; count++)
        {
            var hash = 14695981039346656037UL;
            for (var place = word.Start; place < word.End; place++) hash = (hash ^ char.ToLowerInvariant(title[place])) * 1099511628211UL;
            sum += hash;
        }

        return count >= FewestWords ? sum.ToString("x16", CultureInfo.InvariantCulture) : "";
    }

    /// <summary>The identifiers in one form each; repositories of code, which papers share, are left out.</summary>
    internal static IEnumerable<Identifier> Normalized(Identifiers identifiers)
    {
        var arxiv = identifiers.Arxiv?.ToLowerInvariant();
        var doi = identifiers.Doi?.ToLowerInvariant();
        if (doi is not null && doi.StartsWith(ArxivDoi, StringComparison.Ordinal)) (arxiv, doi) = (arxiv ?? doi[ArxivDoi.Length..], null);
        if (arxiv is not null) yield return new Identifier(IdentifierKind.Arxiv, WithoutVersion(arxiv));
        if (doi is not null) yield return new Identifier(IdentifierKind.Doi, doi);
        foreach (var identifier in identifiers.All)
        {
            if (identifier.Kind is IdentifierKind.Arxiv or IdentifierKind.Doi or IdentifierKind.GitHub) continue;
            // Forums on OpenReview differ in case.
            yield return identifier.Kind switch
            {
                IdentifierKind.OpenReview => identifier,
                IdentifierKind.Isbn => identifier with { Value = Isbn13(identifier.Value) },
                _ => identifier with { Value = identifier.Value.ToLowerInvariant() },
            };
        }
    }

    private static string WithoutVersion(string arxiv)
    {
        var digits = arxiv.AsSpan().TrimEnd("0123456789");
        return digits.Length < arxiv.Length && digits.Length > 1 && digits[^1] == 'v' && char.IsAsciiDigit(digits[^2]) ? arxiv[..(digits.Length - 1)] : arxiv;
    }

    // ISO 2108: the old number with 978 before it and a new check digit.
    private static string Isbn13(string isbn)
    {
        if (isbn.Length != 10 || isbn.AsSpan(0, 9).ContainsAnyExceptInRange('0', '9')) return isbn;
        var digits = "978" + isbn[..9];
        var sum = digits.Select((digit, at) => (digit - '0') * (at % 2 == 0 ? 1 : 3)).Sum();
        return digits + ((10 - sum % 10) % 10).ToString(CultureInfo.InvariantCulture);
    }

    // The last word, or the first before a comma; of a name in ideographs all of it, since the order tells nothing there.
    private static string FamilyName(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var bare = (comma > 0 ? name[..comma] : name).Trim();
        return Folding.Of(bare[(bare.LastIndexOf(' ') + 1)..]);
    }

    internal static bool SharesAuthors(string[] one, string[] other) =>
        one.Length == 0 || other.Length == 0 || one.Intersect(other).Count() >= LeastShared * Math.Min(one.Length, other.Length);
}

/// <summary>What of a paper tells which it is.</summary>
/// <param name="Identifiers">Its identifiers in one form each.</param>
/// <param name="Letters">The letters and digits of its title, folded; empty when they are too few to tell.</param>
/// <param name="Words">The words of its title in any order, as a hash; empty when they are too few to tell.</param>
/// <param name="Authors">The family names of its authors, folded.</param>
internal sealed record PaperKey(Identifier[] Identifiers, string Letters, string Words, string[] Authors)
{
    public bool IsSame(PaperKey other) => !Conflicts(other) && (Agrees(other) || HasSameTitle(other));

    /// <summary>True when both have an identifier of one kind, and it differs.</summary>
    public bool Conflicts(PaperKey other)
    {
        foreach (var mine in Identifiers)
            foreach (var theirs in other.Identifiers)
                if (mine.Kind == theirs.Kind && mine.Value != theirs.Value) return true;
        return false;
    }

    public bool HasSameTitle(PaperKey other) =>
        ((Letters.Length > 0 && Letters == other.Letters) || (Words.Length > 0 && Words == other.Words)) && PaperIdentity.SharesAuthors(Authors, other.Authors);

    private bool Agrees(PaperKey other) => Identifiers.Any(mine => other.Identifiers.Contains(mine));
}
