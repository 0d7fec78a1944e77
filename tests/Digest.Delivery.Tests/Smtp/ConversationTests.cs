using System.Net;
using System.Security.Cryptography.X509Certificates;
using Digest.Delivery.Smtp;
using Digest.Testing.Mail;

namespace Digest.Delivery.Tests.Smtp;

public sealed class ConversationTests : IDisposable
{
    private const string Lockstep = """
        S 220 mail.example.test ready
        C EHLO [127.0.0.1]
        S 250-mail.example.test
        S 250-SIZE 1000000
        S 250 HELP
        C MAIL FROM:<digest@example.test> SIZE=*
        S 250 2.1.0 go on
        C RCPT TO:<ada@example.test>
        S 250 2.1.5 known
        C DATA
        S 354 now
        BODY
        S 250-2.0.0 queued
        S 250 2.0.0 as 4711
        C QUIT
        S 221 bye
        """;

    private const string Plain = "C AUTH PLAIN AHVzZXIAd29yZA==";
    private readonly TestAuthority authority = new();
    private readonly X509Certificate2 certificate;

    public ConversationTests() => certificate = authority.Issue("localhost");

    public static TheoryData<Feed> Feeds => [Feed.Whole, Feed.ByLine, Feed.ByByte];

    public void Dispose()
    {
        certificate.Dispose();
        authority.Dispose();
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task One_command_at_a_time(Feed feed)
    {
        await using var server = ScriptedServer.Start(Lockstep, feed);
        var outcome = await SendAsync(server.Clear, Letters.To("ada@example.test"));
        Assert.Equal("250 2.0.0 queued as 4711", Assert.IsType<Outcome.Accepted>(Letters.Only(outcome)).Reply);
        await server.FinishAsync();
        Assert.Equal(System.Text.Encoding.ASCII.GetString(Letters.Message()) + ".\r\n", Assert.Single(server.Bodies));
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Starttls_then_auth_plain_then_a_pipeline_with_one_recipient_refused(Feed feed)
    {
        await using var server = ScriptedServer.Start($"""
            S 220 ready
            C EHLO me.example.test
            S 250-mail.example.test
            S 250-PIPELINING
            S 250 STARTTLS
            C STARTTLS
            S 220 go ahead
            TLS
            C EHLO me.example.test
            S 250-mail.example.test
            S 250-PIPELINING
            S 250-8BITMIME
            S 250 AUTH LOGIN PLAIN
            {Plain}
            S 235 2.7.0 welcome
            C MAIL FROM:<digest@example.test>
            C RCPT TO:<ada@example.test>
            C RCPT TO:<bela@example.test>
            C RCPT TO:<chen@example.test>
            C DATA
            S 250 2.1.0 go on
            S 250 2.1.5 known
            S 550-5.1.1 nobody
            S 550 5.1.1 of that name
            S 452 4.2.2 full
            S 354 now
            BODY
            S 250 2.0.0 queued
            C QUIT
            """, feed, certificate);
        var outcome = await SendAsync(server.Secure(authority.Root) with { HelloName = "me.example.test" }, Letters.To("ada@example.test", "bela@example.test", "chen@example.test"));
        Assert.Equal(
            [new Outcome.Accepted { Reply = "250 2.0.0 queued" }, new Outcome.Refused { Reply = "550 5.1.1 nobody of that name" }, new Outcome.Deferred { Reply = "452 4.2.2 full" }],
            outcome.Recipients.Select(recipient => recipient.Outcome));
        Assert.Null(outcome.Stop);
        await server.FinishAsync();
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Implicit_tls_and_auth_login(Feed feed)
    {
        await using var server = ScriptedServer.Start("""
            TLS
            S 220 ready
            C EHLO *
            S 250-mail.example.test
            S 250 AUTH=LOGIN
            C AUTH LOGIN
            S 334 VXNlcm5hbWU6
            C dXNlcg==
            S 334 UGFzc3dvcmQ6
            C d29yZA==
            S 235 welcome
            C MAIL FROM:<digest@example.test>
            S 250 ok
            C RCPT TO:<ada@example.test>
            S 251 forwarded
            C DATA
            S 354 now
            BODY
            S 250 queued
            C QUIT
            """, feed, certificate);
        var outcome = await SendAsync(server.Secure(authority.Root) with { Security = SmtpSecurity.ImplicitTls }, Letters.To("ada@example.test"));
        Assert.IsType<Outcome.Accepted>(Letters.Only(outcome));
        await server.FinishAsync();
    }

    [Fact]
    [Trait("Trap", "11")]
    public async Task The_line_cut_at_every_step_is_not_sent_before_the_dot_and_unknown_after_it()
    {
        var steps = ScriptedServer.Steps(Lockstep).SkipLast(2).ToArray();
        for (var cut = 0; cut < steps.Length; cut++)
        {
            await using var server = ScriptedServer.Start(string.Join('\n', [.. steps[..cut], "CUT"]));
            await using var transport = new SmtpTransport(server.Clear);
            var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), async () =>
            {
                if (!steps[..cut].Contains("BODY")) await server.Closed;
                return true;
            }, CancellationToken.None);
            if (steps[..cut].Contains("BODY")) Assert.IsType<Outcome.Unknown>(Letters.Only(outcome));
            else Assert.IsType<Outcome.NotSent>(Letters.Only(outcome));
            Assert.Null(outcome.Stop);
        }
    }

    [Fact]
    public async Task The_line_cut_after_the_message_and_before_its_dot_is_not_sent()
    {
        var script = Lockstep[..Lockstep.IndexOf("BODY", StringComparison.Ordinal)] + "MESSAGE\nCUT";
        await using var server = ScriptedServer.Start(script);
        await using var transport = new SmtpTransport(server.Clear);
        var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), async () =>
        {
            await server.Closed;
            return true;
        }, CancellationToken.None);
        Assert.IsType<Outcome.NotSent>(Letters.Only(outcome));
        await server.FinishAsync();
    }

    [Fact]
    public async Task A_421_at_any_step_defers()
    {
        var steps = ScriptedServer.Steps(Lockstep).SkipLast(2).ToArray();
        for (var index = 0; index < steps.Length; index++)
        {
            if (!steps[index].StartsWith("S ", StringComparison.Ordinal) || (index > 0 && steps[index - 1].StartsWith("S ", StringComparison.Ordinal))) continue;
            await using var server = ScriptedServer.Start(string.Join('\n', [.. steps[..index], "S 421 4.3.2 closing", "CUT"]));
            var outcome = await SendAsync(server.Clear, Letters.To("ada@example.test"));
            Assert.Equal("421 4.3.2 closing", Assert.IsType<Outcome.Deferred>(Letters.Only(outcome)).Reply);
            Assert.Null(outcome.Stop);
        }
    }

    [Fact]
    public async Task A_421_to_one_of_three_recipients_in_a_pipeline_defers_all_that_were_not_refused()
    {
        await using var server = ScriptedServer.Start("""
            S 220 ready
            C EHLO *
            S 250-mail.example.test
            S 250 PIPELINING
            C MAIL FROM:<digest@example.test>
            C RCPT TO:<ada@example.test>
            C RCPT TO:<bela@example.test>
            C RCPT TO:<chen@example.test>
            C DATA
            S 250 ok
            S 550 nobody
            S 421 closing
            CUT
            """);
        var outcome = await SendAsync(server.Clear, Letters.To("ada@example.test", "bela@example.test", "chen@example.test"));
        Assert.Collection(outcome.Recipients,
            first => Assert.IsType<Outcome.Refused>(first.Outcome), second => Assert.IsType<Outcome.Deferred>(second.Outcome), third => Assert.IsType<Outcome.Deferred>(third.Outcome));
    }

    [Theory]
    [InlineData("S 250 queued", typeof(Outcome.Accepted))]
    [InlineData("S 451 4.3.0 later", typeof(Outcome.Deferred))]
    [InlineData("S 554 5.7.1 spam", typeof(Outcome.Refused))]
    [InlineData("S 354 what", typeof(Outcome.Unknown))]
    [InlineData("S nonsense", typeof(Outcome.Unknown))]
    public async Task The_answer_to_the_dot_decides(string answer, Type expected)
    {
        await using var server = ScriptedServer.Start(Lockstep[..Lockstep.IndexOf("S 250-2.0.0", StringComparison.Ordinal)] + answer);
        Assert.IsType(expected, Letters.Only(await SendAsync(server.Clear, Letters.To("ada@example.test"))));
    }

    [Theory]
    [InlineData("S 450 4.2.0 greylisted", typeof(Outcome.Deferred))]
    [InlineData("S 552 too many", typeof(Outcome.Deferred))]
    [InlineData("S 550 5.1.1 nobody", typeof(Outcome.Refused))]
    [InlineData("S 354 what", typeof(Outcome.NotSent))]
    [Trait("Trap", "9")]
    public async Task The_answer_to_a_recipient_decides(string answer, Type expected)
    {
        await using var server = ScriptedServer.Start(Lockstep[..Lockstep.IndexOf("S 250 2.1.5", StringComparison.Ordinal)] + answer);
        var outcome = await SendAsync(server.Clear, Letters.To("ada@example.test"));
        Assert.IsType(expected, Letters.Only(outcome));
        Assert.Equal((SendPhase.Recipients, null), (outcome.Phase, outcome.Stop));
    }

    [Theory]
    [InlineData("S 451 4.3.0 busy", null)]
    [InlineData("S 550 5.7.1 not you", RunStopReason.SenderRefused)]
    [InlineData("S 552 5.3.4 too big", RunStopReason.SenderRefused)]
    [Trait("Trap", "9")]
    public async Task A_refused_sender_stops_the_run(string answer, RunStopReason? expected)
    {
        await using var server = ScriptedServer.Start(Lockstep[..Lockstep.IndexOf("S 250 2.1.0", StringComparison.Ordinal)] + answer);
        var outcome = await SendAsync(server.Clear, Letters.To("ada@example.test"));
        Assert.Equal((expected, SendPhase.Mail), (outcome.Stop?.Reason, outcome.Phase));
        Assert.IsType(expected is null ? typeof(Outcome.Deferred) : typeof(Outcome.NotSent), Letters.Only(outcome));
    }

    [Theory]
    [InlineData("554 5.3.2 no mail here", RunStopReason.ServiceRefused)]
    [InlineData("450 later", null)]
    public async Task A_greeting_other_than_220_is_no_invitation(string greeting, RunStopReason? expected)
    {
        await using var server = ScriptedServer.Start($"S {greeting}");
        var outcome = await SendAsync(server.Clear, Letters.To("ada@example.test"));
        Assert.Equal((expected, SendPhase.Greeting), (outcome.Stop?.Reason, outcome.Phase));
    }

    [Fact]
    [Trait("Trap", "10")]
    public async Task A_pipeline_in_which_all_recipients_are_refused_ends_with_a_lone_dot()
    {
        await using var server = ScriptedServer.Start("""
            S 220 ready
            C EHLO *
            S 250-mail.example.test
            S 250 PIPELINING
            C MAIL FROM:<digest@example.test>
            C RCPT TO:<ada@example.test>
            C DATA
            S 250 ok
            S 550 nobody
            S 354 now
            BODY
            S 554 no valid recipients
            C QUIT
            """);
        var outcome = await SendAsync(server.Clear, Letters.To("ada@example.test"), () => throw new InvalidOperationException("There is no message to mark."));
        Assert.Equal("550 nobody", Assert.IsType<Outcome.Refused>(Letters.Only(outcome)).Reply);
        await server.FinishAsync();
        Assert.Equal(".\r\n", Assert.Single(server.Bodies));
    }

    [IPv6Fact]
    public async Task An_ipv6_address_is_a_host_and_our_literal_is_one_too()
    {
        await using var server = ScriptedServer.Start(Lockstep.Replace("[127.0.0.1]", "[IPv6:::1]", StringComparison.Ordinal), address: IPAddress.IPv6Loopback);
        var outcome = await SendAsync(server.Clear with { Host = SmtpEndpoint.Parse($"smtp://[::1]:{server.Port}").Host }, Letters.To("ada@example.test"));
        Assert.IsType<Outcome.Accepted>(Letters.Only(outcome));
        await server.FinishAsync();
    }

    private static async Task<SendOutcome> SendAsync(SmtpOptions options, Envelope envelope, Func<ValueTask<bool>>? beforeDot = null)
    {
        await using var transport = new SmtpTransport(options);
        return await transport.SendAsync(envelope, Letters.Message(), beforeDot ?? Letters.Yes, CancellationToken.None);
    }
}
