using System.Text;

namespace Digest.Typesetting.Fonts;

/// <summary>One face of an OpenType font. Safe to use from several threads.</summary>
public sealed class FontFace
{
    private FontFace() => throw new NotImplementedException();

    /// <summary>Opens a face from the bytes of a font file.</summary>
    public static FontFace Open(ReadOnlyMemory<byte> file, int index = 0) => throw new NotImplementedException();

    /// <summary>The PostScript name.</summary>
    public string Name => throw new NotImplementedException();

    /// <summary>How many font units make an em.</summary>
    public int UnitsPerEm => throw new NotImplementedException();

    /// <summary>How many glyphs there are.</summary>
    public int GlyphCount => throw new NotImplementedException();

    /// <summary>The typographic ascender in font units, upwards.</summary>
    public int Ascender => throw new NotImplementedException();

    /// <summary>The typographic descender in font units, upwards, so negative.</summary>
    public int Descender => throw new NotImplementedException();

    /// <summary>The height of capitals in font units.</summary>
    public int CapHeight => throw new NotImplementedException();

    /// <summary>The height of small letters in font units.</summary>
    public int XHeight => throw new NotImplementedException();

    /// <summary>The glyph of a character; 0 when the face has none.</summary>
    public ushort GlyphOf(Rune character) => throw new NotImplementedException();

    /// <summary>The advance width of a glyph in font units.</summary>
    public int AdvanceOf(ushort glyph) => throw new NotImplementedException();

    /// <summary>The bytes of a table, or empty when the face has none of that tag.</summary>
    public ReadOnlyMemory<byte> Table(string tag) => throw new NotImplementedException();
}
