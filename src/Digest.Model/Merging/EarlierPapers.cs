using Digest.Model.Document;

namespace Digest.Model.Merging;

/// <summary>The papers of earlier issues, to be looked up by what tells which paper one is.</summary>
public sealed class EarlierPapers
{
    private readonly Dictionary<Identifier, List<(PaperKey Key, Appearance Appearance)>> byIdentifier = [];
    private readonly Dictionary<string, List<(PaperKey Key, Appearance Appearance)>> byTitle = new(StringComparer.Ordinal);

    private EarlierPapers()
    {
    }

    /// <summary>The papers of some issues; of a merged one, each counts for the issues that it came from.</summary>
    public static EarlierPapers Of(IEnumerable<Issue> issues)
    {
        var earlier = new EarlierPapers();
        foreach (var account in issues.SelectMany(PaperAccount.Of)) earlier.Add(PaperIdentity.Of(account.Paper), account.Appearance);
        return earlier;
    }

    internal void Add(PaperKey key, Appearance appearance)
    {
        var entry = (key, appearance);
        foreach (var identifier in key.Identifiers) (byIdentifier.TryGetValue(identifier, out var list) ? list : byIdentifier[identifier] = []).Add(entry);
        foreach (var title in Titles(key)) (byTitle.TryGetValue(title, out var list) ? list : byTitle[title] = []).Add(entry);
    }

    /// <summary>An issue whose papers say in which issues before its day they stood; its own parts do not count.</summary>
    public Issue Mark(Issue issue)
    {
        var own = IssueMerge.PartsOf(issue).Select(part => part.Id).Append(issue.Id).ToHashSet(StringComparer.Ordinal);
        Paper Marked(Paper paper) => paper with
        {
            SeenBefore = Find(paper).Concat(paper.SeenBefore).Where(seen => !own.Contains(seen.IssueId) && !(seen.Date >= issue.Date)).DistinctBy(seen => seen.IssueId)
                .OrderBy(seen => seen.Date ?? DateOnly.MinValue).ThenBy(seen => seen.IssueId, StringComparer.Ordinal).ToEquatableArray(),
        };
        return issue with
        {
            Sections = issue.Sections.Select(section => section with { Content = section.Content.Select(item => item is SectionItem.OfPaper { Paper: var paper } ? new SectionItem.OfPaper(Marked(paper)) : item).ToEquatableArray() }).ToEquatableArray(),
        };
    }

    private IEnumerable<Appearance> Find(Paper paper)
    {
        var key = PaperIdentity.Of(paper);
        var candidates = key.Identifiers.SelectMany(identifier => byIdentifier.GetValueOrDefault(identifier) ?? []).Concat(Titles(key).SelectMany(title => byTitle.GetValueOrDefault(title) ?? []));
        return candidates.Where(candidate => candidate.Key.IsSame(key)).Select(candidate => candidate.Appearance);
    }

    private static IEnumerable<string> Titles(PaperKey key) => new[] { key.Letters, key.Words }.Where(title => title.Length > 0);
}
