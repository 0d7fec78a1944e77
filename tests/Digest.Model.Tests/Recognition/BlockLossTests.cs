using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;
using Xunit.Abstractions;

namespace Digest.Model.Tests.Recognition;

/// <summary>
/// What a block of a source says stands in the printed issue: running text in its order, and a line of typed values (authors, source, scores) value by
/// value. What was left out is listed with its reason, and the list of places is golden.
/// </summary>
[Trait("Category", "Corpus")]
public partial class BlockLossTests(ITestOutputHelper output)
{
    private static readonly string[] Extensions = [".md", ".txt", ".html", ".json", ".jsonl", ".csv", ".org"];

    private static readonly HashSet<string> Typed =
        Vocabulary.Embedded.AllWords.SelectMany(Words.Of).Concat(["et", "al", "and", "others", "more", "unknown", "none", "doi", "https", "http", "www", "等"]).ToHashSet();

    private static IEnumerable<string> Samples => Directory.EnumerateFiles(Repository.PathOf("samples")).Where(file => Path.GetExtension(file) is ".md" or ".txt").Order(StringComparer.Ordinal);

    private static IEnumerable<string> RealFiles => Directory.EnumerateFiles(Repository.Corpus!, "*", SearchOption.AllDirectories)
        .Where(file => Extensions.Contains(Path.GetExtension(file)) && !file.Contains("/truth/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_block_of_every_sample_is_in_its_issue() => Assert.Equal(0, Samples.Sum(Lost));

    [CorpusFact]
    public void Every_block_of_every_real_digest_is_in_its_issue() => Assert.Equal(0, RealFiles.Sum(Lost));

    [CorpusFact]
    public void What_is_left_out_of_real_digests_is_known()
    {
        var list = new StringBuilder();
        foreach (var file in RealFiles)
        {
            list.Append(Path.GetRelativePath(Repository.Corpus!, file)).Append('\n');
            foreach (var part in DigestReader.Read(file, File.ReadAllBytes(file)).Value.Dropped)
                list.Append(CultureInfo.InvariantCulture, $"  {(part.Origin.Location is { } at ? $"{at.Line}:{at.Column}+{at.Span.Length}" : "no place")} {part.Reason}, {part.Text.Length} characters\n");
        }

        output.WriteLine(list.ToString());
        if (Environment.GetEnvironmentVariable("DIGEST_CORPUS_DIR") is null) Golden.Matches("left-out-of-real-digests.txt", list.ToString());
    }

    private int Lost(string file)
    {
        var source = SourceReader.Decode(file, File.ReadAllBytes(file)).Value;
        var outline = OutlineReader.Read(source).Value;
        var read = IssueRecognizer.Recognize(outline);
        var printed = new PrintedWords(IssueText.Print(read.Value));
        var kept = Words.Of(IssueText.Print(read.Value)).Concat(read.Value.Dropped.SelectMany(part => Words.Of(part.Text))).Concat(read.Diagnostics.SelectMany(found => Words.Of(found.Message))).ToHashSet();
        var typed = IssueRecognizer.Explain(outline, Vocabulary.Embedded).Where(entry => TypedLine().IsMatch(entry.As)).Select(entry => entry.At.Span)
            .Concat(read.Value.Papers.SelectMany(paper => paper.AlsoAt).Select(origin => origin.Location!.Span)).ToList();
        var lost = new List<string>();
        foreach (var (block, words) in outline.Blocks.SelectMany(Leaves))
        {
            if (printed.Holds(words)) continue;
            var place = block.Origin.Location!;
            if (!typed.Exists(span => span.Start < place.Span.End && place.Span.Start < span.End)) lost.Add($"{place.Line}: not in order: {string.Join(' ', words.Take(12))}");
            else if (words.Where(word => !kept.Contains(word) && !IsTyped(word)).ToList() is { Count: > 0 } missing) lost.Add($"{place.Line}: {string.Join(' ', missing)}");
        }

        if (lost.Count > 0) output.WriteLine($"{Path.GetFileName(file)}: {lost.Count}\n  {string.Join("\n  ", lost.Take(8))}");
        return lost.Count;
    }

    private static bool IsTyped(string word) =>
        Typed.Contains(word) || (word.Length <= 2 && word.All(char.IsAsciiDigit)) || DateReader.Find(Vocabulary.Embedded, $"1 {word} 2026") is not null || (word.Length > 1 && word[..^1].All(char.IsAsciiDigit));

    private static IEnumerable<(Block Block, List<string> Words)> Leaves(Block block) => block switch
    {
        Block.Heading heading => [(block, [.. Words.Of(OutlineText.Print(heading.Content))])],
        Block.Paragraph paragraph => [(block, [.. Words.Of(OutlineText.Print(paragraph.Content))])],
        Block.List list => list.Items.SelectMany(item => item.Content).SelectMany(Leaves),
        Block.Table table => table.Rows.Select(row => row.Cells).Prepend(table.Head).SelectMany(cells => cells).Select(cell => (block, (List<string>)[.. Words.Of(OutlineText.Print(cell.Content))])),
        Block.Quote quote => quote.Content.SelectMany(Leaves),
        Block.Admonition box => box.Content.SelectMany(Leaves).Prepend((block, [.. Words.Of(OutlineText.Print(box.Title))])),
        Block.CodeBlock code => [(block, [.. Words.Of(code.Value)])],
        _ => [],
    };

    /// <summary>The words of a printed issue, for finding others among them in their order.</summary>
    private sealed class PrintedWords
    {
        // What the printed form puts between a label and its text: the kind of the block.
        private const int MostBetween = 5;

        private readonly List<string> words;
        private readonly ILookup<string, int> places;

        public PrintedWords(string text)
        {
            words = [.. Words.Of(text)];
            places = Enumerable.Range(0, words.Count).ToLookup(at => words[at]);
        }

        public bool Holds(List<string> wanted) => wanted.Count == 0 || places[wanted[0]].Any(start => HoldsAt(start, wanted));

        private bool HoldsAt(int at, List<string> wanted)
        {
            foreach (var word in wanted.Skip(1))
            {
                at = words.IndexOf(word, at + 1, Math.Min(MostBetween + 1, words.Count - at - 1));
                if (at < 0) return false;
            }

            return true;
        }
    }

    // What the reader notes for lines that became typed values, and headings whose numbers, dates and scores became some.
    [GeneratedRegex(@": (title|date|authors|link|source|venue|arxiv|doi|pmid|topics|fulltitle|scores|score|total|axis|based on|authors, place, day)$|^section$|^synthesis \(\w+\)$|^left out")]
    private static partial Regex TypedLine();
}
