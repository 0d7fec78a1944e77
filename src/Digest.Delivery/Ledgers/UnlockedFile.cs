namespace Digest.Delivery.Ledgers;

/// <summary>Reads a file that a sender may have open and locked.</summary>
internal static class UnlockedFile
{
    /// <summary>What the file holds now.</summary>
    public static byte[] Read(string path)
    {
        // Sharing with writers asks for no lock, so a sender's lock is not in the way.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var octets = new byte[file.Length];
        file.ReadExactly(octets);
        return octets;
    }
}
