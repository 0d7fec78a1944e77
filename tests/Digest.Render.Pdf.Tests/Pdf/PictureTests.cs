using Digest.Render.Pdf.Pdf.Pictures;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using static Digest.Render.Pdf.Tests.Pdf.Sample;

namespace Digest.Render.Pdf.Tests.Pdf;

public class PictureTests
{
    private static readonly Size Box = new(new Pt(40), new Pt(20));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Samples_are_unfiltered(int colorType)
    {
        var png = PngFile.Read(Pictures.Png(7, 11, colorType))!;
        var expected = Pictures.Samples(7, 11, colorType);
        Assert.Equal((7, 11), (png.Width, png.Height));
        Assert.Equal(expected.Colors, png.Colors);
        Assert.Equal(expected.Alpha, png.Alpha);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Small_depths_are_scaled(int depth)
    {
        byte[] rows = [0, 0b11100100, 0b01010000];
        var png = PngFile.Read(Pictures.Png(16 / depth, 1, 0, depth, 0, rows))!;
        var most = (1 << depth) - 1;
        var values = Enumerable.Range(0, 16 / depth).Select(i => (0b1110010001010000 >> (16 - (depth * (i + 1)))) & most);
        Assert.Equal(values.Select(value => (byte)(value * 255 / most)), png.Colors);
    }

    [Fact]
    public void Deep_samples_keep_their_upper_half()
    {
        var png = PngFile.Read(Pictures.Png(1, 1, 2, 16, 0, [0, 10, 1, 20, 2, 30, 3]))!;
        Assert.Equal<byte>([10, 20, 30], png.Colors);
    }

    [Fact]
    public void Interlaced_pictures_are_put_in_order()
    {
        var png = PngFile.Read(Pictures.Png(3, 3, 0, 8, 1, [0, 1, 0, 3, 0, 4, 5, 0, 2, 0, 6, 0, 7, 8, 9]))!;
        Assert.Equal<byte>([1, 2, 3, 7, 8, 9, 4, 6, 5], png.Colors);
    }

    [Fact]
    public void Opacity_becomes_a_mask_and_a_picture_used_twice_is_there_once()
    {
        var picture = new FrameItem.Picture(Box, [.. Pictures.Png(8, 8, 6)], "Square");
        var reader = new PdfReader(Bytes(Document(Page("1", At(10, 10, picture), At(60, 10, picture)), Page("2", At(10, 10, picture)))));
        var images = reader.Objects.Values.OfType<PdfStream>().Where(stream => stream.Entries.GetValueOrDefault("Subtype") is PdfName("Image")).ToList();
        Assert.Equal(2, images.Count);
        var whole = Assert.Single(images, image => image.Entries.ContainsKey("SMask"));
        Assert.Equal(Pictures.Samples(8, 8, 6).Alpha, reader.Data(whole.Entries["SMask"]));
        Assert.Contains("40 0 0 20 10 270 cm", reader.Content(0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "DeviceGray")]
    [InlineData(3, "DeviceRGB")]
    [InlineData(4, "DeviceCMYK")]
    public void Jpeg_files_go_in_as_they_are(int channels, string space)
    {
        byte[] file =
        [
            0xFF, 0xD8, 0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0,
            0xFF, 0xC2, 0, (byte)(8 + (3 * channels)), 8, 0, 5, 0, 9, (byte)channels, .. new byte[3 * channels], 0xFF, 0xD9,
        ];
        var reader = new PdfReader(Bytes(Document(Page("1", At(10, 10, new FrameItem.Picture(Box, [.. file], "Made")))), profile: PdfProfile.Plain));
        var image = reader.Objects.Values.OfType<PdfStream>().Single(stream => stream.Entries.GetValueOrDefault("Subtype") is PdfName("Image"));
        Assert.Equal((9.0, 5.0, new PdfName(space), new PdfName("DCTDecode")), (image.Entries["Width"], image.Entries["Height"], image.Entries["ColorSpace"], image.Entries["Filter"]));
        Assert.Equal(channels == 4, image.Entries.ContainsKey("Decode"));
        Assert.Equal(file, image.Raw);
    }
}
