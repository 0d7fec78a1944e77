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

    /// <summary>The series whose issues readers show as one thread; null for none.</summary>
    public string? Series { get; init; }

    /// <summary>The PDF that goes with it, or null; a body that is made before has its own.</summary>
    public MimeBody.Attachment? Attachment { get; init; }
}

/// <summary>
/// A newsletter as a message to one reader: text and HTML as alternatives, the HTML's pictures with it, the attachment after them. What belongs to one reader alone,
/// such as an address that ends the subscription, stands in headers.
/// </summary>
public static class NewsletterMessage
{
    /// <summary>The message.</summary>
    public static MailMessage Build(Newsletter newsletter, Addressing addressing) => Build(newsletter.Subject, Body(newsletter, addressing.Attachment), addressing);

    /// <summary>The message with a body that is made already, see <see cref="NewsletterEditions"/>.</summary>
    public static MailMessage Build(string subject, MimeBody body, Addressing addressing) => new()
    {
        From = addressing.From,
        To = [addressing.To],
        ReplyTo = addressing.ReplyTo,
        Subject = subject,
        Date = addressing.Date,
        MessageId = addressing.MessageId,
        References = addressing.Series is { } series ? [MessageIds.ForSeries(series, addressing.From)] : [],
        ListId = addressing.ListId,
        ListUnsubscribe = addressing.ListUnsubscribe,
        OneClick = addressing.OneClick,
        Body = body,
    };

    /// <summary>The body: <c>mixed(alternative(text, related(html, pictures)), attachment)</c>, without the layers that would hold one part.</summary>
    public static MimeBody Body(Newsletter newsletter, MimeBody.Attachment? attachment)
    {
        MimeBody html = new MimeBody.Text("html", newsletter.HtmlBody);
        if (!newsletter.Pictures.IsEmpty) html = new MimeBody.Multipart("related", [html, .. newsletter.Pictures.Select(Part)]);
        MimeBody body = new MimeBody.Multipart("alternative", [new MimeBody.Text("plain", newsletter.TextBody) { Flow = TextFlow.Flowed }, html]);
        return attachment is null ? body : new MimeBody.Multipart("mixed", [body, attachment]);
    }

    internal static MimeBody.Picture Part(NewsletterPicture picture) => new("image/png", picture.FileName, picture.ContentId, picture.Octets);
}
