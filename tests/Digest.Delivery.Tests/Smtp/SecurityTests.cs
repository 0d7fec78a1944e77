using System.Security.Cryptography.X509Certificates;
using Digest.Delivery.Smtp;
using Digest.Testing.Mail;

namespace Digest.Delivery.Tests.Smtp;

public sealed class SecurityTests : IDisposable
{
    private const string ToTls = """
        S 220 ready
        C EHLO *
        S 250-mail.example.test
        S 250-AUTH PLAIN
        S 250 STARTTLS
        C STARTTLS

        """;

    private const string ToAuth = ToTls + """
        S 220 go ahead
        TLS
        C EHLO *
        S 250-mail.example.test

        """;

    private readonly TestAuthority authority = new();
    private readonly X509Certificate2 certificate;

    public SecurityTests() => certificate = authority.Issue("localhost");

    public void Dispose()
    {
        certificate.Dispose();
        authority.Dispose();
    }

    [Theory]
    [InlineData("S 220 go ahead\nS 250 injected\nSTALL")]
    [InlineData("S 454 4.7.0 not now\nSTALL")]
    [InlineData("S 502 what\nSTALL")]
    [Trait("Trap", "6")]
    public async Task Whatever_follows_starttls_but_tls_stops_the_run(string rest)
    {
        await using var server = ScriptedServer.Start(ToTls + rest, Feed.Whole, certificate);
        var outcome = await SendAsync(server.Secure(authority.Root));
        Assert.Equal((RunStopReason.TlsImpossible, SendPhase.Tls), (outcome.Stop!.Reason, outcome.Phase));
        Assert.IsType<Outcome.NotSent>(Letters.Only(outcome));
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clear_text_that_comes_during_the_handshake_stops_the_run()
    {
        await using var server = ScriptedServer.Start(ToTls + "S 220 go ahead\nHELLO\nS 250 injected in place of a TLS record\nSTALL");
        Assert.Equal(RunStopReason.TlsImpossible, (await SendAsync(server.Secure(authority.Root))).Stop!.Reason);
    }

    [Fact]
    [Trait("Trap", "6")]
    [Trait("Trap", "7")]
    public async Task Without_starttls_nothing_is_said_in_clear_text()
    {
        await using var server = ScriptedServer.Start("S 220 ready\nC EHLO *\nS 250-mail.example.test\nS 250 AUTH PLAIN\nSTALL");
        var outcome = await SendAsync(server.Secure(authority.Root));
        Assert.Equal(RunStopReason.TlsImpossible, outcome.Stop!.Reason);
        Assert.Single(server.Heard);
    }

    [Fact]
    [Trait("Trap", "8")]
    public async Task A_certificate_of_another_host_or_authority_is_refused()
    {
        using var other = authority.Issue("other.example.test");
        await using (var server = ScriptedServer.Start(ToTls + "S 220 go ahead\nTLS", Feed.Whole, other))
            Assert.Equal(RunStopReason.TlsImpossible, (await SendAsync(server.Secure(authority.Root))).Stop!.Reason);
        using var stranger = new TestAuthority();
        await using (var server = ScriptedServer.Start(ToTls + "S 220 go ahead\nTLS", Feed.Whole, certificate))
            Assert.Equal(RunStopReason.TlsImpossible, (await SendAsync(server.Secure(stranger.Root))).Stop!.Reason);
        await using (var server = ScriptedServer.Start(ToTls + "S 220 go ahead\nTLS", Feed.Whole, certificate))
            Assert.Equal(RunStopReason.TlsImpossible, (await SendAsync(server.Secure(authority.Root) with { PinnedAuthority = null })).Stop!.Reason);
    }

    [Fact]
    [Trait("Trap", "8")]
    public async Task An_expired_certificate_is_refused_in_a_sentence_that_says_so()
    {
        using var expired = authority.Issue("localhost", DateTimeOffset.UtcNow.AddHours(-1));
        await using var server = ScriptedServer.Start(ToTls + "S 220 go ahead\nTLS", Feed.Whole, expired);
        var stop = (await SendAsync(server.Secure(authority.Root))).Stop!;
        Assert.Equal(RunStopReason.TlsImpossible, stop.Reason);
        Assert.Contains("NotTimeValid", stop.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S 535 5.7.8 wrong")]
    [InlineData("S 454 4.7.0 later")]
    [InlineData("S 250 ok")]
    [InlineData("S 334 and now?")]
    [InlineData("S 421 closing")]
    [Trait("Trap", "7")]
    public async Task Any_answer_to_auth_but_235_stops_the_run(string answer)
    {
        await using var server = ScriptedServer.Start(ToAuth + "S 250 AUTH PLAIN\nC AUTH PLAIN AHVzZXIAd29yZA==\n" + answer + "\nSTALL", Feed.Whole, certificate);
        var outcome = await SendAsync(server.Secure(authority.Root));
        Assert.Equal((RunStopReason.AuthenticationRefused, SendPhase.Authentication), (outcome.Stop!.Reason, outcome.Phase));
        Assert.IsType<Outcome.NotSent>(Letters.Only(outcome));
        Assert.DoesNotContain("word", outcome.Stop.Reply, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Trap", "6")]
    public async Task What_was_offered_before_tls_does_not_count_after_it()
    {
        await using var server = ScriptedServer.Start(ToAuth + "S 250 HELP\nSTALL", Feed.Whole, certificate);
        var outcome = await SendAsync(server.Secure(authority.Root));
        Assert.Equal(RunStopReason.AuthenticationRefused, outcome.Stop!.Reason);
        Assert.Equal(["EHLO", "STARTTLS", "EHLO"], server.Heard.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_long_password_goes_on_a_line_of_its_own()
    {
        var password = new string('w', 600);
        var response = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes("\0user\0" + password));
        await using var server = ScriptedServer.Start(ToAuth + $"S 250 AUTH PLAIN\nC AUTH PLAIN\nS 334\nC {response}\nS 535 no", Feed.Whole, certificate);
        await SendAsync(server.Secure(authority.Root) with { Password = password });
        await server.FinishAsync();
    }

    [Fact]
    public void No_text_form_shows_the_password()
    {
        var options = new SmtpOptions { Host = "mail.example.test", Port = 465, Security = SmtpSecurity.ImplicitTls, User = "user", Password = "sesame" };
        Assert.DoesNotContain("sesame", options.ToString(), StringComparison.Ordinal);
        Assert.Contains("mail.example.test", options.ToString(), StringComparison.Ordinal);
    }

    private static async Task<SendOutcome> SendAsync(SmtpOptions options)
    {
        await using var transport = new SmtpTransport(options);
        return await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), () => throw new InvalidOperationException("Nothing may get this far."), CancellationToken.None);
    }
}
