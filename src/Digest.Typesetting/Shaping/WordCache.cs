using System.Collections.Concurrent;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>
/// The words that were shaped with one face lately. There are two generations: when the young one is full it becomes the old one, and what is
/// asked for again moves over, so that memory is bounded and no thread waits for another.
/// </summary>
internal sealed class WordCache(FontFace face)
{
    /// <summary>How many glyphs a generation holds: some 20,000 words, below 3 MB.</summary>
    private const int MostGlyphs = 1 << 17;

    /// <summary>Longer texts are seldom met twice, and would push many words out.</summary>
    private const int LongestWord = 64;

    private const int MostChoices = 64;
    private Choice[] choices = [];
    private Generation young = new(null);

    /// <summary>How many words are kept.</summary>
    public int Count => young.Words.Count + (young.Old?.Count ?? 0);

    /// <summary>The glyphs of <see cref="Shaper.Shape"/>; the array is shared and must not be changed.</summary>
    public ShapedGlyph[] Shape(string word, ReadOnlySpan<string> features, string? language) =>
        NumberOf(features, language) is { } choice && Shape(word, choice) is { } glyphs ? glyphs : Shaper.Shape(face, word, features, language);

    /// <summary>The glyphs of a word in a choice that <see cref="NumberOf"/> numbered; null for one that is too long to be kept.</summary>
    public ShapedGlyph[]? Shape(ReadOnlySpan<char> word, int choice)
    {
        if (word.Length > LongestWord) return null;
        if (ShortTexts.SlotOf(word) is >= 0 and var slot) return Short(word, choice, slot);
        var generation = Volatile.Read(ref young);
        if (generation.Find(new(choice, word)) is { } known) return known;
        var key = new Key(choice, word.ToString());
        if (generation.Old is null || !generation.Old.TryGetValue(key, out var glyphs))
        {
            var (features, language, _) = Volatile.Read(ref choices)[choice];
            glyphs = Shaper.Shape(face, key.Word, features, language);
        }

        Keep(generation, key, glyphs);
        return glyphs;
    }

    // Two threads may both shape it; both get the same glyphs.
    private ShapedGlyph[] Short(ReadOnlySpan<char> text, int choice, int slot)
    {
        var (features, language, known) = Volatile.Read(ref choices)[choice];
        return known.Glyphs[slot] ??= Shaper.Shape(face, text.ToString(), features, language);
    }

    private void Keep(Generation generation, Key key, ShapedGlyph[] glyphs)
    {
        if (!generation.Words.TryAdd(key, glyphs)) return;
        if (Interlocked.Add(ref generation.Glyphs, Math.Max(1, glyphs.Length)) < MostGlyphs) return;
        Interlocked.CompareExchange(ref young, new(generation.Words), generation);
    }

    /// <summary>The number of a choice of features and language; null when there are too many of them.</summary>
    public int? NumberOf(ReadOnlySpan<string> features, string? language)
    {
        while (true)
        {
            var known = Volatile.Read(ref choices);
            for (var i = 0; i < known.Length; i++)
                if (known[i].Language == language && features.SequenceEqual(known[i].Features)) return i;
            if (known.Length >= MostChoices) return null;
            Interlocked.CompareExchange(ref choices, [.. known, new(features.ToArray(), language, new())], known);
        }
    }

    private sealed record Choice(string[] Features, string? Language, ShortTexts Short);

    /// <summary>
    /// What is asked for with every word: one character, and what kerns are measured by, one beside a space or before a hyphen. Of ASCII these stand in a row, where finding them takes no hashing.
    /// </summary>
    private sealed class ShortTexts
    {
        private const int Row = 128;

        public ShapedGlyph[]?[] Glyphs { get; } = new ShapedGlyph[]?[4 * Row];

        /// <summary>The place of a text; negative when it has none.</summary>
        public static int SlotOf(ReadOnlySpan<char> text) => text switch
        {
            [< (char)Row and var one] => one,
            [< (char)Row and var before, ' '] => Row + before,
            [' ', < (char)Row and var after] => (2 * Row) + after,
            [< (char)Row and var before, '-'] => (3 * Row) + before,
            _ => -1,
        };
    }

    private readonly record struct Key(int Choice, string Word);

    /// <summary>A key without a string of its own, to look for one.</summary>
    private readonly ref struct Sought(int choice, ReadOnlySpan<char> word)
    {
        public int Choice { get; } = choice;

        public ReadOnlySpan<char> Word { get; } = word;
    }

    private sealed class KeyComparer : IEqualityComparer<Key>, IAlternateEqualityComparer<Sought, Key>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals(Key x, Key y) => x.Choice == y.Choice && x.Word == y.Word;

        public int GetHashCode(Key key) => Hash(key.Choice, key.Word);

        public bool Equals(Sought alternate, Key other) => alternate.Choice == other.Choice && alternate.Word.SequenceEqual(other.Word);

        public int GetHashCode(Sought alternate) => Hash(alternate.Choice, alternate.Word);

        public Key Create(Sought alternate) => new(alternate.Choice, alternate.Word.ToString());

        private static int Hash(int choice, ReadOnlySpan<char> word) => string.GetHashCode(word) + (choice * 0x61C88647);
    }

    private sealed class Generation(ConcurrentDictionary<Key, ShapedGlyph[]>? old)
    {
        public int Glyphs;

        public ConcurrentDictionary<Key, ShapedGlyph[]> Words { get; } = new(KeyComparer.Instance);

        public ConcurrentDictionary<Key, ShapedGlyph[]>? Old => old;

        public ShapedGlyph[]? Find(Sought word) => Words.GetAlternateLookup<Sought>().TryGetValue(word, out var glyphs) ? glyphs : null;
    }
}
