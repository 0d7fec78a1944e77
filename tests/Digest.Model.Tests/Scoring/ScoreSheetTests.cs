using System.Globalization;
using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Merging;
using Digest.Model.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Scoring;

public class ScoreSheetTests
{
    private static Paper Made(int number, string title, string? arxiv) => new()
    {
        Id = arxiv is null ? $"title:{number:x16}" : "arxiv:" + arxiv,
        Number = number,
        Title = [new Inline.Text(title)],
        Identifiers = new Identifiers { Arxiv = arxiv },
        Scores = [new Score { Axis = "Relevance", Value = 4, Max = 5 }, new Score { Axis = "Novelty", Value = 3, Max = 5 }],
    };

    private static Issue Issue { get; } = new()
    {
        Id = "hive",
        Sections = [new Section { Content = [.. new[] { Made(1, "Nectar Flow in Rainy Weather", "2603.18380"), Made(2, "=Drones on the Wing at Dusk", "2603.00002"), Made(3, "Queens; and their “Quiet” Rivals", null) }.Select(paper => new SectionItem.OfPaper(paper))] }],
    };

    private static Diagnosed<Issue> Join(params string[] sheets)
    {
        var read = sheets.Select((sheet, at) => ScoreSheet.Read($"rater{at + 1}.csv", Encoding.UTF8.GetBytes(sheet))).ToList();
        var joined = ScoreJoin.Of(Issue, [.. read.Select(sheet => sheet.Value)], []);
        return joined with { Diagnostics = [.. read.SelectMany(sheet => sheet.Diagnostics), .. joined.Diagnostics] };
    }

    private static string Votes(Issue issue) => string.Join("; ", issue.Papers.SelectMany(paper => paper.Ratings.Select(rating =>
        string.Create(CultureInfo.InvariantCulture, $"{paper.Number} {rating.Axis} {string.Join(',', rating.Votes.Select(vote => string.Create(CultureInfo.InvariantCulture, $"{vote.Rater}={vote.Value}")))}"))));

    [Fact]
    public void The_template_comes_back_filled_in()
    {
        foreach (var separator in new[] { ',', ';', '\t' })
        {
            var template = ScoreTemplate.Write(Issue, [], separator);
            var lines = template.TrimEnd('\r', '\n').Split("\r\n");
            Assert.Equal(string.Join(separator, "number", "id", "title", "Relevance", "Novelty", "remarks"), lines[0]);
            var empty = new string(separator, 3);
            var filled = string.Join("\r\n", lines.Select((line, at) => at == 0 ? line : line.EndsWith(empty, StringComparison.Ordinal) ? line[..^3] + $"{separator}{at}{separator}{5 - at}{separator}fine" : line));
            var (issue, found) = Join("\uFEFF" + filled);
            Assert.Empty(found);
            Assert.Equal("1 Relevance rater1=1; 1 Novelty rater1=4; 2 Relevance rater1=2; 2 Novelty rater1=3; 3 Relevance rater1=3; 3 Novelty rater1=2", Votes(issue));
        }
    }

    [Theory]
    [InlineData("id;Relevance\narxiv:2603.18380;4,5", "1 Relevance rater1=4.5")]
    [InlineData("sep=;\r\nid;Relevance\r\n2603.18380;4,5\r\n", "1 Relevance rater1=4.5")]
    [InlineData("id\tRelevance (1–5)\n2603,1838\t4/5", "1 Relevance rater1=4")]
    [InlineData("number,Relevance\n1.0, 4 ", "1 Relevance rater1=4")]
    [InlineData("No.,RELEVANCE\n#3,'3", "3 Relevance rater1=3")]
    [InlineData("title,Relevance\nqueens and their quiet rivals,2", "3 Relevance rater1=2")]
    [InlineData("Paper,Relevance\nNectar Flow in Rainy,2", "1 Relevance rater1=2")]
    [InlineData("rater,number,Relevance\nAna,1,2\nBo,1,4", "1 Relevance Ana=2,Bo=4")]
    [InlineData("number,Relevance,Novelty\n1,4,–\n2,n/a,\n3,,?\n", "1 Relevance rater1=4")]
    [InlineData("number,Fun\n1,4", "1 Fun rater1=4")]
    [InlineData("number,Relevance,,\n1,4,,\n,,,\n", "1 Relevance rater1=4")]
    [InlineData("id,Relevance\nhttps://arxiv.org/abs/2603.00002,4", "2 Relevance rater1=4")]
    public void What_people_and_spreadsheets_write_is_read(string sheet, string votes)
    {
        var (issue, found) = Join(sheet);
        Assert.Equal(votes, Votes(issue));
        Assert.DoesNotContain(found, diagnostic => diagnostic.Rule.Severity != Severity.Info);
    }

    [Fact]
    public void Other_encodings_are_read()
    {
        var text = "title;Relevance\nQueens; and their “Quiet” Rivals;3".Replace("Queens; and their “Quiet” Rivals", "\"Queens; and their “Quiet” Rivals\"", StringComparison.Ordinal);
        foreach (var bytes in new[] { [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)], CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text) })
        {
            var sheet = ScoreSheet.Read("ana.csv", bytes);
            Assert.Empty(sheet.Diagnostics);
            Assert.Equal("3 Relevance ana=3", Votes(ScoreJoin.Of(Issue, [sheet.Value], []).Value));
        }
    }

    [Theory]
    [InlineData("", "DG1003", "The file is empty.", 1)]
    [InlineData("a,b\n1,2", "DG1050", "This is no score sheet: its first row names no column “id”, “number” or “title”, only “a”, “b”.", 1)]
    [InlineData("id,remarks\n1,2", "DG1050", "This is no score sheet: it has no column with votes.", 1)]
    [InlineData("number,Relevance\n1,4\n9,4", "DG1051", "Number 9 is no paper of the issue.", 3)]
    [InlineData("number,title,Relevance\n1,Drones on the Wing at Dusk,4", "DG1051", "Number 1 and the title “Drones on the Wing at Dusk” name different papers.", 2)]
    [InlineData("number,title,Relevance\n1,A Paper of Quite Another Digest,4", "DG1051", "Number 1 is “A Paper of Quite Another Digest” in the sheet and another paper in the issue.", 2)]
    [InlineData("number,Relevance\n1,4\n1,5", "DG1052", "rater1 has a row for “Nectar Flow in Rainy Weather” already; this one does not count.", 3)]
    [InlineData("number,Relevance\n1,4\n2,good", "DG1053", "“good” under “Relevance” is no number; it does not count.", 3)]
    [InlineData("number,Relevance\n1,4\n2,04.May", "DG1053", "“04.May” under “Relevance” is no number; it does not count.", 3)]
    [InlineData("number,Relevance\n1,4\n2,4", "DG1054", "rater1 has no row for “Queens; and their “Quiet” Rivals”.", 0)]
    [InlineData("number,Relevance\n1,4\n2,7", "DG1055", "7 for “Relevance” by rater1 lies above 5; it counts as it stands.", 3)]
    [InlineData("number,Relevance\n1,4\n2,-1", "DG1055", "-1 for “Relevance” by rater1 lies below 0; it counts as it stands.", 3)]
    [InlineData("number,Relevance,Mood\n1,4,sunny\n2,4,dull", "DG1057", "What stands under “Mood” are no votes; the column is left out.", 1)]
    public void What_is_wrong_is_said_with_its_row(string sheet, string id, string message, int line)
    {
        var found = Assert.Single(Join(sheet).Diagnostics, diagnostic => diagnostic.Rule.Id == id);
        Assert.Equal((message, line), (found.Message, found.Location?.Line ?? 0));
    }

    [Fact]
    public void Two_sheets_of_one_rater_are_said_and_both_count()
    {
        var (issue, found) = Join("rater,number,Relevance\nAna,1,2", "rater,number,Relevance\nAna,1,4");
        Assert.Equal("DG1056", Assert.Single(found, diagnostic => diagnostic.Rule.Severity == Severity.Warning).Rule.Id);
        Assert.Equal("1 Relevance Ana=2,Ana=4", Votes(issue));
        Assert.Equal((3m, 3m, 2m, 1), (issue.Papers.First().Ratings[0].Mean, issue.Papers.First().Ratings[0].Median, issue.Papers.First().Ratings[0].Spread, issue.Papers.First().Ratings[0].Raters));
    }

    [Fact]
    public void The_order_of_sheets_is_no_matter_and_joining_again_changes_nothing() => Prop.ForAll(Sheets.ToArbitrary(), sheets =>
    {
        var once = ScoreJoin.Of(Issue, sheets, []).Value;
        var (first, rest) = (sheets.Take(1).ToList(), sheets.Skip(1).ToList());
        return once == ScoreJoin.Of(Issue, [.. Enumerable.Reverse(sheets)], []).Value
            && once == ScoreJoin.Of(ScoreJoin.Of(Issue, rest, []).Value, first, []).Value
            && once == ScoreJoin.Of(once, sheets, []).Value;
    }).Holds();

    [Fact]
    public void The_median_is_the_middle_and_the_spread_the_whole() => Prop.ForAll(Gen.Choose(0, 50).NonEmptyListOf().ToArbitrary(), values =>
    {
        var rating = new Rating { Axis = "x", Votes = values.Select((value, at) => new Vote($"r{at}", value / 10m)).ToEquatableArray() };
        var sorted = values.Order().ToList();
        Assert.Equal(sorted.Sum() / 10m / sorted.Count, rating.Mean, 10);
        Assert.True(values.Count(value => value / 10m < rating.Median) <= values.Count / 2 && values.Count(value => value / 10m > rating.Median) <= values.Count / 2);
        return rating.Spread == (sorted[^1] - sorted[0]) / 10m && rating.Raters == values.Count;
    }).Holds();

    private static Gen<List<ScoreSheet>> Sheets =>
        from sheets in Sheet.ListOf()
        select sheets.Take(4).Select((sheet, at) => sheet with { Name = $"r{at}", Rows = sheet.Rows.Select(row => row with { Rater = $"r{at}" }).ToEquatableArray() }).ToList();

    private static Gen<ScoreSheet> Sheet =>
        from rows in (from number in Gen.Choose(1, 4)
                      from axis in Gen.Elements("Relevance", "novelty", "Fun", "FUN")
                      from value in Gen.Choose(0, 12)
                      from max in Gen.Elements<decimal?>(null, 5)
                      select new SheetRow { Rater = "", Number = number.ToString(CultureInfo.InvariantCulture), Votes = [new SheetVote(axis, value / 2m, max)] }).ListOf()
        select new ScoreSheet { Name = "", Rows = rows.ToEquatableArray() };
}
