using System.Globalization;
using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>
/// Parameters of a header field. ASCII values are quoted strings (RFC 2045, section 5.1); others are UTF-8 octets in percent signs and, past one
/// line, numbered continuations (RFC 2231, sections 3 and 4). Encoded words never stand in a parameter (RFC 2047, section 5).
/// </summary>
internal static class HeaderParameter
{
    private const int MostInPiece = 50;

    /// <summary>The words of the parameter, each ending in a semicolon except the last.</summary>
    public static IEnumerable<string> Words(string name, string value)
    {
        HeaderValue.Checked(value, name);
        if (value.All(c => c is >= ' ' and <= '~') && value.Length <= MostInPiece) return [$"{name}=\"{Quoted(value)}\""];
        var pieces = Pieces(value).ToList();
        if (pieces.Count == 1) return [$"{name}*=utf-8''{pieces[0]}"];
        return pieces.Select((piece, at) => string.Create(CultureInfo.InvariantCulture, $"{name}*{at}*={(at == 0 ? "utf-8''" : "")}{piece}{(at < pieces.Count - 1 ? ";" : "")}"));
    }

    /// <summary>The value in printable ASCII, for readers that know no RFC 2231: marks are taken off letters, what is left becomes an underscore.</summary>
    public static string Plain(string value)
    {
        var plain = new StringBuilder();
        foreach (var rune in string.Concat(value.EnumerateRunes()).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark) continue;
            plain.Append(rune.IsAscii && !Rune.IsControl(rune) && rune.Value is not ('"' or '\\' or '/' or '%') ? (char)rune.Value : rune.Value is >= 0x2010 and <= 0x2015 ? '-' : '_');
        }

        return plain.Length <= MostInPiece ? plain.ToString() : plain.ToString(0, MostInPiece - Extension(plain).Length) + Extension(plain);
    }

    private static string Extension(StringBuilder name)
    {
        var text = name.ToString();
        var dot = text.LastIndexOf('.');
        return dot > 0 && text.Length - dot <= 8 ? text[dot..] : "";
    }

    private static string Quoted(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static IEnumerable<string> Pieces(string value)
    {
        var piece = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            var encoded = Encoded(rune);
            if (piece.Length + encoded.Length > MostInPiece)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(encoded);
        }

        yield return piece.ToString();
    }

    // RFC 2231, section 7: attribute-char.
    private static string Encoded(Rune rune) =>
        rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '-' or '.' or '_' or '~' or '+' or '!')
            ? ((char)rune.Value).ToString()
            : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(octet => string.Create(CultureInfo.InvariantCulture, $"%{octet:X2}")));
}
