using System.Net.Sockets;
using System.Text.RegularExpressions;
using Digest.Delivery.Smtp;

namespace Digest.Delivery.Tests.Smtp;

/// <summary>Networks that fail, by the seam between client and socket; and what else is true of the socket.</summary>
public partial class WireTests
{
    private const string Script = "S 220 ready\nC EHLO *\nS 250-mail.example.test\nS 250 SIZE 1000000\nC MAIL *\nS 250 ok\nC RCPT *\nS 250 ok\nC DATA\nS 354 now\nBODY\nS 250 queued\nC QUIT\nS 221 bye";

    /// <summary>How the network fails.</summary>
    public enum Break
    {
        ResetWhenReading,
        ResetWhenWriting,
        ShortWrite,
    }

    [Theory]
    [InlineData(Break.ResetWhenReading)]
    [InlineData(Break.ResetWhenWriting)]
    [InlineData(Break.ShortWrite)]
    public async Task A_network_that_fails_at_any_use_gives_the_outcome_that_is_known(Break kind)
    {
        for (var at = 1; ; at++)
        {
            await using var server = ScriptedServer.Start(Script);
            var wire = default(FailingStream);
            await using var transport = new SmtpTransport(server.Clear with { Wire = stream => wire = new FailingStream(stream, kind, at) });
            var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
            if (!wire!.HasFailed)
            {
                Assert.IsType<Outcome.Accepted>(Letters.Only(outcome));
                Assert.True(at > 4);
                break;
            }

            Assert.IsType(outcome.Phase == SendPhase.Dot ? typeof(Outcome.Unknown) : typeof(Outcome.NotSent), Letters.Only(outcome));
            if (server.Bodies.Count > 0) Assert.IsType<Outcome.Unknown>(Letters.Only(outcome));
        }
    }

    [Fact]
    [Trait("Trap", "14")]
    public async Task Small_writes_do_not_wait_for_acknowledgements()
    {
        await using var server = ScriptedServer.Start(Script);
        var isNoDelay = false;
        await using var transport = new SmtpTransport(server.Clear with
        {
            Wire = stream =>
            {
                isNoDelay = ((NetworkStream)stream).Socket.NoDelay;
                return stream;
            },
        });
        Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
        Assert.True(isNoDelay);
    }

    [Fact]
    public async Task A_message_larger_than_the_server_takes_is_not_offered_and_stops_the_run()
    {
        await using var server = ScriptedServer.Start("S 220 ready\nC EHLO *\nS 250-mail.example.test\nS 250 SIZE 100\nSTALL");
        await using var transport = new SmtpTransport(server.Clear);
        var outcome = await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
        Assert.Equal((typeof(Outcome.NotSent), RunStopReason.SenderRefused), (Letters.Only(outcome).GetType(), outcome.Stop!.Reason));
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("250 SIZE", typeof(Outcome.Refused))]
    [InlineData("250-8BITMIME\nS 250 SMTPUTF8", typeof(Outcome.Accepted))]
    public async Task Smtputf8_is_asked_for_when_an_address_needs_it_and_only_then(string offer, Type expected)
    {
        await using var server = ScriptedServer.Start(Script.Replace("250 SIZE 1000000", offer, StringComparison.Ordinal).Replace("C MAIL *", "C MAIL FROM:<digest@example.test> SMTPUTF8", StringComparison.Ordinal));
        await using (var transport = new SmtpTransport(server.Clear))
            Assert.IsType(expected, Letters.Only(await transport.SendAsync(Letters.To("\u00E4da@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
        await using var plain = ScriptedServer.Start(Script.Replace("250 SIZE 1000000", "250 SMTPUTF8", StringComparison.Ordinal).Replace("C MAIL *", "C MAIL FROM:<digest@example.test>", StringComparison.Ordinal));
        await using var again = new SmtpTransport(plain.Clear);
        Assert.IsType<Outcome.Accepted>(Letters.Only(await again.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
    }

    [Fact]
    public async Task The_next_server_is_tried_when_one_is_away_and_none_after_a_refusal()
    {
        SmtpOptions away;
        await using (var gone = ScriptedServer.Start("CUT")) away = gone.Clear;
        await using var busy = ScriptedServer.Start("S 421 busy\nCUT");
        await using var well = ScriptedServer.Start(Script);
        await using (var transport = new SmtpTransport(away with { Alternates = [new SmtpHost("127.0.0.1", busy.Port), new SmtpHost("127.0.0.1", well.Port)] }))
            Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
        await using var refusing = ScriptedServer.Start("S 554 not you\nCUT");
        await using var idle = ScriptedServer.Start(Script);
        await using var stopped = new SmtpTransport(refusing.Clear with { Alternates = [new SmtpHost("127.0.0.1", idle.Port)] });
        Assert.Equal(RunStopReason.ServiceRefused, (await stopped.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)).Stop!.Reason);
        Assert.Empty(idle.Heard);
    }

    [Fact]
    public void Each_of_the_fifteen_traps_has_a_test_that_bears_its_number()
    {
        var folders = ((string[])["Digest.Delivery.Tests", "Digest.Render.Email.Tests"]).Select(name => Repository.PathOf("tests", name));
        var named = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)).SelectMany(file => Trap().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Equal([.. Enumerable.Range(1, 15).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))], named);
    }

    [GeneratedRegex("Trait\\(\"Trap\", \"(\\d+)\"\\)")]
    private static partial Regex Trap();

    private sealed class FailingStream(Stream stream, Break kind, int at) : Stream
    {
        private int reads;
        private int writes;

        public bool HasFailed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (kind == Break.ResetWhenReading && ++reads == at) throw Reset();
            return await stream.ReadAsync(buffer, cancellationToken);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (kind != Break.ResetWhenReading && ++writes == at)
            {
                if (kind == Break.ShortWrite) await stream.WriteAsync(buffer[..(buffer.Length / 2)], cancellationToken);
                throw Reset();
            }

            await stream.WriteAsync(buffer, cancellationToken);
        }

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private IOException Reset()
        {
            HasFailed = true;
            return new IOException("reset", new SocketException((int)SocketError.ConnectionReset));
        }
    }
}
