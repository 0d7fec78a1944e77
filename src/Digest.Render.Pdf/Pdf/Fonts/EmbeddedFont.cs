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
    private readonly Dictionary<ushort, ushort> firstCodes = [];
    private readonly List<ushort> glyphs = [0];
    private readonly List<string> texts = [GlyphText.None];

    /// <summary>Starts a font with glyph 0 alone.</summary>
    public EmbeddedFont(FontFace face, string resource, PdfObject.Reference reference) =>
        (Face, Resource, Reference) = (face, resource, reference);

    /// <summary>The face.</summary>
    public FontFace Face { get; }

    /// <summary>The name under which pages select it.</summary>
    public string Resource { get; }

    /// <summary>Its object in the file.</summary>
    public PdfObject.Reference Reference { get; }

    /// <summary>The glyphs by code.</summary>
    public IReadOnlyList<ushort> Glyphs => glyphs;

    /// <summary>The texts by code.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>The code of a glyph that shows <paramref name="text"/>; never 0.</summary>
    public ushort CodeOf(ushort glyph, string text)
    {
        if (codes.TryGetValue((glyph, text), out var code)) return code;
        code = checked((ushort)glyphs.Count);
        codes[(glyph, text)] = code;
        firstCodes.TryAdd(glyph, code);
        glyphs.Add(glyph);
        texts.Add(text);
        return code;
    }

    /// <summary>A code of a glyph that has no text of its own: any it has, else a new one that shows nothing.</summary>
    public ushort AnyCodeOf(ushort glyph) => firstCodes.TryGetValue(glyph, out var code) ? code : CodeOf(glyph, GlyphText.None);

    /// <summary>The advance width of a code in thousandths of an em, as the file says it: with two decimals.</summary>
    public double WidthOf(ushort code) => Math.Round(Face.AdvanceOf(glyphs[code]) * 1000.0 / Face.UnitsPerEm, 2, MidpointRounding.AwayFromZero);
}
