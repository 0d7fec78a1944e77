using System.Collections.Frozen;
using System.Numerics;
using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// Tells the language of a digest that does not name it: by its script where that has one language among ours, else by the commonest small words. Titles
/// and names of papers are often English in digests of any language, so half the small words of another language outweigh them.
/// </summary>
internal static class Languages
{
    private const int EnoughLetters = 8_000;
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

    // For each word the languages that have it, as bits.
    private static readonly FrozenDictionary<string, int> LanguagesOf = SmallWords.SelectMany((entry, at) => entry.Words.Select(word => (word, Bit: 1 << at)))
        .GroupBy(entry => entry.word).ToFrozenDictionary(group => group.Key, group => group.Aggregate(0, (bits, entry) => bits | entry.Bit), StringComparer.Ordinal);

    private static readonly int LongestWord = LanguagesOf.Keys.Max(word => word.Length);

    // The same for words of ASCII, whose letters are the bytes of a number.
    private static readonly FrozenDictionary<ulong, int> LanguagesOfAscii = LanguagesOf.Where(entry => Ascii.IsValid(entry.Key))
        .ToFrozenDictionary(entry => entry.Key.Aggregate(0UL, (number, c) => (number << 8) | c), entry => entry.Value);

    // The small letter of each letter of ASCII, each digit, and 0 for all other characters.
    private static readonly byte[] SmallLetters = [.. Enumerable.Range(0, 128).Select(code => (char)code).Select(c => char.IsAsciiLetterOrDigit(c) ? (byte)char.ToLowerInvariant(c) : (byte)0)];

    // Most words fall into a slot where none of those does.
    private static readonly bool[] SieveOfAscii = SieveOf(LanguagesOfAscii.Keys);

    /// <summary>A BCP 47 tag; <c>en</c> where nothing tells.</summary>
    public static string Of(EquatableArray<Block> blocks)
    {
        var sample = new Sample();
        foreach (var block in blocks)
            if (!sample.Add(block)) break;
        return sample.Scripts.Language ?? ByWords(sample.Words);
    }

    private static bool[] SieveOf(IEnumerable<ulong> words)
    {
        var sieve = new bool[1024];
        foreach (var word in words) sieve[SlotOf(word)] = true;
        return sieve;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);

    // The text that is looked at, and what was counted in it.
    private sealed class Sample
    {
        private readonly List<string> texts = [];
        private int length;

        public Scripts Scripts
        {
            get
            {
                var scripts = default(Scripts);
                foreach (var text in texts) scripts.AddForeign(text);
                if (scripts.HasForeign)
                    foreach (var text in texts) scripts.AddAscii(text);
                return scripts;
            }
        }

        // Asked for only where the script does not tell.
        public int[] Words
        {
            get
            {
                var words = new int[SmallWords.Length];
                foreach (var text in texts) Count(text, words);
                return words;
            }
        }

        // False when there is enough.
        public bool Add(Block block) => block switch
        {
            Block.Heading heading => Add(heading.Content),
            Block.Paragraph paragraph => Add(paragraph.Content),
            Block.List list => Add(list.Items),
            Block.Table table => table.Rows.All(row => row.Cells.All(cell => Add(cell.Content))) && table.Head.All(cell => Add(cell.Content)),
            Block.Quote quote => Add(quote.Content),
            Block.Admonition box => Add(box.Title) && Add(box.Content),
            _ => true,
        };

        private bool Add(EquatableArray<ListItem> items)
        {
            foreach (var item in items.AsSpan())
                if (!Add(item.Content)) return false;
            return true;
        }

        private bool Add(EquatableArray<Block> blocks)
        {
            foreach (var block in blocks.AsSpan())
                if (!Add(block)) return false;
            return true;
        }

        private bool Add(EquatableArray<Inline> content)
        {
            if (length > EnoughLetters) return false;
            var text = InlineCut.Flat(content);
            length += text.Length;
            texts.Add(text);
            return true;
        }
    }

    private static void Count(string text, int[] counts)
    {
        var letters = SmallLetters;
        var (start, word) = (0, 0UL);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c < letters.Length && letters[c] is > 0 and var letter)
            {
                word = (word << 8) | letter;
                continue;
            }

            if (!char.IsAscii(c) && CountForeign(text, start, at, counts) is var next && next > at) at = next - 1;
            else if (at > start && at - start <= LongestWord) Add(word, counts);
            (start, word) = (at + 1, 0UL);
        }

        if (text.Length > start && text.Length - start <= LongestWord) Add(word, counts);
    }

    // A word that is no longer than those that are known.
    private static void Add(ulong word, int[] counts)
    {
        if (SieveOfAscii[SlotOf(word)] && LanguagesOfAscii.TryGetValue(word, out var bits)) Add(bits, counts);
    }

    // A multiplicative hash (Knuth, TAOCP 6.4).
    private static int SlotOf(ulong word) => (int)((word * 11400714819323198485UL) >> 54);

    // Counts the word in which another letter than those of ASCII stands, and gives where it ends; that place itself when it is no letter.
    private static int CountForeign(string text, int start, int at, int[] counts)
    {
        // The next word may stand far behind a sign that begins none.
        if (start == at && !Words.BeginsAt(text, at)) return at;
        var end = start;
        if (Words.Next(text, ref end) is not { Length: > 0 } word || word.Start > at || word.End <= at) return at;
        if (word.Length > LongestWord) return end;
        Span<char> lower = stackalloc char[LongestWord];
        text.AsSpan(word.Start, word.Length).ToLowerInvariant(lower);
        if (LanguagesOf.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..word.Length], out var bits)) Add(bits, counts);
        return end;
    }

    private static void Add(int bits, int[] counts)
    {
        for (; bits != 0; bits &= bits - 1) counts[BitOperations.TrailingZeroCount(bits)]++;
    }

    private static string ByWords(int[] counts)
    {
        var english = Array.FindIndex(SmallWords, entry => entry.Language == "en");
        var best = Enumerable.Range(0, counts.Length).Where(language => language != english).MaxBy(language => counts[language]);
        return counts[best] >= FewestWords && 2 * counts[best] > counts[english] ? SmallWords[best].Language : "en";
    }

    /// <summary>How many letters of each script there are.</summary>
    private struct Scripts
    {
        private int letters;
        private int han;
        private int kana;
        private int hangul;
        private int cyrillic;
        private int greek;

        /// <summary>True when a letter stands in one of them beside Latin ones; else no other matters.</summary>
        public readonly bool HasForeign => han + kana + hangul + cyrillic + greek > 0;

        public void AddAscii(string text)
        {
            foreach (var c in text)
                if (char.IsAsciiLetter(c)) letters++;
        }

        public void AddForeign(string text)
        {
            var first = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F');
            for (var at = first < 0 ? text.Length : first; at < text.Length; at++)
            {
                var c = text[at];
                var isHan = c is >= '\u4E00' and <= '\u9FFF';
                // All of the first, and of the syllables of Hangul, are letters.
                if (!isHan && c is not (>= '\uAC00' and <= '\uD7A3') && (char.IsAscii(c) || !char.IsLetter(c))) continue;
                letters++;
                if (isHan) han++;
                else if (c is >= '\u3040' and <= '\u30FF') kana++;
                else if (c is >= '\uAC00' and <= '\uD7AF') hangul++;
                else if (c is >= '\u0400' and <= '\u04FF') cyrillic++;
                else if (c is >= '\u0370' and <= '\u03FF') greek++;
            }
        }

        // One sign of the eastern scripts says about as much as three letters.
        public readonly string? Language => 3 * (han + kana + hangul) > letters ? 10 * kana > han + kana ? "ja" : hangul > han ? "ko" : "zh"
            : 2 * cyrillic > letters ? "ru" : 2 * greek > letters ? "el" : null;
    }
}
