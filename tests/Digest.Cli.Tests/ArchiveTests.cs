using System.Diagnostics;
using System.Globalization;

namespace Digest.Cli.Tests;

public class ArchiveTests
{
    private static string Issue(int day, string title = "Nectar in the Rain") => $"# Hive Daily — 2026-03-{day:00}\n\n## Papers\n\n### 1. {title}\n\n- **Link:** https://arxiv.org/abs/2603.000{day:00}\n- **Why it matters:** Rain thins nectar on day {day}.\n";

    private static TempFolder Folder(params int[] days)
    {
        var folder = new TempFolder();
        foreach (var day in days) File.WriteAllText(folder.PathOf($"hive-{day}.md"), Issue(day));
        return folder;
    }

    private static CommandRun Add(TempFolder folder, params int[] days) => CommandRun.Of(["archive", "add", .. days.Select(day => folder.PathOf($"hive-{day}.md")), "--archive", folder.PathOf("archive"), "--to", "text,json"]);

    private static CommandRun Run(TempFolder folder, params string[] words) => CommandRun.Of([.. words, "--archive", folder.PathOf("archive")]);

    private static string Place(TempFolder folder, int day) => Directory.GetDirectories(folder.PathOf("archive"), $"hive-daily-2026-03-{day:00}", SearchOption.AllDirectories).Single();

    [Fact]
    public void An_issue_lies_under_its_week_with_sources_outputs_and_sums()
    {
        using var folder = Folder(21, 23);
        Assert.Equal(ExitCode.Clean, Add(folder, 23, 21).Exit);
        var files = Directory.GetFiles(folder.PathOf("archive"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.PathOf("archive"), file).Replace('\\', '/')).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                ".lock", "2026/2026-W12/hive-daily-2026-03-21/issue.json", "2026/2026-W12/hive-daily-2026-03-21/manifest.json", "2026/2026-W12/hive-daily-2026-03-21/outputs/hive-21.json", "2026/2026-W12/hive-daily-2026-03-21/outputs/hive-21.txt",
                "2026/2026-W12/hive-daily-2026-03-21/sources/hive-21.md", "2026/2026-W13/hive-daily-2026-03-23/issue.json", "2026/2026-W13/hive-daily-2026-03-23/manifest.json", "2026/2026-W13/hive-daily-2026-03-23/outputs/hive-23.json",
                "2026/2026-W13/hive-daily-2026-03-23/outputs/hive-23.txt", "2026/2026-W13/hive-daily-2026-03-23/sources/hive-23.md", "archive.json", "index",
            ], files);
        Assert.Equal("2026-03-21  2026/2026-W12/hive-daily-2026-03-21  Hive Daily — 2026-03-21\n2026-03-23  2026/2026-W13/hive-daily-2026-03-23  Hive Daily — 2026-03-23\n", Run(folder, "archive", "list").Output.ReplaceLineEndings("\n"));
        var verified = Run(folder, "archive", "verify");
        Assert.Equal((ExitCode.Clean, ""), (verified.Exit, verified.Error));
    }

    [Fact]
    public void The_index_is_the_same_however_it_came_about()
    {
        using var folder = Folder(20, 21, 22, 23);
        foreach (var day in new[] { 23, 20, 22, 21 }) Add(folder, day);
        File.WriteAllText(folder.PathOf("hive-20.md"), Issue(20, "Drones at Dusk"));
        Add(folder, 20);
        var grown = File.ReadAllBytes(folder.PathOf("archive/index"));
        Assert.Equal(ExitCode.Clean, Run(folder, "archive", "rebuild").Exit);
        Assert.Equal(grown, File.ReadAllBytes(folder.PathOf("archive/index")));
        Assert.Contains("Drones at Dusk", Run(folder, "find", "drones").Output, StringComparison.Ordinal);
        Assert.Contains("there already", Add(folder, 20).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_that_an_interrupted_addition_left_behind_is_brought_up_by_adding_the_same_again()
    {
        using var folder = Folder(20, 21);
        Add(folder, 20);
        var before = File.ReadAllBytes(folder.PathOf("archive/index"));
        Add(folder, 20, 21);
        var after = File.ReadAllBytes(folder.PathOf("archive/index"));
        File.WriteAllBytes(folder.PathOf("archive/index"), before);
        Assert.Contains("DG1076", Run(folder, "archive", "verify").Error, StringComparison.Ordinal);
        Assert.Contains("there already", Add(folder, 20, 21).Output, StringComparison.Ordinal);
        Assert.Equal(after, File.ReadAllBytes(folder.PathOf("archive/index")));
    }

    [Fact]
    public void What_is_missing_changed_unknown_or_newer_is_named()
    {
        using var folder = Folder(20, 21, 22, 23, 24);
        Add(folder, 20, 21, 22, 23, 24);
        File.Delete(Path.Combine(Place(folder, 20), "sources", "hive-20.md"));
        File.AppendAllText(Path.Combine(Place(folder, 21), "issue.json"), "\n");
        File.WriteAllText(Path.Combine(Place(folder, 22), "notes.txt"), "mine");
        var newer = Path.Combine(Place(folder, 23), "manifest.json");
        File.WriteAllText(newer, File.ReadAllText(newer).Replace("digest/archive-manifest/1", "digest/archive-manifest/2", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(Place(folder, 24), "manifest.json"), "{");
        Directory.CreateDirectory(folder.PathOf("archive", ".adding-hive"));
        var run = Run(folder, "archive", "verify");
        Assert.Equal(ExitCode.SourceErrors, run.Exit);
        foreach (var said in new[]
        {
            "error DG1070: 2026/2026-W12/hive-daily-2026-03-20/sources/hive-20.md is missing.",
            "error DG1071: 2026/2026-W12/hive-daily-2026-03-21/issue.json is not as it was when it was added.",
            "warning DG1072: 2026/2026-W12/hive-daily-2026-03-22/notes.txt is in no manifest.",
            "error DG1073: 2026/2026-W13/hive-daily-2026-03-23/manifest.json is in the form “digest/archive-manifest/2”, of which nothing is known here.",
            "error DG1074: 2026/2026-W13/hive-daily-2026-03-24/manifest.json cannot be read.",
            "warning DG1075: .adding-hive is left from an addition that was interrupted.",
            "warning DG1076: The index has hive-daily-2026-03-23, hive-daily-2026-03-24, which is not there.",
        }) Assert.Contains(said, run.Error, StringComparison.Ordinal);
        // The rest goes on.
        Assert.Contains("Nectar", Run(folder, "find", "nectar").Output, StringComparison.Ordinal);
        Assert.Contains("?           2026/2026-W13/hive-daily-2026-03-24  manifest.json cannot be read", Run(folder, "archive", "list").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, Run(folder, "archive", "rebuild").Exit);
        Assert.DoesNotContain("DG1075", Run(folder, "archive", "verify").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_issue_that_lies_twice_is_named()
    {
        using var folder = Folder(21);
        Add(folder, 21);
        var copy = folder.PathOf("archive", "2026", "2026-W13", "copy");
        foreach (var file in Directory.GetFiles(Place(folder, 21), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Place(folder, 21), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Assert.Contains("DG1077", Run(folder, "archive", "verify").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_a_newer_digest_is_left_alone()
    {
        using var folder = Folder(21);
        Add(folder, 21);
        File.WriteAllText(folder.PathOf("archive/archive.json"), "{ \"schema\": \"digest/archive/2\" }");
        foreach (var words in new[] { new[] { "archive", "list" }, ["archive", "verify"], ["archive", "rebuild"], ["find", "nectar"] }) Run(folder, words).FailsWith(ExitCode.World, "digest/archive/2");
        Add(folder, 21).FailsWith(ExitCode.World, "digest/archive/2");
    }

    [Fact]
    public void An_archive_that_cannot_be_written_is_read_all_the_same()
    {
        using var folder = Folder(21);
        Add(folder, 21);
        File.Delete(folder.PathOf("archive/.lock"));
        Directory.CreateDirectory(folder.PathOf("archive/.lock"));
        Add(folder, 21).FailsWith(ExitCode.World, "cannot be written");
        Assert.Equal(ExitCode.Clean, Run(folder, "archive", "verify").Exit);
        Assert.Contains("Nectar", Run(folder, "find", "nectar").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_other_files_is_no_archive()
    {
        using var folder = Folder(21);
        CommandRun.Of("archive", "add", folder.PathOf("hive-21.md"), "--archive", folder.Path).FailsWith(ExitCode.Usage, "is no archive");
        CommandRun.Of("archive", "list", "--archive", folder.Path).FailsWith(ExitCode.World, "is no archive");
        CommandRun.Of("find", "x", "--archive", folder.PathOf("gone")).FailsWith(ExitCode.World, "There is no archive");
    }

    [Fact]
    public void Without_an_index_the_issues_are_read()
    {
        using var folder = Folder(21);
        Add(folder, 21);
        File.WriteAllText(folder.PathOf("archive/index"), "rubbish");
        var run = Run(folder, "find", "nectar");
        Assert.Contains("DG1076", run.Error, StringComparison.Ordinal);
        Assert.Contains("Nectar in the Rain", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_of_earlier_issues_say_so()
    {
        using var folder = Folder(21);
        Add(folder, 21);
        File.WriteAllText(folder.PathOf("hive-25.md"), Issue(21).Replace("2026-03-21", "2026-03-25", StringComparison.Ordinal));
        var run = CommandRun.Of("build", folder.PathOf("hive-25.md"), "-o", folder.PathOf("out"), "--to", "json", "--archive", folder.PathOf("archive"));
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.Contains("\"seenBefore\": [", File.ReadAllText(folder.PathOf("out/hive-25.json")), StringComparison.Ordinal);
    }

    /// <summary>
    /// Additions are killed at random moments: what verify then finds is whole but for what it names as unfinished or as not in the index, and the next addition and rebuild
    /// put that right. DIGEST_KILLS says how many; <c>./do kill-archive</c> asks for fifty.
    /// </summary>
    [Fact]
    public void Killed_at_a_random_moment_an_addition_is_whole_or_said_to_be_unfinished()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("DIGEST_KILLS") ?? "4", CultureInfo.InvariantCulture);
        var random = new Random(int.Parse(Environment.GetEnvironmentVariable("DIGEST_KILL_SEED") ?? "1", CultureInfo.InvariantCulture));
        using var folder = Folder(20, 21, 22, 23);
        Add(folder, 20);
        var whole = Measure(folder);
        var (killed, late) = (0, 0);
        // One that ends before its moment is no kill.
        for (var kill = 0; killed < kills && kill < 10 * kills; kill++)
        {
            // Each addition replaces issues, so that there is always something to be lost.
            foreach (var day in new[] { 20, 21, 22, 23 }) File.WriteAllText(folder.PathOf($"hive-{day}.md"), Issue(day, $"Nectar in Rain {kill}"));
            using var process = Start(folder);
            if (process.WaitForExit(TimeSpan.FromMilliseconds(whole * (0.3 + (0.8 * random.NextDouble()))))) late++;
            else
            {
                process.Kill();
                process.WaitForExit();
                killed++;
            }

            var verified = Run(folder, "archive", "verify");
            Assert.True(verified.Exit == ExitCode.Clean, verified.Error);
            Assert.All(verified.Error.Split('\n').Where(line => line.Contains(" DG", StringComparison.Ordinal)), line => Assert.Matches("warning DG107[56]:", line));
        }

        Assert.Equal(ExitCode.Clean, Add(folder, 20, 21, 22, 23).Exit);
        Assert.Equal((ExitCode.Clean, ""), (Run(folder, "archive", "verify").Exit, Run(folder, "archive", "verify").Error));
        var index = File.ReadAllBytes(folder.PathOf("archive/index"));
        Run(folder, "archive", "rebuild");
        Assert.Equal(index, File.ReadAllBytes(folder.PathOf("archive/index")));
        Console.WriteLine($"{killed} additions killed, {late} ended before");
    }

    // How long an addition takes now, on this machine.
    private static double Measure(TempFolder folder)
    {
        using var process = Start(folder);
        var clock = Stopwatch.StartNew();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static Process Start(TempFolder folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(DigestCommand).Assembly.Location);
        foreach (var word in new[] { "archive", "add", folder.PathOf("hive-20.md"), folder.PathOf("hive-21.md"), folder.PathOf("hive-22.md"), folder.PathOf("hive-23.md"), "--archive", folder.PathOf("archive"), "--to", "text,json" }) start.ArgumentList.Add(word);
        return Process.Start(start)!;
    }
}
