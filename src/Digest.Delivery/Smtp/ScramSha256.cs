using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Digest.Delivery.Smtp;

/// <summary>
/// The client's side of SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding. The password is normalised by NFKC, which for what people type is
/// what SASLprep (RFC 4013) does.
/// </summary>
internal sealed class ScramSha256(string user, string password, string nonce)
{
    // RFC 7677 §4 asks for 4096 at least; the upper bound keeps a server from making us compute for hours.
    private const int FewestRounds = 4096;
    private const int MostRounds = 1_000_000;
    private string serverSignature = "";

    /// <summary>The client's first message.</summary>
    public string First => "n,," + FirstBare;

    private string FirstBare => $"n={Escaped(user)},r={nonce}";

    /// <summary>A name as it stands in a message: comma and equals sign written otherwise.</summary>
    public static string Escaped(string name) => name.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);

    /// <summary>The client's final message, which answers the server's first.</summary>
    /// <exception cref="SmtpProtocolException">The server's message is none, or asks for what is not safe.</exception>
    public string Final(string serverFirst)
    {
        var parts = serverFirst.Split(',');
        if (parts.Length < 3 || !parts[0].StartsWith("r=" + nonce, StringComparison.Ordinal) || parts[0].Length <= nonce.Length + 2 || !parts[1].StartsWith("s=", StringComparison.Ordinal) || !parts[2].StartsWith("i=", StringComparison.Ordinal))
            throw new SmtpProtocolException("the server's SCRAM challenge is none");
        if (!int.TryParse(parts[2].AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds is < FewestRounds or > MostRounds)
            throw new SmtpProtocolException($"the server's SCRAM challenge asks for a number of rounds outside {FewestRounds} to {MostRounds}");
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)), Salt(parts[1][2..]), rounds, HashAlgorithmName.SHA256, 32);
        var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        var bare = $"c=biws,{parts[0]}";
        var text = Encoding.UTF8.GetBytes($"{FirstBare},{serverFirst},{bare}");
        var proof = HMACSHA256.HashData(SHA256.HashData(clientKey), text);
        for (var index = 0; index < proof.Length; index++) proof[index] ^= clientKey[index];
        serverSignature = Convert.ToBase64String(HMACSHA256.HashData(HMACSHA256.HashData(salted, "Server Key"u8), text));
        return $"{bare},p={Convert.ToBase64String(proof)}";
    }

    /// <summary>True when the server's final message proves that it knows the password.</summary>
    public bool IsServer(string serverFinal) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(serverFinal.Split(',')[0]), Encoding.UTF8.GetBytes("v=" + serverSignature));

    private static byte[] Salt(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new SmtpProtocolException("the server's SCRAM challenge has no salt");
        }
    }
}
