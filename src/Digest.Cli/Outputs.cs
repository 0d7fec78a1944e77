using System.Globalization;
using System.Text;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Render.Email.Mime;
using Digest.Render.Email.Newsletters;
using Digest.Render.Html;
using Digest.Render.Pdf;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Pictures;

namespace Digest.Cli;

/// <summary>Everything that can be made of an issue, by the name it has on the command line.</summary>
internal static class Outputs
{
    /// <summary>The names of the outputs.</summary>
    public static readonly IReadOnlyList<string> Formats = ["pdf", "web", "email", "text", "json", "markdown", "png", "svg"];

    /// <summary>The file that an output goes to; for pictures, the first page's.</summary>
    public static string NameOf(string source, string format) => SourceFolder.BaseNameOf(source) + format switch
    {
        "web" => ".html",
        "email" => ".eml",
        "text" => ".txt",
        "markdown" => ".md",
        "png" or "svg" => $"-1.{format}",
        _ => "." + format,
    };

    /// <summary>False when nothing could be read or what was read is no digest, so that no empty or senseless outputs are written.</summary>
    public static bool IsReadable(ReadSource read) =>
        !read.Issue.Diagnostics.Any(diagnostic => diagnostic.Rule == RecognitionRules.NoDigest || diagnostic.Rule == ReadingRules.NotText || diagnostic.Rule == ReadingRules.Empty || diagnostic.Rule == ReadingRules.NewerForm);

    /// <summary>The files of one output with their names; what was found on the way is added to <paramref name="diagnostics"/>.</summary>
    public static IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Make(ReadSource read, string format, List<Diagnostic> diagnostics)
    {
        var issue = read.Issue.Value;
        return format switch
        {
            "pdf" => [(NameOf(read.Path, format), Keep(read.Pdf, diagnostics))],
            "web" => [(NameOf(read.Path, format), Utf8(Keep(IssuePage.Write(issue, new IssuePageOptions { Chemistry = read.Chemistry }), diagnostics)))],
            "email" => Mail(read, diagnostics),
            "text" => [(NameOf(read.Path, format), Utf8(Keep(NewsletterComposer.Compose(issue, new NewsletterOptions()), diagnostics).TextBody))],
            "json" => [(NameOf(read.Path, format), Utf8(IssueJson.Write(issue, read.Issue.Diagnostics)))],
            "markdown" => [(NameOf(read.Path, format), Utf8(IssueMarkdown.Write(issue)))],
            "png" => Pages(read, page => PngPicture.Write(page.Frame, read.Scale), "png", diagnostics),
            "svg" => Pages(read, page => Encoding.UTF8.GetBytes(SvgPicture.Write(page.Frame)), "svg", diagnostics),
            _ => throw new InvalidOperationException($"No output {format}."),
        };
    }

    /// <summary>The newsletter as a message to nobody in particular, dated as the issue: a preview that is the same each time it is made.</summary>
    public static ReadOnlyMemory<byte> Message(ReadSource read, List<Diagnostic> diagnostics)
    {
        var issue = read.Issue.Value;
        var pdf = Attachment(read, Keep(read.MailPdf, diagnostics));
        var newsletter = Keep(NewsletterComposer.Compose(issue, new NewsletterOptions { AttachmentName = pdf.FileName, Chemistry = read.Chemistry }), diagnostics);
        var nobody = MailAddress.Parse("Digest <digest@localhost>");
        return MimeWriter.Write(NewsletterMessage.Build(newsletter, new Addressing
        {
            From = nobody,
            To = nobody,
            Date = new DateTimeOffset((issue.Date ?? new DateOnly(2000, 1, 1)).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero),
            MessageId = MessageIds.For(issue.Id, nobody, nobody),
            Attachment = pdf,
        }));
    }

    // The message, and its HTML as a page with the pictures beside it.
    private static IEnumerable<(string, ReadOnlyMemory<byte>)> Mail(ReadSource read, List<Diagnostic> diagnostics)
    {
        yield return (NameOf(read.Path, "email"), Message(read, diagnostics));
        var name = read.BaseName + ".mail";
        var page = NewsletterComposer.Compose(read.Issue.Value, new NewsletterOptions { AttachmentName = read.BaseName + ".pdf", Chemistry = read.Chemistry, PictureFiles = name }).Value;
        yield return (name + ".html", Utf8(page.HtmlBody));
        foreach (var picture in page.Pictures) yield return (picture.FileName, picture.Octets.ToArray());
    }

    /// <summary>The PDF as it goes with a mail: named after its source.</summary>
    public static MimeBody.Attachment Attachment(ReadSource read, byte[] pdf) => new("application/pdf", $"{read.BaseName}.pdf", new EquatableArray<byte>([.. pdf]));

    /// <summary>A stage's value, its diagnostics put with the others.</summary>
    public static T Keep<T>(Diagnosed<T> made, List<Diagnostic> diagnostics)
    {
        diagnostics.AddRange(made.Diagnostics);
        return made.Value;
    }

    private static IEnumerable<(string, ReadOnlyMemory<byte>)> Pages(ReadSource read, Func<Page, byte[]> draw, string extension, List<Diagnostic> diagnostics) =>
        Keep(IssueLayout.Lay(read.Issue.Value, read.Fonts, read.Theme, read.Pages), diagnostics).Pages
            .Select((page, i) => (string.Create(CultureInfo.InvariantCulture, $"{read.BaseName}-{i + 1}.{extension}"), (ReadOnlyMemory<byte>)draw(page)));

    private static ReadOnlyMemory<byte> Utf8(string text) => new UTF8Encoding(false).GetBytes(text);
}
