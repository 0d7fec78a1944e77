using System.Globalization;
using System.Text;
using Digest.Model.Document;
using Digest.Model.Tests.Reading;

namespace Digest.Model.Tests.Recognition;

/// <summary>Whole digests in the shapes that people and programs give them, and the papers that are read from each.</summary>
public class PapersSpecTests
{
    [Fact]
    public void Every_digest_gives_its_papers()
    {
        var examples = SpecFile.Read("papers.md").ToList();
        Assert.True(examples.Count > 30);
        var wrong = examples.Select(example => (example, Actual: Print(DigestReader.Read($"kites.{example.Carrier switch { "markdown" => "md", "text" => "txt", var other => other }}", Encoding.UTF8.GetBytes(example.Source)).Value)))
            .Where(result => result.Actual != result.example.Expected)
            .Select(result => $"papers.md:{result.example.Line}\n{result.example.Source}-- expected\n{result.example.Expected}-- actual\n{result.Actual}");
        Assert.Empty(wrong);
    }

    private static string Print(Issue issue)
    {
        var text = new StringBuilder();
        if (issue.Date is { } day) text.Append(CultureInfo.InvariantCulture, $"{day:O}").Append(issue.DateEnd is { } end ? $"/{end:O}" : "").Append('\n');
        foreach (var section in issue.Sections.Where(section => section.Papers.Any()))
        {
            if (!section.Title.IsEmpty) text.Append("section ").Append(PlainText.Of(section.Title)).Append('\n');
            foreach (var paper in section.Papers) Print(text, paper);
        }

        return text.ToString();
    }

    private static void Print(StringBuilder text, Paper paper)
    {
        text.Append(paper.Number is { } number ? $"{number}. " : "- ").Append(PlainText.Of(paper.Title)).Append('\n');
        if (!paper.Authors.IsEmpty) text.Append("  by ").AppendJoin("; ", paper.Authors.Select(author => author.Name)).Append(paper.AuthorsElided ? "; and others\n" : "\n");
        foreach (var identifier in paper.Identifiers.All) text.Append(CultureInfo.InvariantCulture, $"  {identifier.Kind.ToString().ToLowerInvariant()} {identifier.Value}\n");
        if (paper.Venue is { } venue) text.Append("  in ").Append(venue).Append('\n');
        if (paper.Published is { } day) text.Append(CultureInfo.InvariantCulture, $"  on {day:O}\n");
        foreach (var score in paper.Scores) text.Append(CultureInfo.InvariantCulture, $"  {score.Axis} {score.Value}").Append(score.Max is { } max ? string.Create(CultureInfo.InvariantCulture, $" of {max}\n") : "\n");
    }
}
