using System.Text.RegularExpressions;
using Digest.Model.Recognition;

namespace Digest.Model.Reading;

/// <summary>The name of a value as a person would write it: <c>why_it_matters</c>, <c>why-it-matters</c> and <c>whyItMatters</c> as words. A name with spaces stays.</summary>
internal static partial class KeyWords
{
    public static string Of(Vocabulary vocabulary, string name)
    {
        var words = SingleSpaced(name.Replace('_', ' ').Replace(':', ' ').ReplaceLineEndings(" ").Trim());
        if (name.Trim().Any(char.IsWhiteSpace) || vocabulary.Of(words) != Meaning.Unknown) return words;
        if (words.Contains('-', StringComparison.Ordinal) && Kebab().IsMatch(words)) words = words.Replace('-', ' ');
        if (words.Contains('.', StringComparison.Ordinal)) words = Point().Replace(words, " ");
        return (words.HasUpper() ? Hump().Replace(words, " ") : words).Trim();
    }

    private static string SingleSpaced(string words) => words.Contains("  ", StringComparison.Ordinal) ? string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : words;

    [GeneratedRegex(@"^\p{L}+(?:-\p{L}+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Kebab();

    [GeneratedRegex(@"(?<=\p{Ll})\.(?=\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex Point();

    // "arXiv" is one word.
    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})(?<!\bar(?=Xiv))", RegexOptions.CultureInvariant)]
    private static partial Regex Hump();
}
