using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// The words that labels, headings, months and ends of lists are known by. What a user adds is a small vocabulary of its own in front of the embedded one:
/// a whole word counts before a beginning, a beginning before an end, and among equals the user's word first.
/// </summary>
internal sealed class Vocabulary
{
    private const int UsualLength = 64;
    private const int MostOnStack = 1024;
    private const int ShortestMonth = 3;

    // What stands in the ends of phrases for any letter and for any digit.
    private const char Any = '\0';
    private const char Digit = '0';

    // What stands around a label and is no part of it.
    private static readonly char[] Edges = [' ', ':', '*', '=', '#', '.', '-', '–', '—', '¶', '[', ']'];

    private readonly Vocabulary? behind;
    private readonly FrozenDictionary<string, Meaning> words;
    private readonly FrozenDictionary<string, Meaning>.AlternateLookup<ReadOnlySpan<char>> wordsBySpan;
    private readonly FrozenDictionary<string, Meaning> icons;

    // The length of the longest word that says that there is nothing; there is no limit where one stands for many.
    private readonly int longestNothing;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> singleBySpan;
    private readonly FrozenSet<int> endsOfMore;
    private readonly SearchValues<char> startsOfNothing;
    private readonly (string Name, int Month)[] months;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> monthStarts;

    // By their first and last letter.
    private readonly OpenWords starts;
    private readonly OpenWords ends;

    private Vocabulary(WordTable table, Vocabulary? behind)
    {
        this.behind = behind;
        words = table.Words.Where(entry => !IsOpen(entry.Word)).DistinctBy(entry => Normal(entry.Word)).ToFrozenDictionary(entry => Normal(entry.Word), entry => entry.Meaning);
        longestNothing = table.Words.Where(entry => entry.Meaning == Meaning.Nothing).Select(entry => IsOpen(entry.Word) ? int.MaxValue : entry.Word.Length).Append(behind?.longestNothing ?? 0).Max();
        wordsBySpan = words.GetAlternateLookup<ReadOnlySpan<char>>();
        starts = new(table.Words.Where(entry => entry.Word.EndsWith('*')).Select(entry => (Word: entry.Word.TrimEnd('*'), entry.Meaning)), word => word[0]);
        ends = new(table.Words.Where(entry => entry.Word.StartsWith('*')).Select(entry => (Word: entry.Word.TrimStart('*'), entry.Meaning)), word => word[^1]);
        icons = table.Icons.DistinctBy(entry => entry.Word).ToFrozenDictionary(entry => entry.Word, entry => entry.Meaning);
        singleBySpan = table.Words.SelectMany(entry => Words.Of(entry.Word)).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
        months = [.. table.Months];
        monthStarts = months.Where(entry => entry.Name.Length >= ShortestMonth).Select(entry => entry.Name[..ShortestMonth]).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
        MoreAuthors = [.. table.MoreAuthors, .. behind?.MoreAuthors ?? []];
        endsOfMore = MoreAuthors.Where(more => more.Length > 0).Select(more => more[^1] == 'N' ? End(Any, Digit) : End(more.Length > 1 ? more[^2] : Any, more[^1])).ToFrozenSet();
        startsOfNothing = SearchValues.Create([.. table.Words.Where(entry => entry.Meaning == Meaning.Nothing && !IsOpen(entry.Word)).SelectMany(entry => (char[])[char.ToLowerInvariant(entry.Word[0]), char.ToUpperInvariant(entry.Word[0])])]);
    }

    /// <summary>The words of <c>vocabulary.yaml</c>.</summary>
    public static Vocabulary Embedded { get; } = new(WordTable.Embedded(), null);

    /// <summary>What ends a list of authors that goes on, such as <c>et al.</c>; N stands for a number.</summary>
    public string[] MoreAuthors { get; }

    /// <summary>True when a text ends with the last two letters of one of them, or as one of a single letter or with a number does.</summary>
    public bool MayEndInMore(string text) => text.Length > 0 && (char.IsAsciiDigit(text[^1]) ? Digit : text[^1]) is var last
        && (endsOfMore.Contains(End(Any, last)) || (text.Length > 1 && endsOfMore.Contains(End(text[^2], last))));

    // Two letters as one number.
    private static int End(char first, char last) => (char.ToUpperInvariant(first) << 16) | char.ToUpperInvariant(last);

    /// <summary>Every word and beginning of a label that is known, in no order.</summary>
    public IEnumerable<string> AllWords => [.. words.Keys, .. starts.All.Concat(ends.All), .. behind?.AllWords ?? []];

    /// <summary>True when a word, in lower case, stands in some label that is known.</summary>
    public bool HasWord(ReadOnlySpan<char> word) => singleBySpan.Contains(word) || behind?.HasWord(word) == true;

    /// <summary>The embedded words with a user's before them.</summary>
    public static Vocabulary With(VocabularyAdditions additions) => additions.IsEmpty ? Embedded : new(WordTable.Of(additions), Embedded);

    /// <summary>What an icon means where it stands in the place of a label.</summary>
    public Meaning OfIcon(string icon) => icons.TryGetValue(icon.TrimEnd('\uFE0F'), out var meaning) ? meaning : behind?.OfIcon(icon) ?? Meaning.Unknown;

    /// <summary>The month, from 1, that a name or its beginning of three letters or more stands for; or null.</summary>
    public int? MonthOf(string name)
    {
        if (name.Length < ShortestMonth) return null;
        var folded = name.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        foreach (var (full, month) in months)
            if (full.StartsWith(folded, StringComparison.Ordinal)) return month;
        return behind?.MonthOf(name);
    }

    /// <summary>True when the word that a text begins with may be the name of a month, by its first letters.</summary>
    public bool MayBeMonth(ReadOnlySpan<char> text)
    {
        if (text.Length < ShortestMonth) return false;
        // Letters of other scripts may be written in several ways.
        foreach (var c in text[..ShortestMonth])
            if (!char.IsAsciiLetter(c)) return char.IsLetter(c);
        Span<char> start = stackalloc char[ShortestMonth];
        text[..ShortestMonth].ToLowerInvariant(start);
        return monthStarts.Contains(start) || behind?.MayBeMonth(text) == true;
    }

    /// <summary>What a label or heading means; unknown when no word fits.</summary>
    public Meaning Of(string label) => Of(label.AsSpan());

    /// <summary>What a label or heading means; unknown when no word fits.</summary>
    public Meaning Of(ReadOnlySpan<char> label) => label.Length switch
    {
        <= UsualLength => Of(label, stackalloc char[UsualLength]),
        <= MostOnStack => Of(label, stackalloc char[MostOnStack]),
        _ => OfNormal(Normal(label.ToString())),
    };

    private Meaning Of(ReadOnlySpan<char> label, Span<char> room) => NormalLetters.Write(label, room) is >= 0 and var length ? OfNormal(WithoutEdges(room[..length])) : OfNormal(Normal(label.ToString()));

    private Meaning OfNormal(ReadOnlySpan<char> normal) => normal.IsEmpty ? Meaning.Unknown : Whole(normal) ?? Starting(normal) ?? Ending(normal) ?? WithoutBracket(normal) ?? Meaning.Unknown;

    // Most begin and end with a letter.
    private static ReadOnlySpan<char> WithoutEdges(ReadOnlySpan<char> normal) => normal is [>= 'a' and <= 'z', .., >= 'a' and <= 'z'] ? normal : normal.Trim(Edges);

    /// <summary>True when a value says that there is none, such as <c>N/A</c>; a value of more letters than any such word has is not looked up.</summary>
    public bool IsNothing(string value)
    {
        if (!MayStartNothing(value)) return false;
        var letters = 0;
        foreach (var c in value)
            if (char.IsAsciiLetterOrDigit(c) && ++letters > longestNothing) return false;
        return Of(value) == Meaning.Nothing;
    }

    // By its first letter, where it is a plain one and no mark stands above it.
    private bool MayStartNothing(string value) => longestNothing == int.MaxValue || value is [] or [not ((>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')), ..] or [_, > '\u007F', ..] || startsOfNothing.Contains(value[0]) || behind?.MayStartNothing(value) == true;

    // "Score (0-10)"
    private Meaning? WithoutBracket(ReadOnlySpan<char> normal) =>
        normal is [.., ')'] && normal.IndexOf('(') is > 1 and var bracket ? Whole(normal[..bracket].TrimEnd(' ')) ?? Ending(normal[..bracket].TrimEnd(' ')) : null;

    private Meaning? Whole(ReadOnlySpan<char> normal) => wordsBySpan.TryGetValue(normal, out var meaning) ? meaning : behind?.Whole(normal);

    private Meaning? Starting(ReadOnlySpan<char> normal)
    {
        if (starts.Of(normal[0]) is { } open)
            foreach (var (word, its) in open)
                if (normal.Length > word.Length && normal.StartsWith(word, StringComparison.Ordinal)) return its;
        return behind?.Starting(normal);
    }

    private Meaning? Ending(ReadOnlySpan<char> normal)
    {
        if (ends.Of(normal[^1]) is { } open)
            foreach (var (word, its) in open)
                if (normal.Length > word.Length && normal.EndsWith(word, StringComparison.Ordinal)) return its;
        return behind?.Ending(normal);
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

    private static bool IsOpen(string word) => word.StartsWith('*') || word.EndsWith('*');

    /// <summary>Beginnings or ends of labels by one of their letters, the longest first, since the longer says more.</summary>
    private sealed class OpenWords
    {
        private readonly (string Word, Meaning Meaning)[]?[] ascii = new (string Word, Meaning Meaning)[]?[128];
        private readonly FrozenDictionary<char, (string Word, Meaning Meaning)[]> all;

        public OpenWords(IEnumerable<(string Word, Meaning Meaning)> words, Func<string, char> letter)
        {
            all = words.DistinctBy(entry => entry.Word).GroupBy(entry => letter(entry.Word)).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Word.Length).ToArray());
            foreach (var (key, its) in all)
                if (key < ascii.Length) ascii[key] = its;
        }

        public IEnumerable<string> All => all.Values.SelectMany(open => open).Select(open => open.Word);

        public (string Word, Meaning Meaning)[]? Of(char c) => c < ascii.Length ? ascii[c] : all.GetValueOrDefault(c);
    }
}
