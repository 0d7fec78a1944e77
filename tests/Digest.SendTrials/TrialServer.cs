using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Digest.SendTrials;

/// <summary>
/// A mail server on loopback whose memory is the truth: it counts each message at the moment it takes it, before it says so. Readers whose names begin with
/// <c>gone</c> are refused, <c>grey</c> ones deferred once; now and then it leaves in the middle of a message, or after taking it without a word.
/// </summary>
internal sealed class TrialServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<string, int> copies = new();
    private readonly ConcurrentDictionary<string, int> offers = new();
    private readonly Random random;
    private readonly Lock gate = new();
    private readonly Task accepting;
    private int open;
    private int taken;

    public TrialServer(int seed)
    {
        random = new Random(seed);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many copies were taken for each reader.</summary>
    public IReadOnlyDictionary<string, int> Copies => copies;

    /// <summary>How many messages were taken.</summary>
    public int Taken => Volatile.Read(ref taken);

    /// <summary>How often the server left after taking a message, without saying so.</summary>
    public int RepliesLost { get; private set; }

    /// <summary>How often it left in the middle of a message.</summary>
    public int Resets { get; private set; }

    /// <summary>Returns when no connection is open: what a killed client left in the sockets has been read.</summary>
    public async Task QuietAsync()
    {
        for (var still = 0; still < 3; still = Volatile.Read(ref open) == 0 ? still + 1 : 0) await Task.Delay(5);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await accepting.ContinueWith(_ => { }, TaskScheduler.Default);
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var socket = await listener.AcceptSocketAsync(end.Token);
            socket.NoDelay = true;
            Interlocked.Increment(ref open);
            _ = Task.Run(() => ServeAsync(socket));
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.Latin1, false, 1 << 16);
            await SayAsync(stream, "220 trial");
            var to = "";
            while (await reader.ReadLineAsync(end.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "RCPT") to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                var answer = verb switch
                {
                    "EHLO" => "250-trial\r\n250 PIPELINING",
                    "RCPT" => OfRecipient(to),
                    "DATA" => "354 go on",
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                };
                await SayAsync(stream, answer);
                if (verb == "QUIT") return;
                if (verb == "DATA" && !await BodyAsync(reader, stream, to)) return;
            }
        }
        catch (Exception lost) when (lost is IOException or SocketException or OperationCanceledException)
        {
            // The client was killed.
        }
        finally
        {
            socket.Dispose();
            Interlocked.Decrement(ref open);
        }
    }

    private string OfRecipient(string to) => to switch
    {
        _ when to.StartsWith("gone", StringComparison.Ordinal) => "550 5.1.1 nobody",
        _ when to.StartsWith("grey", StringComparison.Ordinal) && offers.AddOrUpdate(to, 1, (_, count) => count + 1) == 1 => "451 4.7.1 come again",
        _ => "250 ok",
    };

    private async Task<bool> BodyAsync(StreamReader reader, NetworkStream stream, string to)
    {
        var fate = Fate();
        for (var lines = 0; await reader.ReadLineAsync(end.Token) is { } line; lines++)
        {
            if (line == ".")
            {
                if (OfRecipientIsNo(to)) return await SayAsync(stream, "554 no recipients");
                Interlocked.Increment(ref taken);
                copies.AddOrUpdate(to, 1, (_, count) => count + 1);
                if (fate != 1) return await SayAsync(stream, "250 2.0.0 taken");
                lock (gate) RepliesLost++;
                return false;
            }

            if (fate != 2 || lines < 5) continue;
            lock (gate) Resets++;
            stream.Socket.LingerState = new LingerOption(true, 0);
            return false;
        }

        return false;
    }

    private bool OfRecipientIsNo(string to) => to.StartsWith("gone", StringComparison.Ordinal) || (to.StartsWith("grey", StringComparison.Ordinal) && offers[to] == 1);

    private int Fate()
    {
        lock (gate) return random.Next(150);
    }

    private async Task<bool> SayAsync(NetworkStream stream, string answer)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), end.Token);
        return true;
    }
}
