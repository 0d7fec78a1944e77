using Digest.Model.Document;
using Digest.Model.Merging;
using Digest.Model.Recognition;

namespace Digest.Model.Scoring;

/// <summary>Finds the paper that a row of a sheet names.</summary>
internal sealed class PaperFinder
{
    // Raters cut long titles short.
    private const int FewestLetters = 15;

    private readonly Dictionary<string, int?> byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, int?> byNumber = [];
    private readonly List<string> letters = [];

    public PaperFinder(IReadOnlyList<Paper> papers)
    {
        for (var at = 0; at < papers.Count; at++)
        {
            var paper = papers[at];
            foreach (var name in Names(paper).Distinct(StringComparer.OrdinalIgnoreCase)) byId[name] = byId.ContainsKey(name) ? null : at;
            if (paper.Number is { } number) byNumber[number] = byNumber.ContainsKey(number) ? null : at;
            letters.Add(SameTitle.Letters(paper));
        }
    }

    // A spreadsheet takes arXiv's numbers for figures and leaves zeros at their ends out.
    private static IEnumerable<string> Names(Paper paper)
    {
        yield return paper.Id;
        foreach (var identifier in paper.Identifiers.All.Concat(PaperIdentity.Normalized(paper.Identifiers)))
        {
            if (identifier.Kind == IdentifierKind.GitHub) continue;
            yield return identifier.Value;
            yield return $"{identifier.Kind}:{identifier.Value}";
            yield return identifier.Address;
            if (identifier.Kind == IdentifierKind.Arxiv && identifier.Value.EndsWith('0') && identifier.Value.Contains('.', StringComparison.Ordinal)) yield return identifier.Value.TrimEnd('0');
        }
    }

    /// <summary>The place of the paper; null with the reason when there is none, or none alone.</summary>
    public int? Find(SheetRow row, out string? problem)
    {
        problem = null;
        var id = row.Id.Trim('\'', ' ');
        if (id.Length > 0 && (byId.TryGetValue(id, out var named) || byId.TryGetValue(id.Replace(',', '.'), out named)) && named is not null) return named;
        var titled = Titled(row.Title, out var isClear);
        if (VoteReader.Whole(row.Number) is { } number && byNumber.TryGetValue(number, out var numbered) && numbered is not null)
        {
            if (titled.Count == 0 && SameTitle.Letters(row.Title).Length < FewestLetters || titled.Contains(numbered.Value)) return numbered;
            problem = titled.Count == 0
                ? $"Number {number} is “{row.Title}” in the sheet and another paper in the issue."
                : $"Number {number} and the title “{row.Title}” name different papers.";
            return null;
        }

        if (isClear) return titled[0];
        var what = row.Title.Length > 0 ? $"“{row.Title}”" : id.Length > 0 ? $"“{id}”" : row.Number.Length > 0 ? $"Number {row.Number}" : "A row";
        problem = titled.Count > 1 ? $"{what} is the title of several papers of the issue." : row.Title.Length + id.Length + row.Number.Length == 0 ? "A row names no paper." : $"{what} is no paper of the issue.";
        return null;
    }

    // The whole title, or the beginning of one alone.
    private List<int> Titled(string title, out bool isClear)
    {
        var wanted = SameTitle.Letters(title);
        var found = wanted.Length == 0 ? [] : Enumerable.Range(0, letters.Count).Where(at => letters[at] == wanted).ToList();
        if (found.Count == 0 && wanted.Length >= FewestLetters) found = [.. Enumerable.Range(0, letters.Count).Where(at => letters[at].StartsWith(wanted, StringComparison.Ordinal))];
        isClear = found.Count == 1;
        return found;
    }
}
