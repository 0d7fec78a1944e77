using System.Text.RegularExpressions;
using Digest.Model.Exporting;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Reading;

/// <summary>The description of the source format: its examples are read, and the spellings in its tables.</summary>
public partial class SourceFormatTests
{
    private const string Page = "../../docs/source-format.md";

    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("docs", "source-format.md"));

    [Fact]
    public void Every_example_reads_as_it_says()
    {
        var examples = SpecFile.Read(Page).ToList();
        Assert.NotEmpty(examples);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") SpecFile.Accept(Page, examples.Select(Dump));
        else foreach (var example in examples) Assert.Equal(example.Expected, Dump(example));
    }

    [Theory]
    [InlineData("a day", 15)]
    [InlineData("a period", 4)]
    [InlineData("a week", 4)]
    [InlineData("a month", 3)]
    [InlineData("a time beside it", 3)]
    public void Every_spelling_of_a_date_is_one(string row, int least)
    {
        var spellings = Spelt(Row(row)[1]);
        Assert.True(spellings.Count >= least);
        Assert.All(spellings, text => Assert.True(DateReader.Find(Vocabulary.Embedded, text) is { } found && (row is not ("a day" or "a time beside it") || (found.Start == new DateOnly(2025, 5, 2) && found.End is null)), text));
    }

    [Fact]
    public void Every_label_means_what_its_row_says()
    {
        var rows = Table("| meaning | canonical label |").ToList();
        Assert.True(rows.Count > 15);
        foreach (var row in rows)
        {
            var meanings = Spelt(row[0]).ConvertAll(name => WordTable.Meanings[name]);
            Assert.All(Spelt(row[1]).Concat(Spelt(row[2])), word => Assert.Contains(char.IsSurrogate(word[0]) ? Vocabulary.Embedded.OfIcon(word) : Vocabulary.Embedded.Of(word), meanings));
        }
    }

    [Fact]
    public void Every_spelling_of_scores_is_read_as_scores()
    {
        var spellings = Table("| spelling | read as |").SelectMany(row => Spelt(row[0])).ToList();
        Assert.True(spellings.Count > 15);
        foreach (var text in spellings)
        {
            var isBehind = text is ['(' or '—' or '`', ..] || text.EndsWith(" relevant", StringComparison.Ordinal);
            var entry = isBehind ? "" : text.Contains('：', StringComparison.Ordinal) || text.Contains(": ", StringComparison.Ordinal) || text.StartsWith("相关性", StringComparison.Ordinal) ? text : $"Score: {text}";
            var title = !isBehind ? "" : text.EndsWith('t') ? $" `{text}`" : $" {text}";
            var read = ExampleFiles.Read("hive.md", $"# Hive — 2025-05-02\n\n### 1. Nectar in the Rain{title}\n\n- **Link:** https://arxiv.org/abs/2505.00001\n{(isBehind ? "" : $"- {entry}\n")}");
            Assert.True(Assert.Single(read.Issue!.Papers).Scores.Any(), text);
        }
    }

    // What was read and what was found, without what tells of the files.
    private static string Dump(SpecExample example)
    {
        var (issue, found) = ExampleFiles.Read(example.Carrier, example.Source);
        var printed = issue is null ? [] : IssueText.Print(issue).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("  source:", StringComparison.Ordinal) && !line.StartsWith("  coverage:", StringComparison.Ordinal));
        return string.Concat(printed.Concat(found.Select(one => one.ToString())).Select(line => line + "\n"));
    }

    private static IEnumerable<string[]> Table(string head) =>
        Lines.SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(Cells);

    private static string[] Row(string name) => Cells(Lines.Single(line => line.StartsWith($"| {name} |", StringComparison.Ordinal)));

    private static string[] Cells(string line) => [.. Bar().Split(line).Skip(1).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];

    private static List<string> Spelt(string cell) => [.. Code().Matches(cell).Select(match => match.Groups["double"] is { Success: true } marked ? marked.Value.Trim(' ', '`') : match.Groups["single"].Value)];

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"``(?<double>.+?)``|`(?<single>[^`]+)`")]
    private static partial Regex Code();
}
