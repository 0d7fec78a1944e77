using System.Globalization;
using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>
/// Text as quoted-printable (RFC 2045, section 6.7): lines of at most 76 characters, line ends of any kind as CRLF, white space at line ends encoded.
/// Soft line breaks never part the octets of one character.
/// </summary>
internal static class QuotedPrintable
{
    private const int MostInLine = 76;

    public static string Encode(string text)
    {
        var encoded = new StringBuilder();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            Line(encoded, lines[i]);
            if (i < lines.Length - 1) encoded.Append("\r\n");
        }

        return encoded.ToString();
    }

    private static void Line(StringBuilder encoded, string line)
    {
        var length = 0;
        var left = line.Length;
        foreach (var rune in line.EnumerateRunes())
        {
            left -= rune.Utf16SequenceLength;
            var from = line.AsSpan(line.Length - left - rune.Utf16SequenceLength).StartsWith("From ", StringComparison.Ordinal);
            var piece = Piece(rune, left == 0, length == 0, from);
            if (length + piece.Length > MostInLine - (left == 0 ? 0 : 1))
            {
                encoded.Append("=\r\n");
                length = 0;
                piece = Piece(rune, left == 0, true, from);
            }

            encoded.Append(piece);
            length += piece.Length;
        }
    }

    // A dot, or "From " at the beginning of a line, is what transports are known to change (RFC 2049, section 3).
    private static string Piece(Rune rune, bool last, bool first, bool from)
    {
        var c = rune.Value;
        if (c is ' ' or '\t' ? !last : c is > ' ' and <= '~' && c != '=' && !(first && (c == '.' || from))) return ((char)c).ToString();
        return string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(octet => string.Create(CultureInfo.InvariantCulture, $"={octet:X2}")));
    }
}
