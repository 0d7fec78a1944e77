using System.Globalization;
using System.Text;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Pdf.Fonts;

/// <summary>Writes the CMap that says which text each code of a font shows (ISO 32000-1, 9.10.3).</summary>
internal static class UnicodeMap
{
    /// <summary>The most entries that one block may have.</summary>
    private const int BlockSize = 100;

    /// <summary>The CMap of the codes 1, 2, 3 …; <paramref name="texts"/> starts at code 0, which shows nothing.</summary>
    public static PdfObject.Stream Write(IReadOnlyList<string> texts, CodeForm form)
    {
        var map = new StringBuilder();
        map.Append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
        map.Append("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n");
        map.Append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n");
        map.Append(form.CodeSpace);
        foreach (var block in Enumerable.Range(1, Math.Max(0, texts.Count - 1)).Chunk(BlockSize))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var code in block) map.Append(CultureInfo.InvariantCulture, $"<{form.Digits(code)}> <{Hex(texts[code])}>\n");
            map.Append("endbfchar\n");
        }

        map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return new(PdfObject.Dict(), Encoding.ASCII.GetBytes(map.ToString()), StreamForm.Text);
    }

    private static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));
}
