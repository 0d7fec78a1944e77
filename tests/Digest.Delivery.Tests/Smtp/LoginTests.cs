using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Digest.Delivery.Smtp;
using Digest.Testing.Mail;

namespace Digest.Delivery.Tests.Smtp;

/// <summary>Logging in other than by PLAIN and LOGIN, against scripts; the vectors are the RFCs' own.</summary>
public sealed class LoginTests : IDisposable
{
    // RFC 7677 §3.
    private const string Nonce = "rOprNGfwEbeRWgbNEkqO";
    private const string ServerFirst = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private const string ServerFinal = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";
    private const string ClientFinal = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private readonly TestAuthority authority = new();
    private readonly X509Certificate2 certificate;

    public LoginTests() => certificate = authority.Issue("localhost");

    public void Dispose()
    {
        certificate.Dispose();
        authority.Dispose();
    }

    [Theory]
    [InlineData(Feed.Whole)]
    [InlineData(Feed.ByLine)]
    [InlineData(Feed.ByByte)]
    public async Task Scram_follows_the_example_of_rfc_7677(Feed feed)
    {
        var (outcome, server) = await SendAsync($"AUTH PLAIN SCRAM-SHA-256 LOGIN", $"""
            C AUTH SCRAM-SHA-256 {Base64("n,,n=user,r=" + Nonce)}
            S 334 {Base64(ServerFirst)}
            C {Base64(ClientFinal)}
            S 334 {Base64(ServerFinal)}
            C *
            S 235 welcome
            """, Scram, feed);
        await server.FinishAsync();
        Assert.IsType<Outcome.Accepted>(Letters.Only(outcome));
    }

    [Theory]
    [InlineData("r=another,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "none")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "none")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1", "rounds")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999", "rounds")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=?,i=4096", "salt")]
    public async Task A_scram_challenge_that_is_not_safe_is_not_answered(string challenge, string named)
    {
        var (outcome, _) = await SendAsync("AUTH SCRAM-SHA-256", $"C AUTH *\nS 334 {Base64(challenge)}\nSTALL", Scram);
        Assert.Equal(RunStopReason.AuthenticationRefused, outcome.Stop!.Reason);
        Assert.Contains(named, outcome.Stop.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("334 dj1ub3QgdGhlIHNpZ25hdHVyZQ==")]
    [InlineData("235 welcome")]
    [InlineData("535 5.7.8 no")]
    public async Task A_server_that_does_not_prove_that_it_knows_the_password_is_left(string answer)
    {
        var (outcome, _) = await SendAsync("AUTH SCRAM-SHA-256", $"C AUTH *\nS 334 {Base64(ServerFirst)}\nC *\nS {answer}\nSTALL", Scram);
        Assert.Equal(RunStopReason.AuthenticationRefused, outcome.Stop!.Reason);
    }

    [Fact]
    public async Task Oauthbearer_follows_rfc_7628()
    {
        var (outcome, server) = await SendAsync("AUTH XOAUTH2 OAUTHBEARER", $"C AUTH OAUTHBEARER {Base64("n,a=user,\u0001host=localhost\u0001port=PORT\u0001auth=Bearer vF9dft4qmT\u0001\u0001")}\nS 235 welcome", Token);
        await server.FinishAsync();
        Assert.IsType<Outcome.Accepted>(Letters.Only(outcome));
    }

    [Fact]
    public async Task Xoauth2_is_what_google_and_microsoft_wrote()
    {
        var (outcome, server) = await SendAsync("AUTH PLAIN XOAUTH2", $"C AUTH XOAUTH2 {Base64("user=user\u0001auth=Bearer vF9dft4qmT\u0001\u0001")}\nS 235 welcome", Token);
        await server.FinishAsync();
        Assert.IsType<Outcome.Accepted>(Letters.Only(outcome));
    }

    [Theory]
    [InlineData("OAUTHBEARER", "AQ==")]
    [InlineData("XOAUTH2", "")]
    public async Task A_refused_token_is_explained_before_it_is_refused(string mechanism, string answer)
    {
        var (outcome, server) = await SendAsync($"AUTH {mechanism}", $"C AUTH *\nS 334 {Base64("{\"status\":\"401\"}")}\nC {answer}\nS 535 5.7.8 expired\nSTALL", Token);
        Assert.Equal(RunStopReason.AuthenticationRefused, outcome.Stop!.Reason);
        Assert.DoesNotContain("vF9dft4qmT", outcome.Stop.Reply, StringComparison.Ordinal);
        Assert.Equal(answer, server.Heard[^1]);
    }

    [Fact]
    public async Task A_token_is_never_sent_as_a_password_nor_a_password_as_a_token()
    {
        Assert.Contains("OAUTHBEARER or XOAUTH2", (await SendAsync("AUTH PLAIN LOGIN", "STALL", Token)).Outcome.Stop!.Reply, StringComparison.Ordinal);
        Assert.Contains("PLAIN", (await SendAsync("AUTH XOAUTH2", "STALL", options => options)).Outcome.Stop!.Reply, StringComparison.Ordinal);
        Assert.Contains("SCRAM", (await SendAsync("AUTH PLAIN", "STALL", options => options with { Mechanism = SaslMechanism.ScramSha256 })).Outcome.Stop!.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("line\r\nRSET")]
    [InlineData("")]
    public async Task A_token_that_is_none_stops_the_run(string token)
    {
        var (outcome, _) = await SendAsync("AUTH XOAUTH2", "STALL", options => options with { Password = null, AccessToken = _ => Task.FromResult(token) });
        Assert.Equal(RunStopReason.AuthenticationRefused, outcome.Stop!.Reason);
    }

    [Fact]
    public async Task A_token_that_cannot_be_had_is_not_sent()
    {
        var (outcome, _) = await SendAsync("AUTH XOAUTH2", "STALL", options => options with { Password = null, AccessToken = _ => throw new IOException("no token today") });
        Assert.Equal(new Outcome.NotSent { Reply = "no token today" }, Letters.Only(outcome));
    }

    private static SmtpOptions Scram(SmtpOptions options) => options with { Password = "pencil", Nonce = () => Nonce };

    private static SmtpOptions Token(SmtpOptions options) => options with { Password = null, AccessToken = _ => Task.FromResult("vF9dft4qmT") };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<(SendOutcome Outcome, ScriptedServer Server)> SendAsync(string offer, string login, Func<SmtpOptions, SmtpOptions> with, Feed feed = Feed.Whole)
    {
        var script = $"TLS\nS 220 ready\nC EHLO *\nS 250-mail.example.test\nS 250 {offer}\n{login}\nC MAIL *\nS 250 ok\nC RCPT *\nS 250 ok\nC DATA\nS 354 now\nBODY\nS 250 queued\nC QUIT";
        await using var server = ScriptedServer.Start(script, feed, certificate);
        var options = with(server.Secure(authority.Root) with { Security = SmtpSecurity.ImplicitTls });
        server.Replace(Base64("n,a=user,\u0001host=localhost\u0001port=PORT\u0001auth=Bearer vF9dft4qmT\u0001\u0001"), Base64($"n,a=user,\u0001host=localhost\u0001port={server.Port}\u0001auth=Bearer vF9dft4qmT\u0001\u0001"));
        await using var transport = new SmtpTransport(options);
        var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
        return (outcome, server);
    }
}
