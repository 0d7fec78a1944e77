using System.Text.RegularExpressions;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Tests.Reading;

public partial class CorpusReadingTests
{
    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Every_word_of_a_real_digest_is_in_its_outline()
    {
        var files = Directory.EnumerateFiles(Repository.Corpus!, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".md" or ".txt").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        Assert.Equal("", string.Join("\n", files.SelectMany(Faults)));
    }

    private static IEnumerable<string> Faults(string file)
    {
        var decoded = SourceReader.Decode(file, File.ReadAllBytes(file));
        var read = OutlineReader.Read(decoded.Value);
        var have = Count(OutlineText.Print(read.Value));
        foreach (var (word, times) in Count(Prose(decoded.Value.Text)))
            if (have.GetValueOrDefault(word) < times) yield return $"{file}: {word} stands {times} times in the source and {have.GetValueOrDefault(word)} times in the outline";
        foreach (var fault in OutlineSpans.Faults(read.Value, decoded.Value)) yield return $"{file}: {fault}";
        foreach (var found in decoded.Diagnostics.Concat(read.Diagnostics).Where(found => found.Rule.Id is "DG1004" or "DG1005")) yield return found.ToString();
    }

    private static Dictionary<string, int> Count(string text) => Word().Matches(text).GroupBy(match => match.Value).ToDictionary(group => group.Key, group => group.Count());

    // What is no prose: numbers that a list counts itself, targets of links, tags, names of characters, fences' languages.
    private static string Prose(string text) => NoProse().Replace(text, " ");

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[ \t>]*[0-9]+[.)] |\]\([^)]*\)|</?[a-zA-Z][^>\n]*>|<!--.*?-->|&#?\w+;|^ *(```|~~~).*$|^ {0,3}\[\^?[^\]]+\]:|\[\^[^\]]+\]", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex NoProse();
}
