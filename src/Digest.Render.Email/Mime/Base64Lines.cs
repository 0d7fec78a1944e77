using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>Octets as base64 in lines of 76 characters (RFC 2045, section 6.8).</summary>
internal static class Base64Lines
{
    private const int OctetsInLine = 57;

    public static string Encode(ReadOnlySpan<byte> octets)
    {
        var encoded = new StringBuilder(octets.Length / OctetsInLine * 78 + 80);
        for (var at = 0; at < octets.Length; at += OctetsInLine)
            encoded.Append(Convert.ToBase64String(octets.Slice(at, Math.Min(OctetsInLine, octets.Length - at)))).Append("\r\n");
        return encoded.ToString();
    }
}
