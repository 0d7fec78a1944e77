using System.Text;
using Digest.Delivery.Smtp;
using Digest.Delivery.Tests.Smtp;
using Digest.Delivery.Transports;

namespace Digest.Delivery.Tests.Transports;

/// <summary>What every transport keeps.</summary>
public abstract class TransportContract
{
    /// <summary>Messages with dots, without a last line end, and empty.</summary>
    public static TheoryData<string> Bodies => ["The reef grew.\r\n", ".\r\n", "..\r\n.\r\n.a\r\n", "no line end", "", "\r\n\r\n.\r\n\r\n"];

    /// <summary>Opens a transport for up to two messages, whose octets <see cref="TakenAsync"/> then gives.</summary>
    protected abstract IMailTransport Open();

    /// <summary>The messages that were taken, as they came out at the other end, a missing last line end added.</summary>
    protected abstract Task<IReadOnlyList<string>> TakenAsync();

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_message_arrives_as_it_was_given(string body)
    {
        var message = Letters.Message(body);
        var marks = 0;
        await using (var transport = Open())
        {
            var outcome = await transport.SendAsync(Letters.To("ada@example.test"), message, () => ValueTask.FromResult(++marks > 0), CancellationToken.None);
            Assert.IsType<Outcome.Accepted>(Letters.Only(outcome));
        }

        var text = Encoding.ASCII.GetString(message);
        Assert.Equal(text.EndsWith("\r\n", StringComparison.Ordinal) ? text : text + "\r\n", Assert.Single(await TakenAsync()));
        Assert.Equal(1, marks);
    }

    [Fact]
    public async Task A_second_message_follows_the_first()
    {
        await using (var transport = Open())
        {
            await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message("one\r\n"), Letters.Yes, CancellationToken.None);
            await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message("two\r\n"), Letters.Yes, CancellationToken.None);
        }

        var taken = await TakenAsync();
        Assert.Equal(["one", "two"], taken.Select(message => message.TrimEnd().Split('\n')[^1]));
    }

    [Fact]
    public async Task A_refused_mark_abandons_the_message()
    {
        await using (var transport = Open())
        {
            var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), () => ValueTask.FromResult(false), CancellationToken.None);
            Assert.Equal((typeof(Outcome.NotSent), SendPhase.Body), (Letters.Only(outcome).GetType(), outcome.Phase));
        }

        Assert.Empty(await TakenAsync());
    }

    [Fact]
    public async Task What_the_mark_throws_is_passed_on_and_the_message_abandoned()
    {
        await using (var transport = Open())
        {
            await Assert.ThrowsAsync<IOException>(() => transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), () => throw new IOException("The disk is full."), CancellationToken.None));
        }

        Assert.Empty(await TakenAsync());
    }

    [Fact]
    public async Task A_cancelled_message_is_not_sent()
    {
        await using (var transport = Open())
        {
            var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, new CancellationToken(true));
            Assert.Equal(new Outcome.NotSent { Reply = "cancelled" }, Letters.Only(outcome));
        }

        Assert.Empty(await TakenAsync());
    }

    [Fact]
    public async Task A_message_cancelled_while_it_is_marked_is_not_sent()
    {
        await using (var transport = Open())
        {
            using var cancel = new CancellationTokenSource();
            var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), async () =>
            {
                await cancel.CancelAsync();
                return true;
            }, cancel.Token);
            Assert.IsType<Outcome.NotSent>(Letters.Only(outcome));
        }

        Assert.Empty(await TakenAsync());
    }

    [Theory]
    [InlineData("bare\nfeed\r\n")]
    [InlineData("bare\rreturn\r\n")]
    [InlineData("\r\n.\n")]
    [InlineData("nul\0\r\n")]
    [InlineData("\r")]
    [Trait("Trap", "3")]
    public async Task What_servers_read_differently_is_refused(string body)
    {
        await using var transport = Open();
        await Assert.ThrowsAsync<ArgumentException>(() => transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(body), Letters.Yes, CancellationToken.None));
    }

    [Fact]
    [Trait("Trap", "2")]
    public async Task A_line_of_998_octets_is_the_longest()
    {
        await using (var transport = Open())
        {
            await Assert.ThrowsAsync<ArgumentException>(() => transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(new string('x', 999)), Letters.Yes, CancellationToken.None));
            Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(new string('x', 998)), Letters.Yes, CancellationToken.None)));
        }

        Assert.Single(await TakenAsync());
    }
}

public sealed class FolderTransportTests : TransportContract, IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Files_are_numbered_and_named_after_the_reader()
    {
        await using (var transport = Open())
        {
            await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
            await transport.SendAsync(Letters.To("../b/c@example.test"[3..]), Letters.Message(), Letters.Yes, CancellationToken.None);
        }

        Assert.Equal(["0001-ada@example.test.eml", "0002-b_c@example.test.eml"], Directory.GetFiles(folder.PathOf("out")).Select(Path.GetFileName).Order());
    }

    protected override IMailTransport Open() => new FolderTransport(folder.PathOf("out"));

    protected override async Task<IReadOnlyList<string>> TakenAsync()
    {
        if (!Directory.Exists(folder.PathOf("out"))) return [];
        Assert.All(Directory.GetFiles(folder.PathOf("out")), file => Assert.EndsWith(".eml", file, StringComparison.Ordinal));
        var texts = await Task.WhenAll(Directory.GetFiles(folder.PathOf("out")).Order(StringComparer.Ordinal).Select(file => File.ReadAllTextAsync(file)));
        return [.. texts.Select(text => text.EndsWith("\r\n", StringComparison.Ordinal) ? text : text + "\r\n")];
    }
}

public sealed class SmtpTransportTests : TransportContract, IAsyncDisposable
{
    private const string Letter = "C MAIL *\nS 250 ok\nC RCPT *\nS 250 ok\nC DATA\nS 354 now\nBODY\nS 250 queued\n";

    private readonly ScriptedServer server = ScriptedServer.Start($"S 220 ready\nC EHLO *\nS 250 mail.example.test\n{Letter}C RSET\nS 250 ok\n{Letter}C QUIT\nS 221 bye");

    public ValueTask DisposeAsync() => server.DisposeAsync();

    protected override IMailTransport Open() => new SmtpTransport(server.Clear);

    protected override Task<IReadOnlyList<string>> TakenAsync() => Task.FromResult<IReadOnlyList<string>>(
        [.. server.Bodies.Select(body => ("\r\n" + body[..^3]).Replace("\r\n.", "\r\n", StringComparison.Ordinal)[2..])]);
}
