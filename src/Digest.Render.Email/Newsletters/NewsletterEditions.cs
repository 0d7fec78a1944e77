using Digest.Model.Document;
using Digest.Render.Email.Mime;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// The bodies of one newsletter's messages. What all readers share (text, HTML, pictures, the PDF) is encoded once; a reader whom the issue names gets the same with
/// what names him put before it.
/// </summary>
public sealed class NewsletterEditions
{
    private static readonly MimeBody.Text HtmlPart = new("html", "");

    private readonly Issue issue;
    private readonly NewsletterOptions options;
    private readonly Concerned concerned;
    private readonly (EncodedText Before, EncodedText After) text, html;
    private readonly EncodedBody[] pictures;
    private readonly EncodedBody? attachment;

    /// <summary>Encodes what is shared; <paramref name="newsletter"/> was composed of the same issue with the same options, which name no reader.</summary>
    /// <exception cref="ArgumentException">The options name a reader.</exception>
    public NewsletterEditions(Issue issue, NewsletterOptions options, Newsletter newsletter, MimeBody.Attachment? attachment)
    {
        if (options.Reader is not null) throw new ArgumentException("The newsletter that all share is composed for no reader.", nameof(options));
        this.issue = options.Audience == Audience.Public ? PublicIssue.Of(issue) : issue;
        this.options = NewsletterComposer.Checked(options, []);
        concerned = new Concerned(this.issue);
        text = Halves(newsletter.TextBody, newsletter.PersonalAt.Text);
        html = Halves(newsletter.HtmlBody, newsletter.PersonalAt.Html);
        pictures = [.. newsletter.Pictures.Select(picture => EncodedBody.Of(NewsletterMessage.Part(picture)))];
        this.attachment = attachment is null ? null : EncodedBody.Of(attachment);
        Shared = new(Body([], []));
    }

    /// <summary>The body for everybody whom the issue does not name.</summary>
    public MimeBody.Encoded Shared { get; }

    /// <summary>The body for a reader of this name; <see cref="Shared"/> when the issue does not name him.</summary>
    public MimeBody.Encoded For(string reader)
    {
        var papers = concerned.For(reader);
        if (papers.Count == 0) return Shared;
        return new(Body([EncodedText.Of(TextBody.Personal(issue, options, papers))], [EncodedText.Of(HtmlBody.Personal(issue, options, papers))]));
    }

    private EncodedBody Body(EncodedText[] ofText, EncodedText[] ofHtml)
    {
        var page = EncodedBody.OfText("html", TextFlow.Fixed, [html.Before, .. ofHtml, html.After]);
        if (pictures.Length > 0) page = EncodedBody.OfParts("related", [page, .. pictures], HtmlPart);
        var body = EncodedBody.OfParts("alternative", [EncodedBody.OfText("plain", TextFlow.Flowed, [text.Before, .. ofText, text.After]), page], null);
        return attachment is null ? body : EncodedBody.OfParts("mixed", [body, attachment], null);
    }

    private static (EncodedText, EncodedText) Halves(string body, int at) => (at == 0 ? new([], []) : EncodedText.Of(body.AsSpan(0, at)), EncodedText.Of(body.AsSpan(at)));
}
