using System.Text;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Fonts;

/// <summary>What the maker of a font allows for documents that carry it (OS/2 <c>fsType</c>, bits 0 to 3).</summary>
public enum FontEmbedding
{
    /// <summary>Everything.</summary>
    Installable,

    /// <summary>Documents may carry it and be edited with it.</summary>
    Editable,

    /// <summary>Documents may carry it, to be read and printed.</summary>
    PreviewAndPrint,

    /// <summary>Documents may not carry it.</summary>
    Restricted,
}

/// <summary>One face of an OpenType font. Immutable and safe to use from several threads; two faces are equal when they are the same object.</summary>
/// <remarks>Members of a face made by <see cref="Deferred(Func{ReadOnlyMemory{byte}})"/> throw <see cref="InvalidFontException"/> when its bytes turn out to be damaged.</remarks>
public sealed class FontFace
{
    private readonly Lazy<FaceTables> tables;
    private readonly Lazy<FaceLayout> layout;
    private readonly Lazy<WordCache> words;
    private readonly Lazy<MathTable> math;
    private readonly Lazy<ScriptForms> scriptForms;

    private FontFace(Func<FaceTables> open)
    {
        tables = new(open);
        layout = new(() => new(tables.Value));
        words = new(() => new(this));
        math = new(() => new(this));
        scriptForms = new(() => new(this));
    }

    internal FaceTables Tables => tables.Value;

    internal FaceLayout Layout => layout.Value;

    /// <summary>The words that were shaped with the face lately.</summary>
    internal WordCache Words => words.Value;

    internal MathTable Math => math.Value;

    internal ScriptForms ScriptForms => scriptForms.Value;

    /// <summary>Opens a face from the bytes of a font file (TrueType, OpenType or a collection of either).</summary>
    /// <param name="file">The bytes, which must not change from then on.</param>
    /// <param name="index">Which face of a collection, from 0.</param>
    /// <exception cref="InvalidFontException">The file is damaged, no font, or has no such face.</exception>
    public static FontFace Open(ReadOnlyMemory<byte> file, int index = 0)
    {
        var face = new FontFace(() => new(new TableDirectory(file, index)));
        face.Tables.Outlines.Check();
        face.Layout.ReadAll();
        _ = face.Name;
        return face;
    }

    /// <summary>A face whose bytes are asked for, once, when it is first used.</summary>
    public static FontFace Deferred(Func<ReadOnlyMemory<byte>> file) => new(() => new(new TableDirectory(file(), 0)));

    /// <summary>A face of a file of one, of which each table is asked for, once, when it is first used.</summary>
    /// <param name="read">Gives the bytes of the file from an offset on: as many as are asked for, or all that there are.</param>
    public static FontFace Deferred(Func<int, int, ReadOnlyMemory<byte>> read) => new(() => new(new TableDirectory(read)));

    /// <summary>The PostScript name; <c>Unnamed</c> when the face gives none.</summary>
    public string Name => tables.Value.Name;

    /// <summary>The name of the family that the face belongs to, in English where it has such a name; empty when it gives none.</summary>
    public string FamilyName => tables.Value.FamilyName;

    /// <summary>How many font units make an em.</summary>
    public int UnitsPerEm => tables.Value.UnitsPerEm;

    /// <summary>How many glyphs there are.</summary>
    public int GlyphCount => tables.Value.GlyphCount;

    /// <summary>The typographic ascender in font units, upwards.</summary>
    public int Ascender => tables.Value.Os2.Ascender;

    /// <summary>The typographic descender in font units, upwards, so negative.</summary>
    public int Descender => tables.Value.Os2.Descender;

    /// <summary>The height of capitals in font units; 0.7 em when the face does not say.</summary>
    public int CapHeight => tables.Value.Os2.CapHeight;

    /// <summary>The height of small letters in font units; half an em when the face does not say.</summary>
    public int XHeight => tables.Value.Os2.XHeight;

    /// <summary>The box that holds every glyph, in font units.</summary>
    public GlyphBounds Bounds => tables.Value.Head.Bounds;

    /// <summary>The slant in degrees counter-clockwise, so negative for an italic.</summary>
    public double ItalicAngle => tables.Value.Post.ItalicAngle;

    /// <summary>True when all characters are equally wide.</summary>
    public bool IsFixedPitch => tables.Value.Post.IsFixedPitch;

    /// <summary>The weight from 1 to 1000; 400 is normal.</summary>
    public int WeightClass => tables.Value.Os2.Weight;

    /// <summary>What may be done with documents that carry the face; the most generous of the permissions given.</summary>
    public FontEmbedding Embedding => (tables.Value.Os2.Embedding & 0xF) switch
    {
        0 => FontEmbedding.Installable,
        var bits when (bits & 8) != 0 => FontEmbedding.Editable,
        var bits when (bits & 4) != 0 => FontEmbedding.PreviewAndPrint,
        _ => FontEmbedding.Restricted,
    };

    /// <summary>False when a document may carry the face only whole (OS/2 <c>fsType</c>, bit 8).</summary>
    public bool MaySubset => (tables.Value.Os2.Embedding & 0x100) == 0;

    /// <summary>True when glyphs have TrueType outlines, which <see cref="OutlineOf"/> needs; false for CFF and bitmaps.</summary>
    public bool HasOutlines => tables.Value.Outlines.Exists;

    /// <summary>True when the <c>loca</c> table holds 32-bit offsets.</summary>
    public bool HasLongLocations => tables.Value.Head.HasLongLocations;

    /// <summary>The glyph of a character; 0 when the face has none.</summary>
    public ushort GlyphOf(Rune character) => tables.Value.Characters[character.Value];

    /// <summary>The glyph of a character with a variation selector after it (U+FE00 to U+FE0F, U+E0100 to U+E01EF); 0 when the face knows no such sequence.</summary>
    public ushort GlyphOf(Rune character, Rune selector) => tables.Value.Characters.GlyphOf(character.Value, selector.Value);

    /// <summary>The name that the face gives a glyph, for people who look at shaped text; null when it gives none.</summary>
    public string? GlyphNameOf(ushort glyph) => tables.Value.Post.NameOf(glyph);

    /// <summary>The advance width of a glyph in font units; 0 for a number beyond the last glyph.</summary>
    public int AdvanceOf(ushort glyph) => tables.Value.AdvanceOf(glyph);

    /// <summary>The box that the font gives for a glyph; empty for a blank one.</summary>
    /// <exception cref="InvalidFontException">The glyph's description is damaged, or <see cref="HasOutlines"/> is false.</exception>
    public GlyphBounds BoundsOf(ushort glyph) => tables.Value.Outlines.BoundsOf(glyph);

    /// <summary>The outline of a glyph with its components in place; empty for a blank one.</summary>
    /// <exception cref="InvalidFontException">The glyph's description is damaged, or <see cref="HasOutlines"/> is false.</exception>
    public GlyphOutline OutlineOf(ushort glyph) => tables.Value.Outlines.OutlineOf(glyph);

    /// <summary>The bytes of a table, or empty when the face has none of that tag.</summary>
    public ReadOnlyMemory<byte> Table(string tag) => tables.Value.Directory[tag].Memory;
}
