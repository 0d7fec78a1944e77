using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Reading;

public partial class JsonReaderTests
{
    private static readonly string[] Names =
        ["title", "name", "authors", "scores", "score", "links", "url", "doi", "papers", "items", "abstract", "summary", "topic", "ids", "arxiv_id", "publishedAt", "metadata", "标题", "作者", "", "a b", "why-it-matters", "reason", "max"];

    private static readonly string[] Texts =
        ["", "Bees", "bees", "4", "4/5", "https://hive.example/1", "A \\(x^2\\) day", "# Head\n- one\n- two", "One.\n\nTwo **bold**.", "Lee, Ann", "<b>x</b> &amp; y", "2026-02-03", "蜂蜜", "`", "| a | b |\n|-|-|\n| c | d |", "\ud800", "\0", "\u001f"];

    private static Gen<JsonNode?> Values(int size)
    {
        var leaf = Gen.OneOf(
            Gen.Elements(Texts).Select(text => (JsonNode?)JsonValue.Create(text)), Gen.Choose(-9, 99).Select(number => (JsonNode?)JsonValue.Create(number / 4m)),
            Gen.Elements(true, false).Select(truth => (JsonNode?)JsonValue.Create(truth)), Gen.Constant((JsonNode?)null));
        if (size == 0) return leaf;
        var inner = Values(size / 3);
        return Gen.Frequency(
            (2, leaf),
            (3, inner.ListOf().Select(items => (JsonNode?)new JsonArray([.. items.Take(4).Select(item => item?.DeepClone())]))),
            (4, Gen.Zip(Gen.Elements(Names), inner).ListOf().Select(members => (JsonNode?)new JsonObject(members.Take(6).DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone()))))));
    }

    [Fact]
    public void Whatever_the_values_are_places_nest_and_no_word_is_lost() => Check.One(Properties.Config.WithMaxTest(400).WithEndSize(60), Prop.ForAll(Gen.Sized(Values).ToArbitrary(), value =>
    {
        var text = value?.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) ?? "null";
        var source = new SourceText("x.json", text.StartsWith('{') || text.StartsWith('[') ? text : $"[{text}]");
        var read = OutlineReader.Read(source);
        Assert.Empty(OutlineSpans.Faults(read.Value, source));
        Assert.DoesNotContain(read.Diagnostics, found => found.Rule.Id == "DG1010");
        AssertSays(OutlineText.Print(read.Value), JsonDocument.Parse(source.Text).RootElement);
    }));

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Every_value_of_a_real_file_is_in_its_outline()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Corpus!, "*.json", SearchOption.AllDirectories).Where(file => !file.Contains("truth", StringComparison.Ordinal)))
        {
            var source = SourceReader.Decode(file, File.ReadAllBytes(file)).Value;
            var read = OutlineReader.Read(source);
            Assert.Empty(OutlineSpans.Faults(read.Value, source));
            AssertSays(OutlineText.Print(read.Value), JsonDocument.Parse(source.Text).RootElement);
        }
    }

    [Fact]
    public void Every_letter_of_a_value_has_its_place_even_behind_escapes()
    {
        var source = new SourceText("x.json", """[{"title": "Caf\u00e9 \"é\" \\(\\alpha^2\\)", "doi": "10.5555/hive.XXXX"}]""");
        var found = Assert.Single(DigestReader.Read("x.json", System.Text.Encoding.UTF8.GetBytes(source.Text)).Diagnostics, found => found.Rule.Id == "DG2002");
        Assert.Equal(source.Text.IndexOf("10.5555", StringComparison.Ordinal), found.Location!.Span.Start);
        var formula = ((Block.Heading)OutlineReader.Read(source).Value.Blocks[0]).Content[1];
        Assert.Equal(source.Text.IndexOf(@"\\(", StringComparison.Ordinal), formula.Origin.Location!.Span.Start);
    }

    [Theory]
    [InlineData("""[{'title': 'Bees', 'doi': None}]""", "Python", 3)]
    [InlineData("""[{"title": "Bees", "doi": None}]""", "Python", 27)]
    [InlineData("""[{"title": "Bees", "score": NaN}]""", "NaN", 29)]
    [InlineData("""[{"title": "Bees", "score": 4,}]""", "comma", 31)]
    [InlineData("""[{"title": "Bees", "score": """, "ends", 29)]
    [InlineData("[{\"title\": \"Be\nes\"}]", "line break", 15)]
    [InlineData("""[{"title": "Bees" "score": 4}]""", "no JSON", 19)]
    public void What_is_wrong_with_broken_json_is_said_where_it_is(string text, string said, int column)
    {
        var read = OutlineReader.Read(new SourceText("x.jsonl", text));
        var found = Assert.Single(read.Diagnostics);
        Assert.Equal("DG1010", found.Rule.Id);
        Assert.Contains(said, found.Message, StringComparison.Ordinal);
        Assert.Equal(column, found.Location!.Column);
        Assert.Contains("es", PlainText.Of(read.Value.Blocks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_of_printed_Python_values_gets_one_diagnostic_and_its_text_is_kept()
    {
        var lines = string.Concat(Enumerable.Range(1, 30).Select(line => $"{{'title': 'Bees {line}', 'authors': None, 'score': {line}.5}}\n"));
        var read = OutlineReader.Read(new SourceText("papers.jsonl", lines));
        var found = Assert.Single(read.Diagnostics);
        Assert.Equal(("DG1010", 1, 2), (found.Rule.Id, found.Location!.Line, found.Location.Column));
        Assert.Contains("Python", found.Message, StringComparison.Ordinal);
        Assert.Contains("json.dumps", found.Hint, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 30), line => Assert.Contains($"Bees {line}", PlainText.Of(read.Value.Blocks), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# x\n\n```json\n[1]\n```\n")]
    [InlineData("```json\n{\"title\": 1}\n```\n\n**b** [c](https://d.example)\n")]
    [InlineData("[Bees](https://hive.example)\n\n# Hive\n")]
    [InlineData("[\"Bees\"](https://hive.example)\n\n# Hive\n")]
    [InlineData("[[Bees]] **and** wasps\n\n# Hive\n")]
    [InlineData("{{ macro }}\n\n# Hive\n")]
    public void A_text_with_brackets_is_no_json(string text) => Assert.DoesNotContain(OutlineReader.Read(new SourceText("x", text)).Diagnostics, found => found.Rule.Id == "DG1010");

    public static TheoryData<string> Hostile => new()
    {
        new string('[', 100_000),
        string.Concat(Enumerable.Repeat("{\"a\":", 100_000)),
        "[" + string.Concat(Enumerable.Repeat("\",\",", 50_000)) + "1]",
        "[{\"title\": \"" + string.Concat(Enumerable.Repeat("| ", 500_000)) + "\", \"doi\": 1}]",
        "[" + string.Concat(Enumerable.Repeat("{\"title\":\"Bees\",\"abstract\":\"Honey 😀 and wax\"},", 5_000)) + "1]",
        string.Concat(Enumerable.Repeat("{\"title\":\"Bees\",\"doi\":\n", 5_000)),
        "{\"title\":\"" + string.Concat(Enumerable.Repeat("\\u00e9", 200_000)) + "\",\"b\":" + string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60)) + "}",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_json_is_read_in_linear_time(string text)
    {
        var watch = Stopwatch.StartNew();
        Assert.NotNull(OutlineReader.Read(new SourceText("x.json", text)).Value);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    // Keys are labels or, of empty values, nothing; texts and numbers must be there, marks aside.
    private static void AssertSays(string printed, JsonElement root)
    {
        var have = Word().Matches(printed).Select(match => match.Value).ToHashSet();
        Assert.All(Words(root), word => Assert.Contains(word, have));
    }

    private static IEnumerable<string> Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Words),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Words(member.Value)),
        JsonValueKind.String => Word().Matches(Markup().Replace(value.GetString()!, " ")).Select(match => match.Value),
        JsonValueKind.Number => Word().Matches(value.GetRawText()).Select(match => match.Value),
        _ => [],
    };

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"</?\w+>|&\w+;", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
