using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Divides words by patterns: every substring of the word, with a dot at either end, may raise the number at a place between two letters, and an
/// odd number allows a break (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983; TeXbook, appendix H). Patterns are looked up in a hash table
/// instead of a packed trie: words are short and the table is read once. Two letters at least stay before a hyphen and three after.
/// </summary>
internal sealed class Hyphenator
{
    private const int LeftMinimum = 2;
    private const int RightMinimum = 3;

    private static readonly FrozenDictionary<string, Lazy<Hyphenator>> Languages = new[] { "en-us", "en-gb", "de-1996", "fr", "es", "it", "pt" }
        .ToFrozenDictionary(name => name, name => new Lazy<Hyphenator>(() => Load(name)));

    private readonly FrozenDictionary<string, byte[]> patterns;
    private readonly FrozenDictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly FrozenDictionary<string, int[]> exceptions;
    private readonly int longest;

    /// <summary>Reads patterns (<c>.ach4</c>) and exceptions (<c>as-so-ciate</c>), one to an entry.</summary>
    public Hyphenator(IEnumerable<string> patterns, IEnumerable<string> exceptions)
    {
        var read = new Dictionary<string, byte[]>();
        foreach (var pattern in patterns) read[Letters(pattern)] = Numbers(pattern);
        this.patterns = read.ToFrozenDictionary(StringComparer.Ordinal);
        lookup = this.patterns.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = read.Count == 0 ? 0 : read.Keys.Max(key => key.Length);
        var known = new Dictionary<string, int[]>();
        foreach (var exception in exceptions) known[exception.Replace("-", "", StringComparison.Ordinal)] = Places(exception);
        this.exceptions = known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The hyphenator of a BCP 47 tag, by its language and, for English, its region; null when there are no patterns.</summary>
    public static Hyphenator? For(string language)
    {
        var tag = language.ToLowerInvariant();
        var name = tag.Split('-', '_')[0] switch
        {
            "en" => tag.Length > 2 && tag[3..] is "gb" or "ie" or "au" or "nz" or "za" ? "en-gb" : "en-us",
            "de" => "de-1996",
            var other => other,
        };
        return Languages.TryGetValue(name, out var hyphenator) ? hyphenator.Value : null;
    }

    /// <summary>The places before which a word of letters may be divided, in ascending order; an exception's are taken as they are.</summary>
    public int[] Divide(ReadOnlySpan<char> word)
    {
        if (word.Length < LeftMinimum + RightMinimum) return [];
        Span<char> dotted = word.Length + 2 <= 128 ? stackalloc char[word.Length + 2] : new char[word.Length + 2];
        dotted[0] = dotted[^1] = '.';
        word.ToLowerInvariant(dotted[1..]);
        if (exceptions.TryGetValue(dotted[1..^1].ToString(), out var known)) return known;
        var numbers = new byte[dotted.Length + 1];
        for (var start = 0; start < dotted.Length; start++)
        {
            for (var end = start + 1; end <= dotted.Length && end - start <= longest; end++)
            {
                if (lookup.TryGetValue(dotted[start..end], out var found))
                    for (var i = 0; i < found.Length; i++) numbers[start + i] = Math.Max(numbers[start + i], found[i]);
            }
        }

        var places = new List<int>();
        for (var place = LeftMinimum; place <= word.Length - RightMinimum; place++)
            if (numbers[place + 1] % 2 == 1) places.Add(place);
        return [.. places];
    }

    private static string Letters(string pattern) => string.Concat(pattern.Where(c => !char.IsAsciiDigit(c)));

    private static byte[] Numbers(string pattern)
    {
        var numbers = new byte[Letters(pattern).Length + 1];
        var letters = 0;
        foreach (var c in pattern)
        {
            if (char.IsAsciiDigit(c)) numbers[letters] = (byte)CharUnicodeInfo.GetDecimalDigitValue(c);
            else letters++;
        }

        return numbers;
    }

    private static int[] Places(string exception)
    {
        var places = new List<int>();
        var letters = 0;
        foreach (var c in exception)
        {
            if (c == '-') places.Add(letters);
            else letters++;
        }

        return [.. places];
    }

    private static Hyphenator Load(string name) => new(Lines($"hyph-{name}.pat.txt"), Lines($"hyph-{name}.hyp.txt"));

    private static string[] Lines(string resource)
    {
        using var stream = typeof(Hyphenator).Assembly.GetManifestResourceStream(resource);
        if (stream is null) return [];
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries);
    }
}
