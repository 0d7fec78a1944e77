using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Tests.Reading;

public class CarrierSpecTests
{
    [Theory]
    [InlineData("carriers-markdown.md")]
    [InlineData("carriers-text.md")]
    [InlineData("carriers-html.md")]
    [InlineData("carriers-json.md")]
    [InlineData("carriers-table.md")]
    public void Every_example_reads_as_it_says(string spec)
    {
        var examples = SpecFile.Read(spec).ToList();
        Assert.NotEmpty(examples);
        var wrong = examples.Select(example => (example, Actual: Dump(example)))
            .Where(result => result.Actual != result.example.Expected)
            .Select(result => $"{spec}:{result.example.Line}\n{result.example.Source}-- expected\n{result.example.Expected}-- actual\n{result.Actual}").ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static string Dump(SpecExample example)
    {
        var read = OutlineReader.Read(new SourceText($"example.{Extension(example.Carrier)}", example.Source));
        return OutlineText.Print(read.Value) + string.Concat(read.Diagnostics.Select(found => $"{found.Rule.Id} at {found.Location!.Line}:{found.Location.Column}\n"));
    }

    private static string Extension(string carrier) => carrier switch { "markdown" => "md", "text" => "txt", _ => carrier };
}
