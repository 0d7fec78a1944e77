using System.Diagnostics;
using System.Globalization;
using Digest.Fonts;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Shaping;

namespace Digest.Benchmarks;

/// <summary>
/// What shaping and opening faces may cost, on one core. A figure is that of the best round, since what else the machine does only ever makes a round
/// slower; and it is time of the processor, of all threads of the process, since a busy machine gives it only now and then. Faces are opened in processes
/// of their own, as a command finds them: nothing read, and code compiled as far as the program was built so.
/// </summary>
internal static class ShapingGates
{
    private const int Rounds = 15;
    private const int Processes = 15;
    private const string OpenFaces = "--open-faces";

    private static FontFace[] Faces
    {
        get
        {
            var set = EmbeddedFonts.All;
            return [.. ((FontFamily[])[set.Serif, set.Sans, set.Mono]).SelectMany(family => Enum.GetValues<FontStyle>().Select(style => family[style])).Append(set.Math).Append(set.Emoji).Distinct()];
        }
    }

    /// <summary>Measures, prints one table, and returns 0 when every gate is held, else 1.</summary>
    public static int Run()
    {
        var words = Words();
        var (shaping, shaped) = BestRound(() => Count(words, (face, features, word) => Shaper.Shape(face, word, features)));
        var (finding, found) = BestRound(() => Count(words, (face, features, word) => face.Words.Shape(word, features, null)));
        var opened = Enumerable.Range(0, Processes).Select(_ => OpenedElsewhere()).ToList();
        var (milliseconds, allocated) = opened.MinBy(one => one.Milliseconds);

        var isHeld = true;
        Console.WriteLine("| gate | figure | limit | held | allocated |\n|---|---:|---:|---|---:|");
        Row("uncached words shaped each second", words.Count / shaping, 120_000, isLeast: true, $"{shaped / words.Count} bytes a word");
        Row("cached words found each second", words.Count / finding, 2_000_000, isLeast: true, $"{found / words.Count} bytes a word");
        Row($"all {Faces.Length} embedded faces opened cold, ms", milliseconds, 20, isLeast: false, $"{allocated / 1e6:0.0} MB");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{words.Count} words in {words.Select(word => word.Face).Distinct().Count()} faces; best of {Rounds} rounds and {Processes} processes (median of those {opened.Select(one => one.Milliseconds).Order().ElementAt(Processes / 2):0.0} ms)"));
        return isHeld ? 0 : 1;

        void Row(string gate, double figure, double limit, bool isLeast, FormattableString memory)
        {
            var holds = isLeast ? figure >= limit : figure <= limit;
            isHeld &= holds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {gate} | {(isLeast ? Math.Round(figure) : Math.Round(figure, 1))} | {(isLeast ? "≥" : "≤")} {limit} | {(holds ? "yes" : "**no**")} | {memory.ToString(CultureInfo.InvariantCulture)} |"));
        }
    }

    /// <summary>Opens every embedded face in a process in which none was, and prints the milliseconds and the bytes that took.</summary>
    public static int Open()
    {
        var (start, before) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        var set = EmbeddedFonts.All;
        FontFace[] faces =
        [
            set.Serif.Regular, set.Serif.Italic, set.Serif.SemiBold, set.Serif.SemiBoldItalic, set.Sans.Regular, set.Sans.SemiBold, set.Mono.Regular, set.Math, set.Emoji,
        ];
        var glyphs = 0;
        foreach (var face in faces) glyphs += face.GlyphCount;
        var time = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time} {GC.GetTotalAllocatedBytes(precise: true) - before} {glyphs}"));
        return 0;
    }

    private static (double Milliseconds, long Allocated) OpenedElsewhere()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ShapingGates).Assembly.Location);
        start.ArgumentList.Add(OpenFaces);
        using var process = Process.Start(start)!;
        var figures = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return (double.Parse(figures[0], CultureInfo.InvariantCulture), long.Parse(figures[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The words of every file of reference numbers, with the face and the features that its name says.</summary>
    private static List<(FontFace Face, string[] Features, string Word)> Words() =>
        [.. Sample.ReferenceTexts.SelectMany(file => file.Texts.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct().Select(word => (FaceOf(file.Name), FeaturesOf(file.Name), word)))];

    private static FontFace FaceOf(string name) => Faces.Where(face => name.StartsWith(face.Name, StringComparison.Ordinal)).MaxBy(face => face.Name.Length)!;

    private static string[] FeaturesOf(string name) => name[FaceOf(name).Name.Length..].Split('@')[0].Split(['-', '+'], StringSplitOptions.RemoveEmptyEntries);

    private static int Count(List<(FontFace Face, string[] Features, string Word)> words, Func<FontFace, string[], string, ShapedGlyph[]> shape)
    {
        var glyphs = 0;
        foreach (var (face, features, word) in words) glyphs += shape(face, features, word).Length;
        return glyphs;
    }

    /// <summary>The seconds of the fastest round and the bytes of one; the first ones only warm up.</summary>
    private static (double Seconds, long Bytes) BestRound(Func<int> round)
    {
        for (var i = 0; i < 3; i++) round();
        var (best, bytes) = (double.MaxValue, 0L);
        for (var i = 0; i < Rounds; i++)
        {
            var (start, before) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            round();
            (best, bytes) = (Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds), GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (best, bytes);
    }
}
