using System.Text;
using System.Text.Json;
using Digest.Model.Configuration;
using Digest.Model.Merging;
using Digest.Model.Tests.Reading;

namespace Digest.Model.Tests.Configuration;

public class ConfigurationTests
{
    private const string Specs = "configuration.md";

    [Fact]
    public void What_is_wrong_is_said_with_its_place_and_what_was_meant()
    {
        var examples = SpecFile.Read(Specs).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") SpecFile.Accept(Specs, examples.Select(Said));
        else foreach (var example in examples) Assert.Equal((example.Line, example.Expected), (example.Line, Said(example)));
    }

    private static string Said(SpecExample example) =>
        string.Concat(GroupConfiguration.Read("digest.yaml", Encoding.UTF8.GetBytes(example.Source)).Diagnostics.Select(found => $"{found}\n{(found.Hint is null ? "" : $"  hint: {found.Hint}\n")}"));

    private static GroupConfiguration Read(string text)
    {
        var read = GroupConfiguration.Read("digest.yaml", Encoding.UTF8.GetBytes(text));
        Assert.Empty(read.Diagnostics);
        return read.Value;
    }

    [Fact]
    public void Everything_is_read()
    {
        var read = Read("""
            group: The Hive Lab
            series: Hive Weekly
            language: de
            time-zone: Asia/Tokyo
            paper: letter
            sources: [a, b]
            axes:
              Relevance: {weight: 2, max: 5}
              Novelty: 0.5
              Fun:
            rank-by: raters
            full: 3
            vocabulary:
              words:
                authors: [verfasst von]
            roster:
              - name: Ada Lovelace
                other-names: Ada Byron
                email: ada@example.org
                interests: [engines, "computing: theory"]
                until: 2026-09-30
              - Charles Babbage
            sender:
              from: Lab <lab@example.org>
            """);
        Assert.Equal(("The Hive Lab", "Hive Weekly", "de", "Asia/Tokyo", PaperFormat.Letter, 3, RankingSource.Raters), (read.Group, read.Series, read.Language, read.TimeZone, read.Paper, read.Full, read.RankBy));
        Assert.Equal([new AxisWeight { Axis = "Relevance", Weight = 2, Max = 5 }, new AxisWeight { Axis = "Novelty", Weight = 0.5m }, new AxisWeight { Axis = "Fun" }], read.Axes);
        Assert.Equal(["Ada Lovelace", "Charles Babbage"], read.Roster.Select(person => person.Name));
        Assert.Equal((new DateOnly(2026, 9, 30), "ada@example.org", 2), (read.Roster[0].Until, read.Roster[0].Email, read.Roster[0].Interests.Count));
        Assert.Equal("authors", read.Vocabulary.Words.Single().Meaning);
        Assert.Equal("Lab <lab@example.org>", read.Sender.From);
    }

    [Fact]
    public void The_schema_names_the_keys_that_are_read()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "digest.schema.json")));
        var keys = schema.RootElement.GetProperty("properties");
        IEnumerable<string> Names(JsonElement map) => map.GetProperty("properties").EnumerateObject().Select(key => key.Name);
        Assert.Equal(ConfigurationReader.Keys, Names(schema.RootElement));
        Assert.Equal(ConfigurationReader.SenderKeys, Names(keys.GetProperty("sender")));
        Assert.Equal(ConfigurationReader.PersonKeys, Names(keys.GetProperty("roster").GetProperty("anyOf")[1].GetProperty("items").GetProperty("anyOf")[1]));
        Assert.Equal(ConfigurationReader.AxisKeys, Names(keys.GetProperty("axes").GetProperty("anyOf")[1].GetProperty("additionalProperties").GetProperty("anyOf")[2]));
    }

    [Theory]
    [InlineData("# us\nroster:\n  - name: Ada Lovelace\n    email: ada@example.org\n  # the other\n  - name: Bo Li\nfull: 3\n", "ada lovelace", "# us\nroster:\n  - name: Bo Li\nfull: 3\n", 3)]
    [InlineData("roster:\n  - name: Ada\n  - name: Bo Li\nfull: 3\n", "Bo Li", "roster:\n  - name: Ada\nfull: 3\n", 3)]
    [InlineData("roster:\n  - name: José Núñez\nfull: 3\n", "Jose Nunez", "roster:\n  []\nfull: 3\n", 2)]
    [InlineData("- Ada\n- Bo", "Bo", "- Ada\n", 2)]
    [InlineData("roster: [Ada, Bo]\n", "Bo", null, 0)]
    [InlineData("roster:\n  - name: Ada\n", "Bo", null, 0)]
    [InlineData("full: 3\n", "Bo", null, 0)]
    public void A_member_is_taken_out_of_the_text(string text, string name, string? rest, int line)
    {
        Assert.Equal((rest, line), (RosterText.Without(text, name, out var at), at));
        if (rest is not null) Assert.Empty(GroupConfiguration.ReadRoster("roster.yaml", Encoding.UTF8.GetBytes(rest.Replace("full: 3\n", "", StringComparison.Ordinal))).Diagnostics);
    }
}
