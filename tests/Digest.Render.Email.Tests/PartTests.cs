using System.Text;
using System.Text.RegularExpressions;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Email.Mime;
using Digest.Render.Email.Newsletters;
using Digest.Render.Html.Tests;

namespace Digest.Render.Email.Tests;

public class PartTests
{
    private static readonly Issue Named = ManyPapers.Issue(6);

    [Fact]
    public void Sixty_papers_stay_below_the_limit_and_the_text_has_all_of_them()
    {
        var made = NewsletterComposer.Compose(ManyPapers.Issue(60), NewsletterTests.Options);
        Assert.InRange(Encoding.UTF8.GetByteCount(made.Value.HtmlBody), 70_000, 90_000);
        var page = HtmlLint.Check(made.Value.HtmlBody).Body!.TextContent;
        for (var n = 1; n <= 60; n++)
        {
            Assert.Contains($"station {n} and", page, StringComparison.Ordinal);
            Assert.Contains($"Finding {n} is that", made.Value.TextBody.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        }

        var told = Assert.Single(made.Diagnostics, diagnostic => diagnostic.Rule.Id == "DG5002");
        Assert.Contains("short: ", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Diagnostics, diagnostic => diagnostic.Rule.Id == "DG5003");
        Assert.Contains("Full text in the PDF.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(9, 6)]
    public void More_than_eight_papers_are_short_below_the_best_three(int papers, int shortened)
    {
        var made = NewsletterComposer.Compose(ManyPapers.Issue(papers), NewsletterTests.Options with { SizeLimit = 1_000_000 }).Value;
        Assert.Equal(shortened, Regex.Count(made.HtmlBody, "Full text in the PDF"));
        Assert.Equal(papers, Regex.Count(NewsletterComposer.Compose(ManyPapers.Issue(papers), NewsletterTests.Options with { Papers = PaperLength.Short }).Value.HtmlBody, "Full text in the PDF"));
    }

    [Fact]
    public void A_short_paper_has_its_first_two_sentences()
    {
        var text = HtmlLint.Check(NewsletterComposer.Compose(ManyPapers.Issue(9), NewsletterTests.Options with { Papers = PaperLength.Short }).Value.HtmlBody).Body!.TextContent;
        Assert.Contains("Finding 7 is that snow lasts 7 days longer. It was measured twice.Full", Regex.Replace(text.Replace('\u00A0', ' '), @"\s*\n\s*", ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_named_sees_that_first()
    {
        var shared = NewsletterComposer.Compose(Named, NewsletterTests.Options).Value;
        Assert.Contains("Who should read what", shared.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("For you", shared.HtmlBody + shared.TextBody, StringComparison.Ordinal);
        foreach (var name in (string[])["Ada Lovelace", "lovelace, ada"])
        {
            var own = NewsletterComposer.Compose(Named, NewsletterTests.Options with { Reader = name }).Value;
            var page = HtmlLint.Check(own.HtmlBody);
            Assert.Equal("For you", page.QuerySelectorAll("h2")[0].TextContent);
            Assert.Equal(2, Regex.Count(own.HtmlBody, "</a>: Ada Lovelace could fit it\\.</p>"));
            Assert.Contains("Ada Lovelace could", own.TextBody[..own.TextBody.IndexOf("Finding", StringComparison.Ordinal)], StringComparison.Ordinal);
        }

        Assert.Equal(shared, NewsletterComposer.Compose(Named, NewsletterTests.Options with { Reader = "Grace Hopper" }).Value);
    }

    [Fact]
    public void Editions_that_share_what_is_encoded_are_those_that_are_composed_alone()
    {
        var shared = NewsletterComposer.Compose(Named, NewsletterTests.Options).Value;
        var pdf = new MimeBody.Attachment("application/pdf", "x.pdf", [1, 2, 3]);
        var editions = new NewsletterEditions(Named, NewsletterTests.Options, shared, pdf);
        Assert.Same(editions.Shared, editions.For("Grace Hopper"));
        foreach (var reader in (string[])["Ada Lovelace", "Grace Hopper"])
        {
            var alone = NewsletterComposer.Compose(Named, NewsletterTests.Options with { Reader = reader }).Value;
            var read = MimeReader.Read(MimeWriter.Write(NewsletterMessage.Build(shared.Subject, editions.For(reader), Addressed(reader))));
            Assert.Empty(read.Diagnostics);
            Assert.Equal(alone.HtmlBody, read.Value.All.Single(part => part.MediaType == "text/html").Text.ReplaceLineEndings("\n"));
            Assert.Equal(alone.TextBody, read.Value.All.Single(part => part.MediaType == "text/plain").Text.ReplaceLineEndings("\n"));
        }
    }

    internal static Addressing Addressed(string name) => new()
    {
        From = MailAddress.Parse("Lab <lab@example.org>"),
        To = MailAddress.Create(name, "reader@example.org"),
        Date = DateTimeOffset.UnixEpoch,
        MessageId = "x@example.org",
        Series = "Letters",
    };

    [Fact]
    public void The_public_sees_no_relevance_and_nobody()
    {
        var made = NewsletterComposer.Compose(Named with { Lead = [new Block.Paragraph(MadeIssue.Words("Thanks to Ada Lovelace."))] }, NewsletterTests.Options with { Audience = Audience.Public, Reader = "Ada Lovelace" }).Value;
        foreach (var body in (string[])[made.HtmlBody, made.TextBody])
        {
            Assert.DoesNotContain("Lovelace", body, StringComparison.Ordinal);
            Assert.DoesNotContain("Relevance for us", body, StringComparison.Ordinal);
            Assert.DoesNotContain("Who should read", body, StringComparison.Ordinal);
            Assert.Contains("Finding 3", body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Ada, look at this first.", false)]
    [InlineData("This is one for Lovelace\u2019s group.", false)]
    [InlineData("ADA LOVELACE knows the site.", false)]
    [InlineData("Adaptation to drought is what all three have in common.", true)]
    [InlineData("Everything ends in May.", true)]
    [InlineData("Rossi and others measured it twice.", true)]
    public void The_public_reads_no_part_of_a_name_but_what_is_a_word_or_an_author_too(string text, bool isKept)
    {
        var paper = Named.Papers.First();
        var issue = Named with
        {
            Lead = [new Block.Paragraph(MadeIssue.Words(text)), new Block.Paragraph(MadeIssue.Words("It may rain."))],
            Sections =
            [
                new Section { Title = MadeIssue.Words("Seen together"), Content = [new SectionItem.OfSynthesis(new SynthesisPart { Kind = SynthesisKind.Other, Title = MadeIssue.Words("Themes"), Text = [new Block.Paragraph(MadeIssue.Words(text))] })] },
                new Section { Content = [new SectionItem.OfPaper(paper with { Authors = [new Author("Maria Rossi", [])], Mentions = [new Mention("Ada Lovelace", "Relevance"), new Mention("Maria Rossi", "Relevance"), new Mention("May Chen", "Relevance")] })] },
            ],
        };
        var read = PublicIssue.Of(issue);
        Assert.Equal(isKept ? 2 : 1, read.Lead.Count);
        Assert.Equal(isKept, PlainText.Of(read.Synthesis.Single().Text).Length > 0);
    }

    [Fact]
    public void Figures_stay_with_their_units()
    {
        Assert.Equal("at 1.4\u00A0±\u00A00.3\u00A0°C in 5 rooms [3", Quantities.Tied("at 1.4 ± 0.3 °C in 5 rooms [3"));
        Assert.Equal("", Quantities.Tied(""));
        Assert.Equal(" 5 ", Quantities.Tied(" 5 "));
    }

    [Fact]
    public void Formulas_in_two_dimensions_are_pictures_that_go_with_the_message()
    {
        var made = NewsletterComposer.Compose(MadeIssue.Full, NewsletterTests.Options).Value;
        var picture = Assert.Single(made.Pictures);
        var tag = HtmlLint.Check(made.HtmlBody).QuerySelector("img")!;
        Assert.Equal("cid:" + picture.ContentId, tag.GetAttribute("src"));
        Assert.Equal("v = √(2gh/(1 + k))", tag.GetAttribute("alt"));
        Assert.Equal(2 * int.Parse(tag.GetAttribute("width")!, System.Globalization.CultureInfo.InvariantCulture), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.Octets.AsSpan()[16..]));
        var beside = NewsletterComposer.Compose(MadeIssue.Full, NewsletterTests.Options with { PictureFiles = "My notes ü" }).Value;
        Assert.Contains("src=\"My%20notes%20%C3%BC-1.png\"", beside.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("My notes ü-1.png", Assert.Single(beside.Pictures).FileName);
    }

    [Fact]
    public void Issues_of_a_series_are_one_thread()
    {
        var made = NewsletterComposer.Compose(Named, NewsletterTests.Options).Value;
        var references = MimeReader.Read(MimeWriter.Write(NewsletterMessage.Build(made, Addressed("Ada")))).Value["References"];
        Assert.Matches("^<series\\.[0-9a-f]{16}@example\\.org>$", references!);
    }

    [Theory]
    [InlineData("<b>Lab</b>")]
    [InlineData("Lab &amp; Co")]
    [InlineData("")]
    [InlineData("a\r\nBcc: b@example.org")]
    public void A_group_name_with_markup_or_none_is_told_once(string name)
    {
        var made = NewsletterComposer.Compose(Named with { Series = null }, NewsletterTests.Options with { Sender = name });
        Assert.Single(made.Diagnostics, diagnostic => diagnostic.Rule.Id == "DG5006");
        HtmlLint.Check(made.Value.HtmlBody);
        Assert.DoesNotContain("<b>Lab", made.Value.HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b@example.org")]
    [InlineData("\"a\"@example.org")]
    [InlineData("a@exam ple.org")]
    [InlineData("🐝@example.org")]
    [InlineData("a@example.org\nBcc: b@example.org")]
    [InlineData("Lab\r\n <a@example.org>")]
    public void An_address_that_cannot_be_used_is_one_diagnostic(string? text)
    {
        var read = CheckedAddress.Read(text, "sender");
        Assert.Null(read.Value);
        Assert.Equal("DG5005", Assert.Single(read.Diagnostics).Rule.Id);
        Assert.DoesNotContain('\n', Assert.Single(read.Diagnostics).Message);
    }

    [Theory]
    [InlineData("http://lab.example.org/leave")]
    [InlineData("ftp://lab.example.org")]
    [InlineData("lab.example.org/leave")]
    [InlineData("https://lab.example.org/a b")]
    [InlineData("https://lab.example.org/a\r\nX: y")]
    public void An_unsubscribe_address_is_https_or_mailto(string url)
    {
        var made = NewsletterComposer.Compose(Named, NewsletterTests.Options with { UnsubscribeUrl = url });
        Assert.Single(made.Diagnostics, diagnostic => diagnostic.Rule.Id == "DG5004");
        Assert.DoesNotContain("Unsubscribe", made.Value.HtmlBody + made.Value.TextBody, StringComparison.Ordinal);
    }
}
