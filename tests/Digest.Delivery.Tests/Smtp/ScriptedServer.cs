using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Digest.Delivery.Smtp;

namespace Digest.Delivery.Tests.Smtp;

/// <summary>In which pieces the server's octets leave.</summary>
public enum Feed
{
    Whole,
    ByLine,
    ByByte,
}

/// <summary>
/// A server that follows a script, a step a line: <c>S text</c> sends a line (neighbours leave together), <c>C text</c> wants that line from the client
/// (a final * stands for anything), <c>BODY</c> takes a message up to its dot, <c>MESSAGE</c> takes it without its dot, <c>TLS</c> shakes hands, <c>HELLO</c> takes the client's part of a handshake,
/// <c>NEXT</c> closes and waits for another connection, <c>CUT</c> closes, <c>RESET</c> does so with an RST, <c>STALL</c> says nothing until the client goes.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly TcpListener listener;
    private readonly CancellationTokenSource end = new(Longest);
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Feed feed;
    private readonly X509Certificate2? certificate;
    private readonly Task play;
    private (string Text, string By) replaced = ("", "");
    private Socket? socket;
    private Stream? stream;

    private ScriptedServer(string script, Feed feed, X509Certificate2? certificate, IPAddress address)
    {
        listener = new TcpListener(address, 0);
        this.feed = feed;
        this.certificate = certificate;
        listener.Start();
        play = PlayAsync(Steps(script));
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How to talk to this server in clear text.</summary>
    public SmtpOptions Clear => new() { Host = "127.0.0.1", Port = Port, Security = SmtpSecurity.InsecureLoopback };

    /// <summary>The messages taken, as they were on the wire, dots and all.</summary>
    public List<string> Bodies { get; } = [];

    /// <summary>The client's command lines.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>How to talk to this server over STARTTLS as somebody.</summary>
    public SmtpOptions Secure(X509Certificate2 root) => new()
    {
        Host = "localhost",
        Port = Port,
        Security = SmtpSecurity.StartTls,
        User = "user",
        Password = "word",
        PinnedAuthority = root,
    };

    /// <summary>Over once the server has closed a connection.</summary>
    public Task Closed => closed.Task;

    /// <summary>Over once the server has begun to say nothing.</summary>
    public Task Stalled => stalled.Task;

    /// <summary>Has a line of the client's wanted otherwise: for what only a running server knows, such as its port.</summary>
    public void Replace(string text, string by) => replaced = (text, by);

    public static ScriptedServer Start(string script, Feed feed = Feed.Whole, X509Certificate2? certificate = null, IPAddress? address = null) =>
        new(script, feed, certificate, address ?? IPAddress.Loopback);

    public static string[] Steps(string script) => script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Waits until the script is at its end; fails where the client did not follow it.</summary>
    public Task FinishAsync() => play.WaitAsync(Longest);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        Close();
        await play.ContinueWith(_ => { }, TaskScheduler.Default);
        end.Dispose();
    }

    private async Task PlayAsync(string[] steps)
    {
        try
        {
            await AcceptAsync();
            for (var index = 0; index < steps.Length; index++)
            {
                var lines = steps.Skip(index).TakeWhile(step => step.StartsWith("S ", StringComparison.Ordinal)).Select(step => step[2..] + "\r\n").ToList();
                if (lines.Count > 0)
                {
                    await SayAsync(lines);
                    index += lines.Count - 1;
                }
                else await StepAsync(steps[index]);
            }
        }
        finally
        {
            Close();
        }
    }

    private async Task StepAsync(string step)
    {
        if (step == "C" || step.StartsWith("C ", StringComparison.Ordinal))
        {
            var line = await LineAsync();
            Heard.Add(line);
            var wanted = step.Length > 2 ? step[2..] : "";
            if (replaced.Text.Length > 0) wanted = wanted.Replace(replaced.Text, replaced.By, StringComparison.Ordinal);
            var isWanted = wanted.EndsWith('*') ? line.StartsWith(wanted[..^1], StringComparison.Ordinal) : line == wanted;
            Assert.True(isWanted, $"The client said '{line}' where the script has '{wanted}'.");
        }
        else if (step is "BODY" or "MESSAGE") Bodies.Add(await BodyAsync(step == "BODY" ? ".\r\n" : "\r\n\r\nThe reef grew by two centimetres.\r\n"));
        else if (step == "HELLO") Assert.NotEqual(0, await stream!.ReadAsync(new byte[4096], end.Token));
        else if (step == "TLS") await ShakeHandsAsync();
        else if (step == "NEXT")
        {
            Close();
            await AcceptAsync();
        }
        else if (step == "CUT") Close();
        else if (step == "RESET")
        {
            socket!.LingerState = new LingerOption(true, 0);
            Close();
        }
        else if (step == "STALL")
        {
            stalled.SetResult();
            Assert.Equal(0, await stream!.ReadAsync(new byte[1], end.Token));
        }
        else Assert.Fail($"The script has a step '{step}' that nobody knows.");
    }

    private async Task AcceptAsync()
    {
        socket = await listener.AcceptSocketAsync(end.Token);
        socket.NoDelay = true;
        stream = new NetworkStream(socket);
    }

    private async Task ShakeHandsAsync()
    {
        var tls = new SslStream(stream!);
        stream = tls;
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end.Token);
    }

    private async Task SayAsync(List<string> lines)
    {
        var pieces = feed switch
        {
            Feed.Whole => [string.Concat(lines)],
            Feed.ByLine => lines,
            _ => string.Concat(lines).Select(character => character.ToString()),
        };
        foreach (var piece in pieces) await stream!.WriteAsync(Encoding.UTF8.GetBytes(piece), end.Token);
    }

    private async Task<string> LineAsync()
    {
        var line = await ReadUntilAsync(text => text.EndsWith("\r\n", StringComparison.Ordinal));
        return line[..^2];
    }

    private Task<string> BodyAsync(string last) => ReadUntilAsync(text => text.EndsWith("\r\n" + last, StringComparison.Ordinal) || text == last || (last[0] != '.' && text.EndsWith(last, StringComparison.Ordinal)));

    private async Task<string> ReadUntilAsync(Func<string, bool> isDone)
    {
        // Octet by octet, so that nothing of the next step is taken; the ends are looked for only where a line ends.
        var text = new StringBuilder();
        var octet = new byte[1];
        while (text.Length == 0 || text[^1] != '\n' || !isDone(text.ToString(Math.Max(0, text.Length - 100), Math.Min(100, text.Length))))
        {
            if (await stream!.ReadAsync(octet, end.Token) == 0) throw new EndOfStreamException($"The client left after '{text}'.");
            text.Append((char)octet[0]);
        }

        return text.ToString();
    }

    private void Close()
    {
        socket?.Dispose();
        closed.TrySetResult();
    }
}
