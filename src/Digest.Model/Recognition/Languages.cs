using System.Collections.Frozen;
using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// Tells the language of a digest that does not name it: by its script where that has one language among ours, else by the commonest small words. Titles
/// and names of papers are often English in digests of any language, so half the small words of another language outweigh them.
/// </summary>
internal static class Languages
{
    private const int EnoughLetters = 20_000;
    private const int FewestWords = 4;

    private static readonly (string Language, FrozenSet<string> Words)[] SmallWords =
    [
        ("en", Set("the", "of", "and", "to", "is", "that", "for", "with", "are", "this", "by", "from")),
        ("de", Set("der", "die", "das", "und", "ist", "nicht", "ein", "eine", "mit", "für", "von", "auf", "wird", "auch")),
        ("fr", Set("le", "les", "des", "et", "est", "une", "dans", "pour", "que", "qui", "sur", "avec", "du")),
        ("es", Set("el", "los", "las", "una", "del", "que", "por", "con", "para", "es", "se", "y")),
        ("it", Set("il", "che", "di", "per", "una", "sono", "con", "della", "gli", "è")),
        ("pt", Set("os", "uma", "não", "que", "para", "com", "do", "da", "em", "são")),
    ];

    /// <summary>A BCP 47 tag; <c>en</c> where nothing tells.</summary>
    public static string Of(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            if (text.Length > EnoughLetters) break;
            text.Append(PlainText.Of([block])).Append('\n');
        }

        return ByScript(text.ToString()) ?? ByWords(text.ToString());
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);

    private static string? ByScript(string text)
    {
        var (letters, han, kana, hangul, cyrillic, greek) = (0, 0, 0, 0, 0, 0);
        foreach (var c in text)
        {
            if (!char.IsLetter(c)) continue;
            letters++;
            if (c is >= '\u3040' and <= '\u30FF') kana++;
            else if (c is >= '\u4E00' and <= '\u9FFF') han++;
            else if (c is >= '\uAC00' and <= '\uD7AF') hangul++;
            else if (c is >= '\u0400' and <= '\u04FF') cyrillic++;
            else if (c is >= '\u0370' and <= '\u03FF') greek++;
        }

        // One sign of these scripts says about as much as three letters.
        if (3 * (han + kana + hangul) > letters) return 10 * kana > han + kana ? "ja" : hangul > han ? "ko" : "zh";
        return 2 * cyrillic > letters ? "ru" : 2 * greek > letters ? "el" : null;
    }

    private static string ByWords(string text)
    {
        var counts = SmallWords.ToDictionary(entry => entry.Language, _ => 0, StringComparer.Ordinal);
        foreach (var word in Words.Of(text))
            foreach (var (language, words) in SmallWords)
                if (words.Contains(word)) counts[language]++;
        var best = counts.Where(count => count.Key != "en").MaxBy(count => count.Value);
        return best.Value >= FewestWords && 2 * best.Value > counts["en"] ? best.Key : "en";
    }
}
