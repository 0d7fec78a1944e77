using System.Diagnostics;
using System.Globalization;
using System.Text;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Recognition;
using Digest.Render.Pdf;

namespace Digest.Benchmarks;

/// <summary>
/// From source to PDF beside Typst's compiler on the same words, by turns. Warm times are medians of the last third of many rounds within one process each, when compilers have made fast code; cold ones are whole
/// processes, the fastest of several: our published program, and Node with Typst's compiler in it, since npm has no program of Typst's own.
/// </summary>
internal static class PeerGates
{
    private const int ColdRounds = 7;

    /// <summary>Measures, prints one table, and returns 0 when every gate is held, else 1.</summary>
    public static int Run(string program)
    {
        var modules = Sample.PathOf("artifacts", "judges", "typst");
        if (!Directory.Exists(Path.Combine(modules, "node_modules")))
        {
            Console.Error.WriteLine("peers: Typst's compiler is not installed (./do setup)");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("digest-peers").FullName;
        var isHeld = true;
        Console.WriteLine("| gate | ours | Typst | figure | at most | held |\n|---|---:|---:|---:|---:|---|");
        foreach (var (papers, rounds, most) in ((int, int, double)[])[(6, 300, 0.5), (500, 12, 0.25)])
        {
            var (ours, typst) = ByTurns(papers, rounds, modules, folder);
            Row($"{papers} papers, source to PDF, warm, ms", ours, typst, ours / typst, most);
        }

        Row("time per paper, 5,000 papers / 500 papers", double.NaN, double.NaN, Growth(), 1.2);
        Cold(program, modules, folder, Row);
        Directory.Delete(folder, true);
        return isHeld ? 0 : 1;

        void Row(string gate, double ours, double typst, double figure, double most)
        {
            isHeld &= figure <= most;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {gate} | {Shown(ours)} | {Shown(typst)} | {figure:0.00} | {most} | {(figure <= most ? "yes" : "**no**")} |"));
        }
    }

    private static string Shown(double value) => double.IsNaN(value) ? "" : value.ToString("0.0", CultureInfo.InvariantCulture);

    // A large volume and as many small ones as have its papers, by turns, so that both pay for the memory that they use.
    private static double Growth()
    {
        var (large, small) = (Encoding.UTF8.GetBytes(IssueMarkdown.Write(Issue(5000))), Encoding.UTF8.GetBytes(IssueMarkdown.Write(Issue(500))));
        return Median(Enumerable.Range(0, 6).Select(_ => Ours(large) / Enumerable.Range(0, 10).Sum(_ => Ours(small))));
    }

    private static double Ours(byte[] source)
    {
        var start = Stopwatch.GetTimestamp();
        PdfIssue.Render(DigestReader.Read("volume.md", source).Value);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    // One round of either after the other, so that what else the machine does falls on both.
    private static (double Ours, double Typst) ByTurns(int papers, int rounds, string modules, string folder)
    {
        var (markdown, source) = (Encoding.UTF8.GetBytes(IssueMarkdown.Write(Issue(papers))), Path.Combine(folder, $"{papers}.typ"));
        File.WriteAllText(source, TypstSource.Write(Issue(papers)));
        var info = Node(modules, source);
        (info.RedirectStandardInput, info.RedirectStandardOutput) = (true, true);
        using var process = Process.Start(info)!;
        var (ours, typst) = (new List<double>(), new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            ours.Add(Ours(markdown));
            process.StandardInput.WriteLine();
            typst.Add(double.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Typst's process ended."), CultureInfo.InvariantCulture));
        }

        process.StandardInput.Close();
        process.WaitForExit();
        return (Median(ours), Median(typst));
    }

    private static void Cold(string program, string modules, string folder, Action<string, double, double, double, double> row)
    {
        var (markdown, typst) = (Path.Combine(folder, "six.md"), Path.Combine(folder, "6.typ"));
        File.WriteAllText(markdown, IssueMarkdown.Write(Issue(6)));
        var (ours, theirs, memory) = (double.MaxValue, double.MaxValue, 0L);
        for (var i = 0; i < ColdRounds; i++)
        {
            var own = Start(new ProcessStartInfo(program) { ArgumentList = { "build", markdown, "-o", folder, "--to", "pdf" } });
            (ours, memory) = (Math.Min(ours, own.Milliseconds), Math.Max(memory, own.Memory));
            theirs = Math.Min(theirs, Start(Node(modules, typst), "\n").Milliseconds);
        }

        row("six papers, cold process, ms", ours, theirs, ours / theirs, 1.0);
        row("memory of ours at its peak, MB", memory / 1e6, double.NaN, memory / 1e6, 90);
    }

    private static ProcessStartInfo Node(string modules, string source) => new("node")
    {
        ArgumentList = { Sample.PathOf("bench", "peers", "typst.mjs"), source },
        Environment = { ["TYPST_MODULES"] = modules },
    };

    // The peak of the memory is what Linux tells of a process while it runs.
    private static (string Output, double Milliseconds, long Memory) Start(ProcessStartInfo info, string input = "")
    {
        info.RedirectStandardInput = true;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var memory = 0L;
        while (!process.WaitForExit(2)) memory = Math.Max(memory, Peak(process.Id));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return process.ExitCode == 0 ? (output.Result, elapsed, memory) : throw new InvalidOperationException(error.Result);
    }

    private static long Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', '\t').First(part => part.Length > 0 && char.IsAsciiDigit(part[0])), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // The sample's papers over and over, each under a number and name of its own.
    private static Issue Issue(int count)
    {
        var papers = Sample.Issue.Papers.ToList();
        var items = Enumerable.Range(0, count).Select(i => papers[i % papers.Count]).Select((paper, i) => (SectionItem)new SectionItem.OfPaper(paper with { Id = $"volume:{i}", Number = i + 1, Title = [.. paper.Title, new Inline.Text($" ({i + 1})")], Identifiers = new Identifiers(), Links = [] }));
        return Sample.Issue with { Sections = [new Section { Title = [new Inline.Text("Papers")], Content = items.ToEquatableArray() }] };
    }

    private static double Median(IEnumerable<double> times)
    {
        var all = times.ToList();
        var sorted = all.TakeLast((all.Count + 2) / 3).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
