using System.Globalization;
using System.Text;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Email.Mime;
using Digest.Render.Email.Newsletters;
using Digest.Render.Html.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Render.Email.Tests;

/// <summary>Issues that want to get out of their text: into a tag, an attribute, an address, a header.</summary>
public class HostileTests
{
    private static readonly string[] Strings =
    [
        "<script>alert(1)</script>", "</p></td></table><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' style='position:fixed", "<style>*{display:none}</style>", "<!--", "-->", "<![endif]-->", "]]>", "&#60;b&#62; &lt &unknown; &#xD800; &",
        "\u202Egpj.exe\u202C", "\u2066x\u2069", "x\r\nBcc: evil@example.org", "Subject: x\n\nBody", "=?utf-8?B?QQ==?=", "--=_0123456789", "a\0b", "\u0007", "\uD800", "From here on", ".", "cid:x@y", "{{token}}", "%0d%0aX: y",
    ];

    private static readonly string[] Addresses = ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,<script>1</script>", "vbscript:x", "https://a.example/\"><script>", "https://a.example/\r\nX: y", "//a.example/x", "mailto:a@b.example?bcc=c@d.example", "https://a.example/\u202Egpj"];

    private static readonly string[] Expected = ["Date", "From", "To", "Message-ID", "References", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type"];

    private static Gen<Issue> Hostile =>
        from issue in MadeIssues.Any
        from text in Gen.Elements(Strings)
        from other in Gen.Elements(Strings)
        from url in Gen.Elements(Addresses)
        select With(issue, text, other, url);

    private static Issue With(Issue issue, string text, string other, string url) => issue with
    {
        Title = [new Inline.Text(text)],
        Series = other.Length % 2 == 0 ? other : null,
        Revision = text,
        Lead = [.. issue.Lead, new Block.Paragraph([new Inline.Text(text), new Inline.Code(other), new Inline.Link([new Inline.Text(other)], url), new Inline.Image(text, url)])],
        Sections =
        [
            .. issue.Sections,
            new Section
            {
                Title = [new Inline.Text(other)],
                Content =
                [
                    new SectionItem.OfPaper(new Paper
                    {
                        Id = text + "|" + other,
                        Title = [new Inline.Strong([new Inline.Text(text)])],
                        ShortTitle = other,
                        Authors = [new Author(text, [other])],
                        Identifiers = new Identifiers { Doi = "10.1/" + text, Arxiv = other },
                        Links = [new PaperLink(text, url)],
                        Venue = other,
                        Topics = [text],
                        Scores = [new Score { Axis = text, Value = 1, Max = 5 }],
                        Mentions = [new Mention(text + " " + other, text)],
                        Fields = [new Field { Kind = FieldKind.Relevance, Label = text, Form = FieldForm.Box, Content = [new Block.Paragraph([new Inline.Text(other)])] }],
                    }),
                ],
            },
        ],
    };

    private static readonly NewsletterOptions Options = NewsletterTests.Options with { Sender = "<b>Lab</b>" };

    [Fact]
    public void Nothing_leaves_its_text() => Prop.ForAll(Arb.From(Hostile), issue =>
    {
        var made = NewsletterComposer.Compose(issue, Options with { Reader = issue.Papers.SelectMany(paper => paper.Mentions).Last().Name }).Value;
        var page = HtmlLint.Check(made.HtmlBody);
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Value.Any(c => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')));
        Assert.All(page.QuerySelectorAll("[style]"), element => Assert.DoesNotContain("fixed", element.GetAttribute("style")!, StringComparison.Ordinal));
        Assert.DoesNotContain(made.Subject, c => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
        Assert.True(new StringInfo(made.Subject).LengthInTextElements <= 60);
        var read = MimeReader.Read(Bytes(made));
        Assert.Empty(read.Diagnostics);
        Assert.Equal(Expected, read.Value.Fields.Select(field => field.Name));
        Assert.Equal(made.Subject, read.Value["Subject"]);
        return true;
    }).Holds();

    [JudgedFact("python3")]
    [Trait("Category", "Judge")]
    public void Python_sees_the_same_headers_and_no_others()
    {
        const string Script = """
            import email, email.policy, sys, html.parser
            class Tags(html.parser.HTMLParser):
                def handle_starttag(self, tag, attrs):
                    if tag in ('script', 'iframe', 'object', 'form', 'base') or any(name.startswith('on') for name, _ in attrs): print('tag', tag, attrs)
                    for name, value in attrs:
                        if name in ('href', 'src') and not value.startswith(('http://', 'https://', 'mailto:', 'cid:')): print('address', value)
            for file in sys.argv[1:]:
                m = email.message_from_binary_file(open(file, 'rb'), policy=email.policy.default)
                if m.keys() != EXPECTED: print(m.keys())
                for p in m.walk():
                    for d in p.defects: print(file, repr(d))
                Tags().feed(m.get_body(('html',)).get_content())
            """;
        using var folder = new TempFolder();
        var files = new List<string>();
        foreach (var text in Strings)
        {
            foreach (var url in Addresses)
            {
                files.Add(folder.PathOf(files.Count.ToString(CultureInfo.InvariantCulture) + ".eml"));
                File.WriteAllBytes(files[^1], Bytes(NewsletterComposer.Compose(With(MadeIssue.Full, text, Strings[files.Count % Strings.Length], url), Options).Value));
            }
        }

        var (exit, output, error) = Judge.Run("python3", ["-c", Script.Replace("EXPECTED", "['" + string.Join("', '", Expected) + "']", StringComparison.Ordinal), .. files]);
        Assert.True(exit == 0, error);
        Assert.Equal("", output);
    }

    [Fact]
    public void Ten_thousand_names_neither_fill_the_mail_nor_take_long()
    {
        var first = MadeIssue.Full.Papers.First();
        var mentions = Enumerable.Range(0, 10_000).Select(n => new Mention(string.Create(CultureInfo.InvariantCulture, $"Ada{n} Lovelace"), "Why it matters")).ToEquatableArray();
        var issue = MadeIssue.Full with { Sections = [new Section { Content = [new SectionItem.OfPaper(first with { Mentions = mentions })] }] };
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var made = NewsletterComposer.Compose(issue, Options with { Reader = "Ada77 Lovelace" }).Value;
        NewsletterComposer.Compose(issue, Options with { Audience = Audience.Public });
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
        Assert.InRange(Encoding.UTF8.GetByteCount(made.HtmlBody), 1, 40_000);
        Assert.Contains("and 9940 more", made.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("For you", made.HtmlBody, StringComparison.Ordinal);
    }

    private static byte[] Bytes(Newsletter newsletter) => MimeWriter.Write(NewsletterMessage.Build(newsletter, PartTests.Addressed("x")));
}
