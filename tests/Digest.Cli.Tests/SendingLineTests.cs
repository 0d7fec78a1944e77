using Digest.Delivery;
using Digest.Delivery.Mailings;

namespace Digest.Cli.Tests;

public class SendingLineTests
{
    private static readonly MailingProgress Step = new() { Done = 80, Total = 320, PerMinute = 454.4, Remaining = TimeSpan.FromSeconds(31.7) };

    [Fact]
    public void A_terminal_has_one_line_that_is_written_over_and_what_is_said_stands_above_it()
    {
        using var error = new StringWriter();
        var screen = new Screen(error, isTerminal: true, new Dictionary<string, string?> { ["NO_COLOR"] = "1" });
        var line = new SendingLine(screen);
        line.Report(Step);
        screen.Say("news");
        line.Report(Step with { Done = 320 });
        screen.Status(null);
        const string Rewind = "\r\u001b[2K";
        const string First = "sending █████░░░░░░░░░░░░░░░ 80/320  454 a minute  32 s left";
        Assert.Equal($"{Rewind}{First}{Rewind}news\n{First}{Rewind}sending ████████████████████ 320/320  454 a minute{Rewind}", error.ToString().Replace(Environment.NewLine, "\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "xterm")]
    [InlineData(true, "dumb")]
    public void A_log_has_a_line_for_each_wait_and_why(bool isTerminal, string terminal)
    {
        using var error = new StringWriter();
        var line = new SendingLine(new Screen(error, isTerminal, new Dictionary<string, string?> { ["TERM"] = terminal }));
        var until = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
        line.Report(Step with { Recipient = EnvelopeAddress.Parse("ada@example.test"), Outcome = new Outcome.Deferred { Reply = "451 4.7.1 come again" } });
        for (var round = 0; round < 3; round++) line.Report(Step with { WaitsUntil = until });
        Assert.Equal($"waiting until {until.ToLocalTime():HH:mm:ss}: 451 4.7.1 come again\n", error.ToString().Replace(Environment.NewLine, "\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.2, "1 s")]
    [InlineData(95, "95 s")]
    [InlineData(600, "10 min")]
    [InlineData(11_100, "3 h 5 min")]
    public void Times_are_said_as_people_do(double seconds, string words) => Assert.Equal(words, SendingLine.Words(TimeSpan.FromSeconds(seconds)));
}
