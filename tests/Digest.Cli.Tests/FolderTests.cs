namespace Digest.Cli.Tests;

public class FolderTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        Directory.CreateDirectory(folder.PathOf("week"));
        File.WriteAllText(folder.PathOf("week/a.md"), "# Kettle weekly — 2026-02-03\n\n## Papers\n\n### 1. Tides in kettles\n\n- DOI: 10.5555/kettle.1\n\n![Plot](img/plot.png) ![Gone](gone.png)\n");
        File.WriteAllText(folder.PathOf("week/b.json"), "[{\"title\": \"Foam stays\", \"doi\": \"10.5555/kettle.2\"}]");
        File.WriteAllText(folder.PathOf("week/README.md"), "# About this folder\n");
        File.WriteAllText(folder.PathOf("week/.hidden.md"), "# Hidden\n");
        File.WriteAllText(folder.PathOf("week/notes.bin"), "no text");
        Directory.CreateDirectory(folder.PathOf("week/img"));
        File.WriteAllBytes(folder.PathOf("week/img/plot.png"), Png);
        File.WriteAllBytes(folder.PathOf("week/img/other.png"), Png);
        return folder;
    }

    [Fact]
    public void The_texts_of_a_folder_are_one_issue_in_the_order_of_their_names()
    {
        using var folder = Folder();
        var run = CommandRun.Of("read", folder.PathOf("week"));
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.True(run.Output.IndexOf("Tides in kettles", StringComparison.Ordinal) < run.Output.IndexOf("Foam stays", StringComparison.Ordinal));
        Assert.Contains("Foam stays", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("About this folder", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_that_no_text_shows_and_pictures_that_are_missing_are_named()
    {
        using var folder = Folder();
        var run = CommandRun.Of("check", folder.PathOf("week"));
        Assert.Contains("other.png", run.Error, StringComparison.Ordinal);
        Assert.Contains("DG1013", run.Error, StringComparison.Ordinal);
        Assert.Contains("gone.png", run.Error, StringComparison.Ordinal);
        Assert.Contains("DG1014", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("DG1002", run.Error, StringComparison.Ordinal);
        Assert.Contains("2 papers", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_of_a_folder_bear_its_name_and_are_not_written_into_it()
    {
        using var folder = Folder();
        var run = CommandRun.Of("build", folder.PathOf("week") + Path.DirectorySeparatorChar, "-o", folder.PathOf("out"), "--to", "text,json");
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.True(File.Exists(folder.PathOf("out/week.txt")));
        CommandRun.Of("build", folder.PathOf("week"), "-o", folder.PathOf("week"), "--to", "text").FailsWith(ExitCode.Usage, "week");
    }

    [Fact]
    public void Several_files_are_several_issues_unless_they_are_to_be_read_together()
    {
        using var folder = Folder();
        Assert.Equal(2, CommandRun.Of("check", folder.PathOf("week/a.md"), folder.PathOf("week/b.json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var run = CommandRun.Of("check", folder.PathOf("week/a.md"), folder.PathOf("week/b.json"), "--together");
        Assert.Contains("2 papers", Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, CommandRun.Of("build", folder.PathOf("week/a.md"), folder.PathOf("week/b.json"), "--together", "--to", "text", "-o", folder.PathOf("out")).Exit);
        Assert.Equal(["a.txt"], Directory.GetFiles(folder.PathOf("out")).Select(Path.GetFileName));
    }
}
