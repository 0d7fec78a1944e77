namespace Digest.Delivery.Ledgers;

/// <summary>
/// Adds lines to a journal's file. Lines are handed to the operating system at once, so that they survive this process; forcing them onto the disk is done by a
/// thread of its own and shared by all who wait for it (group commit). After the first failure nobody knows what the file ends with, or what a later "success" would
/// mean: nothing is added any more.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly Lock writing = new();
    private readonly object gate = new();
    private readonly IJournalFile file;
    private readonly string path;
    private readonly Thread syncer;
    private TaskCompletionSource? waiting;
    private Exception? failure;
    private bool isOver;
    private long written;
    private long synced;

    /// <summary>Writes behind the first <paramref name="length"/> octets of a file.</summary>
    public JournalWriter(IJournalFile file, string path, long length)
    {
        (this.file, this.path, written, synced) = (file, path, length, length);
        syncer = new Thread(Run) { IsBackground = true, Name = "journal" };
        syncer.Start();
    }

    /// <summary>True once the disk has refused.</summary>
    public bool HasFailed => Volatile.Read(ref failure) is not null;

    /// <summary>Adds octets, and says up to where the file is written now.</summary>
    /// <exception cref="IOException">The disk refuses, or refused before.</exception>
    public long Add(ReadOnlySpan<byte> octets)
    {
        lock (writing)
        {
            ThrowIfFailed();
            if (octets.IsEmpty) return written;
            try
            {
                file.Write(octets, written);
            }
            catch (Exception error)
            {
                failure = error;
                throw;
            }

            Volatile.Write(ref written, written + octets.Length);
            return written;
        }
    }

    /// <summary>Returns when everything up to <paramref name="place"/> is on the disk.</summary>
    /// <exception cref="IOException">The disk refuses, or refused before.</exception>
    public async Task SyncAsync(long place)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                ThrowIfFailed();
                if (synced >= place) return;
                wait = (waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                Monitor.Pulse(gate);
            }

            await wait.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            Monitor.Pulse(gate);
        }

        syncer.Join();
        file.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            TaskCompletionSource waiters;
            lock (gate)
            {
                while (waiting is null && !isOver) Monitor.Wait(gate);
                if (waiting is null) return;
                (waiters, waiting) = (waiting, null);
            }

            var place = Volatile.Read(ref written);
            try
            {
                file.Sync();
                lock (gate) synced = place;
            }
            catch (Exception error)
            {
                // Told to each who waits, and to everybody who comes later.
                Interlocked.CompareExchange(ref failure, error, null);
            }

            waiters.SetResult();
        }
    }

    private void ThrowIfFailed()
    {
        if (Volatile.Read(ref failure) is { } error) throw new IOException($"The ledger {path} could not be written, so nothing more is sent: {error.Message}", error);
    }
}
