using System.Runtime.ExceptionServices;

namespace Digest.Delivery.Ledgers;

/// <summary>
/// Adds lines to a journal's file. Every line is handed to the operating system at once, so that it survives this process; forcing it onto the disk is shared by all who
/// wait for it (group commit). After the first failure nobody knows what the file ends with, or what a later "success" would mean: nothing is added any more.
/// </summary>
internal sealed class JournalWriter(IJournalFile file, string path, long length) : IDisposable
{
    private readonly Lock gate = new();
    private long written = length;
    private long synced = length;
    private Task? syncing;
    private Exception? failure;

    /// <summary>Adds octets, and says up to where the file is written now.</summary>
    /// <exception cref="IOException">The disk refuses, or refused before.</exception>
    public long Add(ReadOnlySpan<byte> octets)
    {
        lock (gate)
        {
            ThrowIfFailed();
            try
            {
                file.Write(octets, written);
            }
            catch (Exception error)
            {
                failure = error;
                throw;
            }

            return written += octets.Length;
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
                wait = syncing ??= Task.Run(Sync);
            }

            await wait.ConfigureAwait(false);
        }
    }

    /// <summary>Puts everything written onto the disk, unless the disk failed before.</summary>
    public async Task FinishAsync()
    {
        if (failure is null) await SyncAsync(written).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void Sync()
    {
        long place;
        lock (gate) place = written;
        Exception? error = null;
        try
        {
            file.Sync();
        }
        catch (Exception failed)
        {
            error = failed;
        }

        lock (gate)
        {
            if (error is null) synced = place;
            failure ??= error;
            syncing = null;
        }

        if (error is not null) ExceptionDispatchInfo.Throw(error);
    }

    private void ThrowIfFailed()
    {
        if (failure is not null) throw new IOException($"The ledger {path} could not be written, so nothing more is sent: {failure.Message}", failure);
    }
}
