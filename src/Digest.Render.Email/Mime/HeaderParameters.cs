using System.Globalization;
using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>A header's value with its parameters as they are read: quoted strings (RFC 2045, section 5.1), octets in percent signs and continuations (RFC 2231).</summary>
internal sealed class HeaderParameters
{
    private readonly Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);

    private HeaderParameters(string value) => Value = value;

    /// <summary>What stands before the first semicolon.</summary>
    public string Value { get; }

    /// <summary>A parameter decoded, in one piece; null when it is not given.</summary>
    public string? this[string name]
    {
        get
        {
            if (parameters.TryGetValue(name, out var plain)) return EncodedWordsReader.Decode(plain);
            if (parameters.TryGetValue(name + "*", out var encoded)) return Percent(encoded[Math.Max(0, encoded.LastIndexOf('\'') + 1)..]);
            var (octets, isFound) = (new List<byte>(), false);
            for (var at = 0; ; at++, isFound = true)
            {
                var numbered = string.Create(CultureInfo.InvariantCulture, $"{name}*{at}");
                if (parameters.TryGetValue(numbered + "*", out var piece)) octets.AddRange(Octets(at == 0 ? piece[(piece.LastIndexOf('\'') + 1)..] : piece));
                else if (parameters.TryGetValue(numbered, out piece)) octets.AddRange(Encoding.UTF8.GetBytes(piece));
                else return isFound ? Encoding.UTF8.GetString([.. octets]) : null;
            }
        }
    }

    public static HeaderParameters Of(string header)
    {
        var pieces = Split(header);
        var read = new HeaderParameters(pieces[0].Trim());
        foreach (var piece in pieces.Skip(1))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) read.parameters.TryAdd(piece[..equals].Trim(), Unquoted(piece[(equals + 1)..].Trim()));
        }

        return read;
    }

    private static List<string> Split(string header)
    {
        var (pieces, piece, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < header.Length; i++)
        {
            if (isQuoted && header[i] == '\\' && i + 1 < header.Length) piece.Append(header[i++]);
            else if (header[i] == '"') isQuoted = !isQuoted;
            if (header[i] == ';' && !isQuoted)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            else piece.Append(header[i]);
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    private static string Unquoted(string value)
    {
        if (value is not ['"', .., '"']) return value;
        var text = new StringBuilder();
        for (var i = 1; i < value.Length - 1; i++) text.Append(value[i] == '\\' && i + 1 < value.Length - 1 ? value[++i] : value[i]);
        return text.ToString();
    }

    private static string Percent(string value) => Encoding.UTF8.GetString([.. Octets(value)]);

    private static IEnumerable<byte> Octets(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length && byte.TryParse(value.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                yield return octet;
                i += 2;
            }
            else yield return (byte)value[i];
        }
    }
}
