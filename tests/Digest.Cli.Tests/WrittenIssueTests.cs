namespace Digest.Cli.Tests;

/// <summary>What <c>digest build</c> writes of an issue is a source of the same issue.</summary>
public class WrittenIssueTests
{
    [Theory]
    [InlineData("reef-ecology-2026-02-14.md")]
    [InlineData("desert-botany-2026-01-19.txt")]
    public void An_issue_is_built_alike_from_its_json_and_its_markdown(string sample)
    {
        using var folder = new TempFolder();
        var name = Path.GetFileNameWithoutExtension(sample);
        Assert.Equal(ExitCode.Clean, CommandRun.Of("build", CommandRun.Sample(sample), "-o", folder.PathOf("first"), "--to", "json,markdown,web,pdf", "--no-attachments").Exit);
        foreach (var form in new[] { ".json", ".md" })
        {
            Assert.Equal(ExitCode.Clean, CommandRun.Of("build", folder.PathOf("first", name + form), "-o", folder.PathOf(form), "--to", "markdown,web,pdf", "--no-attachments").Exit);
            // The page names its source, which is another file here; the JSON keeps the first.
            foreach (var extension in form == ".json" ? new[] { ".md", ".html", ".pdf" } : [".md"])
                Assert.True(File.ReadAllBytes(folder.PathOf("first", name + extension)).AsSpan().SequenceEqual(File.ReadAllBytes(folder.PathOf(form, name + extension))), form + extension);
        }
    }

    [Fact]
    public void An_issue_in_an_unknown_form_is_not_built()
    {
        using var folder = new TempFolder();
        var source = folder.PathOf("issue.json");
        File.WriteAllText(source, "{ \"schema\": \"digest/issue/9\", \"title\": \"Hive\" }");
        var run = CommandRun.Of("build", source, "-o", folder.PathOf("out"));
        Assert.Equal(ExitCode.SourceErrors, run.Exit);
        Assert.False(Directory.Exists(folder.PathOf("out")));
    }
}
