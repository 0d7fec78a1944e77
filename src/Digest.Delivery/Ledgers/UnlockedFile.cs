namespace Digest.Delivery.Ledgers;

/// <summary>Reads a file that a sender may have open and locked.</summary>
internal static class UnlockedFile
{
    /// <summary>The file from its beginning.</summary>
    // Sharing with writers asks for no lock, so a sender's lock is not in the way.
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
}
