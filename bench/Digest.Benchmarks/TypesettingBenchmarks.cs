using BenchmarkDotNet.Attributes;
using Digest.Fonts;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;
using Digest.Typesetting.Shaping;

namespace Digest.Benchmarks;

/// <summary>Words to glyphs, paragraphs to lines: all text of the sample's fields at each call.</summary>
[MemoryDiagnoser]
public class TypesettingBenchmarks
{
    private static readonly ParagraphStyle Style = new()
    {
        Text = new TextStyle { Role = FontRole.Serif, Style = FontStyle.Regular, Size = new Pt(10) },
        Leading = new Pt(13),
        Hyphenation = HyphenationMode.Automatic,
    };

    private readonly FontSet fonts = EmbeddedFonts.All;
    private readonly string[] words = Sample.Words;
    private readonly Inline[][] paragraphs = Sample.Paragraphs;

    [Benchmark]
    public int ShapeWords()
    {
        var glyphs = 0;
        foreach (var word in words) glyphs += Shaper.Shape(fonts.Serif.Regular, word).Length;
        return glyphs;
    }

    [Benchmark]
    public int SetParagraphs()
    {
        var lines = 0;
        foreach (var paragraph in paragraphs) lines += ParagraphSetter.Set(fonts, [.. paragraph], Style, new Pt(360)).Value.Lines.Count;
        return lines;
    }
}
