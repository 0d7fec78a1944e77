using System.Globalization;
using System.Text;
using Digest.Render.Pdf.Pdf.Objects;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf.Fonts;

/// <summary>
/// How the codes of a composite font are written in strings (ISO 32000-1, 9.7.5 and 9.7.6.2). A face of few glyphs writes the codes that are given out first as
/// one byte, and further ones as two, which an embedded CMap says: text takes half of the bytes that Identity-H needs, and packs to two thirds. A face of many, as for Chinese,
/// has the predefined CMap.
/// </summary>
internal sealed class CodeForm
{
    /// <summary>A face of more glyphs may show more of them than the short form can tell apart.</summary>
    private const int FewGlyphs = 0x1C00;

    /// <summary>The first byte of two.</summary>
    private const int Lead = 0xE0;

    /// <summary>Every code as two bytes.</summary>
    public static readonly CodeForm Wide = new(0x10000);

    /// <summary>Codes below 224 as one byte, others as two of which the first is 224 or greater.</summary>
    public static readonly CodeForm Short = new(Lead + ((0x100 - Lead) * 0x100));

    private CodeForm(int most) => Most = most;

    /// <summary>How many codes there can be.</summary>
    public int Most { get; }

    /// <summary>The form for a face.</summary>
    public static CodeForm Of(int glyphCount) => glyphCount <= FewGlyphs ? Short : Wide;

    /// <summary>Writes a code as the bytes of a string.</summary>
    public void Write(ByteBuffer output, ushort code)
    {
        if (this == Short && code < Lead)
        {
            output.Byte((byte)code);
            return;
        }

        var bytes = this == Short ? (Lead << 8) + code - Lead : code;
        output.Byte((byte)(bytes >> 8)).Byte((byte)bytes);
    }

    /// <summary>A code as hexadecimal digits.</summary>
    public string Digits(int code) => this == Wide ? Hex(code, 4) : code < Lead ? Hex(code, 2) : Hex((Lead << 8) + code - Lead, 4);

    /// <summary>The ranges of codes in a CMap.</summary>
    public string CodeSpace => this == Wide ? "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" : "2 begincodespacerange\n<00> <DF>\n<E000> <FFFF>\nendcodespacerange\n";

    /// <summary>The encoding of a font with so many codes: a name, or the stream that maps each code to the glyph of the same number.</summary>
    public PdfObject Encoding(ObjectTable objects, int codes)
    {
        if (this == Wide) return new Name("Identity-H");
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
        map.Append("/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> def\n/CMapName /Short-H def\n/CMapType 1 def\n/WMode 0 def\n").Append(CodeSpace);
        var rows = Math.Max(0, codes - Lead + 0xFF) / 0x100;
        map.Append(CultureInfo.InvariantCulture, $"{1 + rows} begincidrange\n<00> <DF> 0\n");
        for (var row = 0; row < rows; row++) map.Append(CultureInfo.InvariantCulture, $"<{Lead + row:X2}00> <{Lead + row:X2}FF> {Lead + (row * 0x100)}\n");
        map.Append("endcidrange\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        var entries = Dict(
            ("Type", new Name("CMap")),
            ("CMapName", new Name("Short-H")),
            ("CIDSystemInfo", Dict(("Registry", Text("Adobe")), ("Ordering", Text("Identity")), ("Supplement", 0))),
            ("WMode", 0));
        return objects.Add(new PdfObject.Stream(entries, System.Text.Encoding.ASCII.GetBytes(map.ToString()), StreamForm.Text));
    }

    private static string Hex(int value, int digits) => value.ToString("X" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
