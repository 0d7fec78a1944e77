using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Fuzz;

/// <summary>
/// What a source says is in its issue, among what was dropped with a reason, or in a diagnostic. Asked for are words of five letters and more, numbers of five digits and
/// more, and runs of two and more characters of scripts without spaces; not what is no prose (tags, names of characters, numbers of entries, what only programs read) nor words that become a typed value.
/// </summary>
internal static partial class Losses
{
    private static readonly HashSet<string> Known = Vocabulary.Embedded.AllWords.SelectMany(Words.Of)
        .Concat(["authors", "others", "unknown", "https", "arxiv", "pubmed", "toggle", "search"])
        .Concat(Enumerable.Range(1, 12).Select(month => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month).ToLowerInvariant())).ToHashSet(StringComparer.Ordinal);

    /// <summary>The first word that is lost, or null.</summary>
    public static Fault? Of(SourceFile file, SourceText source, Diagnosed<Issue> read)
    {
        var prose = Path.GetExtension(file.Name) switch
        {
            ".md" or ".txt" => NoProse().Replace(FrontMatter().Replace(source.Text.ReplaceLineEndings("\n"), yaml => Names().Replace(yaml.Value, " ")), " "),
            _ => null,
        };
        if (prose is null) return null;
        var kept = (WrittenText.Of(read.Value) + IssueText.Print(read.Value) + string.Join('\n', read.Diagnostics)).ToLowerInvariant();
        foreach (Match match in Word().Matches(prose))
        {
            var word = match.Value.ToLowerInvariant();
            if (!Known.Contains(word) && !kept.Contains(word, StringComparison.Ordinal)) return new Fault($"loss of {word}");
        }

        return null;
    }

    [GeneratedRegex(@"[\p{L}-[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]]{5,}|[\u3040-\u30FA\u30FC-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]{2,}|[0-9]{5,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\A---[ \t]*\n.*?^(?:---|\.\.\.)", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    // A name says what its value is, which is typed.
    [GeneratedRegex(@"^[^\n]*?:(?=\s)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Names();

    [GeneratedRegex(@"\\[A-Za-z]+|<[A-Za-z/!?][^<>]*>?|<[^<>]*>|&#?\w+;|\{[^{}\n]*\}|^[ \t>]*(?:!!!|\?\?\?\+?)[^\n]*$|^[ \t>*+•-]*[0-9]{1,9}[.)](?=\s|\z)", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NoProse();
}
