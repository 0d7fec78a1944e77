using System.Text.Json;
using Digest.Model.Document;
using Xunit.Abstractions;

namespace Digest.Model.Tests.Recognition;

[Trait("Category", "Corpus")]
public class CorpusScoreTests(ITestOutputHelper output)
{
    [CorpusFact]
    public void Real_digests_are_read_and_the_scorer_says_how_well()
    {
        var corpus = Repository.Corpus!;
        using var folder = new TempFolder();
        var count = 0;
        foreach (var file in Directory.GetFiles(corpus, "*.*", SearchOption.AllDirectories).Where(IsText).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(corpus, file);
            var target = folder.PathOf(name + ".json");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, JsonSerializer.Serialize(Neutral(DigestReader.Read(name, File.ReadAllBytes(file)).Value)));
            count++;
        }

        Assert.True(count > 0);
        if (!Judge.IsInstalled("python3") || !File.Exists(Path.Combine(corpus, "score.py"))) return;
        var (exitCode, printed, error) = Judge.Run("python3", Path.Combine(corpus, "score.py"), folder.Path, "--misses", "20", "--json", folder.PathOf("score.json"));
        output.WriteLine(printed);
        Assert.True(exitCode == 0, error);
        var reached = JsonDocument.Parse(File.ReadAllText(folder.PathOf("score.json"))).RootElement.GetProperty("all");
        Assert.All(Goals, goal => Assert.True(reached.GetProperty(goal.Name).GetDouble() >= goal.Percent, $"{goal.Name}: {reached.GetProperty(goal.Name).GetDouble():0.0} of {goal.Percent}"));
    }

    // In percent: of papers found and rightly found, of the fields of papers that were found, and of issues dated. A file that is not read counts as missed.
    private static readonly (string Name, double Percent)[] Goals =
        [("recall", 98), ("precision", 99.5), ("arxiv", 99), ("doi", 99), ("url", 99), ("authors", 98), ("scores", 99), ("section", 99), ("date", 97)];

    private static bool IsText(string file) =>
        Path.GetExtension(file) is ".md" or ".txt" or ".html" or ".json" or ".jsonl" or ".csv" && !file.Contains("truth", StringComparison.Ordinal);

    private static object Neutral(Issue issue) => new
    {
        issue = new { title = PlainText.WithTex(issue.Title), date = issue.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
        items = issue.Sections.SelectMany(section => section.Papers.Select(paper => new
        {
            title = PlainText.WithTex(paper.Title),
            authors = paper.Authors.Select(author => author.Name),
            arxiv = paper.Identifiers.Arxiv,
            doi = paper.Identifiers.Doi,
            urls = paper.Links.Select(link => link.Url).OfType<string>(),
            scores = paper.Scores.Where(score => score.Given == ScoreOrigin.Given).Select(score => new { axis = score.Axis, value = score.Value }),
            section = PlainText.Of(section.Title),
        })),
        ideas = issue.Ideas.Select(idea => new { title = PlainText.WithTex(idea.Title) }),
    };
}
