using Digest.Model;
using Digest.Render.Email.Mime;

namespace Digest.Render.Email.Newsletters;

/// <summary>To whom and when a newsletter goes.</summary>
public sealed record Addressing
{
    /// <summary>Who sends it.</summary>
    public required MailAddress From { get; init; }

    /// <summary>Who gets it.</summary>
    public required MailAddress To { get; init; }

    /// <summary>Where answers go; null for the sender.</summary>
    public MailAddress? ReplyTo { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The message's identifier without brackets; see <see cref="MessageIds.For"/>.</summary>
    public required string MessageId { get; init; }

    /// <summary>The mailing list's identifier (RFC 2919), or null.</summary>
    public string? ListId { get; init; }

    /// <summary>Addresses that end the subscription (RFC 2369); empty for none.</summary>
    public EquatableArray<string> ListUnsubscribe { get; init; }

    /// <summary>Whether the https address among them ends it by one request (RFC 8058).</summary>
    public OneClick OneClick { get; init; }

    /// <summary>The PDF that goes with it, or null.</summary>
    public MimeBody.Attachment? Attachment { get; init; }
}

/// <summary>A newsletter as a message to one reader: text and HTML as alternatives, the attachment after them.</summary>
public static class NewsletterMessage
{
    /// <summary>The message.</summary>
    public static MailMessage Build(Newsletter newsletter, Addressing addressing)
    {
        var text = new MimeBody.Text("plain", newsletter.TextBody) { Flow = TextFlow.Flowed };
        MimeBody body = new MimeBody.Multipart("alternative", [text, new MimeBody.Text("html", newsletter.HtmlBody)]);
        if (addressing.Attachment is { } file) body = new MimeBody.Multipart("mixed", [body, file]);
        return new MailMessage
        {
            From = addressing.From,
            To = [addressing.To],
            ReplyTo = addressing.ReplyTo,
            Subject = newsletter.Subject,
            Date = addressing.Date,
            MessageId = addressing.MessageId,
            ListId = addressing.ListId,
            ListUnsubscribe = addressing.ListUnsubscribe,
            OneClick = addressing.OneClick,
            Body = body,
        };
    }
}
