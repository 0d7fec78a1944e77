using System.Diagnostics;
using Digest.Cli.Faces;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Pdf;
using Digest.Render.Pdf.Conformance;

namespace Digest.Cli.Tests;

/// <summary>PDF files of whole issues, as other programs read them and as the command writes them.</summary>
public sealed class PdfFileTests
{
    private const string EastAsian = """
        # 周报 2026-03-21

        ## 1. 辫状河以脉冲方式搬运泥沙

        **Authors:** 李明, 山田太郎, 김철수
        **摘要:** 研究者连续九年在每年春天测量十一个河段，发现一次洪水形成的沙洲在随后的两次洪水中仍会继续增长，其流量为 $q_s = \alpha \tau^{3/2}$。

        ## 2. 網状河川は土砂を断続的に運ぶ

        **概要:** 研究者たちは九年間、毎年春に十一の区間を測量し、ある洪水でできた砂州が次の二回の洪水のあいだも成長し続けることを示した。

        ## 3. 망상 하천은 퇴적물을 맥동하듯 운반한다

        **요약:** 연구진은 아홉 해 동안 봄마다 열한 구간을 측량하여, 한 번의 홍수로 생긴 모래톱이 다음 두 번의 홍수 동안에도 계속 자란다는 것을 보였다.
        """;

    private static readonly string[] Real =
    [
        "briefly/2026-03-21.full.txt", "briefly/2026-03-23-slash.full.txt", "briefly/2026-06-08.full.txt", "aiverything-korean/2026-04-14.md", "cxy0714-causal/2026-05-14.md",
        "masataka-geometry/2026-08-06-analytic-bertini-local.md", "masataka-geometry/2026-08-19-demailly-lelong-numbers-complex-spaces.md", "zzjjay-radar/2026-08-20.md", "lienergylab/2026-05-18.md",
        "elbee99-rss/curated_latest.md", "dipayan26/research_digest_2026-05-01.md", "jianxiao-lattice/2026-06-10.md", "meggers-senior/senior-sleep-june-2026.md",
    ];

    [JudgedFact("qpdf", "mutool", "gs", "pdftoppm")]
    [Trait("Category", "Judge")]
    public void Readers_find_nothing_to_say_of_the_samples()
    {
        foreach (var sample in CommandRun.Samples) ReadByAll(Path.GetFileName(sample), File.ReadAllBytes(sample));
    }

    [EastAsianFact]
    [Trait("Category", "Judge")]
    public void Readers_find_nothing_to_say_of_Chinese_Japanese_and_Korean()
    {
        ReadByAll("week.md", System.Text.Encoding.UTF8.GetBytes(EastAsian));
    }

    [CorpusFact]
    public void Readers_find_nothing_to_say_of_real_digests()
    {
        foreach (var file in Real.Select(name => Path.Combine(Repository.Corpus!, name)).Where(File.Exists)) ReadByAll(Path.GetFileName(file), File.ReadAllBytes(file));
    }

    [JudgedFact("qpdf", "mutool", "gs", "pdftoppm")]
    [Trait("Category", "Judge")]
    public void Readers_find_nothing_to_say_of_a_volume_of_500_papers()
    {
        var issue = DigestReader.Read("reef.md", File.ReadAllBytes(CommandRun.Sample("reef-ecology-2026-02-14.md"))).Value;
        var papers = issue.Papers.ToList();
        var items = Enumerable.Range(0, 500).Select(i => (SectionItem)new SectionItem.OfPaper(papers[i % papers.Count] with { Id = $"volume:{i}", Number = i + 1 }));
        var file = PdfIssue.Render(issue with { Sections = [new Section { Title = [new Inline.Text("Papers")], Content = items.ToEquatableArray() }] }).Value;
        Assert.InRange(file.Length, 1, 1_400_000);
        ReadByAll("volume", file, "1-20");
    }

    /// <summary>The whole command, each time in another place of the world, with other numbers of threads, and compiled otherwise.</summary>
    [Fact]
    public void The_same_bytes_are_written_everywhere()
    {
        using var folder = new TempFolder();
        (string, string)[][] places =
        [
            [("TZ", "UTC"), ("LC_ALL", "C")],
            [("TZ", "Asia/Tokyo"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("DOTNET_PROCESSOR_COUNT", "1")],
            [("TZ", "America/St_Johns"), ("LC_ALL", "ar_SA.UTF-8"), ("DOTNET_PROCESSOR_COUNT", "8"), ("DOTNET_TieredCompilation", "0")],
            [("TZ", "Pacific/Kiritimati"), ("LC_ALL", "de_DE.UTF-8"), ("DOTNET_EnableAVX2", "0"), ("DOTNET_ReadyToRun", "0")],
        ];
        var files = places.Select((place, i) =>
        {
            var (exit, said) = Start(place, "build", CommandRun.Sample("reef-ecology-2026-02-14.md"), "-o", folder.PathOf($"{i}"), "--to", "pdf");
            Assert.True(exit == 0, said);
            return File.ReadAllBytes(folder.PathOf($"{i}", "reef-ecology-2026-02-14.pdf"));
        }).ToList();
        Assert.All(files, file => Assert.True(file.AsSpan().SequenceEqual(files[0])));
    }

    [JudgedFact("unshare", "mount")]
    [Trait("Category", "Judge")]
    public void A_full_disk_leaves_no_half_written_file()
    {
        using var folder = new TempFolder();
        var disk = Directory.CreateDirectory(folder.PathOf("disk")).FullName;
        var command = $"""
            mount -t tmpfs -o size=24k none '{disk}' || exit 77
            dotnet '{Program}' build '{CommandRun.Sample("reef-ecology-2026-02-14.md")}' -o '{disk}/out' --to pdf --no-system-fonts
            echo "exit $?"; find '{disk}' -type f
            """;
        var (exit, output, error) = Judge.Run("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", command);
        Assert.True(exit != 77, error);
        Assert.Equal($"exit {(int)ExitCode.World}", output.Trim().Split('\n')[^1]);
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "digest.dll");

    private static (int Exit, string Said) Start((string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    private static void ReadByAll(string name, byte[] source)
    {
        var issue = DigestReader.Read(name, source).Value;
        var chosen = ChosenFaces.Of(issue, [], new InstalledFaces(EastAsianFactAttribute.Folders));
        var file = PdfIssue.Render(issue, fonts: chosen.Fonts).Value;
        var found = ConformanceChecker.Check(file);
        Assert.True(found.Diagnostics.Count == 0, name + ": " + string.Join("; ", found.Diagnostics.Select(diagnostic => diagnostic.Message)));
        Assert.Equal("PDF/A-3a, PDF/UA-1", found.Value.ToString());
        ReadByAll(name, file, "1-N");
    }

    private static void ReadByAll(string name, byte[] file, string pages)
    {
        using var folder = new TempFolder();
        var path = folder.PathOf("issue.pdf");
        File.WriteAllBytes(path, file);
        var last = pages.Split('-')[1];
        Clean("qpdf", "--check", path);
        Clean("mutool", "draw", "-q", "-r", "24", "-o", folder.PathOf("page-%d.png"), path, pages);
        Clean("gs", ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", .. last == "N" ? Array.Empty<string>() : [$"-dLastPage={last}"], path]);
        Clean("pdftoppm", ["-r", "24", .. last == "N" ? Array.Empty<string>() : ["-l", last], path, folder.PathOf("poppler")]);

        void Clean(string program, params string[] arguments)
        {
            // The test of the samples says what is not installed.
            if (!Judge.IsInstalled(program) && Environment.GetEnvironmentVariable("CI") != "true") return;
            var (exit, _, error) = Judge.Run(program, arguments);
            error = string.Join('\n', error.Split('\n').Where(line => line.Length > 0 && line != "warning: ICC support is not available"));
            Assert.True(exit == 0 && error.Length == 0, $"{name}, {program}: {exit} {error}");
        }
    }
}
