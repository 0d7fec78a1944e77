using System.Globalization;
using Digest.Model.Diagnostics;
using Digest.Model.Document;

namespace Digest.Model.Merging;

/// <summary>
/// Several issues as one that says of everything which issue it comes from. A merged issue is taken apart into the same accounts again, so that merging what was merged, in
/// any order and any number of times, gives the same: papers by <see cref="PaperIdentity"/>, everything else once for each issue that says it. What was made of the rest (ranks,
/// numbers, the week in figures) is left out; <see cref="WeeklyIssue"/> makes it anew.
/// </summary>
public static class IssueMerge
{
    /// <summary>The issues as one: all papers in a first section, in the order of their days and places, then the other sections of each issue. Empty, with the id <c>merged</c>, without issues.</summary>
    public static Diagnosed<Issue> Of(IEnumerable<Issue> issues)
    {
        var given = issues.ToList();
        var parts = given.SelectMany(PartsOf).Distinct().OrderBy(part => part.Date ?? DateOnly.MaxValue).ThenBy(part => part.Id, StringComparer.Ordinal).ThenBy(part => part.Title, StringComparer.Ordinal).ToList();
        var groups = PaperClusters.Of(Accounts(given));
        var papers = groups.Value.AsParallel().AsOrdered().Select(group => (SectionItem)new SectionItem.OfPaper(Seen(PaperAccount.Together(group), parts))).ToList();
        var sections = Sections(given, parts, Renamed(groups.Value, papers));
        if (papers.Count > 0) sections.Insert(0, new Section { Content = papers.ToEquatableArray() });
        var series = parts.Select(part => part.Series).Distinct().ToList();
        var merged = new Issue
        {
            Id = "merged",
            Series = series is [{ } only] ? only : null,
            Date = parts.Min(part => part.Date),
            DateEnd = LastDay(parts),
            Language = parts.GroupBy(part => part.Language).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? "en",
            Sources = given.SelectMany(issue => issue.Sources).Distinct().OrderBy(source => source.Name, StringComparer.Ordinal).ThenBy(source => source.Sha256, StringComparer.Ordinal).ToEquatableArray(),
            Sections = sections.ToEquatableArray(),
            Dropped = given.SelectMany(issue => issue.Dropped).Distinct().OrderBy(dropped => dropped.Text, StringComparer.Ordinal).ThenBy(dropped => dropped.Reason).ToEquatableArray(),
            Parts = parts.ToEquatableArray(),
            Coverage = new Coverage(parts.Sum(part => part.Coverage.Understood), parts.Sum(part => part.Coverage.Total))
            {
                Rest = given.SelectMany(issue => issue.Coverage.Rest).Distinct().OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Span.Start).ToEquatableArray(),
            },
        };
        return new(merged, [.. SameDays(parts), .. groups.Diagnostics]);
    }

    /// <summary>The parts that an issue is: itself, or those that it was merged from.</summary>
    internal static IEnumerable<IssuePart> PartsOf(Issue issue) => !issue.Parts.IsEmpty ? issue.Parts : [new IssuePart
    {
        Id = issue.Id,
        Title = PlainText.Of(issue.Title),
        Series = issue.Series,
        Date = issue.Date,
        DateEnd = issue.DateEnd,
        Language = issue.Language,
        Papers = issue.Papers.Count(),
        Ideas = issue.Ideas.Count(),
        Coverage = issue.Coverage with { Rest = [] },
    }];

    private static List<PaperAccount> Accounts(List<Issue> issues)
    {
        // Records that say much are hashed by what nearly always tells them apart.
        var byPlace = EqualityComparer<PaperAccount>.Create((one, other) => one!.Equals(other), account => HashCode.Combine(account.Appearance.IssueId, account.Appearance.Place, account.Paper.Id));
        var accounts = issues.SelectMany(PaperAccount.Of).ToHashSet(byPlace);
        return [.. accounts.OrderBy(account => account.Appearance.Date ?? DateOnly.MaxValue).ThenBy(account => account.Appearance.IssueId, StringComparer.Ordinal)
            .ThenBy(account => account.Appearance.Place).ThenBy(account => account.Paper.Id, StringComparer.Ordinal)];
    }

    private static Paper Seen(Paper paper, List<IssuePart> parts) =>
        paper.SeenBefore.IsEmpty ? paper : paper with { SeenBefore = paper.SeenBefore.Where(seen => !parts.Exists(part => part.Id == seen.IssueId)).ToEquatableArray() };

    // An identifier that one account adds changes the name of the paper, and ideas name it by that.
    private static Dictionary<(string Issue, string Paper), string> Renamed(List<IReadOnlyList<PaperAccount>> groups, List<SectionItem> papers)
    {
        var renamed = new Dictionary<(string, string), string>();
        for (var at = 0; at < groups.Count; at++)
        {
            var id = ((SectionItem.OfPaper)papers[at]).Paper.Id;
            foreach (var account in groups[at]) renamed.TryAdd((account.Appearance.IssueId, account.Paper.Id), id);
        }

        return renamed;
    }

    // What is no paper, by issue and in its order; an issue that comes twice says it once.
    private static List<Section> Sections(List<Issue> issues, List<IssuePart> parts, Dictionary<(string, string), string> renamed)
    {
        var byIssue = new Dictionary<string, List<Section>>(StringComparer.Ordinal);
        foreach (var section in issues.SelectMany(issue => Rest(issue, renamed)))
        {
            if (!byIssue.TryGetValue(section.IssueId ?? "", out var sections)) byIssue.Add(section.IssueId ?? "", sections = []);
            var at = sections.FindIndex(other => other.Title == section.Title);
            if (at < 0) sections.Add(section);
            else sections[at] = sections[at] with { Content = [.. sections[at].Content, .. section.Content.Except(sections[at].Content)] };
        }

        return [.. parts.Select(part => part.Id).Append("").Distinct().SelectMany(id => byIssue.GetValueOrDefault(id) ?? [])];
    }

    private static IEnumerable<Section> Rest(Issue issue, Dictionary<(string, string), string> renamed)
    {
        var isMerged = !issue.Parts.IsEmpty;
        if (!isMerged && !issue.Lead.IsEmpty) yield return new Section { IssueId = issue.Id, Content = issue.Lead.Select(block => (SectionItem)new SectionItem.OfText(block)).ToEquatableArray() };
        foreach (var section in issue.Sections)
        {
            if (section.IsMade) continue;
            var id = isMerged ? section.IssueId : issue.Id;
            var content = section.Content.Where(item => item is not SectionItem.OfPaper).Select(item => Stamped(item, id, renamed)).ToEquatableArray();
            // A heading with nothing under it says something all the same; one that stood over papers is kept with them.
            if (content.IsEmpty && (section.Papers.Any() || section.Title.IsEmpty)) continue;
            yield return section with { IssueId = id, Title = isMerged ? DayTitle.Without(section.Title, issue, id) : section.Title, Content = content };
        }
    }

    private static SectionItem Stamped(SectionItem item, string? id, Dictionary<(string, string), string> renamed) => item switch
    {
        SectionItem.OfSynthesis { Part: var part } => new SectionItem.OfSynthesis(part with { IssueId = part.IssueId ?? id }),
        SectionItem.OfIdea { Idea: var idea } => new SectionItem.OfIdea(idea with
        {
            IssueId = idea.IssueId ?? id,
            BasedOn = idea.BasedOn.Select(basis => basis.Paper is { } paper && renamed.TryGetValue((idea.IssueId ?? id ?? "", paper), out var name) ? basis with { Paper = name } : basis).ToEquatableArray(),
            Fields = idea.Fields.Select(entry => entry with { IssueId = entry.IssueId ?? id }).ToEquatableArray(),
        }),
        _ => item,
    };

    private static DateOnly? LastDay(List<IssuePart> parts)
    {
        var last = parts.Max(part => part.DateEnd ?? part.Date);
        return last > parts.Min(part => part.Date) ? last : null;
    }

    private static IEnumerable<Diagnostic> SameDays(List<IssuePart> parts) =>
        from day in parts.Where(part => part is { Date: not null, DateEnd: null }).GroupBy(part => part.Date!.Value)
        where day.Count() > 1
        select new Diagnostic
        {
            Rule = MergingRules.OneDay,
            Message = $"{Counted(day.Count())} issues bear {day.Key.ToString("O", CultureInfo.InvariantCulture)}: {string.Join(", ", day.Select(part => part.Id))}; all are merged.",
            Hint = "Leave one out if it is an older state of another.",
        };

    private static string Counted(int count) => count == 2 ? "Two" : count.ToString(CultureInfo.InvariantCulture);
}
