using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>
/// How the strings of a font part into codes, and which character identifier (CID) each code has (ISO 32000-1, 9.7.5 and 9.7.6.2): two bytes for the predefined CMaps that are read
/// here, Identity alone, one byte for fonts that are not composite, and what an embedded CMap says.
/// </summary>
internal sealed class CodeMap
{
    private const int MostRanges = 100_000;

    private static readonly CodeMap OneByte = new([new(1, 0, 0xFF)], [], false);
    private static readonly CodeMap Identity = new([new(2, 0, 0xFFFF)], [new(2, 0, 0xFFFF, 0)], true);
    private static readonly CodeMap Unknown = new([new(2, 0, 0xFFFF)], [], false);

    private readonly List<CodeSpace> spaces;
    private readonly List<CidRange> ranges;

    private CodeMap(List<CodeSpace> spaces, List<CidRange> ranges, bool isKnown) => (this.spaces, this.ranges, IsKnown) = (spaces, ranges, isKnown);

    /// <summary>Codes of so many bytes, each byte between those of the least and the greatest.</summary>
    private readonly record struct CodeSpace(int Length, int Least, int Greatest)
    {
        public bool Holds(int code)
        {
            for (var shift = 0; shift < 8 * Length; shift += 8)
                if (((code >> shift) & 0xFF) < ((Least >> shift) & 0xFF) || ((code >> shift) & 0xFF) > ((Greatest >> shift) & 0xFF)) return false;
            return true;
        }
    }

    private readonly record struct CidRange(int Length, int Least, int Greatest, int Cid);

    /// <summary>True when CIDs can be told.</summary>
    public bool IsKnown { get; }

    /// <summary>The map of a font.</summary>
    public static CodeMap Of(PdfFile file, PdfObject.Dictionary font)
    {
        if (file.Name(font, "Subtype") != "Type0") return OneByte;
        return file.Get(font, "Encoding") switch
        {
            PdfObject.Name { Value: "Identity-H" or "Identity-V" } => Identity,
            PdfObject.Stream stream when PdfFilters.Decode(file, stream) is { } data => Read(data, stream.Entries.Find("UseCMap") is null),
            _ => Unknown,
        };
    }

    /// <summary>The next code of a string, and how many bytes it takes; a byte that starts none is a code of its own.</summary>
    public (int Code, int Length) Next(ReadOnlySpan<byte> text)
    {
        var code = 0;
        for (var length = 1; length <= Math.Min(4, text.Length); length++)
        {
            code = (code << 8) | text[length - 1];
            foreach (var space in spaces)
                if (space.Length == length && space.Holds(code)) return (code, length);
        }

        return (text[0], 1);
    }

    /// <summary>The CID of a code; 0, as readers take it, when the map has none.</summary>
    public int CidOf(int code, int length)
    {
        foreach (var range in ranges)
            if (range.Length == length && code >= range.Least && code <= range.Greatest) return range.Cid + code - range.Least;
        return 0;
    }

    private static CodeMap Read(ReadOnlyMemory<byte> map, bool isWhole)
    {
        var (spaces, ranges) = (new List<CodeSpace>(), new List<CidRange>());
        var lexer = new PdfLexer(map);
        var operands = new List<PdfObject>();
        try
        {
            while (lexer.Operator(operands) is { } name && ranges.Count < MostRanges)
            {
                isWhole &= name != "usecmap";
                if (name == "endcodespacerange") for (var i = 0; i + 1 < operands.Count; i += 2) spaces.Add(new(Length(operands[i]), Code(operands[i]), Code(operands[i + 1])));
                if (name == "endcidrange") for (var i = 0; i + 2 < operands.Count; i += 3) ranges.Add(new(Length(operands[i]), Code(operands[i]), Code(operands[i + 1]), Number(operands[i + 2])));
                if (name == "endcidchar") for (var i = 0; i + 1 < operands.Count; i += 2) ranges.Add(new(Length(operands[i]), Code(operands[i]), Code(operands[i]), Number(operands[i + 1])));
            }
        }
        catch (PdfSyntaxException)
        {
            isWhole = false;
        }

        return spaces.Count == 0 ? Unknown : new(spaces, ranges, isWhole);
    }

    private static int Length(PdfObject value) => value is PdfObject.String text ? text.Bytes.Length : 0;

    private static int Number(PdfObject value) => value is PdfObject.Integer number ? (int)Math.Clamp(number.Value, 0, 65_535) : 0;

    private static int Code(PdfObject value)
    {
        var code = 0;
        if (value is PdfObject.String text)
            foreach (var b in text.Bytes.Span) code = (code << 8) | b;
        return code;
    }
}
