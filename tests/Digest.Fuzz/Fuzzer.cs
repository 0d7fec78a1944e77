using System.Diagnostics;
using System.Globalization;
using System.Text;
using Digest.Model;

namespace Digest.Fuzz;

/// <summary>A source for which something does not hold.</summary>
/// <param name="File">The source, made as small as it could be.</param>
/// <param name="Fault">What does not hold, in one line.</param>
/// <param name="Seed">The seed of this one execution; <c>./do fuzz --seed</c> makes it again.</param>
public sealed record Finding(SourceFile File, string Fault, int Seed);

/// <summary>
/// Reads sources that nobody wrote until one of them breaks what must hold for all: made by a grammar, or real ones and samples with damages. Each execution
/// has a seed of its own, one more than the last, so that a finding can be made again alone.
/// </summary>
public static class Fuzzer
{
    private const int LongestWindow = 6000;

    /// <summary>Runs for <paramref name="time"/> or until the first finding.</summary>
    /// <param name="seed">The seed of the first execution.</param>
    /// <param name="time">How long.</param>
    /// <param name="report">Given the number of executions so far, about every ten seconds; null for silence.</param>
    /// <returns>How many executions there were, and the finding or null.</returns>
    public static (int Executions, Finding? Finding) Run(int seed, TimeSpan time, Action<int>? report = null)
    {
        var texts = Texts();
        var clock = Stopwatch.StartNew();
        var said = TimeSpan.Zero;
        var executions = 0;
        for (; clock.Elapsed < time; executions++)
        {
            var file = Make(texts, seed + executions);
            if (Invariants.Fault(file) is { } fault) return (executions + 1, new Finding(Smaller(file, fault), fault, seed + executions));
            if (clock.Elapsed - said < TimeSpan.FromSeconds(10)) continue;
            said = clock.Elapsed;
            report?.Invoke(executions + 1);
        }

        return (executions, null);
    }

    private static List<(string Name, string Text)> Texts() =>
        new[] { Repository.Corpus, Repository.PathOf("samples") }.OfType<string>()
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".md" or ".txt" or ".html" or ".json" or ".csv" && !file.Contains("truth", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file))).ToList();

    private static SourceFile Make(List<(string Name, string Text)> texts, int seed)
    {
        var random = new Random(seed);
        if (texts.Count == 0 || random.Next(2) == 0)
        {
            var made = new Grammar(random).Digest();
            return new SourceFile("made.md", random.Next(2) == 0 ? Encoding.UTF8.GetBytes(made) : new Mutations(random).Of(made));
        }

        var (name, text) = texts[random.Next(texts.Count)];
        return new SourceFile(name, new Mutations(random).Of(Window(text, random)));
    }

    // Whole lines from somewhere in a long text: what breaks seldom needs all of it.
    private static string Window(string text, Random random)
    {
        if (text.Length <= LongestWindow) return text;
        var start = random.Next(2) == 0 ? 0 : text.IndexOf('\n', random.Next(text.Length - LongestWindow)) + 1;
        var end = text.IndexOf('\n', Math.Min(text.Length - 1, start + random.Next(LongestWindow)));
        return end < 0 ? text[start..] : text[start..end];
    }

    // Takes away halves, quarters, … of the lines, and then of the characters, as long as the same kind of fault remains.
    private static SourceFile Smaller(SourceFile file, string fault)
    {
        var kind = fault.StartsWith("loss", StringComparison.Ordinal) ? fault : fault[..fault.IndexOf(':', StringComparison.Ordinal)];
        if (kind is "time") return file;
        var clock = Stopwatch.StartNew();
        var smallest = Reduced([.. file.Bytes.ToArray().Select(unit => (byte[])[unit])], IsSplit: true);
        return file with { Bytes = smallest };

        byte[] Reduced(List<byte[]> units, bool IsSplit)
        {
            var parts = IsSplit ? Lines(units) : units;
            for (var size = Math.Max(1, parts.Count / 2); ; size /= 2)
            {
                for (var at = 0; at < parts.Count && clock.Elapsed < TimeSpan.FromSeconds(20);)
                {
                    var less = parts.Where((_, i) => i < at || i >= at + size).ToList();
                    if (Invariants.Fault(file with { Bytes = less.SelectMany(part => part).ToArray() })?.StartsWith(kind, StringComparison.Ordinal) == true) parts = less;
                    else at += size;
                }

                if (size == 1) break;
            }

            var bytes = parts.SelectMany(part => part).ToArray();
            return IsSplit && kind != fault ? Reduced([.. bytes.Select(unit => (byte[])[unit])], IsSplit: false) : bytes;
        }
    }

    private static List<byte[]> Lines(List<byte[]> units)
    {
        var lines = new List<byte[]>();
        var line = new List<byte>();
        foreach (var unit in units)
        {
            line.AddRange(unit);
            if (unit[0] != (byte)'\n') continue;
            lines.Add([.. line]);
            line.Clear();
        }

        if (line.Count > 0) lines.Add([.. line]);
        return lines;
    }

    /// <summary>One line that says what was found and how to make it again.</summary>
    public static string Describe(Finding finding) => string.Create(CultureInfo.InvariantCulture, $"seed {finding.Seed}, {finding.File.Name}, {finding.File.Bytes.Length} bytes: {finding.Fault}");
}
