using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Digest.Model.Recognition;

/// <summary>The words that labels and headings are known by, read from <c>vocabulary.tsv</c>.</summary>
internal static class Vocabulary
{
    private static readonly FrozenDictionary<string, Meaning> Words;
    private static readonly FrozenDictionary<string, Meaning> Prefixes;
    private static readonly FrozenDictionary<string, Meaning> Suffixes;

    // Longest first, since the longer says more.
    private static readonly int[] PrefixLengths;
    private static readonly int[] SuffixLengths;

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
        (Prefixes, PrefixLengths) = (prefixes.ToFrozenDictionary(), Lengths(prefixes.Keys));
        (Suffixes, SuffixLengths) = (suffixes.ToFrozenDictionary(), Lengths(suffixes.Keys));
    }

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
    public static IEnumerable<string> AllWords => [.. Words.Keys, .. Prefixes.Keys, .. Suffixes.Keys];

    /// <summary>What a label or heading means; unknown when no word fits.</summary>
    public static Meaning Of(string label)
    {
        var normal = Normal(label);
        if (Words.TryGetValue(normal, out var meaning)) return meaning;
        var starts = Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in PrefixLengths)
            if (normal.Length > length && starts.TryGetValue(normal.AsSpan(0, length), out meaning)) return meaning;
        var ends = Suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in SuffixLengths)
            if (normal.Length > length && ends.TryGetValue(normal.AsSpan(normal.Length - length), out meaning)) return meaning;
        return Meaning.Unknown;
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

        return text.ToString().Trim(' ', ':', '*', '=', '#', '.', '-', '–', '—', '¶', '[', ']');
    }

    private static int[] Lengths(IEnumerable<string> words) => [.. words.Select(word => word.Length).Distinct().OrderDescending()];
}
