using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Exporting;

namespace Digest.Model.Tests.Reading;

/// <summary>
/// The description of the source format, whose examples are read. An example bears its file's name; several files each follow a line <c>==&gt; name &lt;==</c>, and one
/// whose name begins with <c>words</c> is a user's vocabulary.
/// </summary>
public partial class SourceFormatTests
{
    private const string Page = "../../docs/source-format.md";

    [Fact]
    public void Every_example_reads_as_it_says()
    {
        var examples = SpecFile.Read(Page).ToList();
        Assert.NotEmpty(examples);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") SpecFile.Accept(Page, examples.Select(Dump));
        else foreach (var example in examples) Assert.Equal(example.Expected, Dump(example));
    }

    // What was read and what was found, without what tells of the files.
    private static string Dump(SpecExample example)
    {
        var files = Files(example).ToList();
        var (words, sources) = (files.Where(file => file.Name.StartsWith("words", StringComparison.Ordinal)).ToList(), files.Where(file => !file.Name.StartsWith("words", StringComparison.Ordinal)));
        var vocabulary = words is [var own] ? VocabularyAdditions.Parse(own.Name, own.Bytes) : new(VocabularyAdditions.None, []);
        var read = sources.Any() ? DigestReader.Read(new SourceSet { Files = sources.ToEquatableArray() }, new ReadOptions { Vocabulary = vocabulary.Value }) : null;
        var issue = read is null ? "" : string.Concat(IssueText.Print(read.Value).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("  source:", StringComparison.Ordinal) && !line.StartsWith("  coverage:", StringComparison.Ordinal)).Select(line => line + "\n"));
        return issue + string.Concat(vocabulary.Diagnostics.Concat(read?.Diagnostics ?? []).Select(found => $"{found}\n"));
    }

    private static IEnumerable<SourceFile> Files(SpecExample example)
    {
        var parts = Mark().Split(example.Source);
        if (parts[0].Length > 0) yield return new SourceFile(example.Carrier, Encoding.UTF8.GetBytes(parts[0]));
        for (var i = 1; i < parts.Length; i += 2) yield return new SourceFile(parts[i], Encoding.UTF8.GetBytes(parts[i + 1]));
    }

    [GeneratedRegex(@"^==> (\S+) <==\n", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
