using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Digest.Render.Pdf.Tests.Pdf;

/// <summary>Reads a file as a viewer does, from its end: both kinds of cross-reference, object streams, the filters that we write.</summary>
internal sealed class PdfReader
{
    private readonly byte[] file;
    private readonly Dictionary<int, object?> objects = [];

    public PdfReader(byte[] file)
    {
        this.file = file;
        var end = Encoding.Latin1.GetString(file);
        var start = int.Parse(end[(end.LastIndexOf("startxref", StringComparison.Ordinal) + 9)..].Split('%')[0].Trim(), CultureInfo.InvariantCulture);
        Trailer = end.AsSpan(start).StartsWith("xref") ? ReadTable(start) : ReadStream(start);
    }

    public Dictionary<string, object?> Trailer { get; }

    public IReadOnlyDictionary<int, object?> Objects => objects;

    public Dictionary<string, object?> Catalog => Dictionary(Trailer["Root"]);

    public List<Dictionary<string, object?>> Pages => [.. ((List<object?>)Resolve(Dictionary(Catalog["Pages"])["Kids"])!).Select(Dictionary)];

    public IEnumerable<Dictionary<string, object?>> OfType(string type) => objects.Values
        .Select(value => value as Dictionary<string, object?> ?? (value as PdfStream)?.Entries)
        .Where(entries => entries is not null && entries.TryGetValue("Type", out var name) && name is PdfName found && found.Value == type)!;

    public object? Resolve(object? value) => value is PdfReference reference ? objects[reference.Number] : value;

    public Dictionary<string, object?> Dictionary(object? value) => (Dictionary<string, object?>)Resolve(value)!;

    public byte[] Data(object? value) => Decode((PdfStream)Resolve(value)!);

    public string Content(int page) => Encoding.Latin1.GetString(Data(Pages[page]["Contents"]));

    public static string Text(object? value) => value is byte[] and [0xFE, 0xFF, ..] wide
        ? Encoding.BigEndianUnicode.GetString(wide, 2, wide.Length - 2)
        : Encoding.ASCII.GetString((byte[])value!);

    private static byte[] Decode(PdfStream stream)
    {
        var filters = stream.Entries.GetValueOrDefault("Filter") switch { PdfName name => [name.Value], List<object?> list => list.Select(item => ((PdfName)item!).Value).ToList(), _ => [] };
        var data = stream.Raw;
        foreach (var filter in filters)
            data = filter switch { "FlateDecode" => Inflate(data), "ASCIIHexDecode" => Unhex(data), _ => data };
        return stream.Entries.GetValueOrDefault("DecodeParms") is Dictionary<string, object?> parameters && filters.Contains("FlateDecode") ? Down(data, (int)(double)parameters["Columns"]!) : data;
    }

    // Rows as differences from those above, each behind a 2.
    private static byte[] Down(byte[] rows, int columns)
    {
        var table = new byte[rows.Length / (columns + 1) * columns];
        for (var row = 0; row < table.Length / columns; row++)
        {
            Assert.Equal(2, rows[row * (columns + 1)]);
            for (var i = 0; i < columns; i++) table[(row * columns) + i] = (byte)(rows[(row * (columns + 1)) + 1 + i] + (row == 0 ? 0 : table[((row - 1) * columns) + i]));
        }

        return table;
    }

    private static byte[] Inflate(byte[] data)
    {
        using var inflate = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        inflate.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] Unhex(byte[] data) => Convert.FromHexString(Encoding.ASCII.GetString(data).Replace("\n", "", StringComparison.Ordinal).TrimEnd('>'));

    private Dictionary<string, object?> ReadTable(int start)
    {
        var syntax = new PdfSyntax(file, start);
        Assert.Equal(("xref", "0"), (syntax.Word(), syntax.Word()));
        var count = int.Parse(syntax.Word(), CultureInfo.InvariantCulture);
        for (var number = 0; number < count; number++)
        {
            var offset = int.Parse(syntax.Word(), CultureInfo.InvariantCulture);
            syntax.Word();
            if (syntax.Word() == "n") objects[number] = ReadAt(number, offset);
        }

        Assert.Equal("trailer", syntax.Word());
        return (Dictionary<string, object?>)syntax.Value()!;
    }

    private Dictionary<string, object?> ReadStream(int start)
    {
        var first = new PdfSyntax(file, start);
        var own = int.Parse(first.Word(), CultureInfo.InvariantCulture);
        var stream = (PdfStream)ReadAt(own, start)!;
        var widths = ((List<object?>)stream.Entries["W"]!).Select(width => (int)(double)width!).ToArray();
        var data = Decode(stream);
        var at = 0;
        long Next(int width) => Enumerable.Range(0, width).Aggregate(0L, (value, _) => (value << 8) | data[at++]);
        var places = Enumerable.Range(0, data.Length / widths.Sum()).Select(_ => (Next(widths[0]), (int)Next(widths[1]), (int)Next(widths[2]))).ToList();
        Assert.Equal((double)stream.Entries["Size"]!, places.Count);
        for (var number = 0; number < places.Count; number++)
            if (places[number].Item1 == 1) objects[number] = ReadAt(number, places[number].Item2);
        for (var number = 0; number < places.Count; number++)
            if (places[number].Item1 == 2) objects[number] = ReadPacked(number, places[number].Item2, places[number].Item3);
        return stream.Entries;
    }

    private object? ReadAt(int number, int offset)
    {
        var syntax = new PdfSyntax(file, offset);
        Assert.Equal((number.ToString(CultureInfo.InvariantCulture), "0", "obj"), (syntax.Word(), syntax.Word(), syntax.Word()));
        var value = syntax.Value();
        Assert.Equal("endobj", syntax.Word());
        return value;
    }

    private object? ReadPacked(int number, int holder, int index)
    {
        var stream = (PdfStream)objects[holder]!;
        var data = Decode(stream);
        var head = new PdfSyntax(data, 0);
        for (var i = 0; i < index; i++) _ = (head.Word(), head.Word());
        Assert.Equal(number.ToString(CultureInfo.InvariantCulture), head.Word());
        return new PdfSyntax(data, (int)(double)stream.Entries["First"]! + int.Parse(head.Word(), CultureInfo.InvariantCulture)).Value();
    }
}
