using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Fuzz;

/// <summary>What must hold for every source, whatever stands in it.</summary>
internal static partial class Invariants
{
    // Far above what reading takes on a busy machine; a text that is read in quadratic time goes beyond it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const double MillisecondsPerCharacter = 0.5;
    private const int LeastLetters = 5;

    private static readonly HashSet<string> Known = Vocabulary.Embedded.AllWords.SelectMany(Words.Of)
        .Concat(["authors", "others", "unknown", "https", "arxiv", "pubmed", "toggle", "search"])
        .Concat(Enumerable.Range(1, 12).Select(month => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month).ToLowerInvariant())).ToHashSet(StringComparer.Ordinal);

    /// <summary>The first thing that does not hold, in one line that begins with its kind; null when all holds.</summary>
    public static string? Fault(SourceFile file)
    {
        var clock = Stopwatch.StartNew();
        var work = Task.Run(() => Check(file));
        var limit = Patience + TimeSpan.FromMilliseconds(file.Bytes.Length * MillisecondsPerCharacter);
        if (!work.Wait(limit)) return string.Create(CultureInfo.InvariantCulture, $"time: not read after {limit.TotalSeconds:0} s");
        return work.Result;
    }

    private static string? Check(SourceFile file)
    {
        try
        {
            var first = DigestReader.Read(file.Name, file.Bytes);
            var second = DigestReader.Read(file.Name, file.Bytes);
            var source = SourceReader.Decode(file.Name, file.Bytes).Value;
            return Sameness(first, second) ?? Places(source, first) ?? Loss(file, source, first);
        }
        catch (Exception problem)
        {
            return $"exception: {problem.GetType().Name} {problem.StackTrace?.Split('\n')[0].Trim()}";
        }
    }

    private static string? Sameness(Diagnosed<Issue> first, Diagnosed<Issue> second) =>
        first.Value != second.Value || IssueText.Print(first.Value) != IssueText.Print(second.Value) ? "sameness: two readings give two issues"
        : !first.Diagnostics.Select(found => found.ToString()).SequenceEqual(second.Diagnostics.Select(found => found.ToString())) ? "sameness: two readings give other diagnostics" : null;

    private static string? Places(SourceText source, Diagnosed<Issue> read)
    {
        var whole = new TextSpan(0, source.Text.Length);
        foreach (var found in read.Diagnostics)
        {
            if (found.Message.Length == 0) return $"diagnostic: {found.Rule.Id} says nothing";
            if (found.Rule.Id.StartsWith("DG1", StringComparison.Ordinal) && found.Location is null) return $"diagnostic: {found.Rule.Id} has no place";
            if (found.Location is { } at && (!whole.Contains(at.Span) || at.Line < 1 || at.Line > source.LineCount || at.Column < 1)) return $"diagnostic: {found.Rule.Id} is outside the source";
        }

        var outline = OutlineReader.Read(source).Value;
        return OutlineSpans.Faults(outline, source).FirstOrDefault() is { } fault ? $"places: {fault}"
            : outline.Dropped.FirstOrDefault(dropped => dropped.Origin.Location is { } at && !whole.Contains(at.Span)) is { } lost ? $"places: what was dropped at {lost.Origin.Location} is outside the source" : null;
    }

    // Words of five letters and more; what is no prose (tags, names of characters, what only programs read) and words that become a typed value are not asked for.
    private static string? Loss(SourceFile file, SourceText source, Diagnosed<Issue> read)
    {
        if (!file.Name.EndsWith(".md", StringComparison.Ordinal) && !file.Name.EndsWith(".txt", StringComparison.Ordinal)) return null;
        var kept = (WrittenText.Of(read.Value) + string.Join('\n', read.Diagnostics)).ToLowerInvariant();
        foreach (Match match in Word().Matches(NoProse().Replace(source.Text, " ")))
        {
            var word = match.Value.ToLowerInvariant();
            if (word.Length >= LeastLetters && !Known.Contains(word) && !kept.Contains(word, StringComparison.Ordinal)) return $"loss: {word}";
        }

        return null;
    }

    [GeneratedRegex("[A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\\[A-Za-z]+|\A\s*---[ \t]*\r?\n.*?^(?:---|\.\.\.)|<[^<>]*>?|&#?\w+;|\{[^{}\n]*\}|^[ \t>]*(?:!!!|\?\?\?\+?)[^\n]*$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NoProse();
}
