using System.Buffers.Binary;
using System.Text;

namespace Digest.Render.Pdf.Conformance;

/// <summary>What the header of an ICC profile says (ICC.1, 7.2).</summary>
/// <param name="Version">The major version.</param>
/// <param name="DeviceClass">Four characters, such as <c>mntr</c>.</param>
/// <param name="ColorSpace">Four characters, such as <c>RGB </c>.</param>
internal sealed record IccProfile(int Version, string DeviceClass, string ColorSpace)
{
    /// <summary>How many components a colour has; 0 when that is not known.</summary>
    public int Components => ColorSpace switch { "GRAY" => 1, "RGB " or "Lab " => 3, "CMYK" => 4, _ => 0 };

    /// <summary>True when a part of ISO 19005 allows the version: the first knows ICC.1:1998-09, the others ICC.1:2001 and ISO 15076-1.</summary>
    public bool IsVersionAllowed(int? part) => Version <= (part == 1 ? 2 : 4);

    /// <summary>Reads a header; null when the bytes are no profile.</summary>
    public static IccProfile? Read(ReadOnlySpan<byte> profile) =>
        profile.Length < 132 || !profile.Slice(36, 4).SequenceEqual("acsp"u8) || BinaryPrimitives.ReadUInt32BigEndian(profile) != (uint)profile.Length
            ? null
            : new(profile[8], Encoding.Latin1.GetString(profile.Slice(12, 4)), Encoding.Latin1.GetString(profile.Slice(16, 4)));
}
