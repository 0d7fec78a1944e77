using BenchmarkDotNet.Attributes;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Render.Email.Mime;
using Digest.Render.Email.Newsletters;
using Digest.Render.Html;
using Digest.Render.Pdf;

namespace Digest.Benchmarks;

/// <summary>From the typed issue to the web page, to the newsletter, and to the bytes of a message with the PDF attached.</summary>
[MemoryDiagnoser]
public class WebAndMailBenchmarks
{
    private const string FileName = "issue.pdf";
    private static readonly MailAddress Lab = MailAddress.Parse("Lab <lab@example.org>");

    private readonly Issue issue = Sample.Issue;
    private readonly MailMessage message;

    public WebAndMailBenchmarks()
    {
        message = NewsletterMessage.Build(ComposeNewsletter().Value, new Addressing
        {
            From = Lab,
            To = Lab,
            Date = DateTimeOffset.UnixEpoch,
            MessageId = MessageIds.For(issue.Id, Lab, Lab),
            Attachment = new MimeBody.Attachment("application/pdf", FileName, [.. PdfIssue.Render(issue).Value]),
        });
    }

    [Benchmark]
    public Diagnosed<string> WritePage() => IssuePage.Write(issue, new IssuePageOptions());

    [Benchmark]
    public Diagnosed<Newsletter> ComposeNewsletter() => NewsletterComposer.Compose(issue, new NewsletterOptions { AttachmentName = FileName });

    [Benchmark]
    public byte[] WriteMime() => MimeWriter.Write(message);
}
