using Digest.Delivery.Smtp;

namespace Digest.Delivery.Tests.Smtp;

/// <summary>Servers that stall, babble, or end a connection that was to be used again.</summary>
public class PatienceTests
{
    private const string Hello = "S 220 ready\nC EHLO *\nS 250 mail.example.test\n";
    private const string Letter = "C MAIL *\nS 250 ok\nC RCPT *\nS 250 ok\nC DATA\nS 354 now\nBODY\n";

    public static TheoryData<string> Stalls => ["", "S 220 ready\nC EHLO *\n", Hello + "C MAIL *\n", Hello + "C MAIL *\nS 250 ok\nC RCPT *\n", Hello + "C MAIL *\nS 250 ok\nC RCPT *\nS 250 ok\nC DATA\n", Hello + Letter];

    [Theory]
    [MemberData(nameof(Stalls))]
    public async Task A_stalled_server_can_be_cancelled_in_every_phase(string script)
    {
        await using var server = ScriptedServer.Start(script + "STALL");
        await using var transport = new SmtpTransport(server.Clear);
        using var cancel = new CancellationTokenSource();
        var sending = transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, cancel.Token);
        await server.Stalled;
        await cancel.CancelAsync();
        var outcome = Letters.Only(await sending);
        if (script.EndsWith("BODY\n", StringComparison.Ordinal)) Assert.Equal(new Outcome.Unknown { Reply = "cancelled" }, outcome);
        else Assert.Equal(new Outcome.NotSent { Reply = "cancelled" }, outcome);
        await server.FinishAsync();
    }

    [Theory]
    [MemberData(nameof(Stalls))]
    public async Task A_stalled_server_is_left_when_its_time_is_over(string script)
    {
        await using var server = ScriptedServer.Start(script + "STALL");
        var brief = TimeSpan.FromMilliseconds(200);
        var timeouts = script.Trim().Split('\n')[^1] switch
        {
            "" => new SmtpTimeouts { Greeting = brief },
            "C RCPT *" => new SmtpTimeouts { Recipient = brief },
            "C DATA" => new SmtpTimeouts { DataStart = brief },
            "BODY" => new SmtpTimeouts { DataEnd = brief },
            _ => new SmtpTimeouts { Command = brief },
        };
        await using var transport = new SmtpTransport(server.Clear with { Timeouts = timeouts });
        var outcome = Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None));
        Assert.IsType(script.EndsWith("BODY\n", StringComparison.Ordinal) ? typeof(Outcome.Unknown) : typeof(Outcome.NotSent), outcome);
        Assert.Contains("did not answer", outcome.Reply, StringComparison.Ordinal);
        await server.FinishAsync();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_not_sent()
    {
        SmtpOptions options;
        await using (var server = ScriptedServer.Start("CUT")) options = server.Clear;
        await using var transport = new SmtpTransport(options);
        var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
        Assert.Equal((SendPhase.Connect, null), (outcome.Phase, outcome.Stop));
        Assert.StartsWith("no connection", Assert.IsType<Outcome.NotSent>(Letters.Only(outcome)).Reply, StringComparison.Ordinal);
    }

    public static TheoryData<string> Babble => [
        new string('x', 5000), "250 " + new string('x', 5000), "250-go\nS 251 on", "25", "abc", "650 what", "250=ok",
        string.Join("\nS ", Enumerable.Repeat("250-again", 300)) + "\nS 250 end"];

    [Theory]
    [MemberData(nameof(Babble))]
    [Trait("Trap", "12")]
    public async Task A_reply_that_is_too_long_or_none_ends_the_attempt(string reply)
    {
        await using var server = ScriptedServer.Start($"{Hello}C MAIL *\nS {reply}\nSTALL");
        await using var transport = new SmtpTransport(server.Clear);
        var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
        Assert.IsType<Outcome.NotSent>(Letters.Only(outcome));
        Assert.Equal(SendPhase.Mail, outcome.Phase);
    }

    [Theory]
    [InlineData(Feed.Whole)]
    [InlineData(Feed.ByByte)]
    public async Task A_long_reply_within_the_caps_is_read(Feed feed)
    {
        var lines = string.Concat(Enumerable.Range(0, 200).Select(number => $"S 250-X{number} {new string('x', 100)}\n"));
        await using var server = ScriptedServer.Start($"S 220 ready\nC EHLO *\nS 250-mail.example.test\n{lines}S 250 SIZE 50000\n{Letter}S 250 {new string('y', 3000)}\nSTALL", feed);
        await using var transport = new SmtpTransport(server.Clear);
        var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
        Assert.Equal(3004, Assert.IsType<Outcome.Accepted>(Letters.Only(outcome)).Reply.Length);
        Assert.Contains(server.Heard, line => line.StartsWith("MAIL FROM:<digest@example.test> SIZE=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("250 mail.example.test")]
    [InlineData("250-mail.example.test\nS 250 PIPELINING")]
    [Trait("Trap", "13")]
    public async Task A_connection_carries_messages_up_to_its_cap_each_after_rset(string hello)
    {
        var isPipelined = hello.Contains("PIPELINING", StringComparison.Ordinal);
        var letter = isPipelined ? "C MAIL *\nC RCPT *\nC DATA\nS 250 ok\nS 250 ok\nS 354 now\nBODY\nS 250 queued\n" : Letter + "S 250 queued\n";
        var further = isPipelined ? "C RSET\nC MAIL *\nC RCPT *\nC DATA\nS 250 ok\nS 250 ok\nS 250 ok\nS 354 now\nBODY\nS 250 queued\n" : "C RSET\nS 250 ok\n" + letter;
        var first = $"S 220 ready\nC EHLO *\nS {hello}\n{letter}";
        await using var server = ScriptedServer.Start($"{first}{further}C QUIT\nS 221 bye\nNEXT\n{first}C QUIT\nS 221 bye");
        await using (var transport = new SmtpTransport(server.Clear with { MessagesPerConnection = 2 }))
        {
            for (var message = 0; message < 3; message++)
                Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
        }

        await server.FinishAsync();
        Assert.Equal(3, server.Bodies.Count);
    }

    [Theory]
    [InlineData("C RSET\nS 421 idle too long\nNEXT\n")]
    [InlineData("NEXT\n")]
    [Trait("Trap", "13")]
    public async Task A_connection_that_went_stale_is_replaced_unseen(string end)
    {
        await using var server = ScriptedServer.Start($"{Hello}{Letter}S 250 queued\n{end}{Hello}{Letter}S 250 queued again\nC QUIT");
        await using (var transport = new SmtpTransport(server.Clear))
        {
            Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
            var second = await transport.SendAsync(Letters.To("bela@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
            Assert.Equal(new Outcome.Accepted { Reply = "250 queued again" }, Letters.Only(second));
        }

        await server.FinishAsync();
    }

    [Theory]
    [InlineData("C NOOP\nS 250 still here\nC RSET\nS 250 ok\n")]
    [InlineData("C NOOP\nS 421 idle too long\nNEXT\n" + Hello)]
    [InlineData("C NOOP\nSTALL\nNEXT\n" + Hello)]
    [InlineData("NEXT\n" + Hello)]
    [Trait("Trap", "13")]
    public async Task A_connection_that_was_idle_is_asked_before_it_is_used_and_replaced_unseen_when_it_died(string between)
    {
        await using var server = ScriptedServer.Start($"{Hello}{Letter}S 250 queued\n{between}{Letter}S 250 queued again\nC QUIT");
        await using (var transport = new SmtpTransport(server.Clear with { IdleBeforeProbe = TimeSpan.Zero, Timeouts = new SmtpTimeouts { Probe = TimeSpan.FromMilliseconds(300) } }))
        {
            Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
            if (between.StartsWith("NEXT", StringComparison.Ordinal)) await server.Closed;
            var second = await transport.SendAsync(Letters.To("bela@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
            Assert.Equal(new Outcome.Accepted { Reply = "250 queued again" }, Letters.Only(second));
        }

        await server.FinishAsync();
        Assert.Equal(2, server.Bodies.Count);
    }

    [Fact]
    public async Task After_a_refused_message_the_next_one_is_offered_on_the_same_connection()
    {
        await using var server = ScriptedServer.Start($"{Hello}{Letter}S 554 5.7.1 no\nC RSET\nS 250 ok\n{Letter}S 250 queued\nC QUIT");
        await using (var transport = new SmtpTransport(server.Clear))
        {
            Assert.IsType<Outcome.Refused>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
            Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("bela@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
        }

        await server.FinishAsync();
    }

    [Fact]
    public async Task Eight_bit_messages_need_a_server_that_takes_them()
    {
        var message = Letters.Message().Concat("r\u00E9sum\u00E9\r\n".Select(character => (byte)character)).ToArray();
        await using (var server = ScriptedServer.Start($"{Hello}STALL"))
        {
            await using var transport = new SmtpTransport(server.Clear);
            Assert.IsType<Outcome.Refused>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), message, Letters.Yes, CancellationToken.None)));
        }

        await using (var server = ScriptedServer.Start($"S 220 ready\nC EHLO *\nS 250-mail.example.test\nS 250 8BITMIME\n{Letter.Replace("C MAIL *", "C MAIL FROM:<digest@example.test> BODY=8BITMIME", StringComparison.Ordinal)}S 250 queued\nSTALL"))
        {
            await using var transport = new SmtpTransport(server.Clear);
            Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), message, Letters.Yes, CancellationToken.None)));
        }
    }
}
