using System.Text;
using Digest.Model;

namespace Digest.Fuzz;

/// <summary>Makes the source of each execution from its seed: half by a grammar, half from real digests and samples; most of them damaged, and most of them small, since what breaks seldom needs much.</summary>
public sealed class Sources
{
    private const int SmallWindow = 1500;
    private const int LargeWindow = 30_000;
    private const int OneLargeIn = 40;

    private readonly List<(string Name, string Text)> texts =
        new[] { Repository.Corpus, Repository.PathOf("samples") }.OfType<string>()
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".md" or ".txt" or ".html" or ".json" or ".csv" && !file.Contains("truth", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file))).ToList();

    /// <summary>The source of one execution, the same for the same seed and files.</summary>
    public SourceFile Make(int seed)
    {
        var random = new Random(seed);
        var (name, text) = texts.Count == 0 || random.Next(2) == 0 ? Made(random) : texts[random.Next(texts.Count)];
        text = Window(text, random);
        return new SourceFile(name, random.Next(4) == 0 ? Encoding.UTF8.GetBytes(text) : new Mutations(random).Of(text));
    }

    private static (string Name, string Text) Made(Random random) => random.Next(8) switch
    {
        0 => ("made.json", new DataGrammar(random).Json()),
        1 => ("made.csv", new DataGrammar(random).Table()),
        2 => ("made.html", new DataGrammar(random).Page()),
        3 => ("made.txt", new Grammar(random).Digest()),
        _ => ("made.md", new Grammar(random).Digest()),
    };

    // Whole lines from somewhere in a long text.
    private static string Window(string text, Random random)
    {
        var most = random.Next(OneLargeIn) == 0 ? LargeWindow : SmallWindow;
        if (text.Length <= most) return text;
        var start = random.Next(2) == 0 ? 0 : text.IndexOf('\n', random.Next(text.Length - most)) + 1;
        var end = Math.Min(text.Length, start + random.Next(most));
        return text.IndexOf('\n', end) is var line && line >= 0 && line - start < 2 * most ? text[start..line] : text[start..end];
    }
}
