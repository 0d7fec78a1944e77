using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Digest.Model.Recognition;

/// <summary>The words that labels and headings are known by, read from <c>vocabulary.tsv</c>.</summary>
internal static class Vocabulary
{
    private const int MostOnStack = 128;

    // What stands around a label and is no part of it.
    private static readonly char[] Edges = [' ', ':', '*', '=', '#', '.', '-', '–', '—', '¶', '[', ']'];

    private static readonly FrozenDictionary<string, Meaning> Words;

    // By their first and last letter; longest first, since the longer says more.
    private static readonly FrozenDictionary<char, (string Word, Meaning Meaning)[]> Prefixes;
    private static readonly FrozenDictionary<char, (string Word, Meaning Meaning)[]> Suffixes;

    static Vocabulary()
    {
        var words = new Dictionary<string, Meaning>();
        var prefixes = new Dictionary<string, Meaning>();
        var suffixes = new Dictionary<string, Meaning>();
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("Digest.Model.Recognition.vocabulary.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (line.StartsWith('#') || cells.Length < 2) continue;
            var meaning = Enum.Parse<Meaning>(cells[0]);
            foreach (var word in cells.Skip(1))
            {
                if (word.StartsWith('*')) suffixes.TryAdd(word.TrimStart('*'), meaning);
                else if (word.EndsWith('*')) prefixes.TryAdd(word.TrimEnd('*'), meaning);
                else words.TryAdd(Normal(word), meaning);
            }
        }

        Words = words.ToFrozenDictionary();
        Prefixes = LongestFirst(prefixes, word => word[0]);
        Suffixes = LongestFirst(suffixes, word => word[^1]);
    }

    private static FrozenDictionary<char, (string Word, Meaning Meaning)[]> LongestFirst(Dictionary<string, Meaning> words, Func<string, char> letter) => words.GroupBy(entry => letter(entry.Key))
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Key.Length).Select(entry => (entry.Key, entry.Value)).ToArray());

    /// <summary>What an icon means where it stands in the place of a label.</summary>
    public static Meaning OfIcon(string icon) => icon.TrimEnd('\uFE0F') switch
    {
        "👤" or "👥" => Meaning.Authors,
        "🏷" => Meaning.Topics,
        "🔗" => Meaning.Link,
        "📅" or "🗓" => Meaning.Date,
        "📡" => Meaning.Source,
        _ => Meaning.Unknown,
    };

    /// <summary>Every word and beginning of a label that is known, in no order.</summary>
    public static IEnumerable<string> AllWords => [.. Words.Keys, .. Prefixes.Values.Concat(Suffixes.Values).SelectMany(words => words).Select(word => word.Word)];

    /// <summary>What a label or heading means; unknown when no word fits.</summary>
    public static Meaning Of(string label)
    {
        Span<char> letters = stackalloc char[label.Length <= MostOnStack ? label.Length : 0];
        var normal = label.Length <= MostOnStack && Ascii.IsValid(label) ? NormalAscii(label, letters) : Normal(label);
        if (normal.IsEmpty) return Meaning.Unknown;
        if (Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(normal, out var meaning)) return meaning;
        if (Prefixes.TryGetValue(normal[0], out var starts))
            foreach (var (word, its) in starts)
                if (normal.Length > word.Length && normal.StartsWith(word, StringComparison.Ordinal)) return its;
        if (Suffixes.TryGetValue(normal[^1], out var ends))
            foreach (var (word, its) in ends)
                if (normal.Length > word.Length && normal.EndsWith(word, StringComparison.Ordinal)) return its;
        return Meaning.Unknown;
    }

    // The same as Normal where there are neither marks nor compatibility forms.
    private static ReadOnlySpan<char> NormalAscii(string label, Span<char> letters)
    {
        var length = 0;
        foreach (var c in label)
        {
            if (c is '^' or '`') continue;
            if (char.IsWhiteSpace(c) || c == '_')
            {
                if (length > 0 && letters[length - 1] != ' ') letters[length++] = ' ';
            }
            else
            {
                letters[length++] = char.ToLowerInvariant(c);
            }
        }

        return letters[..length].Trim(Edges);
    }

    /// <summary>The label in lower case, without icons, marks and punctuation around it, compatibility forms folded, apostrophes straight.</summary>
    public static string Normal(string label)
    {
        var text = new StringBuilder(label.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in label.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            if (Rune.IsWhiteSpace(rune) || rune.Value == '_') text.Append(text.Length > 0 && text[^1] != ' ' ? " " : "");
            else if (rune.Value is 0x2019 or 0x02BC) text.Append('\'');
            else text.Append(units[..Rune.ToLowerInvariant(rune).EncodeToUtf16(units)]);
        }

        return text.ToString().Trim(Edges);
    }
}
