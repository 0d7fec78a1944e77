using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Email.Newsletters;
using Digest.Render.Html.Tests;

namespace Digest.Render.Email.Tests;

public class NewsletterTests
{
    internal static NewsletterOptions Options { get; } = new() { Sender = "the glaciology group", ArchiveUrl = "https://lab.example.org/letters", UnsubscribeUrl = "mailto:list@lab.example.org?subject=leave", AttachmentName = "letters.pdf" };

    private static Newsletter Made { get; } = NewsletterComposer.Compose(MadeIssue.Full, Options).Value;

    [Fact]
    public void The_html_body_is_as_accepted() => Golden.Matches("mail/newsletter.html", Made.HtmlBody);

    [Fact]
    public void The_text_body_is_as_accepted() => Golden.Matches("mail/newsletter.txt", Made.TextBody);

    [Fact]
    public void Subject_and_preheader_are_one_short_line()
    {
        Assert.Equal("Alpine Hydrology Letters, 18 May 2026", Made.Subject);
        Assert.StartsWith("3 papers: Firn aquifers", Made.Preheader, StringComparison.Ordinal);
        Assert.InRange(Made.Preheader.Length, 1, 140);
        Assert.Equal("the glaciology group, 18 May 2026", NewsletterComposer.Compose(MadeIssue.Full with { Series = null, Title = MadeIssue.Words("May 18, 2026") }, Options).Value.Subject);
        var issue = MadeIssue.Full with { Series = "A very long name of a series that nobody would ever give to a digest of papers" };
        var subject = NewsletterComposer.Compose(issue, Options).Value.Subject;
        Assert.Equal("A very long name of a series that nobody would…, 18 May 2026", subject);
        Assert.True(subject.Length <= 60);
    }

    [Fact]
    public void The_html_body_is_well_formed_and_needs_nothing_from_outside()
    {
        var page = HtmlLint.Check(Made.HtmlBody);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", page.QuerySelector("body > main > div")!.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll("table").Where(table => table.QuerySelector("th") is null), table => Assert.Equal("presentation", table.GetAttribute("role")));
        Assert.Empty(page.QuerySelectorAll("p:not([style]), h2:not([style]), h3:not([style]), td:not([style]), th:not([style])"));
        Assert.InRange(Encoding.UTF8.GetByteCount(Made.HtmlBody), 1, 90_000);
    }

    [Fact]
    public void Every_pair_of_colours_can_be_read()
    {
        foreach (var text in (string[])[MailStyle.Ink, MailStyle.Teal, MailStyle.Mute, MailStyle.Rust])
            foreach (var ground in (string[])[MailStyle.Ground, MailStyle.Tint])
                Assert.True(HtmlLint.Contrast(text, ground) >= 4.5, $"{text} on {ground}");
        foreach (var text in (string[])["#E8E6E1", "#8FC7D8", "#A3ABB0", "#E8A48F"])
            foreach (var ground in (string[])["#171C1F", "#212B30"])
                Assert.True(MailStyle.Sheet.Contains(text, StringComparison.Ordinal) && HtmlLint.Contrast(text, ground) >= 4.5, $"{text} on {ground}");
    }

    [Fact]
    public void Lines_of_the_text_body_fit()
    {
        foreach (var line in Made.TextBody.Split('\n').Where(line => !line.Contains("://", StringComparison.Ordinal)))
            Assert.True(TextColumns.Width(line) <= 73, line);
        Assert.DoesNotMatch("(?m)^From ", Made.TextBody);
        Assert.Contains("\n From day to night", Made.TextBody, StringComparison.Ordinal);
        Assert.DoesNotMatch("\n\n\n", Made.TextBody);
    }

    [Fact]
    public void Flowed_text_reads_as_it_was_written()
    {
        var joined = Regex.Replace(Made.TextBody, " \n ?(?=[^\n])", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Contains("Relevance for us: High. Our 2024 dye traces of", joined, StringComparison.Ordinal);
        Assert.Contains("1. Delay is geometry. Both field studies trade snow depth for the shape of what lies below it.", joined, StringComparison.Ordinal);
    }

    [Fact]
    public void Wide_characters_count_twice()
    {
        Assert.Equal(4, TextColumns.Width("李雪"));
        Assert.Equal(1, TextColumns.Width("e\u0301"));
        Assert.Equal("李… ", TextColumns.Left("李雪梅", 4));
        Assert.Equal("  雪", TextColumns.Right("雪", 4));
    }

    [Fact]
    public void A_long_issue_is_shortened_from_the_lowest_rank_up()
    {
        var long_ = MadeIssue.Full.Papers.First();
        var field = MadeIssue.Field(FieldKind.Other, "More", FieldForm.Plain, new Inline.Text(string.Concat(Enumerable.Repeat("snow ", 1000))));
        var papers = Enumerable.Range(1, 12).Select(n => new SectionItem.OfPaper(long_ with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"title:{n}"),
            Fields = long_.Fields.Add(field),
            Scores = [new Score { Axis = "Total", Value = n }],
        }));
        var issue = MadeIssue.Full with { Sections = [new Section { Content = [.. papers] }] };
        var full = Options with { Papers = PaperLength.Full };
        var (newsletter, found) = (NewsletterComposer.Compose(issue, full).Value, NewsletterComposer.Compose(issue, full).Diagnostics);
        Assert.InRange(Encoding.UTF8.GetByteCount(newsletter.HtmlBody), 80_000, 90_000);
        Assert.Equal("DG5002", Assert.Single(found).Rule.Id);
        var page = HtmlLint.Check(newsletter.HtmlBody);
        Assert.DoesNotContain("Shortened", page.QuerySelectorAll("h3").Last().NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Equal(12, Regex.Count(newsletter.TextBody, "More: snow"));

        var tiny = NewsletterComposer.Compose(issue, Options with { SizeLimit = 1000 });
        Assert.Contains("DG5003", tiny.Diagnostics.Select(diagnostic => diagnostic.Rule.Id));
    }

    [Fact]
    public void Addresses_that_may_not_be_linked_are_left_out_and_reported()
    {
        var made = NewsletterComposer.Compose(MadeIssue.Full, Options with { ArchiveUrl = "letters/index.html" });
        Assert.Equal(["DG5001", "DG5001", "DG5004"], made.Diagnostics.Select(diagnostic => diagnostic.Rule.Id));
        Assert.DoesNotContain("letters/index.html", made.Value.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", made.Value.HtmlBody + made.Value.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_issue_is_a_newsletter_too()
    {
        var made = NewsletterComposer.Compose(new Issue { Id = "x" }, new NewsletterOptions());
        HtmlLint.Check(made.Value.HtmlBody);
        Assert.Equal("Digest", made.Value.Subject);
        Assert.Empty(made.Diagnostics);
    }
}
