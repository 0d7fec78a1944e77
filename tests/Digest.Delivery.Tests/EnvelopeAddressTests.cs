namespace Digest.Delivery.Tests;

public class EnvelopeAddressTests
{
    [Theory]
    [InlineData("ada@example.test")]
    [InlineData("a.b+c=d'e@mail.example.test")]
    [InlineData("root@localhost")]
    [InlineData("box@[192.0.2.1]")]
    [InlineData("box@[IPv6:2001:db8::1]")]
    public void Addresses_are_kept_as_written(string text) => Assert.Equal(text, EnvelopeAddress.Parse(text).Text);

    [Theory]
    [InlineData("ada@ex\u00E4mple.test", "ada@xn--exmple-cua.test", false)]
    [InlineData("\u00E4da@example.test", "\u00E4da@example.test", true)]
    public void A_domain_becomes_ascii_and_only_another_local_part_needs_more(string text, string expected, bool needsUtf8)
    {
        var address = EnvelopeAddress.Parse(text);
        Assert.Equal((expected, needsUtf8), (address.Text, address.NeedsUtf8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.test")]
    [InlineData("ada@")]
    [InlineData("ada@example..test")]
    [InlineData("ada@-example.test")]
    [InlineData(".ada@example.test")]
    [InlineData("a..da@example.test")]
    [InlineData("ada lovelace@example.test")]
    [InlineData("ada@example.test>\r\nRCPT TO:<eve@example.test")]
    [InlineData("ada@example.test\n")]
    [InlineData("<ada@example.test>")]
    [InlineData("ada@ex\u00E4 mple.test")]
    [InlineData("a\u200Bda@example.test")]
    [InlineData("ada@b@example.test")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.test")]
    [Trait("Trap", "5")]
    public void What_is_no_address_or_more_than_one_is_refused(string text)
    {
        Assert.False(EnvelopeAddress.TryParse(text, out _, out var problem));
        Assert.DoesNotContain('\n', problem);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.False(EnvelopeAddress.TryParse("\ud800@example.test", out _, out _));

    [Fact]
    public void The_key_ignores_case() => Assert.Equal(EnvelopeAddress.Parse("Ada@Example.test").Key, EnvelopeAddress.Parse("ada@example.TEST").Key);

    [Fact]
    public void An_envelope_has_one_to_a_hundred_recipients()
    {
        Assert.Throws<ArgumentException>(() => Letters.To());
        Assert.Throws<ArgumentException>(() => Letters.To([.. Enumerable.Range(0, 101).Select(number => $"r{number}@example.test")]));
    }
}
