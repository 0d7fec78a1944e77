using System.Text;
using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Render.Email.Mime;

/// <summary>
/// Reads messages (RFC 5322, RFC 2045, RFC 2046) as far as looking them over, bounces and tests need it: fields, parts, decoded contents. It reads anything without
/// an exception; what is not as the standards have it is a diagnostic, and kept. The time is linear in the length for each level of parts, of which there are at most 30.
/// </summary>
public sealed class MimeReader
{
    private const int MostLevels = 30;
    private readonly List<Diagnostic> found = [];

    private MimeReader()
    {
    }

    /// <summary>The message.</summary>
    public static Diagnosed<MimeEntity> Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new MimeReader();
        var entity = reader.Entity(Encoding.Latin1.GetString(bytes), 0);
        return new(entity, reader.found.Distinct().ToEquatableArray());
    }

    internal static Diagnostic Problem(string message) => new() { Rule = MailRules.Malformed, Message = message, Hint = "Mail programs differ in what they make of it." };

    private MimeEntity Entity(string text, int level)
    {
        var (fields, body) = Head(text);
        var type = HeaderParameters.Of(fields.Find(field => Is(field, "Content-Type"))?.Value ?? "text/plain");
        var disposition = HeaderParameters.Of(fields.Find(field => Is(field, "Content-Disposition"))?.Value ?? "");
        var entity = new MimeEntity
        {
            Fields = fields.ToEquatableArray(),
            MediaType = type.Value.ToLowerInvariant(),
            Charset = type["charset"]?.ToLowerInvariant() ?? "us-ascii",
            FileName = disposition["filename"] ?? type["name"],
        };
        if (entity.MediaType == "message/rfc822" && level < MostLevels) return entity with { Parts = [Entity(body, level + 1)] };
        if (!entity.MediaType.StartsWith("multipart/", StringComparison.Ordinal)) return entity with { Content = [.. Decoded(body, fields)] };
        if (type["boundary"] is not { Length: > 0 } boundary || level == MostLevels)
        {
            found.Add(Problem(level == MostLevels ? $"The message has more than {MostLevels} levels of parts." : "A multipart body names no boundary."));
            return entity with { Content = [.. Encoding.Latin1.GetBytes(body)] };
        }

        return entity with { Parts = Parts(body, boundary).Select(part => Entity(part, level + 1)).ToEquatableArray() };
    }

    private static bool Is(MimeField field, string name) => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase);

    // A field goes on in lines that begin with white space; the first empty line ends the head.
    private (List<MimeField> Fields, string Body) Head(string text)
    {
        var fields = new List<MimeField>();
        var (name, value) = ("", new StringBuilder());
        var at = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            var line = text[at..(end < 0 ? text.Length : end)].TrimEnd('\r');
            at = end < 0 ? text.Length : end + 1;
            if (line.Length == 0) break;
            if (line[0] is ' ' or '\t' && name.Length > 0)
            {
                value.Append(line);
                continue;
            }

            Close();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && !line.AsSpan(0, colon).ContainsAnyExceptInRange('!', '~'))
            {
                name = line[..colon];
                value.Append(line, colon + 1, line.Length - colon - 1);
            }
            else found.Add(Problem($"A line of the head is no header field: '{Shown(line)}'."));
        }

        Close();
        return (fields, text[at..]);

        void Close()
        {
            if (name.Length > 0) fields.Add(new(name, Utf8(value.ToString().Trim(' ', '\t'))));
            (name, value) = ("", value.Clear());
        }
    }

    // RFC 6532: a header may hold UTF-8; what is none stays as it was read.
    private static string Utf8(string value)
    {
        if (value.All(c => c <= '\x7F')) return value;
        try
        {
            return new UTF8Encoding(false, true).GetString(Encoding.Latin1.GetBytes(value));
        }
        catch (DecoderFallbackException)
        {
            return value;
        }
    }

    private IEnumerable<string> Parts(string body, string boundary)
    {
        var (parts, mark) = (new List<string>(), "--" + boundary);
        var (start, isClosed) = (-1, false);
        for (var at = 0; at < body.Length && !isClosed;)
        {
            var end = body.IndexOf('\n', at);
            var next = end < 0 ? body.Length : end + 1;
            if (string.CompareOrdinal(body, at, mark, 0, mark.Length) == 0)
            {
                var rest = body[(at + mark.Length)..next].Trim();
                if (rest is "" or "--")
                {
                    if (start >= 0) parts.Add(WithoutLineEnd(body[start..Math.Max(start, at)]));
                    (start, isClosed) = (next, rest == "--");
                }
            }

            at = next;
        }

        if (!isClosed)
        {
            found.Add(Problem("A multipart body has no end."));
            if (start >= 0) parts.Add(body[start..]);
        }

        return parts;
    }

    private byte[] Decoded(string body, List<MimeField> fields)
    {
        switch (fields.Find(field => Is(field, "Content-Transfer-Encoding"))?.Value.ToLowerInvariant() ?? "7bit")
        {
            case "quoted-printable":
                var octets = EncodedWordsReader.QuotedPrintable(body, out var problem);
                if (problem is not null) found.Add(Problem($"Quoted-printable text is damaged: {problem}."));
                return octets;
            case "base64":
                var buffer = new byte[body.Length];
                if (Convert.TryFromBase64String(body, buffer, out var written)) return buffer[..written];
                found.Add(Problem("Base64 is damaged."));
                return Encoding.Latin1.GetBytes(body);
            case "7bit" or "8bit" or "binary": return Encoding.Latin1.GetBytes(body);
            case var other:
                found.Add(Problem($"The transfer encoding '{Shown(other)}' is not known."));
                return Encoding.Latin1.GetBytes(body);
        }
    }

    private static string WithoutLineEnd(string text) => text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;

    internal static string Shown(string text) => string.Concat(text.Take(60).Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
