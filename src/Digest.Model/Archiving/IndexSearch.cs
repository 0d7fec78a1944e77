using Digest.Model.Document;

namespace Digest.Model.Archiving;

/// <summary>
/// Ranks the papers of an index for a query by BM25 (Robertson and Zaragoza, “The Probabilistic Relevance Framework”, 2009) with k = 1.2 and b = 0.75 over the weights of terms, which count a
/// word in a title more than one in a field (the paper's BM25F without lengths of their own for fields). Differs in that papers with more of the query's words come first,
/// as readers expect, and that equal ones stand in the order of their days, the latest first.
/// </summary>
internal static class IndexSearch
{
    private const double K = 1.2, B = 0.75;

    public static EquatableArray<SearchHit> Find(IndexFile file, string query, int most)
    {
        var terms = IndexTerms.OfQuery(query);
        if (terms.Count == 0 || file.PaperCount == 0) return [];
        var lengths = file.Lengths();
        var mean = Math.Max(1, (double)file.Length / file.PaperCount);
        var (scores, counts) = (new double[file.PaperCount], new byte[file.PaperCount]);
        foreach (var term in terms)
        {
            var postings = file.Postings(term);
            var rarity = Math.Log(1 + ((file.PaperCount - postings.Count + 0.5) / (postings.Count + 0.5)));
            foreach (var (paper, weight) in postings)
            {
                scores[paper] += rarity * weight * (K + 1) / (weight + (K * (1 - B + (B * lengths[paper] / mean))));
                counts[paper] = (byte)Math.Min(byte.MaxValue, counts[paper] + 1);
            }
        }

        return Best(scores, counts, most).Select(paper =>
        {
            var entry = file.Paper((uint)paper);
            return new SearchHit { Issue = entry.Issue, Place = entry.Place, Number = entry.Number, Title = entry.Title, Score = scores[paper] };
        }).ToEquatableArray();
    }

    private static IEnumerable<int> Best(double[] scores, byte[] counts, int most)
    {
        var best = new PriorityQueue<int, (int Count, double Score, int Paper)>();
        for (var paper = 0; paper < scores.Length; paper++)
        {
            if (counts[paper] == 0) continue;
            best.Enqueue(paper, (counts[paper], scores[paper], paper));
            if (best.Count > most) best.Dequeue();
        }

        var found = new List<int>();
        while (best.TryDequeue(out var paper, out _)) found.Add(paper);
        return Enumerable.Reverse(found);
    }
}

/// <summary>Where in a paper the words of a query stand.</summary>
public static class HitPlaces
{
    /// <summary>The parts that have a word of the query (<c>title</c>, <c>authors</c>, a field's label or kind), each with its first sentence that has most of them.</summary>
    public static IEnumerable<(string Part, string Sentence)> Of(Paper paper, string query)
    {
        var wanted = IndexTerms.OfQuery(query).ToHashSet(StringComparer.Ordinal);
        if (IndexTerms.OfKey(Merging.PaperIdentity.Of(paper)).Any(wanted.Contains)) yield return ("id", paper.Id);
        int Count(string text) => IndexTerms.Words(text).Distinct(StringComparer.Ordinal).Count(wanted.Contains);
        foreach (var (part, text) in new[] { ("title", PlainText.Of(paper.Title)), ("authors", string.Join(", ", paper.Authors.Select(author => author.Name))), ("topics", string.Join(", ", paper.Topics)), ("venue", paper.Venue ?? "") })
            if (Count(text) > 0) yield return (part, text);
        foreach (var entry in paper.Fields)
        {
            // What stands in a table or in code is in no sentence.
            var best = Sentences.Of(entry.Content).Select(sentence => PlainText.Of(sentence)).Select(text => (Text: text, Count: Count(text))).DefaultIfEmpty((Text: "", Count: 0)).MaxBy(sentence => sentence.Count);
            if (best.Count == 0) best = (PlainText.Of(entry.Content).ReplaceLineEndings(" "), Count(PlainText.Of(entry.Content)));
            if (best.Count > 0) yield return (entry.Label.Length > 0 ? entry.Label : entry.Kind.ToString().ToLowerInvariant(), best.Text);
        }
    }
}
