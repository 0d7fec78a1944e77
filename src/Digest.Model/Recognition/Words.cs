using System.Buffers;
using System.Globalization;
using System.Text;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>The words of a text, for comparing what was written with what was understood: runs of letters and digits in lower case.</summary>
internal static class Words
{
    /// <summary>The words in order; raised digits and all punctuation separate.</summary>
    public static IEnumerable<string> Of(string text)
    {
        for (var at = 0; Next(text, ref at) is { Length: > 0 } word;) yield return Lower(text.AsSpan(word.Start, word.Length));
    }

    /// <summary>True when two texts have the same words in the same order.</summary>
    public static bool AreSame(string one, string other)
    {
        for (var (at, otherAt) = (0, 0); ;)
        {
            var (word, otherWord) = (Next(one, ref at), Next(other, ref otherAt));
            if (!IsSame(one.AsSpan(word.Start, word.Length), other.AsSpan(otherWord.Start, otherWord.Length))) return false;
            if (word.Length == 0) return true;
        }
    }

    /// <summary>True when two words are the same, whatever their case.</summary>
    public static bool IsSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.Length == other.Length && (Ascii.IsValid(one) && Ascii.IsValid(other) ? Ascii.EqualsIgnoreCase(one, other) : Lower(one).Equals(Lower(other), StringComparison.Ordinal));

    private static readonly SearchValues<char> LineSpaces = SearchValues.Create("\t\n\r\f\v\u0085\u2028\u2029");

    /// <summary>The text with single spaces for spaces, tabs and line ends, and none of them at its ends, as running text has it.</summary>
    public static string SingleSpaced(string text) => text.AsSpan().ContainsAny(LineSpaces) || text.Contains("  ", StringComparison.Ordinal)
        ? string.Join(' ', text.Split([' ', '\t', '\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries)) : text.Trim(' ');

    /// <summary>How many words there are.</summary>
    public static int Count(string text)
    {
        var count = 0;
        for (var at = 0; Next(text, ref at).Length > 0;) count++;
        return count;
    }

    /// <summary>True when there are at least so many words.</summary>
    public static bool AreAtLeast(string text, int fewest)
    {
        var at = 0;
        for (; fewest > 0 && Next(text, ref at).Length > 0; fewest--)
        {
        }

        return fewest <= 0;
    }

    /// <summary>True when there is a letter or a digit in the basic plane.</summary>
    public static bool HasAny(string text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) return true;
        return false;
    }

    /// <summary>The next word from a place on, which moves behind it; of length 0 when there is none.</summary>
    public static TextSpan Next(string text, ref int at)
    {
        // A place of its own, since one that others may see is written to memory at each step.
        var place = at;
        while (place < text.Length && !char.IsAsciiLetterOrDigit(text[place]))
        {
            if (char.IsAscii(text[place])) place++;
            else if (Belongs(text, place, false, out var length)) break;
            else place += length;
        }

        var start = place;
        while (place < text.Length)
        {
            if (char.IsAsciiLetterOrDigit(text[place])) place++;
            else if (!char.IsAscii(text[place]) && Belongs(text, place, true, out var length)) place += length;
            else break;
        }

        at = place;
        return new TextSpan(start, place - start);
    }

    /// <summary>True when a letter or a digit stands at a place.</summary>
    public static bool BeginsAt(string text, int at) => Belongs(text, at, false, out _);

    private static bool Belongs(string text, int at, bool isInWord, out int length)
    {
        length = 1;
        var c = text[at];
        if (!char.IsSurrogate(c)) return char.IsLetterOrDigit(c) || (isInWord && c is (< '\uFE00' or > '\uFE0F') && IsMark(CharUnicodeInfo.GetUnicodeCategory(c)));
        if (!Rune.TryGetRuneAt(text, at, out var rune)) return false;
        length = 2;
        return Rune.IsLetterOrDigit(rune) || (isInWord && IsMark(Rune.GetUnicodeCategory(rune)));
    }

    private static bool IsMark(UnicodeCategory category) => category == UnicodeCategory.NonSpacingMark;

    private static string Lower(ReadOnlySpan<char> word) => string.Create(word.Length, word, static (lower, word) => word.ToLowerInvariant(lower));

    /// <summary>How many words running text has.</summary>
    public static int Count(EquatableArray<Inline> content) => content is [Inline.Text only] ? Count(only.Value) : Of(content).Count();

    /// <summary>The words of running text; raised and lowered parts are words of their own.</summary>
    public static IEnumerable<string> Of(EquatableArray<Inline> content)
    {
        return Of(Text(content));
    }

    /// <summary>The text whose words these are.</summary>
    public static string Text(EquatableArray<Inline> content)
    {
        if (InlineCut.PlainString(content) is { } plain) return plain;
        var text = new StringBuilder();
        Append(text, content);
        return text.ToString();
    }

    private static void Append(StringBuilder text, EquatableArray<Inline> content)
    {
        foreach (var inline in content)
        {
            if (inline is Inline.Superscript or Inline.Subscript)
            {
                text.Append(' ');
                Append(text, InlineCut.ContentOf(inline)!.Value);
                text.Append(' ');
            }
            else if (InlineCut.ContentOf(inline) is { } inner)
            {
                Append(text, inner);
            }
            else
            {
                text.Append(inline is Inline.Formula formula ? " " + formula.Tex + " " : inline is Inline.Image image ? " " + image.Alternative + " " : InlineCut.Flat(inline));
            }
        }
    }
}
