using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Digest.SendTrials;

/// <summary>A line between a client and a server on this machine that takes its time in each direction, and loses no throughput.</summary>
internal sealed class SlowLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly int target;
    private readonly TimeSpan delay;

    public SlowLine(int target, TimeSpan delay)
    {
        (this.target, this.delay) = (target, delay);
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var token = end.Token;
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(token);
                var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, target, token);
                (client.NoDelay, server.NoDelay) = (true, true);
                _ = CarryAsync(client, server, token);
                _ = CarryAsync(server, client, token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The line is taken down.
        }
    }

    private async Task CarryAsync(TcpClient from, TcpClient to, CancellationToken token)
    {
        var pieces = Channel.CreateUnbounded<(byte[] Octets, TimeSpan Due)>();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var writing = Task.Run(async () =>
        {
            await foreach (var (octets, due) in pieces.Reader.ReadAllAsync(token))
            {
                if (due - clock.Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait, token);
                await to.GetStream().WriteAsync(octets, token);
            }
        }, token);
        try
        {
            var buffer = new byte[1 << 17];
            for (int read; (read = await from.GetStream().ReadAsync(buffer, token)) > 0;) pieces.Writer.TryWrite((buffer[..read], clock.Elapsed + delay));
            pieces.Writer.Complete();
            await writing;
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One end left.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
