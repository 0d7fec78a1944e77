using Digest.Delivery.Smtp;

namespace Digest.Delivery.Tests.Smtp;

public class SmtpEndpointTests
{
    [Theory]
    [InlineData("smtps://mail.example.test", "mail.example.test", 465, SmtpSecurity.ImplicitTls, null)]
    [InlineData("smtps://mail.example.test:2465/", "mail.example.test", 2465, SmtpSecurity.ImplicitTls, null)]
    [InlineData("smtp://mail.example.test", "mail.example.test", 587, SmtpSecurity.StartTls, null)]
    [InlineData("smtp://lab%40example.test@mail.example.test:25", "mail.example.test", 25, SmtpSecurity.StartTls, "lab@example.test")]
    [InlineData("smtp://[::1]:2525", "::1", 2525, SmtpSecurity.StartTls, null)]
    [InlineData("SMTP://127.0.0.1", "127.0.0.1", 587, SmtpSecurity.StartTls, null)]
    public void Scheme_port_and_user_are_read(string uri, string host, int port, SmtpSecurity security, string? user) =>
        Assert.Equal(new SmtpEndpoint { Host = host, Port = port, Security = security, User = user }, SmtpEndpoint.Parse(uri));

    [Theory]
    [InlineData("")]
    [InlineData("mail.example.test")]
    [InlineData("http://mail.example.test")]
    [InlineData("smtp://")]
    [InlineData("smtp://mail.example.test/box")]
    [InlineData("smtp://mail.example.test?x=1")]
    [InlineData("smtp://mail.example.test:0")]
    [InlineData("smtp://mail.example.test:99999")]
    [InlineData("smtp://a%0d%0ab@mail.example.test")]
    public void Anything_else_is_refused_with_a_sentence(string uri)
    {
        Assert.False(SmtpEndpoint.TryParse(uri, out _, out var problem));
        Assert.Contains("smtps://host", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp://user:sesame@mail.example.test")]
    [InlineData("smtp://user%3Asesame@mail.example.test")]
    public void A_password_is_refused_and_not_repeated(string uri)
    {
        var refused = Assert.Throws<FormatException>(() => SmtpEndpoint.Parse(uri));
        Assert.Contains("password", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", refused.Message, StringComparison.Ordinal);
    }
}
