using System.Text;
using System.Text.Json;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Exporting;

public class IssueJsonTests
{
    private static SchemaCheck Schema
    {
        get
        {
            using var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "issue.schema.json")));
            return new SchemaCheck(schema.RootElement.Clone());
        }
    }

    [Fact]
    public void The_view_is_as_the_schema_says() => Assert.Empty(Schema.Faults(View(Samples.Issue)).Concat(Schema.Faults(View(Samples.Merged))));

    [Fact]
    public void An_issue_with_nothing_in_it_is_as_the_schema_says() => Assert.Empty(Schema.Faults(View(new Issue { Id = "empty" })));

    [Fact]
    public void Every_property_of_the_schema_is_written_once_it_is_given()
    {
        var written = Paths(View(Samples.Merged), "$").ToHashSet();
        Assert.Empty(Schema.Properties().Except(written));
    }

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void The_view_of_real_digests_is_as_the_schema_says()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Corpus!, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".txt"))
        {
            var read = SourceReader.Decode(file, File.ReadAllBytes(file)).Then(OutlineReader.Read).Then(IssueRecognizer.Recognize);
            using var view = JsonDocument.Parse(IssueJson.Write(read.Value, read.Diagnostics));
            Assert.Empty(Schema.Faults(view.RootElement).Select(fault => $"{file}: {fault}"));
        }
    }

    [Fact]
    public void Formulas_are_tex_in_text_and_unicode_in_plain()
    {
        var field = View(Samples.Issue).GetProperty("sections")[0].GetProperty("papers")[0].GetProperty("fields")[0];
        Assert.Equal("They drink \\(\\ce{H2O}\\)\n\n• daily 🐝", field.GetProperty("text").GetString());
        Assert.Equal("They drink H₂O\n\n• daily 🐝", field.GetProperty("plain").GetString());
    }

    [Fact]
    public void What_is_absent_is_left_out()
    {
        var paper = View(Samples.Issue).GetProperty("sections")[0].GetProperty("papers")[1];
        Assert.Equal(["id", "title", "titleInlines", "authors", "authorsElided", "links", "scores", "topics", "mentions", "fields"], paper.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void Characters_stand_for_themselves_and_lines_end_alike()
    {
        var text = IssueJson.Write(Samples.Issue, []);
        Assert.Contains("Hive Weekly — 2025-05-02", text, StringComparison.Ordinal);
        Assert.Contains("H₂O", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Contains("\"value\": 4.50", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_issue_reads_back() => Check.One(Properties.Config.WithMaxTest(300).WithEndSize(5), Prop.ForAll(Gen.OneOf(MadeIssues.Any, MadeIssues.Merged).ToArbitrary(), issue =>
    {
        var read = Read(IssueJson.Write(issue, []));
        Assert.Equal(IssueText.Print(issue), IssueText.Print(read.Value));
        return issue == read.Value && !read.Diagnostics.Any(diagnostic => diagnostic.Rule.Id.StartsWith("DG1", StringComparison.Ordinal));
    }));

    [Fact]
    public void The_sample_reads_back_with_everything()
    {
        var read = Read(IssueJson.Write(Samples.Issue, Samples.Diagnostics));
        Assert.Equal(Samples.Issue, read.Value);
        Assert.Equal(Samples.Merged, Read(IssueJson.Write(Samples.Merged, [])).Value);
        Assert.Equal(IssueJson.Write(Samples.Issue, []), IssueJson.Write(read.Value, []));
    }

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Real_digests_read_back()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Corpus!, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".txt" or ".json").Order(StringComparer.Ordinal))
        {
            var issue = DigestReader.Read(file, File.ReadAllBytes(file)).Value;
            Assert.True(issue == Read(IssueJson.Write(issue, [])).Value, file);
        }
    }

    [Theory]
    [InlineData("{ \"schema\": \"digest/issue/2\", \"id\": \"x\" }", "DG1020", 1, 14)]
    [InlineData("{\n  \"schema\": \"digest/issue/1\",\n  \"id\": \"x\",\n  \"mood\": \"good\"\n}", "DG1021", 4, 11)]
    [InlineData("{\n  \"schema\": \"digest/issue/1\",\n  \"id\": \"x\",\n  \"date\": \"soon\"\n}", "DG1022", 4, 11)]
    [InlineData("{\n  \"schema\": \"digest/issue/1\",\n  \"id\": \"x\",\n  \"sections\": 7\n}", "DG1022", 4, 15)]
    [InlineData("{\n  \"schema\": \"digest/issue/1\",\n  \"id\": \"x\",\n", "DG1010", 4, 1)]
    public void What_is_wrong_is_said_with_its_place(string json, string id, int line, int column)
    {
        var found = Assert.Single(Read(json).Diagnostics, diagnostic => diagnostic.Rule.Id == id);
        Assert.Equal((line, column), (found.Location!.Line, found.Location.Column));
        Assert.NotNull(found.Hint);
    }

    [Fact]
    public void Plain_characters_are_read_where_nothing_else_is_given()
    {
        var issue = Read("{ \"schema\": \"digest/issue/1\", \"title\": \"Hive\", \"sections\": [{ \"papers\": [{ \"title\": \"Nectar\", \"fields\": [{ \"kind\": \"why\", \"label\": \"Why\", \"text\": \"a\\n\\nb\" }] }] }], \"ideas\": [{ \"title\": \"Count\" }] }").Value;
        Assert.Equal(2, Assert.Single(issue.Papers).Fields[0].Content.Count);
        Assert.StartsWith("title:", issue.Papers.Single().Id, StringComparison.Ordinal);
        Assert.Equal("Count", PlainText.Of(Assert.Single(issue.Ideas).Title));
    }

    private static Diagnosed<Issue> Read(string json) => IssueJson.Read("issue.json", Encoding.UTF8.GetBytes(json));

    [Fact]
    public void The_dump_of_an_issue_holds_everything() => Golden.Matches("model/issue.txt", IssueText.Print(Samples.Issue));

    private static JsonElement View(Issue issue)
    {
        using var view = JsonDocument.Parse(IssueJson.Write(issue, Samples.Diagnostics));
        return view.RootElement.Clone();
    }

    private static IEnumerable<string> Paths(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Paths(member.Value, $"{path}.{member.Name}").Prepend($"{path}.{member.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(entry => Paths(entry, path + "[]")),
        _ => [],
    };
}
