using System.Text.Json;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Tests.Exporting;

public class IssueViewTests
{
    private static SchemaCheck Schema
    {
        get
        {
            using var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "issue-view.schema.json")));
            return new SchemaCheck(schema.RootElement.Clone());
        }
    }

    [Fact]
    public void The_view_is_as_the_schema_says() => Assert.Empty(Schema.Faults(View(Samples.Issue)));

    [Fact]
    public void An_issue_with_nothing_in_it_is_as_the_schema_says() => Assert.Empty(Schema.Faults(View(new Issue { Id = "empty" })));

    [Fact]
    public void Every_property_of_the_schema_is_written_once_it_is_given()
    {
        var written = Paths(View(Samples.Issue), "$").ToHashSet();
        Assert.Empty(Schema.Properties().Except(written));
    }

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void The_view_of_real_digests_is_as_the_schema_says()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Corpus!, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".txt"))
        {
            var read = SourceReader.Decode(file, File.ReadAllBytes(file)).Then(OutlineReader.Read).Then(IssueRecognizer.Recognize);
            using var view = JsonDocument.Parse(IssueView.Write(read.Value, read.Diagnostics));
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
        Assert.Equal(["id", "title", "authors", "authorsElided", "links", "scores", "topics", "mentions", "fields"], paper.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void Characters_stand_for_themselves_and_lines_end_alike()
    {
        var text = IssueView.Write(Samples.Issue, []);
        Assert.Contains("Hive Weekly — 2025-05-02", text, StringComparison.Ordinal);
        Assert.Contains("H₂O", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Contains("\"value\": 4.50", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_dump_of_an_issue_holds_everything() => Golden.Matches("model/issue.txt", IssueText.Print(Samples.Issue));

    private static JsonElement View(Issue issue)
    {
        using var view = JsonDocument.Parse(IssueView.Write(issue, Samples.Diagnostics));
        return view.RootElement.Clone();
    }

    private static IEnumerable<string> Paths(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Paths(member.Value, $"{path}.{member.Name}").Prepend($"{path}.{member.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(entry => Paths(entry, path + "[]")),
        _ => [],
    };
}
