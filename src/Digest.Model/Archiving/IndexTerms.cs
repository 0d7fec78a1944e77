using System.Security.Cryptography;
using System.Text;
using Digest.Model.Document;
using Digest.Model.Merging;
using Digest.Model.People;
using Digest.Model.Recognition;

namespace Digest.Model.Archiving;

/// <summary>
/// The terms by which a paper is found: folded words without the s of plurals, pairs of neighbouring ideographs, identifiers (after <c>=</c>), and what tells its title (after <c>#</c>).
/// Each has a weight: how often it stands, times what its place counts. Names of people who asked to be forgotten are none.
/// </summary>
internal static class IndexTerms
{
    private const int OfTitle = 8, OfAuthor = 5, OfTopic = 4, OfField = 1, OfIdentifier = 16, Most = 255;
    private const int LongestTerm = 64;

    /// <summary>The terms of a paper with their weights, and how many words it has.</summary>
    public static (Dictionary<string, int> Terms, int Length) Of(Paper paper, Forgotten forgotten)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        var length = 0;
        void Add(string text, int weight)
        {
            foreach (var word in Words(forgotten.Without(text)))
            {
                length++;
                terms[word] = Math.Min(Most, terms.GetValueOrDefault(word) + weight);
            }
        }

        Add(PlainText.Of(paper.Title), OfTitle);
        if (paper.ShortTitle is { } brief) Add(brief, OfTitle);
        foreach (var author in paper.Authors) Add(author.Name, OfAuthor);
        foreach (var topic in paper.Topics) Add(topic, OfTopic);
        if (paper.Venue is { } venue) Add(venue, OfTopic);
        foreach (var entry in paper.Fields) Add(PlainText.Of(entry.Content), OfField);
        foreach (var term in OfKey(PaperIdentity.Of(paper))) terms[term] = OfIdentifier;
        return (terms, length);
    }

    /// <summary>The terms that tell which paper it is.</summary>
    public static IEnumerable<string> OfKey(PaperKey key)
    {
        foreach (var identifier in key.Identifiers) yield return Of(identifier);
        if (key.Letters.Length > 0) yield return "#" + Hash(key.Letters);
        if (key.Words.Length > 0) yield return "#" + Hash(key.Words);
    }

    /// <summary>The terms that a query asks for.</summary>
    public static IReadOnlyList<string> OfQuery(string query)
    {
        var identifiers = new Identifiers();
        foreach (var identifier in IdentifierReader.All(query)) identifiers = identifiers.With(identifier);
        List<string> terms = [.. PaperIdentity.Normalized(identifiers).Select(Of)];
        return terms.Count > 0 ? terms : [.. Words(query).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The words of a text as terms.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var folded = Folding.Of(text);
        for (var at = 0; at < folded.Length;)
        {
            if (NameForms.IsIdeograph(folded[at]))
            {
                var end = at;
                while (end < folded.Length && NameForms.IsIdeograph(folded[end])) end++;
                if (end == at + 1) yield return folded[at..end];
                for (var pair = at; pair + 1 < end; pair++) yield return folded.Substring(pair, 2);
                at = end;
            }
            else if (char.IsLetterOrDigit(folded[at]))
            {
                var start = at;
                while (at < folded.Length && char.IsLetterOrDigit(folded[at]) && !NameForms.IsIdeograph(folded[at])) at++;
                yield return Singular(folded[start..Math.Min(at, start + LongestTerm)]);
            }
            else
            {
                at++;
            }
        }
    }

    private static string Singular(string word) => word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;

    private static string Of(Identifier identifier) => $"={identifier.Kind.ToString().ToLowerInvariant()}:{identifier.Value}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
