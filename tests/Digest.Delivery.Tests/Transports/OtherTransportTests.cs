using System.Text;
using Digest.Delivery.Transports;

namespace Digest.Delivery.Tests.Transports;

public sealed class MaildirTransportTests : TransportContract, IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override IMailTransport Open() => new MaildirTransport(folder.PathOf("box"));

    protected override async Task<IReadOnlyList<string>> TakenAsync()
    {
        if (!Directory.Exists(folder.PathOf("box", "new"))) return [];
        Assert.Empty(Directory.GetFiles(folder.PathOf("box", "tmp")));
        var files = Directory.GetFiles(folder.PathOf("box", "new")).OrderBy(File.GetCreationTimeUtc).ThenBy(file => file, StringComparer.Ordinal);
        var texts = await Task.WhenAll(files.Select(file => File.ReadAllTextAsync(file)));
        return [.. texts.Select(text => text.EndsWith("\r\n", StringComparison.Ordinal) ? text : text + "\r\n")];
    }
}

/// <summary>The contract over a shell script in sendmail's place, which keeps a message once its input has ended.</summary>
public sealed class CommandTransportTests : TransportContract, IDisposable
{
    private const string Keep = "cat > \"$0/part.$$\"; n=$(ls \"$0\" | grep -c eml); mv \"$0/part.$$\" \"$0/$n.eml\"";
    private readonly TempFolder folder = new();

    public CommandTransportTests() => Directory.CreateDirectory(folder.PathOf("out"));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, typeof(Outcome.Accepted))]
    [InlineData(67, typeof(Outcome.Refused))]
    [InlineData(75, typeof(Outcome.Deferred))]
    [InlineData(1, typeof(Outcome.Unknown))]
    public async Task The_exit_code_decides_and_one_that_tells_nothing_is_unknown(int code, Type expected)
    {
        await using var transport = new CommandTransport("sh", ["-c", $"cat >/dev/null; echo 'because of this' >&2; exit {code}"]);
        var outcome = Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None));
        Assert.IsType(expected, outcome);
        Assert.Contains("because of this", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_killed_after_its_input_ended_is_unknown()
    {
        await using var transport = new CommandTransport("sh", ["-c", "cat >/dev/null; kill -9 $$"]);
        Assert.IsType<Outcome.Unknown>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
    }

    [Fact]
    public async Task A_command_that_does_not_exist_stops_the_run()
    {
        await using var transport = new CommandTransport("/no/such/sendmail", []);
        var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
        Assert.Equal((typeof(Outcome.NotSent), RunStopReason.Unreachable), (Letters.Only(outcome).GetType(), outcome.Stop!.Reason));
    }

    [Fact]
    public async Task A_command_that_stalls_can_be_cancelled()
    {
        await using var transport = new CommandTransport("sh", ["-c", "cat >/dev/null; sleep 60"]);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        Assert.Equal(new Outcome.Unknown { Reply = "cancelled" }, Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, cancel.Token)));
    }

    [Fact]
    public async Task Addresses_are_arguments_of_their_own()
    {
        await using var transport = new CommandTransport("sh", ["-c", "cat >/dev/null; echo \"$0 $1\" >&2; exit 75", "{from}", "{to}"]);
        var outcome = Letters.Only(await transport.SendAsync(Letters.To("a'b$c@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None));
        Assert.Contains("digest@example.test a'b$c@example.test", outcome.Reply, StringComparison.Ordinal);
    }

    protected override IMailTransport Open() => new CommandTransport("sh", ["-c", Keep, folder.PathOf("out")]);

    protected override Task<IReadOnlyList<string>> TakenAsync() => Task.FromResult<IReadOnlyList<string>>(
        [.. Directory.GetFiles(folder.PathOf("out"), "*.eml").Order(StringComparer.Ordinal).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file)).Replace("\n", "\r\n", StringComparison.Ordinal))]);
}
