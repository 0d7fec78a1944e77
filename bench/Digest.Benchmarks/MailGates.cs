using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Email.Mime;
using Digest.Render.Email.Newsletters;
using Digest.Render.Pdf;

namespace Digest.Benchmarks;

/// <summary>How many messages one core makes of a digest with its PDF: editions of one's own, and one body under headers of one's own. Each rate is the best of many rounds.</summary>
internal static class MailGates
{
    // A real digest of three papers where there is one, else the sample.
    private const string Real = "2026-03-21.full.txt";
    private const int Round = 200;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(4);
    private static readonly MailAddress Lab = MailAddress.Parse("Lab <lab@example.org>");

    /// <summary>Measures, prints one table, and returns 0 when every gate is held, else 1.</summary>
    public static int Run()
    {
        var (name, issue) = Digest();
        var options = new NewsletterOptions { AttachmentName = "issue.pdf" };
        // Names whom the issue names; where it names nobody, a paper is made to name one.
        if (!issue.Papers.Any(paper => !paper.Mentions.IsEmpty)) issue = WithMention(issue);
        var reader = issue.Papers.SelectMany(paper => paper.Mentions).First().Name;
        var newsletter = NewsletterComposer.Compose(issue, options).Value;
        var pdf = new MimeBody.Attachment("application/pdf", "issue.pdf", [.. PdfIssue.Render(issue).Value]);
        var editions = new NewsletterEditions(issue, options, newsletter, pdf);
        var target = new ArrayBufferWriter<byte>(editions.Shared.Length + 8192);
        var isHeld = true;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: HTML {newsletter.HtmlBody.Length} characters, text {newsletter.TextBody.Length}, PDF {pdf.Octets.Count} bytes, message {editions.Shared.Length} bytes\n\n| gate | messages a second | at least | held |\n|---|---:|---:|---|"));
        Row("an edition of one's own for each", Rate(at => Write(editions.For(reader), at)), 2_000);
        Row("one body, headers of one's own", Rate(at => Write(editions.Shared, at)), 20_000);
        return isHeld ? 0 : 1;

        void Write(MimeBody body, int at)
        {
            target.ResetWrittenCount();
            var to = MailAddress.Create("", string.Create(CultureInfo.InvariantCulture, $"reader{at}@example.org"));
            MimeWriter.Write(NewsletterMessage.Build(newsletter.Subject, body, new Addressing
            {
                From = Lab,
                To = to,
                Date = DateTimeOffset.UnixEpoch,
                MessageId = MessageIds.For(issue.Id, to, Lab),
                Series = issue.Series,
                ListId = "letters.example.org",
                ListUnsubscribe = [string.Create(CultureInfo.InvariantCulture, $"https://example.org/leave?u={at}")],
                OneClick = OneClick.Promised,
            }), target);
        }

        void Row(string gate, double rate, double least)
        {
            isHeld &= rate >= least;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {gate} | {rate:0} | {least:0} | {(rate >= least ? "yes" : "**no**")} |"));
        }
    }

    private static (string Name, Issue Issue) Digest()
    {
        var folder = Environment.GetEnvironmentVariable("DIGEST_CORPUS_DIR") ?? Sample.PathOf("..", "shared", "corpus");
        var file = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Real, SearchOption.AllDirectories).FirstOrDefault() : null;
        return file is null ? (Sample.Name, Sample.Issue) : (Real, DigestReader.Read(Real, File.ReadAllBytes(file)).Value);
    }

    private static Issue WithMention(Issue issue)
    {
        var isFirst = true;
        return issue with { Sections = [.. issue.Sections.Select(section => section with { Content = [.. section.Content.Select(Named)] })] };

        SectionItem Named(SectionItem item)
        {
            if (!isFirst || item is not SectionItem.OfPaper { Paper: { Fields.IsEmpty: false } paper }) return item;
            isFirst = false;
            return new SectionItem.OfPaper(paper with { Mentions = [new Mention("Ada Lovelace", paper.Fields[0].Label)] });
        }
    }

    private static double Rate(Action<int> write)
    {
        var best = TimeSpan.MaxValue;
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < Long;)
        {
            var start = Stopwatch.GetTimestamp();
            for (var at = 0; at < Round; at++) write(at);
            if (Stopwatch.GetElapsedTime(start) is var took && took < best) best = took;
        }

        return Round / best.TotalSeconds;
    }
}
