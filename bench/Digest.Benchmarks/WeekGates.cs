using System.Diagnostics;
using System.Globalization;
using System.Text;
using Digest.Model;
using Digest.Model.Archiving;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Merging;

namespace Digest.Benchmarks;

/// <summary>
/// Merging 10,000 issues of 10 papers of 2 kB, and finding papers in an archive of them: a process of its own for each question, the index thrown out of the machine's cache before.
/// </summary>
internal static class WeekGates
{
    private const int Issues = 10_000, Papers = 10, Characters = 2_000;
    private const double MostMerging = 2, MostFinding = 0.5;

    /// <summary>Measures, prints one table, and returns 0 when every gate is held, else 1.</summary>
    /// <param name="command">The digest command, compiled ahead of time as it is packed.</param>
    public static int Run(string command)
    {
        var issues = Made();
        Console.WriteLine("| gate | measured | at most | held |\n|---|---:|---:|---|");
        var isHeld = Merge(issues);
        var folder = Directory.CreateTempSubdirectory("digest-week-").FullName;
        try
        {
            isHeld &= Find(issues, folder, command);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return isHeld ? 0 : 1;
    }

    private static bool Merge(List<Issue> issues)
    {
        var (best, processor) = (double.MaxValue, double.MaxValue);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var held = 0L;
        var papers = 0;
        for (var round = 0; round < 3; round++)
        {
            var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var merged = IssueMerge.Of(issues).Value;
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
            held = GC.GetTotalMemory(forceFullCollection: true) - before;
            papers = merged.Papers.Count();
            GC.KeepAlive(merged);
        }

        Row("merging 10,000 issues of 10 papers of 2 kB", $"{best:0.00} s", $"{MostMerging:0} s", best <= MostMerging);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {processor:0.00} s of processor time; {papers} papers of {Issues * Papers} accounts; the issues hold {before / 1e6:0} MB, the merged one {held / 1e6:0} MB besides"));
        return best <= MostMerging;
    }

    private static bool Find(List<Issue> issues, string folder, string command)
    {
        var entries = issues.ConvertAll(issue => new IndexedIssue { Id = issue.Id, Date = issue.Date, Title = PlainText.Of(issue.Title), Folder = $"{IsoWeek.Of(issue.Date!.Value).Year:0000}/{IsoWeek.Of(issue.Date.Value)}/{issue.Id}", Sha256 = new string('0', 64) });
        File.WriteAllText(Path.Combine(folder, "archive.json"), "{ \"schema\": \"digest/archive/1\" }");
        var start = Stopwatch.GetTimestamp();
        var index = ArchiveIndex.Write(entries.Select((entry, at) => (entry, (Func<Issue>)(() => issues[at]))), Forgotten.Nobody);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  index of {index.Length / 1e6:0} MB made in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        File.WriteAllBytes(Path.Combine(folder, "index"), index);
        for (var at = 0; at < issues.Count; at++)
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, entries[at].Folder)).FullName;
            File.WriteAllText(Path.Combine(place, "issue.json"), IssueJson.Write(issues[at], []));
        }

        var isHeld = true;
        foreach (var query in new[] { "nectar", "rain dance comb", $"arXiv:{Arxiv(77_777)}", "word123 word77" })
        {
            // What else the machine does only ever adds to a time.
            var times = Enumerable.Range(0, 5).Select(_ => Cold(folder, command, query)).Order().ToList();
            isHeld &= times[0].Seconds <= MostFinding;
            Row($"digest find “{query}”, cold, best of 5", $"{times[0].Seconds:0.00} s", $"{MostFinding:0.0} s", times[0].Seconds <= MostFinding);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  up to {times[^1].Seconds:0.00} s, {times.Min(time => time.Processor):0.00} s of processor time, {times.Max(time => time.Memory) / 1e6:0} MB at most in memory"));
        }

        return isHeld;
    }

    private static (double Seconds, double Processor, long Memory) Cold(string folder, string command, string query)
    {
        // Throws a file out of the machine's cache without writing to it.
        using (var drop = Process.Start(new ProcessStartInfo("dd", [$"if={Path.Combine(folder, "index")}", "iflag=nocache", "count=0"]) { RedirectStandardError = true })!) drop.WaitForExit();
        var start = new ProcessStartInfo("dotnet", [command, "find", .. query.Split(' '), "--archive", folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var (memory, processor) = (0L, 0.0);
        while (!process.WaitForExit(5))
        {
            try
            {
                process.Refresh();
                (memory, processor) = (Math.Max(memory, process.WorkingSet64), process.TotalProcessorTime.TotalSeconds);
            }
            catch (InvalidOperationException)
            {
                // It ended between the two.
            }
        }

        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0 || output.Result.Length == 0) throw new InvalidOperationException($"digest find {query} found nothing.");
        return (seconds, processor, memory);
    }

    private static void Row(string gate, string measured, string most, bool isHeld) => Console.WriteLine($"| {gate} | {measured} | {most} | {(isHeld ? "yes" : "**no**")} |");

    // Each tenth paper is one of yesterday's; words are as rare as in a language (Zipf's law).
    private static List<Issue> Made()
    {
        var random = new Random(1);
        string[] common = ["nectar", "rain", "dance", "comb", "queen", "drone", "brood", "wax", "hive", "swarm"];
        string Word() => random.Next(3) == 0 ? common[random.Next(common.Length)] : $"word{(int)Math.Pow(20_000, random.NextDouble())}";
        string Words(int characters)
        {
            var text = new StringBuilder();
            while (text.Length < characters) text.Append(Word()).Append(random.Next(12) == 0 ? ". " : " ");
            return text.ToString();
        }

        return [.. Enumerable.Range(0, Issues).Select(issue => new Issue
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"hive-{issue:00000}"),
            Series = "Hive",
            Title = [new Inline.Text("Hive")],
            Date = new DateOnly(1999, 1, 1).AddDays(issue),
            Sections = [new Section { Content = [.. Enumerable.Range(0, Papers).Select(at => (SectionItem)new SectionItem.OfPaper(Made((issue * Papers) + at - (at == 0 && issue > 0 ? Papers - 1 : 0), at + 1, Words)))] }],
        })];
    }

    private static Paper Made(int number, int at, Func<int, string> words) => new()
    {
        Id = $"arxiv:{Arxiv(number)}",
        Number = at,
        Identifiers = new Identifiers { Arxiv = Arxiv(number) },
        Title = [new Inline.Text($"{words(60)}{number}")],
        Authors = [new Author("Ana Silva", []), new Author($"Bo Li{number % 977}", [])],
        Scores = [new Score { Axis = "Relevance", Value = number % 6 }],
        Fields = [.. Enumerable.Range(0, 4).Select(field => new Field { Kind = FieldKind.Why, Label = $"Label {field}", Content = [new Block.Paragraph([new Inline.Text(words(Characters / 4))])] })],
    };

    private static string Arxiv(int number) => string.Create(CultureInfo.InvariantCulture, $"{2000 + (number / 10_000):0000}.{number % 10_000:00000}");
}
