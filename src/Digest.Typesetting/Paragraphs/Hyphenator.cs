using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Digest.Model;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Divides words by patterns: every substring of the word, with a dot at either end, may raise the number at a place between two letters, and an
/// odd number allows a break (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983; TeXbook, appendix H). Words with places of their own go
/// before the patterns: those that come with them, then for English the words of science that they divide badly, then the caller's.
/// </summary>
internal sealed class Hyphenator
{
    /// <summary>No word of fewer letters is divided.</summary>
    public const int ShortestWord = 4;

    private const string Science = "science-en.hyp.txt";

    /// <summary>The languages that there are patterns for, and how many letters at least stay before and after a hyphen, as TeX's language files say.</summary>
    private static readonly FrozenDictionary<string, Lazy<Hyphenator>> Languages =
        new (string Name, int Before, int After)[] { ("en-us", 2, 3), ("en-gb", 2, 3), ("de-1996", 2, 2), ("fr", 2, 2), ("es", 2, 2), ("it", 2, 2), ("pt", 2, 3), ("el", 2, 2), ("ru", 2, 2) }
            .ToFrozenDictionary(language => language.Name, language => new Lazy<Hyphenator>(() => Load(language.Name, new(language.Before, language.After))));

    private static readonly FrozenDictionary<string, Lazy<Hyphenator>> Scientific = new[] { "en-us", "en-gb" }
        .ToFrozenDictionary(name => name, name => new Lazy<Hyphenator>(() => Languages[name].Value.With([.. Lines(Science)])));

    private readonly PatternTrie patterns;
    private readonly Minima minima;
    private readonly FrozenDictionary<string, int[]> exceptions;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>How many letters at least stay before a hyphen and after it.</summary>
    internal readonly record struct Minima(int Before, int After);

    /// <summary>Takes patterns (<c>.ach4</c>) and exceptions (<c>as-so-ciate</c>), one to an entry; the last exception for a word counts.</summary>
    public Hyphenator(IEnumerable<string> patterns, IEnumerable<string> exceptions, Minima minima)
        : this(new PatternTrie(patterns), Known(exceptions), minima)
    {
    }

    private Hyphenator(PatternTrie patterns, FrozenDictionary<string, int[]> exceptions, Minima minima)
    {
        (this.patterns, this.exceptions, this.minima) = (patterns, exceptions, minima);
        lookup = exceptions.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The hyphenator of a BCP 47 tag, by its language and, for English, its region; null when there are no patterns.</summary>
    public static Hyphenator? For(string language) =>
        NameOf(language) is var name && Scientific.TryGetValue(name, out var scientific) ? scientific.Value : ByName(name);

    /// <summary>The same without the words of science: patterns and what comes with them, as TeX has them.</summary>
    public static Hyphenator? PlainFor(string language) => ByName(NameOf(language));

    /// <summary>The same patterns with further words (<c>elec-tro-lyte</c>) that go before all others.</summary>
    public Hyphenator With(EquatableArray<string> words) =>
        words.IsEmpty ? this : new(patterns, Known(words, exceptions), minima);

    /// <summary>The places before which a word of letters may be divided, in ascending order; an exception's are taken as they are.</summary>
    public int[] Divide(ReadOnlySpan<char> word)
    {
        var places = new bool[word.Length];
        Mark(word, places);
        return [.. Enumerable.Range(0, places.Length).Where(place => places[place])];
    }

    /// <summary>Marks the letters before which a word of letters may be divided.</summary>
    public void Mark(ReadOnlySpan<char> word, Span<bool> places)
    {
        Span<char> dotted = word.Length + 2 <= 128 ? stackalloc char[word.Length + 2] : new char[word.Length + 2];
        dotted[0] = dotted[^1] = '.';
        word.ToLowerInvariant(dotted[1..]);
        if (lookup.TryGetValue(dotted[1..^1], out var known))
        {
            foreach (var place in known) places[place] = true;
            return;
        }

        Span<byte> numbers = dotted.Length + 1 <= 130 ? stackalloc byte[dotted.Length + 1] : new byte[dotted.Length + 1];
        numbers.Clear();
        for (var start = 0; start < dotted.Length; start++) patterns.Raise(dotted[start..], numbers[start..]);
        for (var place = minima.Before; place <= word.Length - minima.After; place++) places[place] = numbers[place + 1] % 2 == 1;
    }

    private static FrozenDictionary<string, int[]> Known(IEnumerable<string> exceptions, IEnumerable<KeyValuePair<string, int[]>>? earlier = null)
    {
        var known = new Dictionary<string, int[]>(earlier ?? []);
        foreach (var exception in exceptions) known[Letters(exception)] = Places(exception);
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Letters(string exception) => exception.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static int[] Places(string exception)
    {
        var places = new List<int>();
        var letters = 0;
        foreach (var c in exception)
        {
            if (c != '-') letters++;
            else if (letters > 0) places.Add(letters);
        }

        return [.. places.Where(place => place < letters)];
    }

    private static Hyphenator? ByName(string name) => Languages.TryGetValue(name, out var hyphenator) ? hyphenator.Value : null;

    private static string NameOf(string language)
    {
        var tag = language.ToLowerInvariant();
        return tag.Split('-', '_')[0] switch
        {
            "en" => tag.Length > 2 && tag[3..] is "gb" or "ie" or "au" or "nz" or "za" ? "en-gb" : "en-us",
            "de" => "de-1996",
            var other => other,
        };
    }

    private static Hyphenator Load(string name, Minima minima) => new(Lines($"hyph-{name}.pat.txt"), Lines($"hyph-{name}.hyp.txt"), minima);

    private static string[] Lines(string resource)
    {
        using var stream = typeof(Hyphenator).Assembly.GetManifestResourceStream(resource);
        if (stream is null) return [];
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries);
    }
}
