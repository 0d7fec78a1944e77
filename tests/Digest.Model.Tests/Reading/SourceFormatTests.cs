using System.Text;
using Digest.Model.Exporting;

namespace Digest.Model.Tests.Reading;

/// <summary>The description of the source format, whose examples are read.</summary>
public class SourceFormatTests
{
    [Fact]
    public void Every_example_reads_as_it_says()
    {
        var examples = SpecFile.Read("../../docs/source-format.md").ToList();
        Assert.NotEmpty(examples);
        foreach (var example in examples) Assert.Equal(example.Expected, Dump(example.Source));
    }

    // Without what tells of the file.
    private static string Dump(string source) => string.Concat(IssueText.Print(DigestReader.Read("hive.md", Encoding.UTF8.GetBytes(source)).Value).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith("  source:", StringComparison.Ordinal) && !line.StartsWith("  coverage:", StringComparison.Ordinal)).Select(line => line + "\n"));
}
