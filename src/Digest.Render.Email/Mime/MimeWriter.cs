using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Digest.Model;

namespace Digest.Render.Email.Mime;

/// <summary>
/// A message as bytes (RFC 5322, RFC 2045, RFC 2046): ASCII alone, CRLF line ends, lines of at most 78 characters where a line can be folded and
/// never above 998, so that every server takes it without extensions. Boundaries are hashes of what they part, and tried against it.
/// </summary>
public static class MimeWriter
{
    /// <summary>The message's bytes; the same message gives the same bytes.</summary>
    /// <exception cref="ArgumentException">A value cannot stand in a header: it holds a line end or another control character, or it is no token where one is due.</exception>
    public static byte[] Write(MailMessage message) => [.. WriteHead(message), .. WriteBody(message.Body)];

    /// <summary>What is a message's own: its header up to the fields that tell of the body. Followed by <see cref="WriteBody"/> it is the message.</summary>
    /// <exception cref="ArgumentException">A value cannot stand in a header.</exception>
    public static byte[] WriteHead(MailMessage message)
    {
        if (message.To.IsEmpty) throw new ArgumentException("A message names at least one reader.", nameof(message));
        var text = new StringBuilder();
        text.Append(HeaderLine.Words("Date", [Date(message.Date)]));
        text.Append(HeaderLine.Addresses("From", [message.From]));
        if (message.ReplyTo is { } reply) text.Append(HeaderLine.Addresses("Reply-To", [reply]));
        text.Append(HeaderLine.Addresses("To", message.To));
        text.Append(HeaderLine.Words("Message-ID", [$"<{Identifier(message.MessageId)}>"]));
        text.Append(HeaderLine.Text("Subject", message.Subject));
        ListHeaders(text, message);
        text.Append(HeaderLine.Words("Auto-Submitted", ["auto-generated"]));
        text.Append("MIME-Version: 1.0\r\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>A body with the fields that tell of it: all that messages to many readers have in common.</summary>
    /// <exception cref="ArgumentException">A value cannot stand in a header.</exception>
    public static byte[] WriteBody(MimeBody body) => Encoding.ASCII.GetBytes(Body(body));

    private static void ListHeaders(StringBuilder text, MailMessage message)
    {
        if (message.ListId is { } list) text.Append(HeaderLine.Words("List-Id", [$"<{HeaderValue.CheckedToken(list, "List-Id")}>"]));
        if (message.ListUnsubscribe.IsEmpty) return;
        var last = message.ListUnsubscribe.Count - 1;
        text.Append(HeaderLine.Words("List-Unsubscribe", message.ListUnsubscribe.Select((url, at) => $"<{Address(url)}>{(at < last ? "," : "")}")));
        if (message.OneClick == OneClick.Promised) text.Append(HeaderLine.Words("List-Unsubscribe-Post", ["List-Unsubscribe=One-Click"]));
    }

    private static string Address(string url) =>
        HeaderValue.CheckedToken(url, "List-Unsubscribe").IndexOfAny(['<', '>', ',']) < 0 ? url : throw new ArgumentException($"List-Unsubscribe '{url}' holds a bracket or comma; write it percent-encoded.", nameof(url));

    private static string Identifier(string id) =>
        HeaderValue.CheckedToken(id, "Message-ID").Count(c => c == '@') == 1 && id.IndexOfAny(['<', '>']) < 0 && id[0] != '@' && id[^1] != '@' ? id : throw new ArgumentException($"Message-ID '{id}' must be left@domain without brackets.", nameof(id));

    // RFC 5322, section 3.3; a zone is given in figures.
    private static string Date(DateTimeOffset date) =>
        date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    private static string Body(MimeBody body) => body switch
    {
        MimeBody.Text text => Text(text),
        MimeBody.Attachment attachment => Attachment(attachment),
        MimeBody.Multipart multipart => Multipart(multipart),
        _ => throw new InvalidOperationException($"{body.GetType().Name} is not in the closed set of bodies."),
    };

    private static string Text(MimeBody.Text text)
    {
        var type = HeaderValue.CheckedToken(text.Subtype, "A text's subtype");
        string[] words = text.Flow == TextFlow.Flowed ? [$"text/{type};", "charset=utf-8;", "format=flowed"] : [$"text/{type};", "charset=utf-8"];
        return HeaderLine.Words("Content-Type", words) + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + Ended(QuotedPrintable.Encode(text.Value));
    }

    // The name in ASCII stands in Content-Type alone: beside filename*, a second filename would be a parameter given twice.
    private static string Attachment(MimeBody.Attachment file)
    {
        if (file.FileName.Length == 0 || file.FileName.IndexOfAny(['/', '\\']) >= 0) throw new ArgumentException($"'{file.FileName}' is no file name without a folder.", nameof(file));
        var plain = HeaderParameter.Plain(HeaderValue.Checked(file.FileName, "A file name"));
        return HeaderLine.Words("Content-Type", [HeaderValue.CheckedToken(file.MediaType, "A media type") + ";", .. HeaderParameter.Words("name", plain)]) +
            HeaderLine.Words("Content-Disposition", ["attachment;", .. HeaderParameter.Words("filename", file.FileName)]) +
            "Content-Transfer-Encoding: base64\r\n\r\n" + Base64Lines.Encode(file.Octets.AsSpan());
    }

    private static string Multipart(MimeBody.Multipart multipart)
    {
        if (multipart.Parts.IsEmpty) throw new ArgumentException("A multipart body has at least one part.", nameof(multipart));
        var parts = multipart.Parts.Select(Body).ToList();
        var boundary = Boundary(parts);
        var text = new StringBuilder(HeaderLine.Words("Content-Type", [$"multipart/{HeaderValue.CheckedToken(multipart.Subtype, "A multipart's subtype")};", $"boundary=\"{boundary}\""])).Append("\r\n");
        foreach (var part in parts) text.Append("--").Append(boundary).Append("\r\n").Append(part).Append("\r\n");
        return text.Append("--").Append(boundary).Append("--\r\n").ToString();
    }

    // "=_" stands in neither quoted-printable nor base64 (RFC 2045, section 6.7); headers of inner parts are why it is tried all the same.
    private static string Boundary(List<string> parts)
    {
        for (var attempt = 0; ; attempt++)
        {
            var hashed = Encoding.ASCII.GetBytes(string.Concat(parts) + attempt.ToString(CultureInfo.InvariantCulture));
            var boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(hashed))[..32];
            if (!parts.Exists(part => part.Contains(boundary, StringComparison.Ordinal))) return boundary;
        }
    }

    private static string Ended(string lines) => lines.EndsWith("\r\n", StringComparison.Ordinal) ? lines : lines + "\r\n";
}
