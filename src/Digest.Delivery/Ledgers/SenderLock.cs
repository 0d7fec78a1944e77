using Microsoft.Win32.SafeHandles;

namespace Digest.Delivery.Ledgers;

/// <summary>The right to be the only sender at a place, held as a lock on a file beside it; it ends with the process, however that ends.</summary>
internal sealed class SenderLock : IDisposable
{
    private readonly SafeFileHandle handle;

    /// <summary>Takes the lock of <paramref name="path"/>.</summary>
    /// <exception cref="IOException">Another sender has it, or the disk refuses.</exception>
    public SenderLock(string path)
    {
        var file = path + ".lock";
        try
        {
            handle = File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(file) && error is not PathTooLongException)
        {
            throw new IOException($"The ledger {path} is in use by another sender: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
