using System.Security.Cryptography;
using System.Text;
using Digest.Delivery.Ledgers;
using Microsoft.Win32.SafeHandles;

namespace Digest.Delivery.Mailings;

/// <summary>
/// A frozen mailing on disk, so that it can be resumed whatever has changed since: <c>mailing.jsonl</c> (who gets it, and where each message lies),
/// <c>messages</c> (their octets, what all share once) and <c>ledger.jsonl</c> (the journal). The first two are written before anything is sent and never
/// change; the folder appears whole or not at all.
/// </summary>
public sealed class MailingFolder : IDisposable
{
    private readonly SafeFileHandle messages;
    private readonly ReadOnlyMemory<byte> shared;
    private readonly Dictionary<string, FrozenPlace> places;

    private MailingFolder(string path, SafeFileHandle messages, ReadOnlyMemory<byte> shared, Frozen frozen, AddressKey? key)
    {
        Path = path;
        this.messages = messages;
        this.shared = shared;
        places = frozen.Places;
        Plan = frozen.Plan;
        Mailing = frozen.Mailing with { Message = recipient => MessageOf(recipient, key) };
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What was frozen; its messages are read from disk.</summary>
    public Mailing Mailing { get; }

    /// <summary>What the ledger holds the mailing to.</summary>
    public MailingPlan Plan { get; }

    /// <summary>The journal's path.</summary>
    public string LedgerPath => LedgerOf(Path);

    /// <summary>The journal in a mailing's folder.</summary>
    public static string LedgerOf(string path) => System.IO.Path.Combine(path, "ledger.jsonl");

    /// <summary>The folder of a mailing in a folder of mailings: the name, with a hash where it holds what not every disk takes.</summary>
    public static string PathOf(string parent, string id)
    {
        var name = string.Concat(id.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '_')).Trim('.');
        if (name == id && name.Length is > 0 and <= 100) return System.IO.Path.Combine(parent, name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..12];
        return System.IO.Path.Combine(parent, $"{(name.Length > 60 ? name[..60] : name)}-{hash}");
    }

    /// <summary>True when <paramref name="path"/> is a mailing's folder.</summary>
    public static bool Exists(string path) => File.Exists(System.IO.Path.Combine(path, "mailing.jsonl"));

    /// <summary>Freezes a mailing below <paramref name="parent"/>, or opens the one of its name when that is the same.</summary>
    /// <exception cref="PlanMismatchException">A mailing of this name has other readers or another content.</exception>
    /// <exception cref="ArgumentException">There is no recipient, one comes twice, or a message is not fit to be sent.</exception>
    /// <exception cref="IOException">The disk refuses, or the folder is damaged.</exception>
    public static MailingFolder Begin(string parent, Mailing mailing, DateTimeOffset now) => Begin(parent, mailing, now, path => new JournalFile(path));

    /// <summary>Begins as <see cref="Begin(string, Mailing, DateTimeOffset)"/> does, its files opened by <paramref name="open"/>: the seam at which tests let a disk fail.</summary>
    internal static MailingFolder Begin(string parent, Mailing mailing, DateTimeOffset now, Func<string, IJournalFile> open)
    {
        var path = PathOf(parent, mailing.Id);
        if (Exists(path)) return Same(path, mailing);
        Directory.CreateDirectory(parent);
        using var one = new SenderLock(path);
        if (Exists(path)) return Same(path, mailing);
        var part = path + ".part";
        if (Directory.Exists(part)) Directory.Delete(part, true);
        Directory.CreateDirectory(part);
        try
        {
            var (frozen, shared) = FrozenFiles.Write(part, mailing, now, open);
            Directory.Move(part, path);
            // What was written need not be read again, which would hold a long list twice.
            return new MailingFolder(path, File.OpenHandle(MessagesOf(path)), shared, frozen, mailing.Hidden);
        }
        catch
        {
            if (Directory.Exists(part)) Directory.Delete(part, true);
            throw;
        }
    }

    /// <summary>Opens a frozen mailing.</summary>
    /// <param name="path">The mailing's own folder.</param>
    /// <param name="key">The key that hides its addresses; null when none does.</param>
    /// <exception cref="JournalDamagedException">A file is damaged or none of ours.</exception>
    /// <exception cref="InvalidOperationException">The addresses are hidden and <paramref name="key"/> is not their key.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static MailingFolder Open(string path, AddressKey? key = null)
    {
        var file = System.IO.Path.Combine(path, "mailing.jsonl");
        var frozen = FrozenFiles.Read(file, key);
        var messages = File.OpenHandle(MessagesOf(path));
        try
        {
            var shared = new byte[frozen.SharedLength];
            if (RandomAccess.Read(messages, shared, 0) != shared.Length || Convert.ToHexStringLower(SHA256.HashData(shared)) != frozen.SharedHash)
                throw new JournalDamagedException(MessagesOf(path), 1);
            return new MailingFolder(path, messages, shared, frozen, key);
        }
        catch
        {
            messages.Dispose();
            throw;
        }
    }

    /// <summary>Opens the journal, and so takes the mailing over.</summary>
    /// <exception cref="IOException">Another sender has it open, or it is damaged.</exception>
    public Task<JournalLedger> OpenLedgerAsync(LedgerOptions? options = null, CancellationToken cancel = default) => JournalLedger.OpenAsync(LedgerPath, Plan, options, cancel);

    /// <inheritdoc/>
    public void Dispose() => messages.Dispose();

    private static string MessagesOf(string path) => System.IO.Path.Combine(path, "messages");

    private static MailingFolder Same(string path, Mailing mailing)
    {
        var folder = Open(path, mailing.Hidden);
        var keys = mailing.Recipients.Select(mailing.KeyOf);
        if (mailing.ContentHash is { } hash ? folder.Plan.Hash == hash && keys.SequenceEqual(folder.Plan.Recipients) : mailing.Freeze().Fingerprint == folder.Plan.Fingerprint) return folder;
        folder.Dispose();
        throw new PlanMismatchException(mailing.Id);
    }

    private MessageParts MessageOf(Recipient recipient, AddressKey? key)
    {
        var place = places[recipient.Address.Key];
        var own = new byte[place.Length];
        if (RandomAccess.Read(messages, own, place.At) != own.Length) throw new IOException($"The frozen messages in {Path} are shorter than they were.");
        return new MessageParts(key is null ? own : key.Open(own), place.IsWhole ? default : shared);
    }
}
