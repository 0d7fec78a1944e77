using System.Globalization;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Merging;
using Digest.Model.Recognition;

namespace Digest.Model.Scoring;

/// <summary>
/// Joins sheets to an issue. A row belongs to the paper whose id or identifier it bears, else to that of its number when its title does not speak against it, else to that of
/// its title. Votes stand beside the digest's own scores, whatever the order of the sheets; joining a sheet again changes nothing.
/// </summary>
public static class ScoreJoin
{
    /// <summary>The issue with the votes of the sheets, and what of them counts nowhere.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="sheets">The sheets, in any order.</param>
    /// <param name="axes">The axes that are known besides those of the issue, with their best possible values.</param>
    public static Diagnosed<Issue> Of(Issue issue, IReadOnlyList<ScoreSheet> sheets, EquatableArray<AxisWeight> axes)
    {
        var papers = issue.Papers.ToList();
        var join = new Joining(papers, axes);
        foreach (var sheet in sheets.OrderBy(sheet => sheet.Name, StringComparer.Ordinal)) join.Add(sheet);
        join.ReportRaters(sheets);
        var at = 0;
        var joined = issue with
        {
            Sections = issue.Sections.Select(section => section with
            {
                Content = section.Content.Select(item => item is SectionItem.OfPaper { Paper: var paper } ? new SectionItem.OfPaper(paper with { Ratings = join.Ratings(paper, at++) }) : item).ToEquatableArray(),
            }).ToEquatableArray(),
        };
        return new(joined, join.Found);
    }

    private sealed class Joining(List<Paper> papers, EquatableArray<AxisWeight> known)
    {
        private readonly List<Diagnostic> found = [];
        private readonly Dictionary<int, List<(string Axis, decimal? Max, Vote Vote)>> votes = [];
        private readonly PaperFinder finder = new(papers);

        public EquatableArray<Diagnostic> Found => found.ToEquatableArray();

        public void Add(ScoreSheet sheet)
        {
            var rows = new Dictionary<(string Rater, int Paper), SheetRow>();
            foreach (var row in sheet.Rows)
            {
                if (finder.Find(row, out var problem) is not { } paper) Report(ScoringRules.RowWithoutPaper, row.Origin, problem!, "Copy number, id and title from the template.");
                else if (!rows.TryAdd((row.Rater, paper), row)) Report(ScoringRules.RowTwice, row.Origin, $"{row.Rater} has a row for “{Short(papers[paper])}” already; this one does not count.", "Leave one of the two.");
                else foreach (var vote in row.Votes) Add(paper, row.Rater, vote);
            }

            foreach (var rater in rows.Keys.Select(key => key.Rater).Distinct())
            {
                var missing = Enumerable.Range(0, papers.Count).Where(paper => !rows.ContainsKey((rater, paper))).ToList();
                if (missing.Count > 0) Report(ScoringRules.MissingRow, default, $"{rater} has no row for {string.Join(", ", missing.Take(5).Select(paper => $"“{Short(papers[paper])}”"))}{(missing.Count > 5 ? string.Create(CultureInfo.InvariantCulture, $" and {missing.Count - 5} more") : "")}.", "Ask the rater, if that was not meant.");
            }
        }

        private void Add(int paper, string rater, SheetVote vote)
        {
            var axis = papers.SelectMany(other => other.Scores).Select(score => score.Axis).Concat(known.Select(axis => axis.Axis)).FirstOrDefault(axis => Folded(axis) == Folded(vote.Axis)) ?? vote.Axis;
            var max = known.FirstOrDefault(one => Folded(one.Axis) == Folded(axis))?.Max ?? papers[paper].Scores.FirstOrDefault(score => Folded(score.Axis) == Folded(axis))?.Max ?? vote.Max;
            if (vote.Value < 0 || vote.Value > max)
                Report(ScoringRules.OffScale, vote.Origin, string.Create(CultureInfo.InvariantCulture, $"{vote.Value} for “{axis}” by {rater} lies {(vote.Value < 0 ? "below 0" : $"above {max}")}; it counts as it stands."), "Ask the rater.");
            if (!votes.TryGetValue(paper, out var list)) votes.Add(paper, list = []);
            list.Add((axis, max, new Vote(rater, vote.Value)));
        }

        public EquatableArray<Rating> Ratings(Paper paper, int at)
        {
            var all = paper.Ratings.SelectMany(rating => rating.Votes.Select(vote => (rating.Axis, rating.Max, Vote: vote))).Concat(votes.GetValueOrDefault(at) ?? []);
            return all.GroupBy(entry => Folded(entry.Axis)).Select(axis => new Rating
            {
                Axis = axis.Select(entry => entry.Axis).Min(StringComparer.Ordinal)!,
                Max = axis.Max(entry => entry.Max),
                Votes = axis.Select(entry => entry.Vote).Distinct().OrderBy(vote => vote.Rater, StringComparer.Ordinal).ThenBy(vote => vote.Value).ToEquatableArray(),
            }).OrderBy(rating => Place(paper, rating.Axis)).ThenBy(rating => rating.Axis, StringComparer.Ordinal).ToEquatableArray();
        }

        // In the order in which the digest has its own.
        private static int Place(Paper paper, string axis)
        {
            for (var at = 0; at < paper.Scores.Count; at++)
                if (Folded(paper.Scores[at].Axis) == Folded(axis)) return at;
            return int.MaxValue;
        }

        public void ReportRaters(IReadOnlyList<ScoreSheet> sheets)
        {
            var twice = sheets.SelectMany(sheet => sheet.Rows.Select(row => (row.Rater, sheet.Name)).Distinct()).GroupBy(entry => entry.Rater, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1);
            foreach (var rater in twice.OrderBy(group => group.Key, StringComparer.Ordinal))
                Report(ScoringRules.RaterTwice, default, $"{string.Join(" and ", rater.Select(entry => entry.Name).Order(StringComparer.Ordinal))} are both of {rater.Select(entry => entry.Rater).Min(StringComparer.Ordinal)}; the votes of both count.", "Leave one out, or say who they are in a column “rater”.");
        }

        private void Report(DiagnosticRule rule, Text.Origin origin, string message, string? hint) => found.Add(new Diagnostic { Rule = rule, Location = origin.Location, Message = message, Hint = hint });

        private static string Folded(string axis) => SameTitle.Letters(axis);

        private static string Short(Paper paper) => PlainText.Of(paper.Title) is { Length: > 60 } title ? title[..59].TrimEnd() + "…" : PlainText.Of(paper.Title);
    }
}
