using System.Text;

namespace Digest.Cli.Tests;

public class BadInputTests
{
    private static void NothingWritten(TempFolder folder, params string[] inputs) =>
        Assert.Equal(inputs.Order(), Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.Path, path)).Order());

    [Fact]
    public void A_missing_file_is_named_and_nothing_is_written()
    {
        using var folder = new TempFolder();
        CommandRun.Of("build", CommandRun.Sample("photonics-2026-04-20.md"), folder.PathOf("gone.md"), "-o", folder.PathOf("out")).FailsWith(ExitCode.World, "gone.md");
        NothingWritten(folder);
    }

    [Fact]
    public void A_folder_without_a_text_is_no_digest()
    {
        using var folder = new TempFolder();
        CommandRun.Of("build", folder.Path, "-o", folder.PathOf("out")).FailsWith(ExitCode.World, "is a folder without a digest");
        NothingWritten(folder);
    }

    [Fact]
    public void A_file_of_more_than_64_MB_is_no_digest_and_one_of_9_MB_is_read()
    {
        using var folder = new TempFolder();
        using (var file = File.Create(folder.PathOf("large.md"))) file.SetLength((64L * 1024 * 1024) + 1);
        CommandRun.Of("read", folder.PathOf("large.md")).FailsWith(ExitCode.World, "at most 67,108,864");
        File.WriteAllText(folder.PathOf("long.md"), "# Hive 2026-01-02\n\n## 1. Bees\n\n- Authors: Bo Ek\n- Link: arXiv:2603.90001\n\n" + string.Concat(Enumerable.Repeat("Bees dance. ", 800_000)));
        Assert.Equal(ExitCode.Clean, CommandRun.Of("read", folder.PathOf("long.md")).Exit);
    }

    [Fact]
    public void An_unreadable_file_is_named()
    {
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            // Root reads everything; a link to itself is what even root cannot read.
            using var folder = new TempFolder();
            File.CreateSymbolicLink(folder.PathOf("loop.md"), folder.PathOf("loop.md"));
            CommandRun.Of("read", folder.PathOf("loop.md")).FailsWith(ExitCode.World, "loop.md");
            return;
        }

        using var other = new TempFolder();
        File.WriteAllText(other.PathOf("closed.md"), "# Digest");
        File.SetUnixFileMode(other.PathOf("closed.md"), UnixFileMode.None);
        CommandRun.Of("read", other.PathOf("closed.md")).FailsWith(ExitCode.World, "closed.md");
    }

    [Theory]
    [InlineData("empty.md", "", "DG1003")]
    [InlineData("blank.md", "  \n\n\t\n", "DG1003")]
    [InlineData("binary.md", "\u0001\u0000\u0002PK\u0003\u0004\u0000\u0000\u0000\u0005\u0006\u0000\u0000", "DG1002")]
    public void A_file_without_text_is_an_error_and_writes_nothing(string name, string content, string id)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf(name), content, new UTF8Encoding(false));
        var run = CommandRun.Of("build", folder.PathOf(name), "-o", folder.PathOf("out"));
        run.FailsWith(ExitCode.SourceErrors, name);
        Assert.Contains(id, run.Error, StringComparison.Ordinal);
        NothingWritten(folder, name);
    }

    [Fact]
    public void A_text_that_is_no_digest_is_an_error_that_names_it()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("shopping.md"), "# Shopping\n\nBread, butter, two lemons.\n");
        var run = CommandRun.Of("check", folder.PathOf("shopping.md"));
        run.FailsWith(ExitCode.SourceErrors, "shopping.md is no digest");
        Assert.Contains("DG2001", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_with_nothing_but_front_matter_is_built_and_said()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("quiet.md"), "---\ntitle: Reef Digest\ndate: 2026-03-01\n---\n");
        var run = CommandRun.Of("build", folder.PathOf("quiet.md"), "-o", folder.PathOf("out"));
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.Contains("DG2010", run.Error, StringComparison.Ordinal);
        Assert.Equal(["quiet.eml", "quiet.html", "quiet.mail.html", "quiet.pdf"], Directory.GetFiles(folder.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_quiet_day_is_an_issue_without_papers()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("quiet.md"), "# Reef Digest — 2026-03-01\n\nNothing new today.\n");
        var run = CommandRun.Of("check", folder.PathOf("quiet.md"));
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.Contains("DG2010", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--frobnicate", "read", "--frobnicate", "x.md")]
    [InlineData("stage", "dump", "foo", "x.md")]
    [InlineData("frob", "frob")]
    [InlineData("docx", "build", "x.md", "--to", "pdf,docx")]
    public void A_wrong_command_line_is_exit_2(string named, params string[] arguments) => CommandRun.Of(arguments).FailsWith(ExitCode.Usage, named);

    [Fact]
    public void Two_sources_of_one_name_do_not_overwrite_each_other()
    {
        using var folder = new TempFolder();
        foreach (var part in (string[])["a", "b"])
        {
            Directory.CreateDirectory(folder.PathOf(part));
            File.Copy(CommandRun.Sample("photonics-2026-04-20.md"), folder.PathOf(part, "week.md"));
        }

        CommandRun.Of("build", folder.PathOf("a", "week.md"), folder.PathOf("b", "week.md"), "-o", folder.PathOf("out")).FailsWith(ExitCode.Usage, "same files");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("out"), "a file where a folder should be");
        CommandRun.Of("build", CommandRun.Sample("photonics-2026-04-20.md"), "-o", folder.PathOf("out"), "--to", "json").FailsWith(ExitCode.World, "out");
        NothingWritten(folder, "out");
    }

    [Fact]
    public void A_source_is_never_written_over()
    {
        using var folder = new TempFolder();
        var source = folder.PathOf("week.txt");
        File.Copy(CommandRun.Sample("desert-botany-2026-01-19.txt"), source);
        var before = File.ReadAllBytes(source);
        CommandRun.Of("build", source, "-o", folder.Path, "--to", "text").FailsWith(ExitCode.Usage, "over a source");
        Assert.Equal(before, File.ReadAllBytes(source));
        NothingWritten(folder, "week.txt");
    }

    [Fact]
    public void An_unknown_option_is_no_source()
    {
        using var folder = new TempFolder();
        CommandRun.Of("build", CommandRun.Sample("photonics-2026-04-20.md"), "--frobnicate", "-o", folder.PathOf("out")).FailsWith(ExitCode.Usage, "no option --frobnicate");
        NothingWritten(folder);
    }

    [Fact]
    public void A_text_that_is_no_digest_is_not_built()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("shopping.md"), "# Shopping\n\nBread, butter, two lemons.\n");
        CommandRun.Of("build", folder.PathOf("shopping.md"), "-o", folder.PathOf("out")).FailsWith(ExitCode.SourceErrors, "shopping.md is no digest");
        Assert.False(Directory.Exists(folder.PathOf("out")));
    }

}
