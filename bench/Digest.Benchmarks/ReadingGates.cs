using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Model;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Benchmarks;

/// <summary>
/// What reading may cost beside Markdig's own parse of the same texts with the same pipeline. Both sides run in one process by turns, so that what
/// else the machine does falls on both.
/// </summary>
internal static partial class ReadingGates
{
    private const int Small = 20_000;
    private const int Large = 20_000_000;
    private const int Rounds = 9;
    private const int RoundsOfLarge = 5;
    private const int RoundsOfCompiler = 12;

    // A shorter round tells more of the memory that was given back before it, and is asked for anew, than of the code.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);

    /// <summary>Measures, prints one table, and returns 0 when every gate is held, else 1.</summary>
    public static int Run()
    {
        var files = Texts();
        var (small, large) = (Grown(Small), Grown(Large));
        Times([small], Rounds);

        // First, since the kernel keeps the highest figure of the whole process.
        var (peak, allocated) = Memory(large);

        // First for the compiler, which makes code fast only after it has run for a while: some ten seconds, after which times stay the same.
        Times(files, RoundsOfCompiler);
        var real = Times(files, Rounds);
        var (ofSmall, ofLarge) = (Times([small], Rounds), Times([large], RoundsOfLarge));
        var (ours, markdigs) = (ofLarge.Ours / ofSmall.Ours, ofLarge.Markdig / ofSmall.Markdig);

        var isHeld = true;
        Console.WriteLine("| gate | figure | at most | held |\n|---|---:|---:|---|");
        Row($"time of reading / Markdig's parse, {files.Count} Markdown files", real.Ours / real.Markdig, 3);
        Row("growth of time per byte, 20 kB to 20 MB / Markdig's own", ours / markdigs, 1.1);
        Row("peak memory / bytes of a source of 20 MB", peak / (double)large.Length, 30);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            time per byte: the files {real.Ours:0} ns (Markdig {real.Markdig:0}), 20 kB {ofSmall.Ours:0} ns ({ofSmall.Markdig:0}), 20 MB {ofLarge.Ours:0} ns ({ofLarge.Markdig:0})
            growth of time per byte: reading {ours:0.00}, Markdig {markdigs:0.00}
            allocated for each byte of 20 MB: {allocated / (double)large.Length:0}
            """));
        Stages(files);
        return isHeld ? 0 : 1;

        void Row(string gate, double figure, double most)
        {
            isHeld &= figure <= most;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {gate} | {figure:0.00} | {most} | {(figure <= most ? "yes" : "**no**")} |"));
        }
    }

    // Nanoseconds for each byte: the median of the rounds on either side.
    private static (double Ours, double Markdig) Times(List<byte[]> files, int rounds)
    {
        var texts = files.ConvertAll(Encoding.UTF8.GetString);
        var bytes = files.Sum(file => (double)file.Length);
        void Read() => files.ForEach(file => DigestReader.Read(Sample.Name, file));
        void Parse() => texts.ForEach(text => MarkdownReader.Parse(text));
        var (ours, markdigs) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var (read, parsed) = (Time(Read) / bytes, Time(Parse) / bytes);
            if (round == 0) continue;
            ours.Add(read);
            markdigs.Add(parsed);
        }

        return (Median(ours), Median(markdigs));
    }

    private static void Stages(List<byte[]> files)
    {
        var texts = files.ConvertAll(file => SourceReader.Decode(Sample.Name, file).Value);
        var issues = Outlines().ConvertAll(outline => Model.Recognition.IssueRecognizer.Recognize(outline).Value);
        Stage("decoding", () => files, file => SourceReader.Decode(Sample.Name, file));
        Stage("outline, Markdig with it", () => texts, text => OutlineReader.Read(text));
        // An outline keeps what was once found out about it.
        Stage("recognition", Outlines, outline => Model.Recognition.IssueRecognizer.Recognize(outline));
        Stage("checks", () => issues, issue => Model.Checking.IssueChecks.Of(issue));

        List<Outline> Outlines() => texts.ConvertAll(text => OutlineReader.Read(text).Value);

        void Stage<T>(string name, Func<List<T>> make, Action<T> run)
        {
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var made = make();
                GC.Collect();
                var start = Stopwatch.GetTimestamp();
                made.ForEach(run);
                times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Median(times) / files.Sum(file => (double)file.Length):0} ns for each byte of the files"));
        }
    }

    // Nanoseconds of one call.
    private static double Time(Action run)
    {
        GC.Collect();
        var calls = 0;
        var start = Stopwatch.GetTimestamp();
        do
        {
            run();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start) < Shortest);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);

    private static (long Peak, long Allocated) Memory(byte[] source)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var (before, allocatedBefore) = (process.WorkingSet64, GC.GetTotalAllocatedBytes(precise: true));
        var issue = DigestReader.Read(Sample.Name, source);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        process.Refresh();
        GC.KeepAlive(issue);
        return (process.PeakWorkingSet64 - before, allocated);
    }

    // The Markdown files of the folder that DIGEST_CORPUS_DIR names, else of one beside the repository, else the samples.
    private static List<byte[]> Texts()
    {
        string?[] folders = [Environment.GetEnvironmentVariable("DIGEST_CORPUS_DIR"), Sample.PathOf("..", "shared", "corpus"), Sample.PathOf("samples")];
        return [.. Directory.EnumerateFiles(folders.First(Directory.Exists)!, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    // The sample over and over, each time with other titles and identifiers, so that no paper is another's double.
    private static byte[] Grown(int length)
    {
        var sample = Encoding.UTF8.GetString(Sample.Bytes);
        var (head, body) = (sample[..sample.IndexOf("\n## ", StringComparison.Ordinal)], sample[sample.IndexOf("\n## ", StringComparison.Ordinal)..]);
        var text = new StringBuilder(head);
        var (papers, size) = (0, Encoding.UTF8.GetByteCount(head));
        for (var copy = 1; size < length; copy++)
        {
            // Each identifier stands twice in a link: in its text and in its target.
            var numbers = new Dictionary<string, int>();
            var other = Title().Replace(body, match => $"{match.Value} of Site {copy}");
            other = Arxiv().Replace(other, match => $"2602.{(numbers.TryGetValue(match.Value, out var number) ? number : numbers[match.Value] = ++papers):D5}");
            other = Doi().Replace(other, match => $"{match.Value}.{copy}");
            text.Append(other);
            size += Encoding.UTF8.GetByteCount(other);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    [GeneratedRegex("(?m)^### [^\r\n]*")]
    private static partial Regex Title();

    [GeneratedRegex(@"\b2602\.[0-9]{5}\b")]
    private static partial Regex Arxiv();

    [GeneratedRegex(@"\b10\.[0-9]{4}/[\w.]*\w")]
    private static partial Regex Doi();
}
