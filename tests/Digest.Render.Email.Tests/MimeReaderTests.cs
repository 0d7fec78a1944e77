using System.Text;
using Digest.Render.Email.Compatibility;
using Digest.Render.Email.Mime;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Render.Email.Tests;

public class MimeReaderTests
{
    private const string Good = "Date: x\r\nFrom: a@b.example\r\nTo: c@d.example\r\nMessage-ID: <a@b>\r\nSubject: =?utf-8?Q?Zo=C3=AB?= =?utf-8?B?IMOf?=\r\n tail\r\nMIME-Version: 1.0\r\n";

    [Fact]
    public void Fields_and_contents_are_decoded()
    {
        var read = MimeReader.Read(Encoding.ASCII.GetBytes(Good + "Content-Type: multipart/mixed; boundary=\"x y\"\r\n\r\npreamble\r\n--x y\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nZo=EB=\r\n!\r\n" +
            "--x y\r\nContent-Type: application/octet-stream; name=\"plain.bin\"\r\nContent-Disposition: attachment; filename*0*=utf-8''Bl%C3%A4;\r\n filename*1*=tt.bin\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC\r\nAw==\r\n--x y--\r\n"));
        Assert.Empty(read.Diagnostics);
        Assert.Equal("Zoë ß tail", read.Value["subject"]);
        Assert.Equal(["multipart/mixed", "text/plain", "application/octet-stream"], read.Value.All.Select(part => part.MediaType));
        Assert.Equal("Zoë!", read.Value.Parts[0].Text);
        Assert.Equal("Blätt.bin", read.Value.Parts[1].FileName);
        Assert.Equal([0, 1, 2, 3], read.Value.Parts[1].Content.ToArray());
    }

    [Theory]
    [InlineData("Content-Type: multipart/mixed\r\n\r\nx", "names no boundary")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx", "has no end")]
    [InlineData("Content-Transfer-Encoding: base64\r\n\r\n***", "Base64 is damaged")]
    [InlineData("Content-Transfer-Encoding: quoted-printable\r\n\r\na=zz", "hexadecimal")]
    [InlineData("Content-Transfer-Encoding: rot13\r\n\r\nx", "'rot13' is not known")]
    [InlineData("no field\r\n\r\nx", "no header field")]
    [InlineData("\r\nx\ny", "otherwise than in CR and LF")]
    [InlineData("Subject: twice\r\n\r\nx", "Subject more than once")]
    [InlineData("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\r\nx", "without an https address")]
    [InlineData("Content-Type: text/html\r\n\r\n<html lang=\"en\"><img src=\"cid:no@where\" alt=\"\"></html>", "which no part")]
    [InlineData("X: \u00e9\r\n\r\nx", "above 127")]
    public void What_is_wrong_is_told(string rest, string words)
    {
        var found = MailLint.Message(Encoding.Latin1.GetBytes(Good + rest));
        Assert.Contains(found, diagnostic => diagnostic.Rule.Id == "DG5007" && diagnostic.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_line_and_missing_fields_are_told()
    {
        var found = MailLint.Message(Encoding.ASCII.GetBytes("X: " + new string('x', 1000) + "\r\n\r\n"));
        Assert.Contains(found, diagnostic => diagnostic.Message.Contains("998", StringComparison.Ordinal));
        Assert.Contains(found, diagnostic => diagnostic.Message == "The message has no Message-ID.");
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        MailLint.Message(bytes);
        MailLint.Message([.. Encoding.ASCII.GetBytes(Good + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"), .. bytes]);
        return true;
    }).Holds();

    [Fact]
    public void Many_levels_of_parts_end()
    {
        var text = new StringBuilder();
        for (var n = 0; n < 500; n++) text.Append("Content-Type: multipart/mixed; boundary=b").Append(n).Append("\r\n\r\n--b").Append(n).Append("\r\n");
        Assert.Contains(MimeReader.Read(Encoding.ASCII.GetBytes(text.ToString())).Diagnostics, diagnostic => diagnostic.Message.Contains("30 levels", StringComparison.Ordinal));
    }

    [Fact]
    public void One_request_needs_an_https_address() => Assert.Throws<ArgumentException>(() => MimeWriter.Write(new MailMessage
    {
        From = MailAddress.Parse("a@b.example"),
        To = [MailAddress.Parse("c@d.example")],
        Subject = "x",
        Date = DateTimeOffset.UnixEpoch,
        MessageId = "a@b",
        ListUnsubscribe = ["mailto:a@b.example"],
        OneClick = OneClick.Promised,
        Body = new MimeBody.Text("plain", "x"),
    }));
}
