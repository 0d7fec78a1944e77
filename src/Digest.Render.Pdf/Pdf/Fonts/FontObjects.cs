using Digest.Render.Pdf.Pdf.Objects;
using Digest.Typesetting.Fonts;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf.Fonts;

/// <summary>Writes a font as a composite font over a TrueType subset (ISO 32000-1, 9.7.4 and 9.9): the number of a code is its CID and glyph number.</summary>
internal static class FontObjects
{
    private const int FixedPitch = 1;
    private const int Symbolic = 4;
    private const int Italic = 64;

    /// <summary>Adds the font's objects to the file.</summary>
    public static void Write(ObjectTable objects, EmbeddedFont font, ProfileTraits traits)
    {
        var face = font.Face;
        var name = new Name($"{FontSubset.Tag(face, font.Glyphs)}+{face.Name}");
        var program = FontSubset.Build(face, font.Glyphs);
        var file = objects.Add(new PdfObject.Stream(Dict(("Length1", program.Length)), program, StreamForm.Binary));
        var descendant = objects.Add(Dict(
            ("Type", new Name("Font")),
            ("Subtype", new Name("CIDFontType2")),
            ("BaseFont", name),
            ("CIDSystemInfo", Dict(("Registry", Text("Adobe")), ("Ordering", Text("Identity")), ("Supplement", 0))),
            ("FontDescriptor", objects.Add(Descriptor(face, name, file, traits.Part is 1 ? objects.Add(Present(font.Glyphs.Count)) : null))),
            ("DW", 0),
            ("W", List(0, new PdfObject.Array([.. Enumerable.Range(0, font.Glyphs.Count).Select(code => new Real(font.WidthOf((ushort)code)))]))),
            ("CIDToGIDMap", new Name("Identity"))));
        objects.Set(font.Reference, Dict(
            ("Type", new Name("Font")),
            ("Subtype", new Name("Type0")),
            ("BaseFont", name),
            ("Encoding", font.Form.Encoding(objects, font.Glyphs.Count)),
            ("DescendantFonts", List(descendant)),
            ("ToUnicode", objects.Add(UnicodeMap.Write(font.Texts, font.Form)))));
    }

    private static Dictionary Descriptor(FontFace face, Name name, Reference file, Reference? present)
    {
        double Scale(int units) => Math.Round(units * 1000.0 / face.UnitsPerEm, MidpointRounding.AwayFromZero);
        var box = face.Bounds;
        return Dict(
            ("Type", new Name("FontDescriptor")),
            ("FontName", name),
            ("Flags", Symbolic | (face.IsFixedPitch ? FixedPitch : 0) | (face.ItalicAngle != 0 ? Italic : 0)),
            ("FontBBox", List(Scale(box.XMin), Scale(box.YMin), Scale(box.XMax), Scale(box.YMax))),
            ("ItalicAngle", face.ItalicAngle),
            ("Ascent", Scale(face.Ascender)),
            ("Descent", Scale(face.Descender)),
            ("CapHeight", Scale(face.CapHeight)),
            ("StemV", StemWidth(face.WeightClass)),
            ("FontFile2", file),
            ("CIDSet", present));
    }

    /// <summary>A bit for each code, all of them in the program (ISO 19005-1, 6.3.5).</summary>
    private static PdfObject.Stream Present(int codes)
    {
        var bits = new byte[(codes + 7) / 8];
        for (var code = 0; code < codes; code++) bits[code / 8] |= (byte)(0x80 >> (code % 8));
        return new(Dict(), bits, StreamForm.Binary);
    }

    /// <summary>An estimate from the weight class, since TrueType fonts do not say: 85 for normal, 135 for semi-bold.</summary>
    private static int StemWidth(int weight) => Math.Clamp((weight - 60) / 4, 20, 220);
}
