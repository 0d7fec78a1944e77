using System.Text;
using System.Text.Json;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Email.Compatibility;
using Digest.Render.Email.Mime;
using Digest.Render.Email.Newsletters;
using Digest.Render.Html.Tests;

namespace Digest.Render.Email.Tests;

/// <summary>What other people's programs say of the mails of all samples, of an issue made for these tests, of one of sixty papers, and of real digests where there are some.</summary>
[Trait("Category", "Judge")]
public class JudgeTests
{
    private const string Mailparser = "mailparser/index.js";
    private const string DoIUse = "@jsx-email/doiuse-email/dist/index.js";

    private static readonly Lazy<List<(string Name, Newsletter Newsletter)>> Made = new(() => [.. Issues().Select(issue => (issue.Name, NewsletterComposer.Compose(issue.Issue, NewsletterTests.Options).Value))]);

    private static IEnumerable<(string Name, Issue Issue)> Issues()
    {
        string?[] folders = [Repository.PathOf("samples"), Repository.Corpus is { } corpus ? Path.Combine(corpus, "briefly") : null];
        foreach (var file in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder!)).Where(file => Path.GetExtension(file) is ".md" or ".txt").Order(StringComparer.Ordinal))
            yield return (Path.GetFileName(file), DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file)).Value);
        yield return ("made", MadeIssue.Full);
        yield return ("sixty", ManyPapers.Issue(60));
    }

    [JudgedFact("html-validate")]
    public void A_validator_with_all_its_rules_finds_what_is_documented_with_its_reason_and_nothing_else()
    {
        using var folder = new TempFolder();
        var rules = new Dictionary<string, object> { ["no-inline-style"] = new object[] { "error", new { allowedProperties = Properties } } };
        File.WriteAllText(folder.PathOf(".htmlvalidate.json"), JsonSerializer.Serialize(new { root = true, extends = new[] { "html-validate:recommended" }, rules }));
        foreach (var (name, newsletter) in Made.Value) File.WriteAllText(folder.PathOf(name + ".html"), newsletter.HtmlBody);
        // Into a file: the program ends before a pipe has taken all that it says.
        var (_, _, error) = Judge.Run("sh", ["-c", "\"$@\" > \"$0\"", folder.PathOf("said.json"), Judge.Find("html-validate")!, "--config", folder.PathOf(".htmlvalidate.json"), "--formatter", "json", .. Made.Value.Select(made => folder.PathOf(made.Name + ".html"))]);
        var output = File.ReadAllText(folder.PathOf("said.json"));
        Assert.True(output.StartsWith('['), output + error);
        var found = JsonDocument.Parse(output).RootElement.EnumerateArray().SelectMany(file => file.GetProperty("messages").EnumerateArray()).Select(said => $"{said.GetProperty("ruleId")}: {said.GetProperty("message")}").ToHashSet();
        Assert.Equal(Documented.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    // A property that is neither known to every client nor declared an extra is an error like any other.
    private static string[] Properties => [.. MarkupFeatures.Of(string.Concat(Made.Value.Select(made => made.Newsletter.HtmlBody))).Where(feature => feature.StartsWith("property ", StringComparison.Ordinal) && (ClientSupport.Extras.ContainsKey(feature) || ClientSupport.Lacking(feature) is { Count: 0 })).Select(feature => feature["property ".Length..])];

    // The rows "| `rule` | `what it says` | why |" of the newsletter's documentation.
    private static IEnumerable<string> Documented => File.ReadLines(Repository.PathOf("docs", "newsletter.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')).Select(cells => $"{cells[1].Trim(' ', '`')}: {cells[2].Trim(' ', '`')}");

    [JudgedFact("node", DoIUse)]
    public void A_checker_of_mail_clients_finds_only_what_is_declared()
    {
        const string Script = """
            const { doIUseEmail } = require(process.argv[1]); const fs = require('fs'); const found = new Set();
            for (const file of process.argv.slice(2)) {
              const said = doIUseEmail(fs.readFileSync(file, 'utf8'), { emailClients: ['gmail.desktop-webmail', 'gmail.ios', 'gmail.android', 'outlook.windows', 'apple-mail.*', 'thunderbird.*', 'yahoo.*'] });
              for (const line of [...(said.errors || []), ...(said.warnings || [])]) found.add(/^`([^`]*)`/.exec(line)[1]);
            }
            console.log(JSON.stringify([...found]));
            """;
        using var folder = new TempFolder();
        foreach (var (name, newsletter) in Made.Value) File.WriteAllText(folder.PathOf(name + ".html"), newsletter.HtmlBody);
        var (exit, output, error) = Judge.Run("node", ["-e", Script, Judge.Find(DoIUse)!, .. Made.Value.Select(made => folder.PathOf(made.Name + ".html"))]);
        Assert.True(exit == 0, error);
        var titles = JsonSerializer.Deserialize<string[]>(output)!;
        Assert.NotEmpty(titles);
        Assert.Equal("", string.Join(", ", titles.Where(title => !ClientSupport.Extras.ContainsKey(Feature(title)))));
    }

    // The checker's words for a feature in ours.
    private static string Feature(string title) => title switch
    {
        "<ul>, <ol> and <dl>" => "element ul",
        "HTML5 semantics" => "element main",
        "HTML5 doctype" => "doctype",
        "!important keyword" => "important",
        "% unit" => "unit %",
        "mailto: links" => "address mailto",
        _ when title.StartsWith("@media (", StringComparison.Ordinal) => "media " + title[8..^1],
        _ when title.StartsWith('@') => "at " + title[1..],
        _ when title.StartsWith('<') => "element " + title[1..title.IndexOf('>', StringComparison.Ordinal)],
        _ when title.EndsWith(" attribute", StringComparison.Ordinal) => "attribute " + title[..^10],
        _ when title.EndsWith(" selector", StringComparison.Ordinal) || title.EndsWith(" selectors", StringComparison.Ordinal) => "selector " + title.Split(' ')[0].ToLowerInvariant(),
        _ when title.Contains(':', StringComparison.Ordinal) => "value " + title,
        _ => "property " + title.Split(' ')[0],
    };

    [JudgedFact("node", Mailparser)]
    public void Another_parser_gives_back_every_part()
    {
        const string Script = """
            const { simpleParser } = require(process.argv[1]); const fs = require('fs'); const { createHash } = require('crypto');
            (async () => {
              const all = [];
              for (const file of process.argv.slice(2)) {
                const mail = await simpleParser(fs.readFileSync(file), { skipImageLinks: true, skipHtmlToText: true, skipTextToHtml: true });
                all.push({ subject: mail.subject, to: mail.to.value[0].name, text: mail.text, html: mail.html, list: mail.headers.get('list') ?? null,
                  files: mail.attachments.map(a => [a.filename, a.contentType, a.cid ?? '', createHash('sha256').update(a.content).digest('hex')].join(' ')) });
              }
              console.log(JSON.stringify(all));
            })();
            """;
        using var folder = new TempFolder();
        var pdf = new MimeBody.Attachment("application/pdf", "Höhenlagen – Mai.pdf", [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 999).Select(n => (byte)n)]);
        foreach (var (name, newsletter) in Made.Value) File.WriteAllBytes(folder.PathOf(name + ".eml"), MimeWriter.Write(NewsletterMessage.Build(newsletter, PartTests.Addressed("Zoë, Á.") with { Attachment = pdf })));
        var (exit, output, error) = Judge.Run("node", ["-e", Script, Judge.Find(Mailparser)!, .. Made.Value.Select(made => folder.PathOf(made.Name + ".eml"))]);
        Assert.True(exit == 0, error);
        var read = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(Made.Value.Count, read.Count);
        foreach (var ((_, newsletter), mail) in Made.Value.Zip(read))
        {
            Assert.Equal(newsletter.Subject, mail.GetProperty("subject").GetString());
            Assert.Equal("Zoë, Á.", mail.GetProperty("to").GetString());
            Assert.Equal(newsletter.HtmlBody, mail.GetProperty("html").GetString()!.ReplaceLineEndings("\n"));
            // This parser joins flowed lines, as a reader does.
            Assert.Equal(Words(newsletter.TextBody), Words(mail.GetProperty("text").GetString()!));
            string[] files = [.. newsletter.Pictures.Select(picture => $"{picture.FileName} image/png {picture.ContentId} {Hash(picture.Octets)}"), $"{pdf.FileName} application/pdf  {Hash(pdf.Octets)}"];
            Assert.Equal(files, mail.GetProperty("files").EnumerateArray().Select(file => file.GetString()));
        }
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Hash(EquatableArray<byte> octets) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(octets.AsSpan()));

    [JudgedFact("python3")]
    public void Python_finds_no_defect_in_any()
    {
        const string Script = """
            import email, email.policy, sys
            for file in sys.argv[1:]:
                m = email.message_from_binary_file(open(file, 'rb'), policy=email.policy.default)
                for p in m.walk():
                    for d in list(p.defects) + [d for h in p.values() for d in getattr(h, 'defects', [])]: print(file, repr(d))
                print(len(m.get_body(('html',)).get_content()), len(m.get_body(('plain',)).get_content()))
            """;
        using var folder = new TempFolder();
        foreach (var (name, newsletter) in Made.Value) File.WriteAllBytes(folder.PathOf(name + ".eml"), MimeWriter.Write(NewsletterMessage.Build(newsletter, PartTests.Addressed("Ada"))));
        var (exit, output, error) = Judge.Run("python3", ["-c", Script, .. Made.Value.Select(made => folder.PathOf(made.Name + ".eml"))]);
        Assert.True(exit == 0, error);
        Assert.Equal(string.Concat(Made.Value.Select(made => $"{Runes(made.Newsletter.HtmlBody)} {Runes(made.Newsletter.TextBody)}\n")), output.ReplaceLineEndings("\n"));
    }

    private static int Runes(string text) => text.EnumerateRunes().Count();

    [Fact]
    public void Our_own_lint_finds_nothing_in_any() =>
        Assert.All(Made.Value, made => Assert.Empty(MailLint.Message(MimeWriter.Write(NewsletterMessage.Build(made.Newsletter, PartTests.Addressed("Ada"))))));

    [JudgedFact("chromium", "axe.min.js")]
    public void An_accessibility_checker_finds_nothing_in_light_and_in_dark()
    {
        const string Violations = "axe.run().then(found => found.passes.length + ' rules passed\\n' + found.violations.map(fault => fault.id + ': ' + fault.help + ' ' + fault.nodes.slice(0, 3).map(node => node.html.slice(0, 200) + node.failureSummary.slice(0, 300)).join(' | ')).join('\\n'))";
        var axe = File.ReadAllText(Judge.Find("axe.min.js")!);
        foreach (var (name, newsletter) in Made.Value)
        {
            foreach (var scheme in (string[])["preferredColorScheme=1", "preferredColorScheme=0"])
            {
                var answer = Browser.Ask(newsletter.HtmlBody, Violations, axe, scheme).Split('\n', StringSplitOptions.RemoveEmptyEntries);
                Assert.Matches("^[1-9][0-9]* rules passed$", answer[0]);
                Assert.True(answer.Length == 1, name + " " + scheme + ": " + string.Join("\n", answer));
            }
        }
    }

    [JudgedFact("chromium")]
    public void Nothing_is_wider_than_a_screen_whatever_its_colours_and_without_pictures()
    {
        const string Ask = """
            (async () => {
              const faults = [];
              for (const html of JSON.parse(document.getElementById('mails').textContent)) for (const width of [360, 640, 1200]) {
                const frame = document.createElement('iframe');
                frame.style.cssText = `border:0;height:500px;width:${width}px`;
                const loaded = new Promise(done => frame.onload = done);
                frame.srcdoc = html;
                document.body.append(frame);
                await loaded;
                const page = frame.contentDocument, root = page.documentElement;
                if (frame.contentWindow.innerWidth !== width) faults.push('no frame of ' + width);
                if (root.scrollWidth > width) faults.push(page.title + ' at ' + width + ': ' + root.scrollWidth + ' ' + [...page.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > width + .5).slice(-2).map(one => one.outerHTML.slice(0, 160)));
                for (const picture of page.images) if (picture.getBoundingClientRect().right > page.querySelector('.col').getBoundingClientRect().right) faults.push(page.title + ' at ' + width + ': a formula is cut');
                frame.remove();
              }
              return 'looked\n' + faults.join('\n');
            })()
            """;
        var mails = JsonSerializer.Serialize(Made.Value.Select(made => WithPictures(made.Newsletter))).Replace("<", "\\u003c", StringComparison.Ordinal);
        foreach (var setting in (string[])["preferredColorScheme=1", "preferredColorScheme=0", "forceDarkModeEnabled=true", "imagesEnabled=false"])
            Assert.Equal("looked", Browser.Ask($"<!doctype html><body><script type=\"application/json\" id=\"mails\">{mails}</script></body>", Ask, "", setting).Trim());
    }

    private static string WithPictures(Newsletter newsletter) => newsletter.Pictures.Aggregate(newsletter.HtmlBody, (html, picture) => html.Replace("cid:" + picture.ContentId, "data:image/png;base64," + Convert.ToBase64String(picture.Octets.AsSpan()), StringComparison.Ordinal));

    [Fact]
    public void Colours_are_legible_when_a_client_turns_them_round()
    {
        foreach (var text in (string[])[MailStyle.Ink, MailStyle.Teal, MailStyle.Mute, MailStyle.Rust])
            foreach (var ground in (string[])[MailStyle.Ground, MailStyle.Tint, MailStyle.Outside])
                Assert.True(HtmlLint.Contrast(Inverted(text), Inverted(ground)) >= 4.5, $"{text} on {ground}");
    }

    private static string Inverted(string colour) => "#" + string.Concat(Convert.FromHexString(colour[1..]).Select(channel => (255 - channel).ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Real_digests_of_three_papers_stay_whole_and_small()
    {
        var real = Made.Value.Where(made => made.Name.EndsWith(".full.txt", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(real);
        Assert.All(real, made =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(made.Newsletter.HtmlBody), 1, 60_000);
            Assert.DoesNotContain("Full text in the PDF", made.Newsletter.HtmlBody, StringComparison.Ordinal);
        });
    }
}
