using System.Globalization;
using System.Text;

namespace Digest.Render.Email.Tests;

/// <summary>A small reader of what the MIME writer writes, made from the RFCs alone.</summary>
internal static class ReadBack
{
    /// <summary>A header's value: unfolded, encoded words decoded and joined where only white space parts them (RFC 2047, section 6.2).</summary>
    public static string Header(string lines)
    {
        var value = lines[(lines.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace("\r\n", "", StringComparison.Ordinal);
        Assert.StartsWith(" ", value, StringComparison.Ordinal);
        var text = new StringBuilder();
        var lastWasEncoded = false;
        foreach (var word in value[1..].Split(' '))
        {
            var encoded = word.StartsWith("=?", StringComparison.Ordinal) && word.EndsWith("?=", StringComparison.Ordinal);
            if (text.Length > 0 && !(encoded && lastWasEncoded)) text.Append(' ');
            text.Append(encoded ? Word(word) : word);
            lastWasEncoded = encoded;
        }

        return text.ToString();
    }

    private static string Word(string word)
    {
        Assert.True(word.Length <= 75);
        var parts = word.Split('?');
        Assert.Equal(["=", "utf-8", parts[2], parts[3], "="], parts);
        var octets = parts[2] == "B" ? Convert.FromBase64String(parts[3]) : Octets(parts[3].Replace('_', ' '));
        return new UTF8Encoding(false, true).GetString(octets);
    }

    /// <summary>Quoted-printable text, its lines joined by CRLF.</summary>
    public static string QuotedPrintable(string encoded) =>
        new UTF8Encoding(false, true).GetString(Octets(encoded.Replace("=\r\n", "", StringComparison.Ordinal)));

    private static byte[] Octets(string encoded)
    {
        var octets = new List<byte>();
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] != '=') octets.Add((byte)encoded[i]);
            else
            {
                octets.Add(byte.Parse(encoded.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
        }

        return [.. octets];
    }
}
