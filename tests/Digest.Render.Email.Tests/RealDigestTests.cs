using System.Text;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Email.Newsletters;
using Digest.Render.Html;
using Digest.Render.Html.Tests;

namespace Digest.Render.Email.Tests;

public class RealDigestTests
{
    [Fact]
    public void Every_sample_becomes_a_page_and_a_mail() => Check(Directory.EnumerateFiles(Repository.PathOf("samples")).Where(IsDigest));

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Every_real_digest_becomes_a_page_and_a_mail() => Check(Directory.EnumerateFiles(Repository.Corpus!, "*", SearchOption.AllDirectories).Where(IsDigest));

    private static bool IsDigest(string file) => Path.GetExtension(file) is ".md" or ".txt" && Path.GetFileName(file) != "README.md";

    private static void Check(IEnumerable<string> files)
    {
        var seen = 0;
        foreach (var file in files)
        {
            var issue = DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file)).Value;
            var (made, found) = (NewsletterComposer.Compose(issue, NewsletterTests.Options).Value, NewsletterComposer.Compose(issue, NewsletterTests.Options).Diagnostics);
            var page = HtmlLint.Check(IssuePage.Write(issue, new IssuePageOptions { Formulas = FormulaMarkup.Html }).Value);
            var mail = HtmlLint.Check(made.HtmlBody);
            Assert.True(Encoding.UTF8.GetByteCount(made.HtmlBody) <= 90_000 || found.Any(diagnostic => diagnostic.Rule == NewsletterRules.TooLarge), file);
            foreach (var text in (string[])[page.Body!.TextContent, mail.Body!.TextContent, made.TextBody])
                foreach (var paper in issue.Papers.Where(paper => !paper.Title.IsEmpty))
                    Assert.Contains(PlainText.Of(paper.Title).Split(' ')[0], text, StringComparison.Ordinal);
            Assert.DoesNotContain("\\ce", made.HtmlBody + made.TextBody, StringComparison.Ordinal);
            Assert.DoesNotContain("\\mathrm", made.HtmlBody + made.TextBody, StringComparison.Ordinal);
            seen++;
        }

        Assert.True(seen > 0);
    }
}
