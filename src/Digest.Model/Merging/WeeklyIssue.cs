using System.Globalization;
using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Merging;

/// <summary>
/// The issues of a period as one issue to be read in its place: what the days brought in a sentence, the period in numbers, the papers by topic in the order of their ranks and
/// numbered anew, then everything else of each day under the day. An issue belongs to the period that holds its day, or the first of its days, so that each belongs to one week.
/// </summary>
public static class WeeklyIssue
{
    /// <summary>The issue of a period; empty, with an error, when no issue belongs to it.</summary>
    public static Diagnosed<Issue> Of(IEnumerable<Issue> issues, WeeklyOptions options)
    {
        var found = new List<Diagnostic>();
        var chosen = issues.Where(issue => Belongs(issue, options, found)).ToList();
        if (chosen.Count == 0) found.Add(Nothing(options));
        var merged = IssueMerge.Of(chosen);
        return new(Arranged(merged.Value, options), [.. found, .. merged.Diagnostics]);
    }

    private static bool Belongs(Issue issue, WeeklyOptions options, List<Diagnostic> found)
    {
        if (options.Days is not { } days) return true;
        if (issue.Date is { } day) return days.Contains(day);
        found.Add(new Diagnostic
        {
            Rule = MergingRules.NoDay,
            Message = $"{(issue.Sources is [var source, ..] ? source.Name : issue.Id)} bears no day, so that it belongs to no period; it is left out.",
            Hint = "Put the day into its title or its name: 2026-03-21.",
        });
        return false;
    }

    private static Diagnostic Nothing(WeeklyOptions options) => new()
    {
        Rule = MergingRules.NothingInPeriod,
        Message = options.Days is { } days ? $"No issue is of {(options.Week is { } week ? $"week {week}, " : "")}{days.First:O} to {days.Last:O}." : "There is no issue to be merged.",
        Hint = "Name another week, or the folder that holds its digests.",
    };

    private static Issue Arranged(Issue merged, WeeklyOptions options)
    {
        var days = options.Days ?? (merged.Date is { } first ? new Period(first, merged.DateEnd ?? first) : null);
        var series = options.Series ?? merged.Series;
        var head = merged with
        {
            Id = IdOf(series, days, options.Week),
            Series = series,
            Title = [new Inline.Text(string.Join(" — ", new[] { series, NameOf(days, options.Week, merged.Language) }.Where(part => part is { Length: > 0 })))],
            Date = days?.First,
            DateEnd = days is { } period && period.Last > period.First ? period.Last : null,
        };
        var rest = merged.Sections.Where(section => !section.Papers.Any()).Select(section => section with { Title = DayTitle.With(section.Title, merged, section.IssueId) });
        head = head with { Sections = [.. Topics(merged, options), .. rest] };
        return head with { Lead = PeriodSummary.Lead(head, options), Sections = [.. PeriodSummary.Numbers(head, options.Week), .. head.Sections] };
    }

    // Papers by topic, those with and without a rank apart, numbered in the order in which they stand.
    private static IEnumerable<Section> Topics(Issue merged, WeeklyOptions options)
    {
        var ranked = Ranking.Of(merged.Papers, options.Ranking).Select((paper, at) => paper with { Extent = at < options.Full ? PaperExtent.Full : PaperExtent.Brief }).ToList();
        var order = options.Topics.Select(Vocabulary.Normal).ToList();
        var topics = ranked.GroupBy(paper => Vocabulary.Normal(TopicOf(paper))).Select(group => (Title: TopicOf(group.First()), Papers: group.ToList()))
            .OrderBy(topic => order.IndexOf(Vocabulary.Normal(topic.Title)) is var place and >= 0 ? place : int.MaxValue).ToList();
        var isScored = ranked.Exists(paper => paper.Rank is not null);
        var number = 0;
        foreach (var hasRank in new[] { true, false })
        {
            foreach (var (title, papers) in topics)
            {
                var group = papers.Where(paper => paper.Rank is not null == hasRank).Select(paper => (SectionItem)new SectionItem.OfPaper(paper with { Number = ++number })).ToEquatableArray();
                if (group.IsEmpty) continue;
                yield return new Section { Title = [new Inline.Text((title.Length > 0 ? title : "Papers") + (isScored && !hasRank ? ", not scored" : ""))], Content = group };
            }
        }
    }

    // The section of a digest is a topic unless it only says that papers follow.
    private static string TopicOf(Paper paper)
    {
        foreach (var appearance in paper.Appearances)
            if (appearance.Section.Length > 0 && Vocabulary.Embedded.Of(appearance.Section) == Meaning.Unknown) return appearance.Section;
        return paper.Topics.FirstOrDefault() ?? "";
    }

    private static string NameOf(Period? days, IsoWeek? week, string language) =>
        week is { } known ? string.Create(CultureInfo.InvariantCulture, $"Week {known.Number}, {known.Year}") : days is { } period ? DayTitle.Of(period, language) : "";

    private static string IdOf(string? series, Period? days, IsoWeek? week)
    {
        var slug = series is null ? "weekly" : Slug(series);
        if (week is { } known) return $"{slug}-{known.ToString().ToLowerInvariant()}";
        return days is { } period ? $"{slug}-{period.First:O}-to-{period.Last:O}" : slug;
    }

    private static string Slug(string series)
    {
        var slug = new StringBuilder();
        foreach (var c in Folding.Of(series))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var text = slug.ToString(0, Math.Min(60, slug.Length)).Trim('-');
        return text.Length > 0 ? text : "weekly";
    }
}
