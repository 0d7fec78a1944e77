using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Digest.Delivery.Tests.Peers;

/// <summary>A server in a process of its own that prints <c>port N</c> first and <c>took …</c> for each message it took; it ends with its input.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> taken = new();

    private PeerProcess(Process process) => this.process = process;

    public int Port { get; private set; }

    /// <summary>The lines about messages taken, once there are so many.</summary>
    public async Task<IReadOnlyList<string>> TakenAsync(int count)
    {
        for (var round = 0; taken.Count < count && round < 500; round++) await Task.Delay(10);
        return [.. taken];
    }

    public static async Task<PeerProcess> StartAsync(string program, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var peer = new PeerProcess(Process.Start(start)!);
        var first = await peer.process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        peer.Port = int.Parse(first!.Split(' ')[1], CultureInfo.InvariantCulture);
        _ = Task.Run(async () =>
        {
            while (await peer.process.StandardOutput.ReadLineAsync() is { } line) peer.taken.Enqueue(line);
        });
        return peer;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(2000)) process.Kill(true);
        process.Dispose();
    }
}
