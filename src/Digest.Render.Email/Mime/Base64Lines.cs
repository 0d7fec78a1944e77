using System.Buffers.Text;

namespace Digest.Render.Email.Mime;

/// <summary>Octets as base64 in lines of 76 characters (RFC 2045, section 6.8).</summary>
internal static class Base64Lines
{
    private const int OctetsInLine = 57;

    /// <summary>The lines, each ended by CRLF.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> octets)
    {
        var encoded = new byte[(octets.Length + 2) / 3 * 4 + (octets.Length + OctetsInLine - 1) / OctetsInLine * 2];
        var at = 0;
        for (; octets.Length > 0; octets = octets[Math.Min(OctetsInLine, octets.Length)..])
        {
            Base64.EncodeToUtf8(octets[..Math.Min(OctetsInLine, octets.Length)], encoded.AsSpan(at), out _, out var written);
            at += written;
            encoded[at++] = (byte)'\r';
            encoded[at++] = (byte)'\n';
        }

        return encoded;
    }
}
