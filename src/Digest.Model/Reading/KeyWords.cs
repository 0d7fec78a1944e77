using System.Text.RegularExpressions;
using Digest.Model.Recognition;

namespace Digest.Model.Reading;

/// <summary>The name of a value as a person would write it: <c>why_it_matters</c>, <c>why-it-matters</c> and <c>whyItMatters</c> as words. A name with spaces stays.</summary>
internal static partial class KeyWords
{
    public static string Of(string name)
    {
        name = name.Trim().Replace(':', ' ').ReplaceLineEndings(" ");
        if (name.Contains(' ', StringComparison.Ordinal) || Vocabulary.Of(name) != Meaning.Unknown) return name.Trim('_');
        var words = name.Replace('_', ' ');
        if (Kebab().IsMatch(words)) words = words.Replace('-', ' ');
        return Hump().Replace(Point().Replace(words, " "), " ").Trim();
    }

    /// <summary>What the name means.</summary>
    public static Meaning MeaningOf(string name) => Vocabulary.Of(Of(name));

    [GeneratedRegex(@"^\p{L}+(?:-\p{L}+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Kebab();

    [GeneratedRegex(@"(?<=\p{Ll})\.(?=\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex Point();

    // "arXiv" is one word.
    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})(?<!\bar(?=Xiv))", RegexOptions.CultureInvariant)]
    private static partial Regex Hump();
}
