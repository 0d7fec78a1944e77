using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml.Linq;
using Digest.Fonts;
using Digest.Model.Formulas;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Pictures;

namespace Digest.Typesetting.Tests.Pictures;

/// <summary>Frames as PNG and SVG, read back.</summary>
public sealed class PictureTests
{
    private static readonly Frame Box = new()
    {
        Size = new(new(10), new(4)),
        Baseline = new(4),
        Items = [new(new(new(2), new(1)), new FrameItem.Rule(new(new(4.5), new(2)), Color.FromRgb(0x0000FF)))],
    };

    [Fact]
    public void A_pixel_gives_off_the_share_of_light_that_the_shape_leaves()
    {
        var (width, height, pixel) = Decode(PngPicture.Write(Box, 1));
        Assert.Equal((10, 4), (width, height));
        Assert.Equal((255, 255, 255), pixel(1, 1));
        Assert.Equal((0, 0, 255), pixel(2, 1));
        // Half the light of white is 188 of 255 in sRGB.
        Assert.Equal((188, 188, 255), pixel(6, 2));
        Assert.Equal((255, 255, 255), pixel(7, 2));
        Assert.Equal((255, 255, 255), pixel(3, 0));
    }

    [Fact]
    public void The_hole_of_a_letter_stays_white_and_its_stroke_is_dark()
    {
        var frame = Formula("o", 100);
        var (width, height, pixel) = Decode(PngPicture.Write(frame, 1));
        Assert.Equal(255, pixel(width / 2, height / 2).Item1);
        Assert.Contains(Enumerable.Range(0, width), x => pixel(x, height / 2).Item1 < 20);
    }

    [Fact]
    public void An_svg_writes_each_glyph_once_and_its_text_over_them()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var root = XDocument.Parse(SvgPicture.Write(Paragraphs.Setting.Set("bananas & <bananas>", 200).Value.Lines[0])).Root!;
        Assert.Equal("abns&<>".Length, root.Element(svg + "defs")!.Elements(svg + "path").Count());
        Assert.Equal("bananas&<bananas>".Length, root.Descendants(svg + "use").Count());
        Assert.Equal("bananas & <bananas>", string.Concat(root.Descendants(svg + "text").Select(text => text.Value)));
    }

    [Fact]
    public void A_divided_word_is_selected_as_one_in_an_svg()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var set = Paragraphs.Setting.Set("a hydrodynamically stable morphological classification of sedimentary stratification", 100).Value;
        var texts = set.Lines.SelectMany(line => XDocument.Parse(SvgPicture.Write(line)).Descendants(svg + "text")).Select(text => text.Value);
        Assert.Equal(string.Concat(set.Lines.Select(Paragraphs.Setting.Read)), string.Concat(texts));
    }

    [Fact]
    public void The_same_frame_gives_the_same_bytes_on_any_thread_and_in_any_culture()
    {
        var frame = Formula("\\frac{a+b}{\\sqrt{c}}", 20);
        var (png, svg) = (PngPicture.Write(frame, 1.7), SvgPicture.Write(frame));
        Elsewhere.Run("tr-TR", () =>
        {
            Assert.Equal(png, PngPicture.Write(frame, 1.7));
            Assert.Equal(svg, SvgPicture.Write(frame));
        });
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(30)]
    public void Any_scale_is_painted(double scale)
    {
        var (width, height, _) = Decode(PngPicture.Write(Box, scale));
        Assert.Equal(((int)Math.Ceiling(10 * scale), (int)Math.Ceiling(4 * scale)), (width, height));
    }

    [Fact]
    public void A_stroked_path_paints_its_line_only()
    {
        var path = new FrameItem.Path(
            [new(PathStepKind.Move, new(new(2), new(2))), new(PathStepKind.Line, new(new(8), new(2)))], null, Color.Black, new Pt(2));
        var (_, _, pixel) = Decode(PngPicture.Write(Box with { Items = [new(Point.Origin, path)] }, 1));
        Assert.Equal(0, pixel(5, 1).Item1);
        Assert.Equal(255, pixel(5, 3).Item1);
    }

    private static Frame Formula(string tex, double size) =>
        FormulaSetter.SetWhole(EmbeddedFonts.All, FormulaReader.Read(tex).Value, new FormulaSettings { Size = new(size) }).Value;

    internal static (int Width, int Height, Func<int, int, (int, int, int)> Pixel) Decode(byte[] png)
    {
        var (width, height, at) = (0, 0, 8);
        var data = new MemoryStream();
        while (at < png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var type = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            if (type == "IHDR") (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 8)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 12)));
            if (type == "IDAT") data.Write(png, at + 8, length);
            at += length + 12;
        }

        data.Position = 0;
        var raw = new MemoryStream();
        new ZLibStream(data, CompressionMode.Decompress).CopyTo(raw);
        var (bytes, stride) = (raw.ToArray(), (width * 3) + 1);
        for (var i = stride; i < bytes.Length; i++)
            if (i % stride != 0) bytes[i] += bytes[i - stride];
        return (width, height, (x, y) => (bytes[(y * stride) + 1 + (3 * x)], bytes[(y * stride) + 2 + (3 * x)], bytes[(y * stride) + 3 + (3 * x)]));
    }
}
