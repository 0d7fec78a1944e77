using System.Security.Cryptography;
using System.Text;

namespace Digest.Delivery.Mailings;

/// <summary>
/// Hides readers' addresses in what is kept on disk: a ledger names them by HMAC-SHA-256 (RFC 2104), and frozen messages are sealed with AES-256-GCM
/// (NIST SP 800-38D). Both keys are derived from one secret (HKDF, RFC 5869); without it the files tell nobody's address, and the mailing cannot be resumed.
/// </summary>
public sealed class AddressKey
{
    private const int TagLength = 16;
    private const int NonceLength = 12;
    private readonly byte[] hashKey;
    private readonly byte[] sealKey;

    /// <summary>Derives the keys from a secret of at least 16 octets.</summary>
    /// <exception cref="ArgumentException">The secret is shorter: short ones can be guessed.</exception>
    public AddressKey(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < 16) throw new ArgumentException("A key for addresses has at least 16 octets.", nameof(secret));
        hashKey = new byte[32];
        sealKey = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, hashKey, [], "digest address"u8);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, sealKey, [], "digest seal"u8);
    }

    /// <summary>Tells keys apart without giving one away.</summary>
    internal string Check => Convert.ToHexStringLower(HMACSHA256.HashData(hashKey, "\0check"u8).AsSpan(0, 8));

    /// <summary>The address's keyed hash, 32 hexadecimal digits; the same however the address is capitalised.</summary>
    public string Hash(EnvelopeAddress address) => Convert.ToHexStringLower(HMACSHA256.HashData(hashKey, Encoding.UTF8.GetBytes(address.Key)).AsSpan(0, 16));

    /// <summary>Seals octets; <paramref name="label"/> is never used twice with this key for different octets.</summary>
    internal byte[] Seal(ReadOnlySpan<byte> octets, string label)
    {
        var box = new byte[octets.Length + TagLength];
        using var aes = new AesGcm(sealKey, TagLength);
        aes.Encrypt(Nonce(label, octets), octets, box.AsSpan(0, octets.Length), box.AsSpan(octets.Length));
        return [.. Nonce(label, octets), .. box];
    }

    /// <summary>Opens what <see cref="Seal"/> sealed.</summary>
    /// <exception cref="CryptographicException">It was changed, or sealed with another key.</exception>
    internal byte[] Open(ReadOnlySpan<byte> box)
    {
        if (box.Length < NonceLength + TagLength) throw new CryptographicException("The sealed text is too short.");
        var octets = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(sealKey, TagLength);
        aes.Decrypt(box[..NonceLength], box[NonceLength..^TagLength], box[^TagLength..], octets);
        return octets;
    }

    // Made of place and content, so that no nonce ever stands for two texts.
    private byte[] Nonce(string label, ReadOnlySpan<byte> octets)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, hashKey);
        mac.AppendData(Encoding.UTF8.GetBytes("\0nonce\0" + label + "\0"));
        mac.AppendData(octets);
        return mac.GetHashAndReset()[..NonceLength];
    }
}
