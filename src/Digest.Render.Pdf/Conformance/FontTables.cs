using System.Buffers.Binary;
using System.Text;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>The advance widths of an embedded TrueType program (OpenType <c>head</c>, <c>hhea</c>, <c>hmtx</c>, <c>maxp</c>).</summary>
internal sealed class TrueTypeMetrics
{
    private readonly ReadOnlyMemory<byte> hmtx;
    private readonly int full;
    private readonly double unit;

    private TrueTypeMetrics(ReadOnlyMemory<byte> hmtx, int full, int unitsPerEm, int glyphs) => (this.hmtx, this.full, unit, GlyphCount) = (hmtx, full, 1000.0 / unitsPerEm, glyphs);

    /// <summary>How many glyphs there are.</summary>
    public int GlyphCount { get; }

    /// <summary>The advance width of a glyph in thousandths of an em.</summary>
    public double WidthOf(int glyph) => BinaryPrimitives.ReadUInt16BigEndian(hmtx.Span[(Math.Min(glyph, full - 1) * 4)..]) * unit;

    /// <summary>Reads a program; null when it has no such tables.</summary>
    public static TrueTypeMetrics? Read(ReadOnlyMemory<byte> font)
    {
        var (head, hhea, hmtx, maxp) = (Table(font, "head"u8), Table(font, "hhea"u8), Table(font, "hmtx"u8), Table(font, "maxp"u8));
        if (head.Length < 20 || hhea.Length < 36 || maxp.Length < 6) return null;
        var (units, full, glyphs) = (Word(head, 18), Word(hhea, 34), Word(maxp, 4));
        return units == 0 || full == 0 || hmtx.Length < full * 4 ? null : new(hmtx, full, units, glyphs);
    }

    private static int Word(ReadOnlyMemory<byte> table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table.Span[at..]);

    private static ReadOnlyMemory<byte> Table(ReadOnlyMemory<byte> font, ReadOnlySpan<byte> tag)
    {
        var span = font.Span;
        if (span.Length < 12) return default;
        for (var i = 0; i < Word(font, 4) && 28 + (16 * i) <= span.Length; i++)
        {
            var entry = span.Slice(12 + (16 * i), 16);
            var (offset, length) = (BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
            if (entry.StartsWith(tag)) return offset + (long)length <= span.Length ? font.Slice((int)offset, (int)length) : default;
        }

        return default;
    }
}

/// <summary>The widths that a composite font says (ISO 32000-1, 9.7.4.3).</summary>
internal sealed class CidWidths(double otherwise)
{
    private readonly Dictionary<int, double> widths = [];

    /// <summary>The width of a code in thousandths of an em.</summary>
    public double Of(int code) => widths.GetValueOrDefault(code, otherwise);

    /// <summary>Reads the widths of a font.</summary>
    public static CidWidths Read(PdfFile file, PdfObject.Dictionary font)
    {
        var read = new CidWidths(file.Get(font, "DW") is { } own ? Number(own) : 1000);
        var items = file.Items(font, "W").ToList();
        for (var i = 0; i + 1 < items.Count;)
        {
            var first = (int)Number(items[i]);
            if (items[i + 1] is PdfObject.Array list)
            {
                for (var k = 0; k < list.Items.Count; k++) read.widths[first + k] = Number(file.Resolve(list.Items[k]));
                i += 2;
                continue;
            }

            if (i + 2 < items.Count)
                for (var code = first; code <= Math.Min(65_535, Number(items[i + 1])); code++) read.widths[code] = Number(items[i + 2]);
            i += 3;
        }

        return read;
    }

    private static double Number(PdfObject value) => value switch { PdfObject.Integer whole => whole.Value, PdfObject.Real real => real.Value, _ => 0 };
}

/// <summary>What the codes of a font mean (ISO 32000-1, 9.10.3).</summary>
internal static class UnicodeCMap
{
    /// <summary>The texts by code; what cannot be understood is passed over.</summary>
    public static Dictionary<int, string> Read(ReadOnlyMemory<byte> map)
    {
        var texts = new Dictionary<int, string>();
        var lexer = new PdfLexer(map);
        var operands = new List<PdfObject>();
        try
        {
            while (lexer.Operator(operands) is { } name)
            {
                if (name == "endbfchar") for (var i = 0; i + 1 < operands.Count; i += 2) texts[Code(operands[i])] = Text(operands[i + 1]);
                if (name == "endbfrange") for (var i = 0; i + 2 < operands.Count; i += 3) Range(texts, operands, i);
            }
        }
        catch (PdfSyntaxException)
        {
            // What came before counts; codes without a text are told by their own rule.
        }

        return texts;
    }

    private static void Range(Dictionary<int, string> texts, List<PdfObject> operands, int at)
    {
        var (first, last) = (Code(operands[at]), Math.Min(Code(operands[at + 1]), 65_535));
        for (var code = first; code <= last; code++)
        {
            if (operands[at + 2] is PdfObject.Array list)
            {
                if (code - first < list.Items.Count) texts[code] = Text(list.Items[code - first]);
                continue;
            }

            var text = Text(operands[at + 2]);
            texts[code] = text.Length == 0 ? text : text[..^1] + (char)(text[^1] + code - first);
        }
    }

    private static int Code(PdfObject value)
    {
        var code = 0;
        if (value is PdfObject.String text)
            foreach (var b in text.Bytes.Span) code = ((code & 0xFFFF) << 8) | b;
        return code;
    }

    private static string Text(PdfObject value) => value is PdfObject.String text ? Encoding.BigEndianUnicode.GetString(text.Bytes.Span) : "";
}
