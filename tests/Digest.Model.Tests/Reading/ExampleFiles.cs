using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Diagnostics;
using Digest.Model.Document;

namespace Digest.Model.Tests.Reading;

/// <summary>
/// The files of an example and what they are read as. Several files each follow a line <c>==&gt; name &lt;==</c>; one whose name begins with <c>words</c> is a user's
/// vocabulary, in one named <c>bytes</c> each <c>\x00</c> is a byte, and in one named <c>long</c> a text in <c>⟦text × 9⟧</c> stands so many times.
/// </summary>
internal static partial class ExampleFiles
{
    public static (Issue? Issue, IReadOnlyList<Diagnostic> Found) Read(string name, string source)
    {
        var files = Files(name, source).ToList();
        var words = files.Where(IsWords).Select(file => VocabularyAdditions.Parse(file.Name, file.Bytes)).SingleOrDefault() ?? new(VocabularyAdditions.None, []);
        var sources = files.Where(file => !IsWords(file)).ToEquatableArray();
        var read = sources.IsEmpty ? null : DigestReader.Read(new SourceSet { Files = sources }, new ReadOptions { Vocabulary = words.Value });
        return (read?.Value, [.. words.Diagnostics, .. read?.Diagnostics ?? []]);
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
