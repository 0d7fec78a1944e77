using System.Text;
using System.Text.Json;
using Digest.Render.Email.Mime;
using Digest.Render.Email.Newsletters;
using Digest.Render.Html.Tests;

namespace Digest.Render.Email.Tests;

public class MessageTests
{
    private const string FileName = "Höhenlagen – Mai 2026.pdf";
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 500).Select(n => (byte)n)];

    private static Newsletter Newsletter { get; } = NewsletterComposer.Compose(MadeIssue.Full with { Series = "Höhenlagen κ" }, NewsletterTests.Options).Value;

    private static MailMessage Message { get; } = NewsletterMessage.Build(Newsletter, new Addressing
    {
        From = MailAddress.Create("Glaciology, Group", "list@lab.example.org"),
        To = MailAddress.Create("Zoë Papadopoulou", "zoe@bücher.example"),
        Date = new DateTimeOffset(2026, 5, 18, 7, 30, 0, TimeSpan.FromHours(2)),
        MessageId = "letters.0123456789abcdef@lab.example.org",
        ListId = "letters.lab.example.org",
        ListUnsubscribe = ["https://lab.example.org/leave?u=1", "mailto:list@lab.example.org?subject=leave"],
        OneClick = OneClick.Promised,
        Attachment = new MimeBody.Attachment("application/pdf", FileName, [.. Pdf]),
    });

    [Fact]
    [Trait("Trap", "15")]
    public void The_message_is_as_accepted() => Golden.Matches("mail/message.eml", Message.ToString());

    [Fact]
    [Trait("Trap", "2")]
    public void Lines_are_short_ASCII_and_end_in_CRLF()
    {
        var text = Encoding.ASCII.GetString(MimeWriter.Write(Message));
        Assert.All(MimeWriter.Write(Message), octet => Assert.True(octet is (byte)'\r' or (byte)'\n' or (byte)'\t' or (>= 0x20 and < 0x7F)));
        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 78 && !line.Contains('\r', StringComparison.Ordinal) && !line.Contains('\n', StringComparison.Ordinal)));
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Equal(MimeWriter.Write(Message), MimeWriter.Write(Message with { }));
    }

    [Fact]
    public void Values_that_could_add_a_header_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Message with { Subject = "a\r\nBcc: b@example.org" }));
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Message with { MessageId = "a@b>\r\nX: y" }));
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Message with { MessageId = "no-at-sign" }));
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Message with { ListId = "a b" }));
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Message with { ListUnsubscribe = ["https://x.example/>,<mailto:y"] }));
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Message with { To = [] }));
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Message with { Body = new MimeBody.Attachment("application/pdf", "../x.pdf", []) }));
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Message with { Body = new MimeBody.Attachment("application/pdf\r\nX: y", "x.pdf", []) }));
    }

    [Fact]
    public void An_address_without_an_ASCII_form_stands_in_UTF_8_and_nothing_else_does()
    {
        var message = Message with { To = [MailAddress.Create("Zoë Papadopoulou", "zoë@bücher.example")] };
        var octets = MimeWriter.Write(message);
        Assert.Equal("zoë@xn--bcher-kva.example", MimeReader.Read(octets).Value["To"]!.Split('<')[1].TrimEnd('>'));
        Assert.Equal(2, octets.Count(octet => octet > 0x7F));
        Assert.Equal((false, true), (Message.To[0].NeedsUtf8, message.To[0].NeedsUtf8));
        Assert.Contains(Compatibility.MailLint.Message(octets), problem => problem.Message.Contains("SMTPUTF8", StringComparison.Ordinal));
    }

    [JudgedFact("python3")]
    [Trait("Category", "Judge")]
    public void Python_reads_such_an_address_back()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.PathOf("m.eml"), MimeWriter.Write(Message with { To = [MailAddress.Create("Zoë, Á.", "zoë@bücher.example")] }));
        const string Script = "import email, email.policy, sys; m = email.message_from_file(open(sys.argv[1], encoding='utf-8'), policy=email.policy.SMTPUTF8); a = m['to'].addresses[0]; sys.stdout.buffer.write((a.display_name + '|' + a.addr_spec + '|' + m['subject']).encode())";
        var (exit, output, error) = Judge.Run("python3", "-c", Script, folder.PathOf("m.eml"));
        Assert.True(exit == 0, error);
        Assert.Equal($"Zoë, Á.|zoë@xn--bcher-kva.example|{Newsletter.Subject}", output);
    }

    private const string Reader = """
        import email, email.policy, json, sys, hashlib
        with open(sys.argv[1], 'rb') as f: m = email.message_from_binary_file(f, policy=email.policy.default)
        parts = list(m.walk())
        pdf = [p for p in parts if p.get_content_type() == 'application/pdf'][0]
        print(json.dumps({
          'defects': [str(d) for p in parts for d in p.defects] + [str(d) for p in parts for h in p.values() for d in getattr(h, 'defects', [])],
          'types': [p.get_content_type() for p in parts], 'subject': m['subject'], 'to': m['to'].addresses[0].display_name, 'spec': m['to'].addresses[0].addr_spec,
          'from': m['from'].addresses[0].display_name, 'date': m['date'].datetime.isoformat(), 'file': pdf.get_filename(), 'pdf': hashlib.sha256(pdf.get_content()).hexdigest(),
          'text': m.get_body(('plain',)).get_content(), 'html': m.get_body(('html',)).get_content()}))
        """;

    [JudgedFact("python3")]
    [Trait("Category", "Judge")]
    public void Python_reads_it_back_without_a_defect()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.PathOf("m.eml"), MimeWriter.Write(Message));
        var (exit, output, error) = Judge.Run("python3", "-c", Reader, folder.PathOf("m.eml"));
        Assert.True(exit == 0, error);
        var read = JsonDocument.Parse(output).RootElement;
        string Value(string name) => read.GetProperty(name).GetString()!.ReplaceLineEndings("\n");
        Assert.Equal("[]", read.GetProperty("defects").ToString());
        Assert.Equal(["multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png", "application/pdf"], read.GetProperty("types").EnumerateArray().Select(type => type.GetString()));
        Assert.Equal(Newsletter.Subject, Value("subject"));
        Assert.Equal("Zoë Papadopoulou", Value("to"));
        Assert.Equal("zoe@xn--bcher-kva.example", Value("spec"));
        Assert.Equal("Glaciology, Group", Value("from"));
        Assert.Equal("2026-05-18T07:30:00+02:00", Value("date"));
        Assert.Equal(FileName, Value("file"));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Pdf)), Value("pdf"));
        Assert.Equal(Newsletter.TextBody, Value("text"));
        Assert.Equal(Newsletter.HtmlBody, Value("html"));
    }
}
