using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Whether two accounts are of one paper: their identifiers agree or one has none, and their titles do, whatever their marks, case and subtitle.</summary>
internal static class SameTitle
{
    // Shorter ones, such as “Introduction”, may well be given to two papers.
    private const int FewestLetters = 12;

    private const int FewestWords = 4;
    private const double LeastShared = 0.6;
    private const int LettersOfBeginning = 7;
    private const int MostOnStack = 512;

    /// <summary>True when both are the same paper.</summary>
    public static bool Of(Paper one, Paper other) => Of(one, Letters(one), other, Letters(other));

    /// <summary>True when both are the same paper; <paramref name="first"/> and <paramref name="second"/> are the letters of their titles.</summary>
    public static bool Of(Paper one, string first, Paper other, string second)
    {
        if (Conflict(one.Identifiers, other.Identifiers)) return false;
        if (Agree(one.Identifiers, other.Identifiers)) return Begins(first, second) || Shared(one, other) >= LeastShared || Begins(Letters(one.ShortTitle), second) || Begins(first, Letters(other.ShortTitle));
        return (IsLong(first, FewestLetters) && (first == second || HasSameWords(one, other))) || IsName(one, first, other) || IsName(other, second, one);
    }

    /// <summary>True when a paper has the number of another and no more of its title than what stands before the colon, as in a table of scores.</summary>
    public static bool IsName(Paper shorter, string letters, Paper other) => letters.Length > 0 && shorter.Number is { } number && number == other.Number && shorter.Identifiers.IsEmpty && letters == LettersOfName(other);

    /// <summary>The letters of what stands before the colon of a title; null where it has none.</summary>
    public static string? LettersOfName(Paper paper) => PlainText.Of(paper.Title) is var title && title.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? Letters(title[..colon]) : null;

    /// <summary>The letters and digits of a title, folded.</summary>
    public static string Letters(Paper paper) => Letters(PlainText.Of(paper.Title));

    /// <summary>The letters and digits of a text, folded.</summary>
    public static string Letters(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormKC);
        Span<char> letters = folded.Length <= MostOnStack ? stackalloc char[folded.Length] : new char[folded.Length];
        var (length, isLower) = (0, true);
        foreach (var c in folded)
        {
            if (char.IsAscii(c))
            {
                // What is neither is written over by the next.
                letters[length] = char.IsAsciiDigit(c) ? c : (char)(c | 0x20);
                length += char.IsAsciiLetterOrDigit(c) ? 1 : 0;
            }
            else if (char.IsLetterOrDigit(c))
            {
                letters[length++] = c;
                isLower &= IsWithoutCase(c);
            }
        }

        letters = letters[..length];
        return !isLower ? string.Create(length, letters, static (lower, letters) => ((ReadOnlySpan<char>)letters).ToLowerInvariant(lower))
            : letters.SequenceEqual(text) ? text : letters.ToString();
    }

    /// <summary>The first letters and digits of a text as one number; the same for texts of the same letters.</summary>
    public static ulong Beginning(string text)
    {
        if (!Ascii.IsValid(text)) text = Letters(text);
        var beginning = 1UL;
        for (var at = 0; at < text.Length && beginning >> (LettersOfBeginning * 8) == 0; at++)
            if (char.IsLetterOrDigit(text[at])) beginning = (beginning << 8) | (byte)(char.IsAscii(text[at]) ? text[at] | 0x20 : text[at]);
        return beginning;
    }

    /// <summary>A number that texts of the same letters in any order share; null where the letters alone do not tell which paper it is.</summary>
    public static ulong? InAnyOrder(string text)
    {
        if (!Ascii.IsValid(text)) text = Letters(text);
        var (sum, length) = (0UL, 0);
        foreach (var c in text)
        {
            if (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c)) continue;
            // A sum of what each gives by itself, mixed by two steps of MurmurHash3's finisher.
            var mixed = (char.IsAscii(c) ? c | 0x20u : c) * 0xFF51AFD7ED558CCDUL;
            sum += (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53UL;
            length++;
        }

        return IsLong(length, text, FewestLetters) ? sum : null;
    }

    // Ideographs, kana and syllables of Hangul.
    private static bool IsWithoutCase(char c) => c is (>= '\u3041' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');

    /// <summary>True when a title has at least so many letters; an ideograph says as much as three.</summary>
    public static bool IsLong(string letters, int fewest) => IsLong(letters.Length, letters, fewest);

    private static bool IsLong(int length, string text, int fewest) => length >= fewest || length + 2 * text.EasternCount() >= fewest;

    private static bool Begins(string one, string other) => one.Length > 0 && other.Length > 0 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    private static double Shared(Paper one, Paper other)
    {
        var (first, second) = (Words.Of(one.Title).ToHashSet(), Words.Of(other.Title).ToHashSet());
        return first.Intersect(second).Count() / (double)Math.Max(1, Math.Min(first.Count, second.Count));
    }

    // "KITEX: tails in gusts" and "Tails in gusts (KITEX)"
    private static bool HasSameWords(Paper one, Paper other) => Words.Of(one.Title).ToHashSet() is { Count: >= FewestWords } words && words.SetEquals(Words.Of(other.Title));

    private static bool Conflict(Identifiers one, Identifiers other)
    {
        foreach (var kind in Identifiers.Kinds)
            if (one.Of(kind) is { } mine && other.Of(kind) is { } its && !mine.Equals(its, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool Agree(Identifiers one, Identifiers other)
    {
        foreach (var kind in Identifiers.Kinds)
            if (one.Of(kind) is not null && other.Of(kind) is not null) return true;
        return false;
    }
}
