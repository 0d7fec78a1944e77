using System.Buffers.Binary;
using System.IO.Compression;
using Digest.Render.Pdf.Conformance;
using Digest.Render.Pdf.Pdf.Objects;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf.Pictures;

/// <summary>The colour profile that a picture file carries along (ISO/IEC 15948, 11.3.3.3; ICC.1, annex B.4), kept where the file's profile allows it.</summary>
internal static class PictureProfile
{
    private const int MostBytes = 8 * 1024 * 1024;
    private const int JpegMark = 14;

    /// <summary>The profile of a PNG file; null when it has none that can be unpacked.</summary>
    public static byte[]? OfPng(ReadOnlySpan<byte> file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) return null;
            var chunk = file.Slice(at + 8, (int)length);
            if (file.Slice(at + 4, 4).SequenceEqual("iCCP"u8) && chunk.IndexOf((byte)0) is >= 0 and var end && end + 2 < chunk.Length) return Inflate(chunk[(end + 2)..]);
            at += 12 + (int)length;
        }

        return null;
    }

    /// <summary>The profile of a JPEG file, put together from its pieces; null when it has none.</summary>
    public static byte[]? OfJpeg(ReadOnlySpan<byte> file)
    {
        using var profile = new MemoryStream();
        for (var at = 2; at + 4 <= file.Length && file[at] == 0xFF;)
        {
            if (file[at + 1] is 0xDA or 0xD9) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (at + 2 + length > file.Length || length < 2) break;
            var segment = file.Slice(at + 4, length - 2);
            if (file[at + 1] == 0xE2 && segment.Length > JpegMark && segment.StartsWith("ICC_PROFILE\0"u8)) profile.Write(segment[JpegMark..]);
            at += 2 + length;
        }

        return profile.Length == 0 ? null : profile.ToArray();
    }

    /// <summary>A colour space of the profile; null when it is none of so many components, or newer than the part of ISO 19005 allows.</summary>
    public static PdfObject.Array? Space(ObjectTable objects, byte[] profile, int channels, int? part) =>
        IccProfile.Read(profile) is { } icc && icc.Components == channels && icc.ColorSpace != "Lab " && icc.IsVersionAllowed(part)
            ? List(new Name("ICCBased"), objects.Add(new PdfObject.Stream(Dict(("N", channels)), profile, StreamForm.Binary)))
            : null;

    private static byte[]? Inflate(ReadOnlySpan<byte> packed)
    {
        var profile = new byte[MostBytes];
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            var length = inflate.ReadAtLeast(profile, profile.Length, false);
            return profile[..length];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
