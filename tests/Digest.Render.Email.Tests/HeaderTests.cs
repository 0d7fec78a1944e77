using Digest.Render.Email.Mime;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Render.Email.Tests;

public class HeaderTests
{
    [Fact]
    public void Every_subject_comes_back() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), given =>
    {
        var subject = string.Concat(given.Get.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune)));
        return Holds(subject) && Holds(string.Concat(Enumerable.Repeat(subject + "é –", 9)));
    }).Holds();

    private static bool Holds(string subject)
    {
        var header = HeaderLine.Text("Subject", subject);
        Assert.All(header.Split("\r\n"), line => Assert.True(line.Length <= 76 && line.All(char.IsAscii)));
        Assert.All(header.TrimEnd('\r', '\n').Split("\r\n").Skip(1), line => Assert.True(line.StartsWith(' ') && line.Trim().Length > 0));
        return ReadBack.Header(header) == subject;
    }

    [Theory]
    [InlineData("A plain subject", "Subject: A plain subject\r\n")]
    [InlineData("κ – δ", "Subject: =?utf-8?B?zrog4oCTIM60?=\r\n")]
    [InlineData("Zoë", "Subject: =?utf-8?Q?Zo=C3=AB?=\r\n")]
    [InlineData("an odd =? in a line of text", "Subject: =?utf-8?Q?an_odd_=3D=3F_in_a_line_of_text?=\r\n")]
    [InlineData("two  spaces", "Subject: =?utf-8?Q?two__spaces?=\r\n")]
    [Trait("Trap", "4")]
    public void Subjects_are_written_as_RFC_2047_says(string subject, string header) => Assert.Equal(header, HeaderLine.Text("Subject", subject));

    [Fact]
    public void Words_end_between_grapheme_clusters()
    {
        var words = EncodedWords.Of(string.Concat(Enumerable.Repeat("e\u0301\u0323👩‍🔬", 12))).ToList();
        Assert.True(words.Count > 3);
        Assert.All(words, word => Assert.Contains(ReadBack.Header("x: " + word)[0], "e\ud83d"));
        Assert.All(words, word => Assert.DoesNotContain("\u200d", ReadBack.Header("x: " + word)[^1..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a\r\nBcc: e@example.org")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [Trait("Trap", "5")]
    public void A_value_that_could_end_a_line_is_refused(string value)
    {
        Assert.Throws<ArgumentException>(() => HeaderLine.Text("Subject", value));
        Assert.Throws<ArgumentException>(() => HeaderParameter.Words("filename", value));
        Assert.Throws<ArgumentException>(() => HeaderLine.Words("List-Id", [value]));
        Assert.False(MailAddress.TryCreate(value, "a@example.org", out _, out _));
        Assert.False(MailAddress.TryCreate("", value + "@example.org", out _, out _));
        Assert.False(MailAddress.TryCreate("", "a@example.org" + value, out _, out _));
    }

    [Theory]
    [InlineData("issue.pdf", "filename=\"issue.pdf\"")]
    [InlineData("Blätter.pdf", "filename*=utf-8''Bl%C3%A4tter.pdf")]
    public void File_names_are_written_as_RFC_2231_says(string name, string words) => Assert.Equal(words, string.Join(' ', HeaderParameter.Words("filename", name)));

    [Fact]
    public void A_long_file_name_goes_on_in_numbered_pieces()
    {
        var words = HeaderParameter.Words("filename", "Wöchentliche Übersicht über Hydrologie der Alpen, Mai 2026.pdf").ToList();
        Assert.True(words.Count > 1);
        Assert.StartsWith("filename*0*=utf-8''W%C3%B6", words[0], StringComparison.Ordinal);
        Assert.StartsWith("filename*1*=", words[1], StringComparison.Ordinal);
        Assert.Equal("Wochentliche_Ubersicht.pdf", HeaderParameter.Plain("Wöchentliche/Übersicht.pdf"));
    }

    [Theory]
    [InlineData("ada@example.org", "ada@example.org")]
    [InlineData("Ada Lovelace <ada@Example.org>", "Ada Lovelace <ada@example.org>")]
    [InlineData("\"Lovelace, Ada\" <ada+list@example.org>", "Lovelace, Ada <ada+list@example.org>")]
    [InlineData("x@bücher.example", "x@xn--bcher-kva.example")]
    [InlineData("zoe\u0308@bücher.example", "zoë@xn--bcher-kva.example")]
    [InlineData("Ада <ада@example.org>", "Ада <ада@example.org>")]
    public void Addresses_are_read(string text, string shown) => Assert.Equal(shown, MailAddress.Parse(text).ToString());

    [Theory]
    [InlineData("ada", "it has no '@'")]
    [InlineData("@example.org", "nothing stands before '@'")]
    [InlineData("a b@example.org", "' ' may not stand before '@'")]
    [InlineData("a..b@example.org", "a dot stands")]
    [InlineData("ad☃@example.org", "may not stand before '@'")]
    [InlineData("ad😀@example.org", "may not stand before '@'")]
    [InlineData("ad\u202Ea@example.org", "may not stand before '@'")]
    [InlineData("ada@-x.org", "no domain name")]
    [InlineData("ada@", "no domain name")]
    [InlineData("Ada <ada@example.org", "has no '>'")]
    public void Addresses_that_are_none_say_why(string text, string why)
    {
        Assert.False(MailAddress.TryParse(text, out _, out var problem));
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_quoted_or_encoded_as_need_be()
    {
        Assert.Equal("To: Ada Lovelace <a@example.org>,\r\n \"Lovelace, A. \\\"x\\\"\" <b@example.org>, =?utf-8?Q?Zo=C3=AB?= <c@example.org>\r\n".Replace(",\r\n \"", ", \"", StringComparison.Ordinal).Replace("<b@example.org>, ", "<b@example.org>,\r\n ", StringComparison.Ordinal),
            HeaderLine.Addresses("To", [MailAddress.Create("Ada Lovelace", "a@example.org"), MailAddress.Create("Lovelace, A. \"x\"", "b@example.org"), MailAddress.Create("Zoë", "c@example.org")]));
    }

    [Fact]
    [Trait("Trap", "15")]
    public void A_message_id_follows_from_issue_reader_and_sender()
    {
        var id = MessageIds.For("alpine 2026", MailAddress.Parse("Ada@example.org"), MailAddress.Parse("list@lab.example.org"));
        Assert.Matches("^alpine-2026\\.[0-9a-f]{16}@lab\\.example\\.org$", id);
        Assert.Equal(id, MessageIds.For("alpine 2026", MailAddress.Parse("ada@EXAMPLE.org"), MailAddress.Parse("other@lab.example.org")));
    }
}
