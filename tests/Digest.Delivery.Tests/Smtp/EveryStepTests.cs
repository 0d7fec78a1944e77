using Digest.Delivery.Smtp;

namespace Digest.Delivery.Tests.Smtp;

/// <summary>
/// One conversation, in lock step and pipelined, that is cut, reset, stalled or answered with nonsense at every step, its octets whole, by line and by byte. Whatever
/// happens, nothing is accepted that the server did not accept, nothing refused that it did not refuse, and what may have arrived is unknown.
/// </summary>
public class EveryStepTests
{
    private const string Lockstep = """
        S 220 mail.example.test ready
        C EHLO *
        S 250-mail.example.test
        S 250 SIZE 1000000
        C MAIL *
        S 250 2.1.0 go on
        C RCPT *
        S 250 2.1.5 known
        C DATA
        S 354 now
        BODY
        S 250-2.0.0 queued
        S 250 2.0.0 as 4711
        """;

    private const string Pipelined = """
        S 220 mail.example.test ready
        C EHLO *
        S 250-mail.example.test
        S 250 PIPELINING
        C MAIL *
        C RCPT *
        C DATA
        S 250 2.1.0 go on
        S 250 2.1.5 known
        S 354 now
        BODY
        S 250-2.0.0 queued
        S 250 2.0.0 as 4711
        """;

    public static TheoryData<string, string, Feed> Ends()
    {
        var data = new TheoryData<string, string, Feed>();
        foreach (var script in (string[])[Lockstep, Pipelined])
        {
            foreach (var end in (string[])["CUT", "RESET", "STALL", "S nonsense\nSTALL", "S 250-half\nCUT", "S 299-a\nS 250 b\nSTALL"])
            {
                foreach (var feed in Enum.GetValues<Feed>()) data.Add(script, end, feed);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task At_every_step_the_outcome_is_what_is_known(string script, string end, Feed feed)
    {
        var steps = ScriptedServer.Steps(script);
        for (var at = 0; at < steps.Length; at++)
        {
            await using var server = ScriptedServer.Start(string.Join('\n', [.. steps[..at], end]), feed);
            await using var transport = new SmtpTransport(server.Clear with { Timeouts = Brief });
            var hasBody = steps[..at].Contains("BODY");
            // After 354 the message is on its way before the server leaves; whether it saw the dot cannot be known then.
            var isOpen = steps[..at].Contains("S 354 now");
            var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
            var kind = Letters.Only(outcome);
            Assert.Null(outcome.Stop);
            if (hasBody) Assert.IsType<Outcome.Unknown>(kind);
            else if (isOpen) Assert.True(kind is Outcome.NotSent or Outcome.Unknown, $"{kind} after {steps[at - 1]}");
            else Assert.IsType<Outcome.NotSent>(kind);
        }
    }

    [Theory]
    [InlineData("451 4.3.0 later", typeof(Outcome.Deferred))]
    [InlineData("421 4.3.2 closing", typeof(Outcome.Deferred))]
    [InlineData("550 5.7.1 no", typeof(Outcome.Refused))]
    public async Task A_refusal_counts_where_it_concerns_the_recipient_and_nowhere_else(string reply, Type afterMail)
    {
        foreach (var script in (string[])[Lockstep, Pipelined])
        {
            var steps = ScriptedServer.Steps(script);
            for (var at = 0; at < steps.Length; at++)
            {
                // A reply's later lines cannot refuse: a code that changes within it makes it none.
                if (!steps[at].StartsWith("S ", StringComparison.Ordinal) || (at > 0 && steps[at - 1].StartsWith("S ", StringComparison.Ordinal) && steps[at - 1][5] == '-') || steps[at][5] == '-' || steps[at].Contains("PIPELINING", StringComparison.Ordinal) || steps[at].Contains("SIZE", StringComparison.Ordinal)) continue;
                var tail = script == Pipelined && steps[at].Contains("2.1", StringComparison.Ordinal) && !reply.StartsWith("421", StringComparison.Ordinal) ? steps[(at + 1)..Array.IndexOf(steps, "S 354 now")].Append("S 503 no") : [];
                await using var server = ScriptedServer.Start(string.Join('\n', [.. steps[..at], "S " + reply, .. tail, "STALL"]));
                await using var transport = new SmtpTransport(server.Clear with { Timeouts = Brief });
                var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
                // A 5yz to the greeting or to MAIL is about us: it stops the run and leaves the recipient due.
                var isOurs = reply[0] == '5' && (at == 0 || steps[at].Contains("2.1.0", StringComparison.Ordinal));
                Assert.IsType(isOurs ? typeof(Outcome.NotSent) : at == 0 || steps[at].Contains("2.1.0", StringComparison.Ordinal) ? typeof(Outcome.Deferred) : afterMail, Letters.Only(outcome));
                Assert.Equal(isOurs, outcome.Stop is not null);
            }
        }
    }

    private static SmtpTimeouts Brief
    {
        get
        {
            var brief = TimeSpan.FromMilliseconds(150);
            return new SmtpTimeouts
            {
                Greeting = brief,
                Command = brief,
                Recipient = brief,
                DataStart = brief,
                DataEnd = brief,
                Quit = brief,
            };
        }
    }
}
