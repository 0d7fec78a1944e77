using System.Globalization;
using Digest.Model.Document;

namespace Digest.Model.Merging;

/// <summary>What a period brought, in a sentence and in figures.</summary>
internal static class PeriodSummary
{
    /// <summary>How much there is from how many issues, and on which days nothing came.</summary>
    public static EquatableArray<Block> Lead(Issue issue, WeeklyOptions options)
    {
        if (issue.Date is not { } first) return [];
        var days = new Period(first, issue.DateEnd ?? first);
        var sentences = new List<string>
        {
            $"{Count(issue.Papers.Count(), "paper")} and {Count(issue.Ideas.Count(), "idea")} of {Count(issue.Parts.Count, "issue")}, {DayTitle.Of(days, issue.Language)}.",
        };
        var empty = days.All.Where(day => !(day > options.Today) && !issue.Parts.Any(part => part.Date <= day && (part.DateEnd ?? part.Date) >= day)).ToList();
        var idle = issue.Parts.Where(part => part.Papers == 0 && part.Date is not null).Select(part => part.Date!.Value).Distinct().Order().ToList();
        if (empty.Count > 0) sentences.Add($"No issue came on {Listed(empty, issue.Language)}.");
        if (idle.Count > 0) sentences.Add($"The issue of {Listed(idle, issue.Language)} had no papers.");
        return [new Block.Paragraph([new Inline.Text(string.Join(' ', sentences))])];
    }

    /// <summary>The period in numbers: a row for each issue, and one for all of them; none without issues.</summary>
    public static IEnumerable<Section> Numbers(Issue issue, IsoWeek? week)
    {
        if (issue.Parts.IsEmpty) yield break;
        var papers = issue.Papers.ToList();
        var rows = issue.Parts.Select(part => Row(
            part.Date is { } day ? DayTitle.Of(day, issue.Language) : "",
            part.Series ?? (part.Title.Length > 0 ? part.Title : part.Id),
            Figure(part.Papers), Figure(papers.Count(paper => paper.Appearances.Any(appearance => appearance.IssueId == part.Id) && paper.Rank is not null)), Figure(part.Ideas))).ToList();
        rows.Add(Row("Together", Count(issue.Parts.Count, "issue"), Figure(papers.Count), Figure(papers.Count(paper => paper.Rank is not null)), Figure(issue.Ideas.Count())));
        var table = new Block.Table(Row("Day", "Issue", "Papers", "Scored", "Ideas").Cells, rows.ToEquatableArray());
        var notes = Notes(papers).ToList();
        yield return new Section
        {
            IsMade = true,
            Title = [new Inline.Text(week is not null ? "This week in numbers" : "These days in numbers")],
            Content = notes.Count == 0 ? [new SectionItem.OfText(table)] : [new SectionItem.OfText(table), new SectionItem.OfText(new Block.Paragraph([new Inline.Text(string.Join(' ', notes))]))],
        };
    }

    private static IEnumerable<string> Notes(List<Paper> papers)
    {
        if (papers.Count(paper => paper.Appearances.Count > 1) is > 0 and var repeated) yield return $"{Count(repeated, "paper")} stood in more than one issue and {(repeated == 1 ? "is" : "are")} one entry here.";
        if (papers.Count(paper => !paper.SeenBefore.IsEmpty) is > 0 and var seen) yield return $"{Count(seen, "paper")} {(seen == 1 ? "was" : "were")} in an earlier issue.";
        if (papers.SelectMany(paper => paper.Ratings).SelectMany(rating => rating.Votes).Select(vote => vote.Rater).Distinct(StringComparer.Ordinal).Count() is > 0 and var raters) yield return $"{Count(raters, "rater")} voted.";
    }

    private static TableRow Row(params ReadOnlySpan<string> cells)
    {
        var row = new List<TableCell>();
        for (var at = 0; at < cells.Length; at++) row.Add(new TableCell(cells[at].Length == 0 ? [] : [new Inline.Text(cells[at])]) { Alignment = at > 1 ? Alignment.End : Alignment.Start });
        return new TableRow(row.ToEquatableArray());
    }

    private static string Listed(List<DateOnly> days, string language)
    {
        var names = Runs(days).Select(run => run.First == run.Last ? DayTitle.Of(run.First, language) : DayTitle.Of(run, language)).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }

    // Days in a row are named by the first and the last.
    private static IEnumerable<Period> Runs(List<DateOnly> days)
    {
        for (var (start, at) = (0, 0); at < days.Count; at++)
        {
            if (at + 1 < days.Count && days[at + 1] == days[at].AddDays(1)) continue;
            yield return new Period(days[start], days[at]);
            start = at + 1;
        }
    }

    private static string Figure(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Count(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}
