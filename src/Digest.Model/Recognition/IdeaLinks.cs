using System.Globalization;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// Finds the paper that an idea names in few words. Words are compared without case and endings; each counts by how few papers have it, so that
/// a word that all titles share decides nothing. The best title wins when it covers at least half of the weight and beats the next; else a paper whose
/// own text alone has the name.
/// </summary>
internal sealed class IdeaLinks
{
    private const double LeastCover = 0.5;
    private const int StemLength = 5;

    // A word that more titles have tells nothing, and no issue asks for more texts to be searched; without either, many ideas among many papers would take quadratic time.
    private const int MostTitles = 1000;
    private const int MostSearches = 300;

    private static readonly string[] StopWords = ["the", "and", "for", "with", "from", "of", "in", "on", "a", "an", "study", "paper", "work", "by", "to"];

    private readonly IReadOnlyList<Paper> papers;
    private readonly Dictionary<string, Paper> byNumber = [];
    private readonly Dictionary<string, List<int>> byStem = [];
    private List<string[]>? texts;
    private int searches;
    private bool isIndexed;

    public IdeaLinks(IReadOnlyList<Paper> papers) => this.papers = papers;

    // Most issues have no ideas.
    private void Index()
    {
        if (isIndexed) return;
        isIndexed = true;
        for (var i = 0; i < papers.Count; i++)
        {
            if (papers[i].Number is { } number) byNumber.TryAdd(number.ToString(CultureInfo.InvariantCulture), papers[i]);
            foreach (var stem in Stems(PlainText.Of(papers[i].Title) + " " + papers[i].ShortTitle))
            {
                if (!byStem.TryGetValue(stem, out var titles)) byStem.Add(stem, titles = []);
                titles.Add(i);
            }
        }
    }

    /// <summary>The id of the paper that <paramref name="text"/> names, or null.</summary>
    public string? PaperOf(string text)
    {
        if (papers.Count == 0) return null;
        Index();
        var bare = text.Trim();
        var number = bare.StartsWith('#') ? bare[1..] : bare.StartsWith("paper ", StringComparison.OrdinalIgnoreCase) ? bare[6..] : "";
        return byNumber.GetValueOrDefault(number)?.Id ?? Best(Stems(text)) ?? InText(bare);
    }

    private string? InText(string name)
    {
        if (++searches > MostSearches) return null;
        texts ??= [.. papers.Select(paper => paper.Fields.Select(field => PlainText.Of(field.Content)).ToArray())];
        var ranked = texts.Select((fields, i) => (papers[i].Id, Weight: fields.Sum(field => Weight(field, name)))).OrderByDescending(entry => entry.Weight).Take(2).ToList();
        return ranked[0].Weight > 0 && (ranked.Count == 1 || ranked[0].Weight > ranked[1].Weight) ? ranked[0].Id : null;
    }

    private static int Weight(string text, string name)
    {
        if (name.Length == 0) return 0;
        var weight = text.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? 100 : 0;
        for (var at = 0; (at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Length) weight++;
        return weight;
    }

    private string? Best(HashSet<string> wanted)
    {
        var covers = new Dictionary<int, double>();
        var all = 0.0;
        foreach (var stem in wanted)
        {
            var titles = byStem.GetValueOrDefault(stem, []);
            if (titles.Count > MostTitles) continue;
            var weight = 1.0 / (1 + titles.Count);
            all += weight;
            foreach (var title in titles) covers[title] = covers.GetValueOrDefault(title) + weight;
        }

        var ranked = covers.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(2).ToList();
        var isClear = ranked.Count == 1 || (ranked.Count > 1 && ranked[0].Value > ranked[1].Value + 1e-9);
        return isClear && ranked[0].Value >= LeastCover * all ? papers[ranked[0].Key].Id : null;
    }

    private static HashSet<string> Stems(string text)
    {
        var words = new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(word => word.Length > 1 && !StopWords.Contains(word)).Select(word => word.Length > StemLength ? word[..StemLength] : word.TrimEnd('s'))];
    }
}
