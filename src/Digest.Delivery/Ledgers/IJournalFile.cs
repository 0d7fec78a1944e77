using Microsoft.Win32.SafeHandles;

namespace Digest.Delivery.Ledgers;

/// <summary>A file that only grows: what a journal needs of a disk, and the seam at which tests let one fail.</summary>
internal interface IJournalFile : IDisposable
{
    /// <summary>Everything that the file holds, from its beginning.</summary>
    Stream Read();

    /// <summary>Writes octets at a place; all of them, or an exception.</summary>
    void Write(ReadOnlySpan<byte> octets, long at);

    /// <summary>Returns when everything written is on the disk.</summary>
    void Sync();

    /// <summary>Cuts the file off.</summary>
    void Cut(long length);
}

/// <summary>A file of the machine. Who may write it is settled by a <see cref="SenderLock"/>, so that others may read it meanwhile.</summary>
internal sealed class JournalFile : IJournalFile
{
    private readonly SafeFileHandle handle;
    private readonly string path;

    /// <summary>Opens or makes the file.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public JournalFile(string path)
    {
        this.path = path;
        handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <inheritdoc/>
    public Stream Read() => UnlockedFile.Open(path);

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> octets, long at) => RandomAccess.Write(handle, octets, at);

    /// <inheritdoc/>
    public void Sync() => RandomAccess.FlushToDisk(handle);

    /// <inheritdoc/>
    public void Cut(long length) => RandomAccess.SetLength(handle, length);

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
