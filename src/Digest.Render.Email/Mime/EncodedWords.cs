using System.Globalization;
using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>
/// Encoded words (RFC 2047): text beyond ASCII as words of at most 75 characters (section 2) in UTF-8, by Q or B, whichever is shorter in all. A word ends only
/// between grapheme clusters, so that a reader that decodes words one by one shows each whole; a cluster too long for a word ends between runes.
/// </summary>
internal static class EncodedWords
{
    /// <summary>The most characters of one word.</summary>
    public const int MostInWord = 75;

    // A bare word that is longer is encoded, so that it can be folded.
    private const int MostInBareWord = 60;
    private const string BStart = "=?utf-8?B?";
    private const string QStart = "=?utf-8?Q?";
    private const string End = "?=";

    /// <summary>True when <paramref name="text"/> cannot stand as it is: beyond ASCII, like an encoded word itself, or with white space that folding would change.</summary>
    public static bool AreNeeded(string text) =>
        text.Any(c => c is > '~' or < ' ') || text.Contains("=?", StringComparison.Ordinal) || text.Contains("  ", StringComparison.Ordinal) ||
        text.StartsWith(' ') || text.EndsWith(' ') || text.Split(' ').Any(word => word.Length > MostInBareWord);

    /// <summary>The words that stand for <paramref name="text"/>, each of at most <paramref name="most"/> characters, to be set with white space between them.</summary>
    public static IEnumerable<string> Of(string text, int most = MostInWord)
    {
        var (q, b) = (Words(text, most - QStart.Length - End.Length, QLength), Words(text, most - BStart.Length - End.Length, BLength));
        var useQ = q.Sum(word => QStart.Length + QLength(word)) <= b.Sum(word => BStart.Length + BLength(word));
        return useQ ? q.Select(word => QStart + Q(word) + End) : b.Select(word => BStart + Convert.ToBase64String(Encoding.UTF8.GetBytes(word)) + End);
    }

    private static List<string> Words(string text, int most, Func<string, int> length)
    {
        var words = new List<string>();
        var word = "";
        foreach (var piece in Pieces(text, most, length))
        {
            if (word.Length > 0 && length(word + piece) > most)
            {
                words.Add(word);
                word = "";
            }

            word += piece;
        }

        words.Add(word);
        return words;
    }

    private static IEnumerable<string> Pieces(string text, int most, Func<string, int> length)
    {
        var clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext())
        {
            var cluster = clusters.GetTextElement();
            if (length(cluster) <= most) yield return cluster;
            else foreach (var rune in cluster.EnumerateRunes()) yield return rune.ToString();
        }
    }

    private static int BLength(string text) => (Encoding.UTF8.GetByteCount(text) + 2) / 3 * 4;

    private static int QLength(string text) => Encoding.UTF8.GetBytes(text).Sum(octet => IsPlain((char)octet) || octet == ' ' ? 1 : 3);

    private static string Q(string text)
    {
        var encoded = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(text))
            _ = octet == ' ' ? encoded.Append('_') : IsPlain((char)octet) ? encoded.Append((char)octet) : encoded.Append(CultureInfo.InvariantCulture, $"={octet:X2}");
        return encoded.ToString();
    }

    // RFC 2047, section 5 (3): the characters that are safe also in a display name.
    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '!' or '*' or '+' or '-' or '/';
}
