using System.Reflection;
using System.Text.Json;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Benchmarks;

/// <summary>The digest that all stages are measured on: three papers with scores and formulas, synthesis in three parts, two ideas; 1,200 words.</summary>
internal static class Sample
{
    private static readonly string Root = typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The sample's file name.</summary>
    public const string Name = "reef-ecology-2026-02-14.md";

    /// <summary>Its bytes.</summary>
    public static byte[] Bytes { get; } = File.ReadAllBytes(PathOf("samples", Name));

    /// <summary>Its outline.</summary>
    public static Outline Outline => SourceReader.Decode(Name, Bytes).Then(OutlineReader.Read).Value;

    /// <summary>Its issue.</summary>
    public static Issue Issue => IssueRecognizer.Recognize(Outline).Value;

    /// <summary>All words of its papers' fields, in order.</summary>
    public static string[] Words => [.. Paragraphs.SelectMany(paragraph => PlainText.Of(paragraph).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>All paragraphs of its papers' fields, in order.</summary>
    public static Inline[][] Paragraphs => [.. Issue.Papers.SelectMany(paper => paper.Fields).SelectMany(part => part.Content).OfType<Block.Paragraph>().Select(block => block.Content.ToArray())];

    /// <summary>The different formulas of the reference numbers in the folder that DIGEST_ORACLE_DIR names, else of those kept with the tests.</summary>
    public static string[] ReferenceFormulas => [.. References("math-*.jsonl").SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("tex").GetString()!).Distinct(StringComparer.Ordinal)];

    /// <summary>The texts that HarfBuzz shaped, by the names of their files, which say the face and the features.</summary>
    public static IEnumerable<(string Name, string[] Texts)> ReferenceTexts => References("shaping-*.tsv")
        .Select(path => (Path.GetFileNameWithoutExtension(path)["shaping-".Length..], File.ReadLines(path).Where(line => line.Contains('\t', StringComparison.Ordinal)).Select(line => line.Split('\t')[0]).ToArray()));

    private static IEnumerable<string> References(string pattern) =>
        Directory.EnumerateFiles(Environment.GetEnvironmentVariable("DIGEST_ORACLE_DIR") ?? PathOf("tests", "Data", "oracle"), pattern).Order(StringComparer.Ordinal);

    /// <summary>A path below the repository's root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
