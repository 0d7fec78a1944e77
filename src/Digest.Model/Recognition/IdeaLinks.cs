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

    // Sums of the same weights may differ by rounding.
    private const double Alike = 1e-9;

    // A word that more titles have tells nothing, and no issue asks for more texts to be searched; without either, many ideas among many papers would take quadratic time.
    private const int MostTitles = 1000;
    private const int MostSearches = 300;

    private static readonly string[] StopWords = ["the", "and", "for", "with", "from", "of", "in", "on", "a", "an", "study", "paper", "work", "by", "to"];

    private readonly IReadOnlyList<Paper> papers;
    private readonly Dictionary<string, Paper> byNumber = [];
    private readonly Dictionary<string, List<int>> byStem = [];
    private readonly List<int> covered = [];
    private double[] covers = [];
    private PaperTexts? texts;
    private int searches;
    private bool isIndexed;

    public IdeaLinks(IReadOnlyList<Paper> papers) => this.papers = papers;

    // Most issues have no ideas.
    private void Index()
    {
        if (isIndexed) return;
        isIndexed = true;
        covers = new double[papers.Count];
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
        texts ??= new PaperTexts(papers);
        return texts.Naming(name) is { } index ? papers[index].Id : null;
    }

    private string? Best(HashSet<string> wanted)
    {
        var all = 0.0;
        foreach (var stem in wanted)
        {
            var titles = byStem.GetValueOrDefault(stem, []);
            if (titles.Count > MostTitles) continue;
            var weight = 1.0 / (1 + titles.Count);
            all += weight;
            foreach (var title in titles)
            {
                if (covers[title] == 0) covered.Add(title);
                covers[title] += weight;
            }
        }

        var (best, next) = (-1, 0.0);
        foreach (var title in covered)
        {
            if (best < 0 || covers[title] > covers[best]) (best, next) = (title, best < 0 ? 0 : covers[best]);
            else next = Math.Max(next, covers[title]);
        }

        var found = best >= 0 && covers[best] > next + Alike && covers[best] >= LeastCover * all ? papers[best].Id : null;
        foreach (var title in covered) covers[title] = 0;
        covered.Clear();
        return found;
    }

    private static HashSet<string> Stems(string text)
    {
        var words = new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(word => word.Length > 1 && !StopWords.Contains(word)).Select(word => word.Length > StemLength ? word[..StemLength] : word.TrimEnd('s'))];
    }
}
