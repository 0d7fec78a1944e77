using System.Buffers;
using System.Globalization;
using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>
/// A message as bytes (RFC 5322): ASCII alone, CRLF line ends, lines of at most 78 characters where a line can be folded and never above 998, so that every server
/// takes it without extensions. The one exception is an address that has no ASCII form (<see cref="MailAddress.NeedsUtf8"/>): it stands in UTF-8, and the server must offer SMTPUTF8. A body that is encoded already is only copied, so that many messages cost little more than their headers.
/// </summary>
public static class MimeWriter
{
    /// <summary>The message's bytes; the same message gives the same bytes.</summary>
    /// <exception cref="ArgumentException">A header's word is longer than a line may be, or one request is promised without an https address.</exception>
    public static byte[] Write(MailMessage message)
    {
        var (head, body) = (WriteHead(message), message.Body.Encode().Body);
        var octets = GC.AllocateUninitializedArray<byte>(head.Length + body.Length);
        head.CopyTo(octets, 0);
        body.CopyTo(octets.AsSpan(head.Length));
        return octets;
    }

    /// <summary>Writes the message's bytes into <paramref name="target"/>, which a caller can clear and use again for the next message.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Write(MailMessage)"/>.</exception>
    public static void Write(MailMessage message, IBufferWriter<byte> target)
    {
        var (head, body) = (WriteHead(message), message.Body.Encode().Body);
        var octets = target.GetSpan(head.Length + body.Length);
        head.CopyTo(octets);
        body.CopyTo(octets[head.Length..]);
        target.Advance(head.Length + body.Length);
    }

    /// <summary>What is a message's own: its header up to the fields that tell of the body. Followed by <see cref="WriteBody"/> it is the message.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Write(MailMessage)"/>.</exception>
    public static byte[] WriteHead(MailMessage message)
    {
        var text = new StringBuilder();
        text.Append(HeaderLine.Words("Date", [Date(message.Date)]));
        text.Append(HeaderLine.Addresses("From", [message.From]));
        if (message.ReplyTo is { } reply) text.Append(HeaderLine.Addresses("Reply-To", [reply]));
        text.Append(HeaderLine.Addresses("To", message.To));
        text.Append(HeaderLine.Words("Message-ID", [$"<{message.MessageId}>"]));
        if (!message.References.IsEmpty) text.Append(HeaderLine.Words("References", message.References.Select(id => $"<{id}>")));
        text.Append(HeaderLine.Text("Subject", message.Subject));
        ListHeaders(text, message);
        text.Append(HeaderLine.Words("Auto-Submitted", ["auto-generated"]));
        text.Append("MIME-Version: 1.0\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A body with the fields that tell of it: all that messages to many readers have in common.</summary>
    public static byte[] WriteBody(MimeBody body)
    {
        var encoded = body.Encode().Body;
        var octets = GC.AllocateUninitializedArray<byte>(encoded.Length);
        encoded.CopyTo(octets);
        return octets;
    }

    private static void ListHeaders(StringBuilder text, MailMessage message)
    {
        if (message.ListId is { } list) text.Append(HeaderLine.Words("List-Id", [$"<{list}>"]));
        if (message.OneClick == OneClick.Promised && !message.ListUnsubscribe.Any(HeaderValue.IsHttps)) throw new ArgumentException("Unsubscribing by one request needs an https address.", nameof(message));
        if (message.ListUnsubscribe.IsEmpty) return;
        var last = message.ListUnsubscribe.Count - 1;
        text.Append(HeaderLine.Words("List-Unsubscribe", message.ListUnsubscribe.Select((url, at) => $"<{url}>{(at < last ? "," : "")}")));
        if (message.OneClick == OneClick.Promised) text.Append(HeaderLine.Words("List-Unsubscribe-Post", ["List-Unsubscribe=One-Click"]));
    }

    // RFC 5322, section 3.3; a zone is given in figures.
    private static string Date(DateTimeOffset date) =>
        date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
}
