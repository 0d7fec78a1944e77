namespace Digest.Cli.Tests;

/// <summary>A user's words on the command line.</summary>
public sealed class VocabularyOptionTests : IDisposable
{
    private const string Digest = """
        # Rundbrief — 2026-05-07

        ### Kites in Rain

        - **Schreiber:** Ann Lee
        - **Fundort:** https://arxiv.org/abs/2605.00001
        - **Fazit:** They fly.
        """;

    private readonly TempFolder folder = new();

    public VocabularyOptionTests()
    {
        File.WriteAllText(Source, Digest);
        File.WriteAllText(Words, "words:\n  authors: [schreiber]\n  link: [fundort]\n  summary: [fazit]\n");
        File.WriteAllText(folder.PathOf("list.csv"), "name,email\nAda,ada@example.org\n");
    }

    private string Source => folder.PathOf("notes.md");

    private string Words => folder.PathOf("words.yaml");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Reading_explaining_and_dumping_go_by_the_words()
    {
        Assert.Contains("\"Ann Lee\"", CommandRun.Of("read", Source, "--vocabulary", Words).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("paper 1: authors", CommandRun.Of("read", Source, "--explain").Output, StringComparison.Ordinal);
        Assert.Contains("paper 1: authors", CommandRun.Of("read", Source, "--explain", "--vocabulary", Words).Output, StringComparison.Ordinal);
        Assert.Contains("author: Ann Lee", CommandRun.Of("dump", "issue", Source, "--vocabulary", Words).Output, StringComparison.Ordinal);
        Assert.Contains("1 paper,", CommandRun.Of("check", Source, "--vocabulary", Words).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Building_and_sending_go_by_the_words()
    {
        Assert.Equal(ExitCode.Clean, CommandRun.Of("build", Source, "-o", folder.PathOf("out"), "--to", "json", "--vocabulary", Words).Exit);
        Assert.Contains("\"Ann Lee\"", File.ReadAllText(folder.PathOf("out", "notes.json")), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, CommandRun.Of("send", Source, "--recipients", folder.PathOf("list.csv"), "--from", "lab@example.org", "--dry-run", folder.PathOf("mails"), "--vocabulary", Words).Exit);
    }

    [Fact]
    public void What_is_wrong_in_the_file_is_shown_and_the_rest_of_it_counts()
    {
        File.AppendAllText(Words, "  autors: [x]\n");
        var run = CommandRun.Of("dump", "issue", Source, "--vocabulary", Words);
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.Contains("author: Ann Lee", run.Output, StringComparison.Ordinal);
        Assert.Contains("DG1032", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean “authors”?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_yaml_or_not_there_ends_the_command()
    {
        File.WriteAllText(Words, "words: [\n");
        CommandRun.Of("read", Source, "--vocabulary", Words).FailsWith(ExitCode.Usage, "is no vocabulary");
        CommandRun.Of("read", Source, "--vocabulary", folder.PathOf("none.yaml")).FailsWith(ExitCode.World, "There is no file");
    }

    [Theory]
    [InlineData("read")]
    [InlineData("check")]
    [InlineData("dump")]
    [InlineData("build")]
    [InlineData("send")]
    public void Every_command_that_reads_tells_of_the_option(string command) =>
        Assert.Contains("--vocabulary", CommandRun.Of(command, "--help").Output, StringComparison.Ordinal);
}
