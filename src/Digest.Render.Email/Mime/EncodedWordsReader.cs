using System.Globalization;
using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>Reads encoded words (RFC 2047, section 6.2): white space between two of them is none. What is no word that can be decoded stays as it is.</summary>
internal static class EncodedWordsReader
{
    public static string Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal)) return value;
        var text = new StringBuilder();
        var isAfterWord = false;
        for (var at = 0; at < value.Length;)
        {
            var space = at;
            while (space < value.Length && value[space] is ' ' or '\t') space++;
            var end = space;
            while (end < value.Length && value[end] is not (' ' or '\t')) end++;
            var decoded = Word(value[space..end]);
            if (decoded is null || !isAfterWord) text.Append(value, at, space - at);
            text.Append(decoded ?? value[space..end]);
            (isAfterWord, at) = (decoded is not null, end);
        }

        return text.ToString();
    }

    /// <summary>The octets that quoted-printable text stands for; <paramref name="problem"/> says what is wrong, or null. Soft line breaks are taken out.</summary>
    public static byte[] QuotedPrintable(string text, out string? problem)
    {
        problem = null;
        var octets = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=') octets.Add((byte)text[i]);
            else if (i + 2 < text.Length && text[i + 1] == '\r' && text[i + 2] == '\n') i += 2;
            else if (i + 1 < text.Length && text[i + 1] == '\n') i++;
            else if (i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                octets.Add(octet);
                i += 2;
            }
            else
            {
                problem ??= "an equals sign stands before no hexadecimal digits";
                octets.Add((byte)'=');
            }
        }

        return [.. octets];
    }

    private static string? Word(string word)
    {
        if (!word.StartsWith("=?", StringComparison.Ordinal) || !word.EndsWith("?=", StringComparison.Ordinal)) return null;
        var parts = word[2..^2].Split('?');
        if (parts.Length != 3) return null;
        try
        {
            var octets = parts[1] is "B" or "b" ? Convert.FromBase64String(parts[2]) : parts[1] is "Q" or "q" ? QuotedPrintable(parts[2].Replace('_', ' '), out _) : null;
            var encoding = parts[0].StartsWith("iso-8859-1", StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1 : Encoding.UTF8;
            return octets is null ? null : encoding.GetString(octets);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
