using System.Globalization;
using System.Text;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;
using Digest.Typesetting.Pictures;
using Digest.Typesetting.Tests.Fonts;
using Digest.Typesetting.Tests.Paragraphs;
using Xunit.Abstractions;

namespace Digest.Typesetting.Tests.Pictures;

/// <summary>Glyph runs as FreeType and Chromium paint them. What is compared is how much of each pixel is covered, from 0 to 1: our own mixing of colours is taken back.</summary>
[Trait("Category", "Judge")]
public sealed class PictureJudgeTests(ITestOutputHelper output)
{
    private const string Python = "/usr/bin/python3";
    private const int Runs = 200;

    private static readonly string[] Words =
        ["Sediment", "fluxes", "of", "braided", "rivers", "Ångström", "naïve", "quay", "WAVE", "3.14", "[12]", "α-helix", "Źródło", "off-office", "jumpy", "(Q)", "&c."];

    private static readonly string[] Faces = ["STIXTwoText-Regular", "STIXTwoText-Italic", "STIXTwoText-SemiBold", "Inter-Regular"];

    // FreeType without hinting, every glyph at its own fraction of a pixel; coverage adds up to at most 1.
    private const string Script = """
        import sys, freetype
        from freetype import FT_LOAD_NO_HINTING, FT_LOAD_NO_BITMAP, FT_LOAD_RENDER, Matrix, Vector
        faces = {}
        for line in sys.stdin if len(sys.argv) < 2 else open(sys.argv[1]):
            path, size, width, height, *glyphs = line.split()
            face = faces.setdefault(path, freetype.Face(path))
            face.set_char_size(round(float(size) * 64), 0, 72, 72)
            width, height = int(width), int(height)
            rows = [[0.0] * width for _ in range(height)]
            for glyph in glyphs:
                number, x, y = glyph.split(',')
                fx, fy = round(float(x) * 64), round(float(y) * 64)
                face.set_transform(Matrix(0x10000, 0, 0, 0x10000), Vector(fx, -fy))
                face.load_glyph(int(number), FT_LOAD_RENDER | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)
                bitmap = face.glyph.bitmap
                for row in range(bitmap.rows):
                    for column in range(bitmap.width):
                        py, px = row - face.glyph.bitmap_top, column + face.glyph.bitmap_left
                        if 0 <= py < height and 0 <= px < width:
                            covered = bitmap.buffer[row * bitmap.pitch + column] / 255
                            rows[py][px] += (1 - rows[py][px]) * covered
            print(' '.join('%d' % round(255 * v) for row in rows for v in row))
        """;

    [JudgedFact(Python)]
    public void Runs_are_painted_as_FreeType_paints_them()
    {
        using var folder = new TempFolder();
        var frames = Made().ToList();
        var input = new StringBuilder();
        foreach (var frame in frames)
        {
            var run = Setting.Runs(frame).Single();
            var file = folder.PathOf(run.Run.Face.Name + ".ttf");
            if (!File.Exists(file)) File.WriteAllBytes(file, FontFiles.Read(run.Run.Face.Name));
            input.Append(CultureInfo.InvariantCulture, $"{file} {run.Run.Size.Value} {Math.Ceiling(frame.Size.Width.Value)} {Math.Ceiling(frame.Size.Height.Value)}");
            var x = run.At.X.Value;
            foreach (var glyph in run.Run.Glyphs)
            {
                input.Append(CultureInfo.InvariantCulture, $" {glyph.Id},{x + glyph.Offset.X.Value},{run.At.Y.Value + glyph.Offset.Y.Value}");
                x += glyph.Advance.Value;
            }

            input.Append('\n');
        }

        File.WriteAllText(folder.PathOf("runs.txt"), input.ToString());
        File.WriteAllText(folder.PathOf("paint.py"), Script);
        var (exit, painted, error) = Judge.Run(Python, folder.PathOf("paint.py"), folder.PathOf("runs.txt"));
        Assert.True(exit == 0, error);
        var lines = painted.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Runs, lines.Length);
        Compare("FreeType", frames, [.. lines.Select(line => line.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture) / 255).ToArray())]);
    }

    [JudgedFact("chromium")]
    public void Svg_pictures_are_painted_by_Chromium_as_ours_are()
    {
        var frames = Made().ToList();
        var page = new StringBuilder("<!doctype html><meta charset=utf-8><body>");
        foreach (var frame in frames) page.Append("<template>").Append(SvgPicture.Write(frame).Replace("pt\"", "px\"", StringComparison.Ordinal)).Append("</template>");
        const string Ask = """
            (async () => {
              const lines = [];
              for (const template of document.querySelectorAll('template')) {
                const svg = template.content.querySelector('svg');
                const width = Math.ceil(parseFloat(svg.getAttribute('width'))), height = Math.ceil(parseFloat(svg.getAttribute('height')));
                const image = new Image();
                image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(svg));
                await image.decode();
                const canvas = document.createElement('canvas');
                canvas.width = width; canvas.height = height;
                const context = canvas.getContext('2d');
                context.drawImage(image, 0, 0);
                const data = context.getImageData(0, 0, width, height).data;
                const values = [];
                for (let i = 3; i < data.length; i += 4) values.push(data[i]);
                lines.push(values.join(' '));
              }
              return lines.join('|');
            })()
            """;
        var lines = Browser.Ask(page.Append("</body>").ToString(), Ask).Split('|');
        Assert.True(lines.Length == Runs, lines[0]);
        Compare("Chromium (SVG)", frames, [.. lines.Select(line => line.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture) / 255).ToArray())]);
    }

    private void Compare(string judge, List<Frame> frames, List<double[]> theirs)
    {
        var differences = frames.Select((frame, i) =>
        {
            var (width, height, pixel) = PictureTests.Decode(PngPicture.Write(frame, 1));
            Assert.Equal(width * height, theirs[i].Length);
            return Enumerable.Range(0, width * height).Average(at => Math.Abs(Covered(pixel(at % width, at / width).Item1) - theirs[i][at]));
        }).ToList();
        var figure = string.Create(CultureInfo.InvariantCulture, $"{judge}: {frames.Count} runs, mean absolute difference {100 * differences.Average():0.00} %, at most {100 * differences.Max():0.00} %");
        output.WriteLine(figure);
        Console.WriteLine(figure);
        Assert.True(differences.Max() < 0.02, figure);
    }

    // What black covers of white, from the sRGB value that is left.
    private static double Covered(int value)
    {
        var share = value / 255.0;
        return 1 - (share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4));
    }

    // As tight around the letters as a line allows, so that no margin flatters the figure.
    private static IEnumerable<Frame> Made()
    {
        for (var i = 0; i < Runs; i++)
        {
            var face = Faces[i % Faces.Length];
            var size = 7 + (i % 23 * 1.37);
            var style = Setting.Style.Text with
            {
                Role = face.StartsWith("Inter", StringComparison.Ordinal) ? Digest.Typesetting.Fonts.FontRole.Sans : Digest.Typesetting.Fonts.FontRole.Serif,
                Style = face.EndsWith("Italic", StringComparison.Ordinal) ? Digest.Typesetting.Fonts.FontStyle.Italic : face.EndsWith("SemiBold", StringComparison.Ordinal) ? Digest.Typesetting.Fonts.FontStyle.SemiBold : Digest.Typesetting.Fonts.FontStyle.Regular,
                Size = new(size),
            };
            var text = $"{Words[i % Words.Length].Replace("α-", "a-", StringComparison.Ordinal)} {Words[(i * 7) % Words.Length].Replace("α-", "a-", StringComparison.Ordinal)}";
            var line = ParagraphSetter.Set(Digest.Fonts.EmbeddedFonts.All, text, Setting.Style with { Text = style, Leading = new(size * 1.2), Alignment = ParagraphAlignment.Start }, new(1000)).Value.Lines[0];
            var run = Setting.Runs(line).Single();
            yield return line with { Size = new(run.Run.Width, line.Size.Height) };
        }
    }
}
