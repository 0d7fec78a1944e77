using System.Text;
using Digest.Delivery.Smtp;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Delivery.Tests.Smtp;

public class DotStuffingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(".", "..\r\n")]
    [InlineData(".\r\n", "..\r\n")]
    [InlineData("..\r\n.a\r\n", "...\r\n..a\r\n")]
    [InlineData("a.\r\n\r\n.\r\nb", "a.\r\n\r\n..\r\nb\r\n")]
    [InlineData("\r\n.\r\n", "\r\n..\r\n")]
    public async Task Dots_at_the_start_of_lines_are_doubled(string message, string expected) =>
        Assert.Equal(expected, await StuffAsync(message));

    [Fact]
    public void A_server_that_undoes_it_gets_the_message_back()
    {
        var pieces = Gen.Elements(".", "..", "\r\n", "\r\n.", "a", "\r\n.\r\n", new string('b', 900) + "\r\n").ListOf().Select(list => string.Concat(list));
        Prop.ForAll(Arb.From(pieces), message =>
        {
            var stuffed = StuffAsync(message).GetAwaiter().GetResult();
            var whole = message.Length == 0 || message.EndsWith("\r\n", StringComparison.Ordinal) ? message : message + "\r\n";
            return ("\r\n" + stuffed).Replace("\r\n.", "\r\n", StringComparison.Ordinal)[2..] == whole && !("\r\n" + stuffed).Contains("\r\n.\r\n", StringComparison.Ordinal);
        }).Holds();
    }

    [Fact]
    [Trait("Trap", "1")]
    public async Task Dots_at_the_borders_of_blocks_are_doubled_too()
    {
        for (var shift = -4; shift < 4; shift++)
        {
            var message = new string('a', (64 * 1024) + shift) + "\r\n.\r\n" + new string('b', 64 * 1024) + "\r\n.c";
            Assert.Equal(message.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + "\r\n", await StuffAsync(message));
        }
    }

    private static async Task<string> StuffAsync(string message)
    {
        var written = new StringBuilder();
        await new DotStuffing(block =>
        {
            written.Append(Encoding.ASCII.GetString(block.Span));
            return Task.CompletedTask;
        }).WriteAsync(Encoding.ASCII.GetBytes(message));
        return written.ToString();
    }
}
