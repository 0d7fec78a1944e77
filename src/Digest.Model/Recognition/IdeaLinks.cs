using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// Finds the paper that an idea names in few words. Words are compared without case and endings; each counts by how few papers have it, so that
/// a word that all titles share decides nothing. The best title wins when it covers at least half of the weight and beats the next; else a paper whose
/// own text alone has the name.
/// </summary>
internal static class IdeaLinks
{
    private const double LeastCover = 0.5;
    private const int StemLength = 5;

    private static readonly string[] StopWords = ["the", "and", "for", "with", "from", "of", "in", "on", "a", "an", "study", "paper", "work", "by", "to"];

    /// <summary>The id of the paper that <paramref name="text"/> names, or null.</summary>
    public static string? PaperOf(string text, IReadOnlyList<Paper> papers)
    {
        if (papers.Count == 0) return null;
        var named = papers.FirstOrDefault(paper => paper.Number is { } number && text.Trim() is var bare && (bare == $"#{number}" || bare.Equals($"paper {number}", StringComparison.OrdinalIgnoreCase)));
        if (named is not null) return named.Id;
        var wanted = Stems(text);
        var titles = papers.Select(paper => Stems(PlainText.Of(paper.Title) + " " + paper.ShortTitle)).ToList();
        return Best(wanted, titles, papers) ?? InText(text.Trim(), papers);
    }

    private static string? InText(string name, IReadOnlyList<Paper> papers)
    {
        var ranked = papers.Select(paper => (paper.Id, Weight: paper.Fields.Sum(field => Weight(PlainText.Of(field.Content), name)))).OrderByDescending(entry => entry.Weight).ToList();
        return ranked[0].Weight > 0 && (ranked.Count == 1 || ranked[0].Weight > ranked[1].Weight) ? ranked[0].Id : null;
    }

    private static int Weight(string text, string name)
    {
        var weight = text.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? 100 : 0;
        for (var at = 0; (at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Length) weight++;
        return weight;
    }

    private static string? Best(HashSet<string> wanted, List<HashSet<string>> bags, IReadOnlyList<Paper> papers)
    {
        var weights = wanted.ToDictionary(word => word, word => 1.0 / (1 + bags.Count(bag => bag.Contains(word))));
        var all = weights.Values.Sum();
        var ranked = bags.Select((bag, i) => (Cover: weights.Where(weight => bag.Contains(weight.Key)).Sum(weight => weight.Value) / Math.Max(all, 1e-9), i))
            .OrderByDescending(entry => entry.Cover).ToList();
        var isClear = ranked.Count == 1 || ranked[0].Cover > ranked[1].Cover + 1e-9;
        return ranked[0].Cover >= LeastCover && isClear ? papers[ranked[0].i].Id : null;
    }

    private static HashSet<string> Stems(string text)
    {
        var words = new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(word => word.Length > 1 && !StopWords.Contains(word)).Select(word => word.Length > StemLength ? word[..StemLength] : word.TrimEnd('s'))];
    }
}
