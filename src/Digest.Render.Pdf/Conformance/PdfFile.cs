using System.Text;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>
/// A PDF file read from its bytes: cross-reference tables and streams with their predecessors (ISO 32000-1, 7.5), objects as they are asked for, each
/// once. Only what checking needs; nothing is repaired. Objects that cannot be read count as null, and why is kept.
/// </summary>
internal sealed class PdfFile
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Dictionary<int, Place> places;
    private readonly Dictionary<int, PdfObject> objects = [];
    private readonly Dictionary<int, (byte[] Data, Dictionary<int, int> Offsets)?> packed = [];
    private readonly HashSet<int> reading = [];
    private readonly Dictionary<PdfObject.Dictionary, CodeMap> codes = new(ReferenceEqualityComparer.Instance);

    private PdfFile(ReadOnlyMemory<byte> bytes, CrossReferences references)
    {
        this.bytes = bytes;
        (places, Trailer, UsesStreams) = (references.Places, references.Trailer, references.UsesStreams);
    }

    private PdfFile(ReadOnlyMemory<byte> bytes) => (this.bytes, places, Trailer) = (bytes, [], PdfObject.Dict());

    /// <summary>Where an object is: at an offset, or in an object stream.</summary>
    public readonly record struct Place(int Offset, int Holder);

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>The newest trailer.</summary>
    public PdfObject.Dictionary Trailer { get; }

    /// <summary>True when cross-references are in streams.</summary>
    public bool UsesStreams { get; }

    /// <summary>What could not be read, in order.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Findings of syntax that do not keep the file from being read.</summary>
    public List<(SyntaxFinding Kind, int Number)> Findings { get; } = [];

    /// <summary>The numbers of all objects in use.</summary>
    public IEnumerable<int> Numbers => places.Keys.Order();

    /// <summary>Reads the frame of a file.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are no PDF file that can be read.</exception>
    public static PdfFile Read(ReadOnlyMemory<byte> bytes) => new(bytes, CrossReferences.Read(bytes));

    /// <summary>A file of which no object is known yet, for reading what says where they are.</summary>
    public static PdfFile Bare(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>The codes of a font.</summary>
    public CodeMap CodesOf(PdfObject.Dictionary font) => codes.TryGetValue(font, out var known) ? known : codes[font] = CodeMap.Of(this, font);

    /// <summary>The object behind a reference, through any chain; other values are themselves.</summary>
    public PdfObject Resolve(PdfObject? value)
    {
        for (var i = 0; i < 32 && value is PdfObject.Reference reference; i++) value = this[reference.Number];
        return value is null or PdfObject.Reference ? new PdfObject.Null() : value;
    }

    /// <summary>An entry of a dictionary, resolved; null when it is missing or null.</summary>
    public PdfObject? Get(PdfObject.Dictionary dictionary, string key) => dictionary.Find(key) is { } value && Resolve(value) is var found and not PdfObject.Null ? found : null;

    /// <summary>An entry that is a dictionary, or the dictionary of a stream; null when it is neither.</summary>
    public PdfObject.Dictionary? Dictionary(PdfObject.Dictionary dictionary, string key) => AsDictionary(Get(dictionary, key));

    /// <summary>A value as a dictionary, or the dictionary of a stream.</summary>
    public PdfObject.Dictionary? AsDictionary(PdfObject? value) => Resolve(value) switch
    {
        PdfObject.Dictionary found => found,
        PdfObject.Stream stream => stream.Entries,
        _ => null,
    };

    /// <summary>The items of an array, resolved; empty when it is none.</summary>
    public IEnumerable<PdfObject> Items(PdfObject.Dictionary dictionary, string key) => Get(dictionary, key) is PdfObject.Array array ? array.Items.Select(Resolve) : [];

    /// <summary>An entry that is a name.</summary>
    public string? Name(PdfObject.Dictionary dictionary, string key) => (Get(dictionary, key) as PdfObject.Name)?.Value;

    /// <summary>An entry that is a whole number.</summary>
    public long? Integer(PdfObject.Dictionary dictionary, string key) => (Get(dictionary, key) as PdfObject.Integer)?.Value;

    /// <summary>An entry that is a text string (7.9.2.2).</summary>
    public string? Text(PdfObject.Dictionary dictionary, string key) => Get(dictionary, key) is PdfObject.String text ? TextOf(text) : null;

    /// <summary>The characters of a text string.</summary>
    public static string TextOf(PdfObject.String text) => text.Bytes.Span switch
    {
        [0xFE, 0xFF, .. var wide] => Encoding.BigEndianUnicode.GetString(wide),
        [0xEF, 0xBB, 0xBF, .. var utf8] => Encoding.UTF8.GetString(utf8),
        var plain => Encoding.Latin1.GetString(plain),
    };

    private PdfObject this[int number]
    {
        get
        {
            if (objects.TryGetValue(number, out var known)) return known;
            if (!places.TryGetValue(number, out var place) || !reading.Add(number)) return new PdfObject.Null();
            try
            {
                known = place.Holder > 0 ? FromStream(number, place.Holder) : At(number, place.Offset);
            }
            catch (PdfSyntaxException fault)
            {
                Faults.Add($"Object {number} cannot be read: {fault.Message}.");
                known = new PdfObject.Null();
            }

            reading.Remove(number);
            return objects[number] = known;
        }
    }

    private PdfObject At(int number, int offset)
    {
        var lexer = new PdfLexer(bytes, offset);
        if (lexer.Object() is not PdfObject.Integer { Value: var found } || found != number || lexer.Object() is not PdfObject.Integer || lexer.Keyword() != "obj")
            throw new PdfSyntaxException($"no object of this number is at byte {offset}");
        var value = lexer.Object() ?? new PdfObject.Null();
        if (lexer.HasOddHex) Findings.Add((SyntaxFinding.OddHex, number));
        if (value is not PdfObject.Dictionary entries || lexer.Keyword() != "stream") return value;
        return Stream(number, entries, lexer.Position);
    }

    private PdfObject.Stream Stream(int number, PdfObject.Dictionary entries, int at)
    {
        var span = bytes.Span;
        if (at < span.Length && span[at] == '\r') at++;
        if (at < span.Length && span[at] == '\n') at++;
        var length = Integer(entries, "Length") ?? -1;
        if (length < 0 || length > span.Length - at || !IsEnd(span[(at + (int)length)..]))
        {
            Findings.Add((SyntaxFinding.WrongLength, number));
            var end = span[at..].IndexOf("endstream"u8);
            if (end < 0) throw new PdfSyntaxException("its stream has no end");
            length = end;
        }

        return new(entries, bytes.Slice(at, (int)length), StreamForm.Encoded);
    }

    private static bool IsEnd(ReadOnlySpan<byte> rest)
    {
        var at = rest is [13, 10, ..] ? 2 : rest is [10 or 13, ..] ? 1 : 0;
        return rest[at..].StartsWith("endstream"u8);
    }

    private PdfObject FromStream(int number, int holder)
    {
        if (!packed.TryGetValue(holder, out var pack)) packed[holder] = pack = Unpack(holder);
        if (pack is not { } found || !found.Offsets.TryGetValue(number, out var offset)) throw new PdfSyntaxException($"object stream {holder} does not hold it");
        return new PdfLexer(found.Data, offset).Object() ?? new PdfObject.Null();
    }

    private (byte[], Dictionary<int, int>)? Unpack(int holder)
    {
        if (this[holder] is not PdfObject.Stream stream || PdfFilters.Decode(this, stream) is not { } data) return null;
        var (count, first) = (Integer(stream.Entries, "N") ?? 0, Integer(stream.Entries, "First") ?? 0);
        var lexer = new PdfLexer(data);
        var offsets = new Dictionary<int, int>();
        for (var i = 0; i < count; i++)
        {
            if (lexer.Object() is not PdfObject.Integer own || lexer.Object() is not PdfObject.Integer offset || first + offset.Value is < 0 or > int.MaxValue) return null;
            offsets.TryAdd((int)own.Value, (int)(first + offset.Value));
        }

        return (data, offsets);
    }
}

/// <summary>Syntax that a file should not have, though it can be read.</summary>
internal enum SyntaxFinding
{
    /// <summary>A hexadecimal string with an odd number of digits.</summary>
    OddHex,

    /// <summary>A stream whose length is not what its dictionary says.</summary>
    WrongLength,
}
