using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Where the objects of a file are, from its cross-reference sections, newest first (ISO 32000-1, 7.5.4 and 7.5.8).</summary>
internal sealed class CrossReferences
{
    private const int MostSections = 1000;
    private const int MostObjects = 10_000_000;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly HashSet<int> free = [];

    private CrossReferences(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    /// <summary>The places by object number.</summary>
    public Dictionary<int, PdfFile.Place> Places { get; } = [];

    /// <summary>The newest trailer.</summary>
    public PdfObject.Dictionary Trailer { get; private set; } = PdfObject.Dict();

    /// <summary>True when a section is a stream.</summary>
    public bool UsesStreams { get; private set; }

    /// <summary>Reads all sections.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are no PDF file, or its sections are broken.</exception>
    public static CrossReferences Read(ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.Span[..Math.Min(1024, bytes.Length)].StartsWith("%PDF-"u8) && bytes.Span[..Math.Min(1024, bytes.Length)].IndexOf("%PDF-"u8) < 0) throw new PdfSyntaxException("it does not begin as a PDF file does");
        var references = new CrossReferences(bytes);
        var at = bytes.Span.LastIndexOf("startxref"u8);
        if (at < 0) throw new PdfSyntaxException("it has no cross-reference section: it was cut off, or is no PDF file");
        long? next = Number(new PdfLexer(bytes, at + 9).Object());
        var seen = new HashSet<long>();
        while (next is { } offset)
        {
            if (offset < 0 || offset >= bytes.Length) throw new PdfSyntaxException($"a cross-reference section should be at byte {offset}, where the file has none");
            if (!seen.Add(offset) || seen.Count > MostSections) throw new PdfSyntaxException("its cross-reference sections lead in a circle");
            var section = references.Section((int)offset);
            if (seen.Count == 1) references.Trailer = section;
            if (Number(section.Find("XRefStm")) is { } hybrid and > 0 && hybrid < bytes.Length && seen.Add(hybrid)) references.Section((int)hybrid);
            next = Number(section.Find("Prev"));
        }

        return references;
    }

    private static long? Number(PdfObject? value) => (value as PdfObject.Integer)?.Value;

    private PdfObject.Dictionary Section(int offset)
    {
        var lexer = new PdfLexer(bytes, offset);
        if (lexer.Object() is not null) return Stream(offset);
        if (lexer.Keyword() != "xref") throw new PdfSyntaxException($"no cross-reference section is at byte {offset}");
        while (lexer.Object() is PdfObject.Integer first)
        {
            var count = Number(lexer.Object()) ?? throw new PdfSyntaxException("a cross-reference section has no count");
            if (count is < 0 or > MostObjects) throw new PdfSyntaxException("a cross-reference section has an impossible count");
            for (var i = 0; i < count; i++)
            {
                var place = Number(lexer.Object()) ?? throw new PdfSyntaxException("a cross-reference entry has no place");
                lexer.Object();
                Add(first.Value + i, lexer.Keyword() == "n", place, 0);
            }
        }

        return lexer.Keyword() == "trailer" && lexer.Object() is PdfObject.Dictionary trailer ? trailer : throw new PdfSyntaxException("a cross-reference section has no trailer");
    }

    private PdfObject.Dictionary Stream(int offset)
    {
        UsesStreams = true;
        var lexer = new PdfLexer(bytes, offset);
        _ = (lexer.Object(), lexer.Object());
        if (lexer.Keyword() != "obj" || lexer.Object() is not PdfObject.Dictionary entries || lexer.Keyword() != "stream" || Number(entries.Find("Length")) is not { } length)
            throw new PdfSyntaxException($"no cross-reference stream is at byte {offset}");
        var at = lexer.Position;
        if (at < bytes.Length && bytes.Span[at] == '\r') at++;
        if (at < bytes.Length && bytes.Span[at] == '\n') at++;
        if (length < 0 || length > bytes.Length - at) throw new PdfSyntaxException("a cross-reference stream is cut off");
        var reader = PdfFile.Bare(bytes);
        if (PdfFilters.Decode(reader, new(entries, bytes.Slice(at, (int)length), StreamForm.Encoded)) is not { } data) throw new PdfSyntaxException("a cross-reference stream cannot be unpacked");
        Entries(entries, data);
        return entries;
    }

    private void Entries(PdfObject.Dictionary entries, byte[] data)
    {
        if (entries.Find("W") is not PdfObject.Array { Items: [PdfObject.Integer { Value: >= 0 and <= 8 } kind, PdfObject.Integer { Value: >= 0 and <= 8 } place, PdfObject.Integer { Value: >= 0 and <= 8 } index] })
            throw new PdfSyntaxException("a cross-reference stream has no widths");
        var size = (int)(kind.Value + place.Value + index.Value);
        var ranges = entries.Find("Index") is PdfObject.Array array ? array.Items.Select(item => Number(item) ?? 0).ToList() : [0, Number(entries.Find("Size")) ?? 0];
        var at = 0;
        for (var range = 0; range + 1 < ranges.Count; range += 2)
        {
            for (var i = 0L; i < ranges[range + 1] && at + size <= data.Length && size > 0; i++)
            {
                var type = kind.Value == 0 ? 1 : Field(data, ref at, (int)kind.Value);
                var second = Field(data, ref at, (int)place.Value);
                _ = Field(data, ref at, (int)index.Value);
                Add(ranges[range] + i, type is 1 or 2, type == 1 ? second : 0, type == 2 ? second : 0);
            }
        }
    }

    private static long Field(byte[] data, ref int at, int width)
    {
        var value = 0L;
        for (var i = 0; i < width; i++) value = (value << 8) | data[at++];
        return value;
    }

    // The newest section that names an object counts.
    private void Add(long number, bool isUsed, long offset, long holder)
    {
        if (number is < 0 or > MostObjects || offset > bytes.Length || holder > MostObjects || offset < 0 || holder < 0) return;
        if (!isUsed) free.Add((int)number);
        else if (!free.Contains((int)number)) Places.TryAdd((int)number, new((int)offset, (int)holder));
    }
}
