using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Email.Newsletters;
using Digest.Render.Pdf;
using Digest.Render.Pdf.Pdf;
using Xunit.Abstractions;

namespace Digest.Cli.Tests;

/// <summary>What a source says is in everything that is made of it.</summary>
public partial class LossTests(ITestOutputHelper output)
{
    private static readonly string[] Sources = [".md", ".txt", ".html", ".json", ".csv"];

    public static IEnumerable<string> Files => CommandRun.Samples.Concat(Repository.Corpus is { } corpus
        ? Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories).Where(file => Sources.Contains(Path.GetExtension(file)) && !file.Contains("/truth/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : []);

    [JudgedFact("pdftotext")]
    [Trait("Category", "Corpus")]
    public void Every_letter_of_an_issue_is_in_its_pdf_in_order() => Check(issue =>
    {
        using var folder = new TempFolder();
        var bytes = PdfIssue.Render(issue, options: new PdfOptions { Compression = PdfCompression.Readable }).Value;
        File.WriteAllBytes(folder.PathOf("issue.pdf"), bytes);
        return Judge.Run("pdftotext", "-raw", folder.PathOf("issue.pdf"), "-").Output + string.Concat(Address().Matches(Encoding.Latin1.GetString(bytes)).Select(match => $"\n{match.Groups[1].Value.Replace("\\", "", StringComparison.Ordinal)}"));
    });

    [Fact]
    [Trait("Category", "Corpus")]
    public void Every_letter_of_an_issue_is_in_the_text_of_its_mail_in_order() =>
        Check(issue => NewsletterComposer.Compose(issue, Options).Value.TextBody);

    [Fact]
    [Trait("Category", "Corpus")]
    public void Every_letter_of_an_issue_is_in_the_page_of_its_mail_in_order() => Check(issue => Visible(NewsletterComposer.Compose(issue, Options).Value.HtmlBody));

    private static NewsletterOptions Options => new()
    {
        SizeLimit = int.MaxValue,
        MostAuthors = null,
        Papers = PaperLength.Full,
    };

    private static string Visible(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        foreach (var picture in page.Images.ToList()) picture.Replace(page.CreateTextNode(picture.AlternativeText ?? ""));
        return page.Body!.TextContent + string.Concat(page.Links.Select(link => "\n" + link.GetAttribute("href")));
    }

    [GeneratedRegex(@"/URI \(((?:\\.|[^\\)])*)\)")]
    private static partial Regex Address();

    private void Check(Func<Issue, string> text)
    {
        var lost = 0;
        foreach (var file in Files)
        {
            var issue = DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file)).Value;
            var missing = IssueWords.Missing(issue, text(issue));
            if (missing.Count > 0) output.WriteLine($"{Path.GetFileName(file)}: {missing.Count}\n  {string.Join("\n  ", missing.Take(12).Select(line => line.ReplaceLineEndings(" ")))}");
            lost += missing.Count;
        }

        Assert.Equal(0, lost);
    }
}
