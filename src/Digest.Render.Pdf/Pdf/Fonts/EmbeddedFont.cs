using Digest.Render.Pdf.Pdf.Objects;
using Digest.Typesetting.Fonts;

namespace Digest.Render.Pdf.Pdf.Fonts;

/// <summary>
/// A face as one document uses it: hands out codes in the order of first use. A code stands for a glyph with a text, so a glyph that shows two
/// texts (µ and μ, Ω and Ω) has two codes and every reader gets each text right, those that ignore ActualText too.
/// </summary>
internal sealed class EmbeddedFont
{
    private readonly Dictionary<(ushort Glyph, string Text), ushort> codes = [];
    private readonly Dictionary<uint, ushort> lettersCodes = [];
    private readonly Dictionary<ushort, ushort> firstCodes = [];
    private readonly List<ushort> glyphs = [0];
    private readonly List<string> texts = [GlyphText.None];
    private readonly List<double> widths;

    /// <summary>Starts a font with glyph 0 alone.</summary>
    public EmbeddedFont(FontFace face, string resource, PdfObject.Reference reference)
    {
        (Face, Resource, Reference, Form) = (face, resource, reference, CodeForm.Of(face.GlyphCount));
        widths = [Width(0)];
    }

    /// <summary>The face.</summary>
    public FontFace Face { get; }

    /// <summary>The name under which pages select it.</summary>
    public string Resource { get; }

    /// <summary>Its object in the file.</summary>
    public PdfObject.Reference Reference { get; }

    /// <summary>How codes are written in strings.</summary>
    public CodeForm Form { get; }

    /// <summary>The glyphs by code.</summary>
    public IReadOnlyList<ushort> Glyphs => glyphs;

    /// <summary>The texts by code.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>The code of a glyph that shows <paramref name="text"/>; never 0. When nearly all codes are given out, a glyph keeps the code that it has.</summary>
    public ushort CodeOf(ushort glyph, string text)
    {
        if (codes.TryGetValue((glyph, text), out var code)) return code;
        if (glyphs.Count >= Form.Most - Face.GlyphCount && firstCodes.TryGetValue(glyph, out code)) return code;
        code = (ushort)glyphs.Count;
        codes[(glyph, text)] = code;
        firstCodes.TryAdd(glyph, code);
        glyphs.Add(glyph);
        texts.Add(text);
        widths.Add(Width(glyph));
        return code;
    }

    /// <summary>The code of a glyph that shows one character of the Basic Multilingual Plane, which is not looked at again when it is known.</summary>
    public ushort CodeOf(ushort glyph, char letter)
    {
        var key = ((uint)glyph << 16) | letter;
        if (lettersCodes.TryGetValue(key, out var code)) return code;
        return lettersCodes[key] = CodeOf(glyph, GlyphText.Clean([letter]));
    }

    /// <summary>A code of a glyph that has no text of its own: any it has, else a new one that shows nothing.</summary>
    public ushort AnyCodeOf(ushort glyph) => firstCodes.TryGetValue(glyph, out var code) ? code : CodeOf(glyph, GlyphText.None);

    /// <summary>The advance width of a code in thousandths of an em, as the file says it: with two decimals.</summary>
    public double WidthOf(ushort code) => widths[code];

    private double Width(ushort glyph) => Math.Round(Face.AdvanceOf(glyph) * 1000.0 / Face.UnitsPerEm, 2, MidpointRounding.AwayFromZero);
}
