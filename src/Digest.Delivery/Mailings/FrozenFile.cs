using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Mailings;

/// <summary>A file that is written once from its beginning, in pieces large enough for a disk.</summary>
internal sealed class FrozenFile(IJournalFile file) : IDisposable
{
    private const int PieceSize = 1 << 16;
    private readonly byte[] piece = new byte[PieceSize];
    private int filled;
    private long length;

    /// <summary>Adds octets.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Write(ReadOnlySpan<byte> octets)
    {
        if (filled + octets.Length > PieceSize) Flush();
        if (octets.Length > PieceSize) Put(octets);
        else
        {
            octets.CopyTo(piece.AsSpan(filled));
            filled += octets.Length;
        }
    }

    /// <summary>Returns when everything is on the disk.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Sync()
    {
        Flush();
        file.Sync();
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void Flush()
    {
        Put(piece.AsSpan(0, filled));
        filled = 0;
    }

    private void Put(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty) return;
        file.Write(octets, length);
        length += octets.Length;
    }
}
