using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>
/// A header field as lines of at most 76 characters, which RFC 2047 (section 2) asks where encoded words stand and RFC 5322 (section 2.2.3: 78)
/// allows: it is folded between words, each of which begins a line only after a
/// space. A word that is longer by itself stands alone on its line, up to the hard limit of 998 (section 2.1.1).
/// </summary>
internal static class HeaderLine
{
    private const int SoftLimit = 76;
    private const int HardLimit = 998;

    /// <summary>Unstructured text, such as a subject.</summary>
    public static string Text(string name, string value)
    {
        HeaderValue.Checked(value, name);
        return Fold(name, EncodedWords.AreNeeded(value) ? EncodedWords.Of(value, BesideName(name)) : value.Split(' '));
    }

    /// <summary>A list of addresses; one that needs it stands in UTF-8 (RFC 6532, section 3.2), its name still in encoded words, which every reader knows.</summary>
    public static string Addresses(string name, IReadOnlyList<MailAddress> addresses) =>
        Fold(name, addresses.SelectMany((address, at) => Words(address, at < addresses.Count - 1 ? "," : "", BesideName(name))));

    /// <summary>Words that stand as they are: tokens, message identifiers, parameters.</summary>
    public static string Words(string name, IEnumerable<string> words) => Fold(name, words.Select(word => HeaderValue.Checked(word, name).All(c => c <= '~') ? word : throw new ArgumentException($"{name} holds a character beyond ASCII where none may stand.", nameof(words))));

    private static IEnumerable<string> Words(MailAddress address, string end, int most)
    {
        if (address.Name.Length == 0) return [address.Address + end];
        IEnumerable<string> name = EncodedWords.AreNeeded(address.Name) ? EncodedWords.Of(address.Name, most)
            : address.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '\'') ? address.Name.Split(' ')
            : ("\"" + address.Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"").Split(' ');
        return [.. name, $"<{address.Address}>{end}"];
    }

    private static int BesideName(string name) => Math.Min(EncodedWords.MostInWord, SoftLimit - name.Length - 2);

    private static string Fold(string name, IEnumerable<string> words)
    {
        var header = new StringBuilder(HeaderValue.CheckedToken(name, "A header's name")).Append(':');
        var line = header.Length;
        foreach (var word in words)
        {
            if (line + 1 + word.Length > SoftLimit && header[^1] != ':')
            {
                header.Append("\r\n");
                line = 0;
            }

            header.Append(' ').Append(word);
            line += 1 + word.Length;
            if (line > HardLimit) throw new ArgumentException($"{name} holds a word of {word.Length} characters; a line has at most {HardLimit}.", nameof(words));
        }

        return header.Append("\r\n").ToString();
    }
}
