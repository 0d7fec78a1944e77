using Digest.Model.Document;

namespace Digest.Model.Merging;

/// <summary>What one issue says of a paper: what merging starts from, and what a merged paper can be taken apart into again.</summary>
/// <param name="Appearance">Where it stands, without its account.</param>
/// <param name="Paper">What is said, as that issue has it; what was joined to it there is left with it.</param>
internal sealed record PaperAccount(Appearance Appearance, Paper Paper)
{
    /// <summary>The accounts of an issue's papers.</summary>
    public static IEnumerable<PaperAccount> Of(Issue issue)
    {
        var place = 0;
        foreach (var section in issue.Sections)
        {
            var title = PlainText.Of(section.Title);
            foreach (var paper in section.Papers)
            {
                place++;
                if (paper.Appearances.IsEmpty) yield return Fresh(issue, paper, title, place);
                else
                    foreach (var account in Apart(paper)) yield return account;
            }
        }
    }

    private static PaperAccount Fresh(Issue issue, Paper paper, string section, int place) => new(
        new Appearance { IssueId = issue.Id, Date = issue.Date, Number = paper.Number, Section = section, Place = place },
        paper with
        {
            Fields = paper.Fields.ConvertAll(field => field with { IssueId = issue.Id }),
            Scores = paper.Scores.ConvertAll(score => score with { IssueId = issue.Id }),
            Rank = null,
            Extent = PaperExtent.Full,
            Appearances = [],
        });

    // What was joined to the merged paper goes with its first account.
    private static IEnumerable<PaperAccount> Apart(Paper paper)
    {
        for (var at = 0; at < paper.Appearances.Count; at++)
        {
            var appearance = paper.Appearances[at];
            var account = (appearance.Account ?? paper) with { Number = appearance.Number };
            yield return new(appearance with { Account = null }, Bare(at == 0 ? account with { Ratings = paper.Ratings, Mentions = paper.Mentions, SeenBefore = paper.SeenBefore } : account));
        }
    }

    // Ranks and the like belong to the issue that the paper stands in.
    private static Paper Bare(Paper paper) => paper with { Rank = null, Extent = PaperExtent.Full, Appearances = [] };

    /// <summary>The paper that the accounts, of which there is at least one, are all of.</summary>
    public static Paper Together(IReadOnlyList<PaperAccount> accounts)
    {
        var first = accounts[0].Paper;
        if (accounts.Count == 1) return first with { Number = null, Appearances = [accounts[0].Appearance] };
        var papers = accounts.Select(account => account.Paper).ToList();
        var named = papers.MaxBy(paper => paper.Authors.Count)!;
        var joined = first with
        {
            Number = null,
            Title = papers.Find(paper => !paper.Title.IsEmpty)?.Title ?? [],
            ShortTitle = papers.Find(paper => paper.ShortTitle is not null)?.ShortTitle,
            Authors = named.Authors,
            AuthorsElided = named.AuthorsElided,
            AuthorsBeforeElision = named.AuthorsBeforeElision,
            Identifiers = papers.Skip(1).Aggregate(first.Identifiers, (all, paper) => all.Or(paper.Identifiers)),
            Links = papers.SelectMany(paper => paper.Links).Distinct().ToEquatableArray(),
            Venue = papers.Find(paper => paper.Venue is not null)?.Venue,
            Published = papers.Find(paper => paper.Published is not null)?.Published,
            Scores = Scores(papers),
            Topics = papers.SelectMany(paper => paper.Topics).Distinct(StringComparer.OrdinalIgnoreCase).ToEquatableArray(),
            Mentions = papers.SelectMany(paper => paper.Mentions).Distinct().ToEquatableArray(),
            Fields = papers.SelectMany(paper => paper.Fields).DistinctBy(field => field with { IssueId = null }).ToEquatableArray(),
            Ratings = Ratings(papers),
            SeenBefore = papers.SelectMany(paper => paper.SeenBefore).Distinct().OrderBy(seen => seen.Date).ThenBy(seen => seen.IssueId, StringComparer.Ordinal).ToEquatableArray(),
            AlsoAt = papers.SelectMany(paper => paper.AlsoAt).Concat(papers.Skip(1).Select(paper => paper.Origin)).ToEquatableArray(),
            Appearances = accounts.Select(account => account.Appearance with { Account = account.Paper with { Ratings = [], Mentions = [], SeenBefore = [] } }).ToEquatableArray(),
        };
        return joined with { Id = IdOf(joined) };
    }

    private static string IdOf(Paper paper) => Recognition.PaperId.Of(paper);

    // The latest issue's, and those on other axes that only earlier ones give; the accounts keep them all.
    private static EquatableArray<Score> Scores(List<Paper> papers)
    {
        var scores = papers.FindLast(paper => !paper.Scores.IsEmpty)?.Scores.ToList() ?? [];
        foreach (var score in papers.AsEnumerable().Reverse().SelectMany(paper => paper.Scores))
            if (!score.IsTotal && !scores.Exists(other => string.Equals(other.Axis, score.Axis, StringComparison.OrdinalIgnoreCase))) scores.Add(score);
        return scores.ToEquatableArray();
    }

    private static EquatableArray<Rating> Ratings(List<Paper> papers) => papers.SelectMany(paper => paper.Ratings).GroupBy(rating => rating.Axis, StringComparer.OrdinalIgnoreCase)
        .Select(group => group.First() with
        {
            Max = group.Max(rating => rating.Max),
            Votes = group.SelectMany(rating => rating.Votes).Distinct().OrderBy(vote => vote.Rater, StringComparer.Ordinal).ThenBy(vote => vote.Value).ToEquatableArray(),
        }).OrderBy(rating => rating.Axis, StringComparer.OrdinalIgnoreCase).ToEquatableArray();
}
