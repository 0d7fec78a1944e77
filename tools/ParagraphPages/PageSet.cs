using System.Globalization;
using Digest.Fonts;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;
using Digest.Typesetting.Pictures;

namespace Digest.ParagraphPages;

/// <summary>Pictures of paragraphs: our lines at the left, LuaTeX's at the right, at the two measures that digests are set in.</summary>
internal static class PageSet
{
    private const double PixelsPerPoint = 1.6;
    private const double Margin = 18;

    private static readonly ParagraphStyle Style = new()
    {
        Text = new() { Role = FontRole.Serif, Style = FontStyle.Regular, Size = new(10.5), Features = ["pnum"] },
        Leading = new(14.2),
        Hyphenation = HyphenationMode.Automatic,
    };

    /// <summary>Writes the pictures, and prints a line for each with what differs.</summary>
    public static int Write(string folder, string? fallback)
    {
        Directory.CreateDirectory(folder);
        var fonts = fallback is null ? EmbeddedFonts.All : EmbeddedFonts.All with { Fallbacks = [FontFace.Open(File.ReadAllBytes(fallback))] };
        foreach (var (name, language, paragraphs) in SampleTexts.Read(Path.Combine(AppContext.BaseDirectory, "texts.txt")))
        {
            foreach (var millimetres in new[] { 118, 84 })
            {
                var sheet = new ComparedParagraphs(fonts, Style with { Language = language }, paragraphs, Pt.FromMillimetres(millimetres));
                File.WriteAllBytes(Path.Combine(folder, $"{name}-{millimetres}.png"), PngPicture.Write(Page(fonts, sheet, $"{name}, {millimetres} mm"), PixelsPerPoint));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10} {millimetres,3} mm: {sheet.Report}"));
            }
        }

        return 0;
    }

    private static Frame Page(FontSet fonts, ComparedParagraphs sheet, string title)
    {
        var items = new List<Placed>();
        var width = sheet.Measure.Value;
        var right = (2 * Margin) + width + Margin;
        items.Add(new(new(new(Margin), new(Margin)), Caption(fonts, $"{title}: ours")));
        items.Add(new(new(new(right), new(Margin)), Caption(fonts, sheet.IsCompared ? "LuaTeX's line ends" : "LuaTeX is not installed")));
        var bottom = Math.Max(Add(sheet.Ours, Margin), Add(sheet.Theirs, right));
        return new() { Size = new(new(right + width + Margin), new(bottom)), Baseline = new(bottom), Items = [.. items] };

        double Add(IEnumerable<SetParagraph> paragraphs, double x)
        {
            var y = 2.5 * Margin;
            foreach (var frame in paragraphs.Select(paragraph => paragraph.ToFrame()))
            {
                items.Add(new(new(new(x), new(y)), new FrameItem.Group(frame.Items)));
                y += frame.Size.Height.Value + (Style.Leading.Value / 2);
            }

            return y + Margin;
        }
    }

    private static FrameItem.Group Caption(FontSet fonts, string text)
    {
        var style = Style with { Text = Style.Text with { Role = FontRole.Sans, Size = new(8) }, Leading = new(10), Alignment = ParagraphAlignment.Start };
        return new(ParagraphSetter.Set(fonts, text, style, new(400)).Value.ToFrame().Items);
    }
}
