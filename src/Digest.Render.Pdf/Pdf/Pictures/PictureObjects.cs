using System.Buffers.Binary;
using Digest.Render.Pdf.Pdf.Objects;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf.Pictures;

/// <summary>A picture as a document uses it.</summary>
/// <param name="Resource">The name under which pages draw it.</param>
/// <param name="Reference">Its object in the file.</param>
internal sealed record EmbeddedPicture(string Resource, Reference Reference);

/// <summary>Writes pictures as image objects (ISO 32000-1, 8.9.5).</summary>
internal static class PictureObjects
{
    /// <summary>
    /// Adds the objects of a PNG or JPEG file; null when it is neither or broken, or when the profile does not allow it. <paramref name="unsuitable"/> then says why, and
    /// what was changed otherwise.
    /// </summary>
    public static EmbeddedPicture? Write(ObjectTable objects, string resource, byte[] file, ProfileTraits traits, out string? unsuitable)
    {
        unsuitable = null;
        PdfObject.Stream? image = null;
        if (JpegFile.Read(file) is { } jpeg)
        {
            var space = PictureProfile.OfJpeg(file) is { } icc ? PictureProfile.Space(objects, icc, jpeg.Channels, traits.Part) : null;
            if (jpeg.Channels == 4 && space is null && traits.IsArchival) unsuitable = "is in inks (CMYK) without a profile of them, which the file's profile does not allow; a frame stands in its place.";
            else image = FromJpeg(jpeg, file, space);
        }
        else if (PngFile.Read(file) is { } png)
        {
            if (png.Alpha is not null && !traits.HasTransparency)
            {
                png = png.OnWhite();
                unsuitable = "is not opaque, which the file's profile does not allow; it is put on white.";
            }

            image = FromPng(objects, png, PictureProfile.OfPng(file) is { } icc ? PictureProfile.Space(objects, icc, png.Channels, traits.Part) : null);
        }

        return image is null ? null : new EmbeddedPicture(resource, objects.Add(image));
    }

    private static PdfObject.Stream FromJpeg(JpegFile jpeg, byte[] file, PdfObject? own)
    {
        var decode = jpeg is { Channels: 4, IsInverted: true } ? List(1, 0, 1, 0, 1, 0, 1, 0) : null;
        var space = own ?? new Name(jpeg.Channels switch { 1 => "DeviceGray", 3 => "DeviceRGB", _ => "DeviceCMYK" });
        return new(Image(jpeg.Width, jpeg.Height, space, 8, null, ("Decode", decode), ("Filter", new Name("DCTDecode"))), file, StreamForm.Encoded);
    }

    private static PdfObject.Stream FromPng(ObjectTable objects, PngPixels png, PdfObject? own)
    {
        var mask = png.Alpha is { } alpha ? objects.Add(Samples(png, new Name("DeviceGray"), alpha, null)) : null;
        return Samples(png, own ?? new Name(png.Channels == 1 ? "DeviceGray" : "DeviceRGB"), png.Colors, mask);
    }

    private static PdfObject.Stream Samples(PngPixels png, PdfObject space, byte[] samples, Reference? mask) =>
        new(Image(png.Width, png.Height, space, 8, mask), samples, StreamForm.Binary);

    private static Dictionary Image(int width, int height, PdfObject space, int bits, Reference? mask, params ReadOnlySpan<(string, PdfObject?)> more) => Dict(
    [
        ("Type", new Name("XObject")),
        ("Subtype", new Name("Image")),
        ("Width", width),
        ("Height", height),
        ("ColorSpace", space),
        ("BitsPerComponent", bits),
        ("SMask", mask),
        .. more,
    ]);
}

/// <summary>What the header of a JPEG file says (ITU-T T.81, B.2).</summary>
/// <param name="Width">Samples in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1, 3 or 4 components.</param>
/// <param name="IsInverted">True when Adobe's marker is there, whose four-component files store inverted inks.</param>
internal sealed record JpegFile(int Width, int Height, int Channels, bool IsInverted)
{
    /// <summary>Reads the header; null when the bytes are no JPEG file with 8-bit samples that PDF viewers decode.</summary>
    public static JpegFile? Read(ReadOnlySpan<byte> file)
    {
        if (file is not [0xFF, 0xD8, ..]) return null;
        var adobe = false;
        for (var at = 2; at + 10 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xEE && file[(at + 4)..].StartsWith("Adobe"u8)) adobe = true;
            if (marker is 0xC0 or 0xC1 or 0xC2) return Header(file[(at + 4)..], adobe);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static JpegFile? Header(ReadOnlySpan<byte> frame, bool adobe)
    {
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(frame[3..]));
        return frame[0] == 8 && (long)width * height <= PngFile.MostPixels && width > 0 && height > 0 && frame[5] is 1 or 3 or 4 ? new JpegFile(width, height, frame[5], adobe) : null;
    }
}
