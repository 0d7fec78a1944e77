using System.Buffers;
using System.Globalization;
using System.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// A label as <see cref="Vocabulary.Normal"/> gives it, made letter by letter where that is surely the same: characters that their own compatibility form is, that compose with no
/// neighbour, and whose small letter is one character too; and the full-width forms of ASCII. Unicode's tables (UAX #15) are asked for all others.
/// </summary>
internal static class NormalLetters
{
    private const char Wide = '\uFEE0';

    // Of ASCII, what becomes more or less than its small letter.
    private static readonly SearchValues<char> Changed = SearchValues.Create("^`_\t\n\v\f\r");

    // What becomes of each character of ASCII: itself or its small letter, a space, or nothing (0).
    private static readonly byte[] OfAscii = [.. Enumerable.Range(0, 128).Select(code => (char)code switch { '^' or '`' => (byte)0, '_' or ' ' or (>= '\t' and <= '\r') => (byte)' ', var c => (byte)char.ToLowerInvariant(c) })];

    /// <summary>Writes the letters, of which there are at most as many as in the label; -1 when one of them needs the tables.</summary>
    public static int Write(ReadOnlySpan<char> label, Span<char> letters)
    {
        // Most are plain words.
        if (!label.ContainsAny(Changed) && !label.Contains("  ", StringComparison.Ordinal) && Ascii.ToLower(label, letters, out var plain) == OperationStatus.Done) return plain;
        var length = 0;
        for (var i = 0; i < label.Length; i++)
        {
            var c = label[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(label[i] - Wide) : label[i];
            if (c < OfAscii.Length)
            {
                if (OfAscii[c] is not (0 or (byte)' ') and var letter) letters[length++] = (char)letter;
                else if (OfAscii[c] != 0) length = Spaced(letters, length);
                continue;
            }

            if (c is '\uFE0F' or '\uFFFC') continue;
            // Ideographs and syllables have no small form.
            if (c is (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FE')) letters[length++] = c;
            else if (c is '\u00A0' or '\u3000') length = Spaced(letters, length);
            else if (c == '\u2019') letters[length++] = '\'';
            else if (IsOwnForm(c)) letters[length++] = char.ToLowerInvariant(c);
            else if (c is >= '\u2600' and <= '\u27BF' && char.GetUnicodeCategory(c) == UnicodeCategory.OtherSymbol) continue;
            else if (IsPicture(label, i)) i++;
            else return -1;
        }

        return length;
    }

    private static int Spaced(Span<char> letters, int length)
    {
        if (length > 0 && letters[length - 1] != ' ') letters[length++] = ' ';
        return length;
    }

    // Letters of Latin, Cyrillic and Greek, dashes, quotation marks and the stops of eastern scripts.
    private static bool IsOwnForm(char c) => c is (>= '\u00C0' and <= '\u012F') or (>= '\u0391' and <= '\u03A1') or (>= '\u03A3' and <= '\u03CE') or (>= '\u0400' and <= '\u045F')
        or '\u2010' or (>= '\u2012' and <= '\u2015') or '\u2018' or (>= '\u201C' and <= '\u201E') or '\u2022' or '\u00B6' or '\u00B7' or '\u3001' or '\u3002' or (>= '\u3008' and <= '\u3011');

    private static bool IsPicture(ReadOnlySpan<char> label, int at) => label[at] is '\uD83C' or '\uD83D' or '\uD83E' && at + 1 < label.Length && char.IsLowSurrogate(label[at + 1])
        && char.ConvertToUtf32(label[at], label[at + 1]) is >= 0x1F300 and <= 0x1FAFF and var picture && CharUnicodeInfo.GetUnicodeCategory(picture) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;
}
