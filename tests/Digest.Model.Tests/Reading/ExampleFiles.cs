using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Configuration;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Merging;
using Digest.Model.People;
using Digest.Model.Scoring;

namespace Digest.Model.Tests.Reading;

/// <summary>
/// The files of an example and what they are read as. Several files each follow a line <c>==&gt; name &lt;==</c>; one whose name begins with <c>words</c> is a user's
/// vocabulary, one named <c>digest.yaml</c> a configuration, <c>roster.yaml</c> a roster, those that begin with <c>sheet</c> are score sheets, those that begin with <c>day</c> are issues
/// of their own that are merged, in one named <c>bytes</c> each <c>\x00</c> is a byte, and in one named <c>long</c> a text in <c>⟦text × 9⟧</c> stands so many times.
/// </summary>
internal static partial class ExampleFiles
{
    public static (Issue? Issue, IReadOnlyList<Diagnostic> Found) Read(string name, string source)
    {
        var files = Files(name, source).ToList();
        var words = files.Where(IsWords).Select(file => VocabularyAdditions.Parse(file.Name, file.Bytes)).SingleOrDefault() ?? new(VocabularyAdditions.None, []);
        if (files.Exists(IsOfGroup)) return (null, OfGroup(files));
        var sources = files.Where(file => !IsWords(file)).ToEquatableArray();
        var read = sources.IsEmpty ? null : DigestReader.Read(new SourceSet { Files = sources }, new ReadOptions { Vocabulary = words.Value });
        return (read?.Value, [.. words.Diagnostics, .. read?.Diagnostics ?? []]);
    }

    private static bool IsOfGroup(SourceFile file) => file.Name is "digest.yaml" or "roster.yaml" || file.Name.StartsWith("sheet", StringComparison.Ordinal) || file.Name.StartsWith("day", StringComparison.Ordinal);

    private static List<Diagnostic> OfGroup(List<SourceFile> files)
    {
        var found = files.Where(file => file.Name == "digest.yaml").SelectMany(file => GroupConfiguration.Read(file.Name, file.Bytes).Diagnostics).ToList();
        var rosters = files.Where(file => file.Name == "roster.yaml").Select(file => GroupConfiguration.ReadRoster(file.Name, file.Bytes)).ToList();
        var sheets = files.Where(file => file.Name.StartsWith("sheet", StringComparison.Ordinal)).Select(file => ScoreSheet.Read(file.Name, file.Bytes)).ToList();
        var days = files.Where(file => file.Name.StartsWith("day", StringComparison.Ordinal)).Select(file => DigestReader.Read(file.Name, file.Bytes).Value).ToList();
        found.AddRange(rosters.SelectMany(roster => roster.Diagnostics).Concat(sheets.SelectMany(sheet => sheet.Diagnostics)));
        if (days.Count > 0) found.AddRange(WeeklyIssue.Of(days, new WeeklyOptions { Days = new Period(new DateOnly(2025, 4, 28), new DateOnly(2025, 5, 4)) }).Diagnostics);
        foreach (var issue in files.Where(file => !IsOfGroup(file)).Select(file => DigestReader.Read(file.Name, file.Bytes).Value))
        {
            found.AddRange(rosters.SelectMany(roster => PersonMentions.Mark(issue, roster.Value).Diagnostics));
            if (sheets.Count > 0) found.AddRange(ScoreJoin.Of(issue, [.. sheets.Select(sheet => sheet.Value)], []).Diagnostics);
        }

        return found;
    }

    private static bool IsWords(SourceFile file) => file.Name.StartsWith("words", StringComparison.Ordinal);

    private static IEnumerable<SourceFile> Files(string name, string source)
    {
        var parts = Mark().Split(source);
        if (parts[0].Length > 0) yield return new SourceFile(name, Bytes(name, parts[0]));
        for (var i = 1; i < parts.Length; i += 2) yield return new SourceFile(parts[i], Bytes(parts[i], parts[i + 1]));
    }

    private static byte[] Bytes(string name, string text) => !name.StartsWith("bytes", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(name.StartsWith("long", StringComparison.Ordinal) ? Repeated().Replace(text, Times) : text)
        : Encoding.Latin1.GetBytes(Escape().Replace(text, match => ((char)byte.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));

    private static string Times(Match match) => string.Concat(Enumerable.Repeat(match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"⟦(.+?)× (\d+)⟧")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"^==> (\S+) <==\n", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\\x([0-9A-F]{2})")]
    private static partial Regex Escape();
}
