using System.Globalization;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Checking;

/// <summary>Looks over a whole issue for what no single line shows: totals, dates, papers and numbers given twice, ideas without a basis.</summary>
public static class IssueChecks
{
    // A journal may date a paper by its printed issue, weeks ahead of the day it can be read.
    private const int MostDaysAhead = 31;

    /// <summary>What is doubtful in an issue, in the order of its source.</summary>
    public static EquatableArray<Diagnostic> Of(Issue issue)
    {
        var papers = PapersOf(issue);
        var found = new List<Diagnostic>();
        found.AddRange(Dates(issue, papers));
        foreach (var paper in papers) found.AddRange(Totals(paper));
        found.AddRange(Twice(issue, papers));
        if (papers.Count > 0) found.AddRange(Bases(issue));
        found.AddRange(LostLinks(papers));
        return found.ToEquatableArray();
    }

    private static List<Paper> PapersOf(Issue issue)
    {
        var papers = new List<Paper>();
        foreach (var section in issue.Sections.AsSpan())
            foreach (var item in section.Content.AsSpan())
                if (item is SectionItem.OfPaper { Paper: var paper }) papers.Add(paper);
        return papers;
    }

    private static IEnumerable<Diagnostic> Dates(Issue issue, List<Paper> papers)
    {
        if (issue.Date is not { } day)
        {
            if (papers.Count > 0) yield return new Diagnostic { Rule = RecognitionRules.NoDate, Message = "The issue bears no date.", Hint = "Put it into the title: “Research Digest — 2026-03-21”." };
            yield break;
        }

        var last = (issue.DateEnd ?? day).AddDays(MostDaysAhead);
        foreach (var paper in papers.Where(paper => paper.Published > last))
        {
            yield return new Diagnostic
            {
                Rule = RecognitionRules.DoubtfulDate,
                Location = paper.Origin.Location,
                Message = $"“{Short(paper)}” is dated {Iso(paper.Published!.Value)}, after the issue of {Iso(day)}.",
                Hint = "Look both days up; one of the two is likely wrong.",
            };
        }
    }

    private static Diagnostic[] Totals(Paper paper)
    {
        if (GivenTotal(paper) is not { } total) return [];
        var axes = paper.Scores.Where(score => !score.IsTotal).ToList();
        var sum = axes.Sum(score => score.Value);
        var mean = axes.Count == 0 ? 0 : sum / axes.Count;
        // A total on the scale of its axes is a mean or a weighted one, and no sum was meant.
        if (axes.Count < 2 || sum == total.Value || total.Value <= axes.Max(score => score.Value) && total.Value >= axes.Min(score => score.Value) || Math.Abs(mean - total.Value) < 0.1m) return [];
        return
        [
            new Diagnostic
            {
                Rule = RecognitionRules.WrongTotal,
                Location = paper.Origin.Location,
                Message = string.Create(CultureInfo.InvariantCulture, $"The total of “{Short(paper)}” is given as {total.Value}, but its scores add up to {sum}."),
                Hint = "Both are kept; the table shows the given total.",
            },
        ];
    }

    private static Score? GivenTotal(Paper paper)
    {
        foreach (var score in paper.Scores.AsSpan())
            if (score is { IsTotal: true, Given: ScoreOrigin.Given }) return score;
        return null;
    }

    private static IEnumerable<Diagnostic> Twice(Issue issue, List<Paper> papers)
    {
        foreach (var paper in GivenTwice(papers, paper => paper.Id))
            yield return new Diagnostic { Rule = RecognitionRules.Duplicate, Location = paper.Origin.Location, Message = $"“{Short(paper)}” has the identifier of another paper of the issue ({paper.Id}).", Hint = "Look both up; one of them is likely wrong." };
        foreach (var section in issue.Sections)
        {
            if (AreAscending(section)) continue;
            foreach (var paper in GivenTwice(section.Papers.Where(paper => paper.Number is not null).ToList(), paper => paper.Number!.Value))
                yield return new Diagnostic { Rule = RecognitionRules.NumberTwice, Location = paper.Origin.Location, Message = string.Create(CultureInfo.InvariantCulture, $"Number {paper.Number} is given to two papers."), Hint = "Number the papers of a section anew, or leave the numbers out." };
        }
    }

    // As in most issues: then none is given twice.
    private static bool AreAscending(Section section)
    {
        var last = int.MinValue;
        foreach (var item in section.Content.AsSpan())
        {
            if (item is not SectionItem.OfPaper { Paper.Number: { } number }) continue;
            if (number <= last) return false;
            last = number;
        }

        return true;
    }

    // The last of each group that has one name; most issues have none.
    private static IEnumerable<Paper> GivenTwice<TName>(List<Paper> papers, Func<Paper, TName> nameOf)
    {
        if (papers.Count < 2) return [];
        var names = new HashSet<TName>(papers.Count);
        return papers.TrueForAll(paper => names.Add(nameOf(paper))) ? [] : papers.GroupBy(nameOf).Where(group => group.Count() > 1).Select(group => group.Last());
    }

    private static IEnumerable<Diagnostic> LostLinks(List<Paper> papers)
    {
        foreach (var paper in papers)
        {
            if (paper.Links.IsEmpty || !paper.Identifiers.IsEmpty || !paper.Links.All(link => link.Url is null)) continue;
            yield return new Diagnostic
            {
                Rule = RecognitionRules.LostLink,
                Location = paper.Origin.Location,
                Message = $"The source names a link “{paper.Links[0].Text}” for “{Short(paper)}” but not where it leads.",
                Hint = "Write the address, an arXiv number or a DOI; copies of web pages lose them.",
            };
        }
    }

    private static IEnumerable<Diagnostic> Bases(Issue issue)
    {
        foreach (var section in issue.Sections)
        {
            foreach (var item in section.Content)
            {
                if (item is not SectionItem.OfIdea { Idea: var idea }) continue;
                foreach (var basis in idea.BasedOn)
                    if (basis.Paper is null) yield return new Diagnostic { Rule = RecognitionRules.UnknownBasis, Location = idea.Origin.Location, Message = $"“{basis.Text}” could not be matched with a paper of this issue.", Hint = "Use the paper's number, or words of its title." };
            }
        }
    }

    private static string Short(Paper paper) => PlainText.Of(paper.Title) is { Length: > 60 } title ? title[..59].TrimEnd() + "…" : PlainText.Of(paper.Title);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
