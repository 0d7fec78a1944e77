using Digest.Model.Document;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Merging;

/// <summary>Made issues of one week that share papers, as daily digests of one field do.</summary>
internal static class MadeDays
{
    private static readonly string[] Titles =
    [
        "Nectar Flow in Rainy Weather", "Drones on the Wing at Dusk", "Queens and their Quiet Rivals", "Honey Ripening under Cold Combs", "Waggle Dances Read by a Camera",
    ];

    /// <summary>One to five issues with names of their own, of which some may bear one day.</summary>
    public static Gen<List<Issue>> Some => Clashing.Select(issues => issues.DistinctBy(issue => issue.Id).ToList());

    /// <summary>The same, of which some may share a name.</summary>
    public static Gen<List<Issue>> Clashing => from issues in Issue.ListOf() select issues.Take(5).ToList() is { Count: > 0 } some ? some : [new Issue { Id = "quiet", Date = new DateOnly(2026, 3, 20) }];

    private static Gen<Issue> Issue =>
        from made in MadeIssues.Any
        from day in Gen.Choose(16, 24)
        from title in Gen.Elements("Hive", "Comb")
        from papers in Paper.ListOf()
        select made with
        {
            Id = $"{title}-{day}",
            Title = [new Inline.Text($"{title} {day} March")],
            Date = new DateOnly(2026, 3, day),
            DateEnd = null,
            Sections =
            [
                new Section { Title = [new Inline.Text("Papers")], Content = papers.Take(4).Select(paper => (SectionItem)new SectionItem.OfPaper(paper)).ToEquatableArray() },
                .. made.Sections,
            ],
        };

    private static Gen<Paper> Paper =>
        from made in MadeIssues.Any
        from title in Gen.Elements(Titles)
        from arxiv in Gen.Elements(null, null, "2603.00001", "2603.00002", "2603.00003")
        from doi in Gen.Elements(null, null, null, "10.5555/A", "10.5555/a", "10.48550/arXiv.2603.00001")
        from authors in Gen.Elements<string[]>([], ["Ana Silva", "Bo Li"], ["A. Silva"], ["Cy Young"])
        from number in Gen.Choose(1, 9)
        from value in Gen.Choose(0, 15)
        from isScored in Gen.Elements(true, false)
        select (made.Papers.FirstOrDefault() ?? new Paper { Id = "title:0123456789abcdef" }) with
        {
            Title = [new Inline.Text(title)],
            Identifiers = new Identifiers { Arxiv = arxiv, Doi = doi },
            Authors = authors.Select(name => new Author(name, [])).ToEquatableArray(),
            Number = number,
            Scores = isScored ? [new Score { Axis = Score.TotalAxis, Value = value }] : [],
        };
}
