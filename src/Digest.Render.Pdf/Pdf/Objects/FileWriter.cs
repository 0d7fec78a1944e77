using System.Security.Cryptography;

namespace Digest.Render.Pdf.Pdf.Objects;

/// <summary>
/// Writes a table of objects as a file (ISO 32000-1, 7.5). A compressed file keeps everything but streams in object streams (7.5.7) and ends
/// with a cross-reference stream (7.5.8); a readable one has a classic cross-reference table (7.5.4). The file identifier (14.4) is a hash of
/// the bytes before it, so that the same content has the same identifier.
/// </summary>
internal static class FileWriter
{
    /// <summary>How many objects share an object stream: few enough that a viewer inflates little to reach one.</summary>
    private const int ObjectsPerStream = 200;

    /// <summary>About how many bytes stand around a stream: its dictionary, its number, its place among the references.</summary>
    private const int Around = 80;

    private const int FirstLength = 1 << 16;

    /// <summary>The file's bytes.</summary>
    public static ReadOnlyMemory<byte> Write(ObjectTable objects, PdfObject.Reference root, PdfObject.Reference info, FileForm form)
    {
        var serializer = new ObjectSerializer(new ByteBuffer(FirstLength), form.Compression);
        (string, PdfObject?)[] trailer = [("Root", root), ("Info", info)];
        serializer.Output.Ascii("%PDF-").Ascii(form.Version).Ascii("\n");
        if (form.Compression == PdfCompression.Compressed) serializer.Output.Ascii("%").Raw([0xE2, 0xE3, 0xCF, 0xD3]).Ascii("\n");
        if (form.CrossReference == CrossReferenceForm.Table) WriteTable(serializer, objects, trailer);
        else WriteCompressed(serializer, objects, trailer);
        objects.GiveBack();
        return serializer.Output.Memory;
    }

    // About how long the streams become in the file.
    private static int LengthOf(IEnumerable<PdfObject.Stream> streams)
    {
        var length = 0L;
        foreach (var stream in streams) length += Around + (stream.Deflated?.GetAwaiter().GetResult().Length ?? stream.Data.Length);
        return (int)Math.Min(length, Array.MaxLength / 2);
    }

    private static void WriteTable(ObjectSerializer serializer, ObjectTable objects, (string, PdfObject?)[] trailer)
    {
        var output = serializer.Output;
        var offsets = new int[objects.Count + 1];
        for (var number = 1; number <= objects.Count; number++)
        {
            offsets[number] = output.Length;
            serializer.WriteIndirect(number, objects[number]);
        }

        var identifier = Identifier(output);
        var start = output.Length;
        output.Ascii("xref\n0 ").Integer(offsets.Length).Ascii("\n0000000000 65535 f \n");
        foreach (var offset in offsets.AsSpan(1))
            output.Ascii(offset.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)).Ascii(" 00000 n \n");
        output.Ascii("trailer\n");
        serializer.Write(PdfObject.Dict([("Size", offsets.Length), .. trailer, ("ID", identifier)]));
        output.Ascii("\nstartxref\n").Integer(start).Ascii("\n%%EOF\n");
    }

    private static void WriteCompressed(ObjectSerializer serializer, ObjectTable objects, (string, PdfObject?)[] trailer)
    {
        var output = serializer.Output;
        var places = new List<(int Kind, int Where, int Index)>(objects.Count + (objects.Count / ObjectsPerStream) + 8) { (0, 0, 65535) };
        var packed = Enumerable.Range(1, objects.Count).Where(number => objects.StreamAt(number) is null)
            .Chunk(ObjectsPerStream).Select(numbers => (Numbers: numbers, Stream: Pack(objects, numbers))).ToList();
        output.MakeRoom(LengthOf(Enumerable.Range(1, objects.Count).Select(objects.StreamAt).OfType<PdfObject.Stream>().Concat(packed.Select(part => part.Stream))));
        for (var number = 1; number <= objects.Count; number++)
        {
            places.Add((1, output.Length, 0));
            if (objects.StreamAt(number) is { } stream) serializer.WriteIndirect(number, stream);
        }

        foreach (var (numbers, stream) in packed)
        {
            var number = places.Count;
            for (var i = 0; i < numbers.Length; i++) places[numbers[i]] = (2, number, i);
            places.Add((1, output.Length, 0));
            serializer.WriteIndirect(number, stream);
        }

        var start = output.Length;
        places.Add((1, start, 0));
        var identifier = Identifier(output);
        serializer.WriteIndirect(places.Count - 1, CrossReference(places, [("Size", places.Count), .. trailer, ("ID", identifier)]));
        output.Ascii("startxref\n").Integer(start).Ascii("\n%%EOF\n");
    }

    private static PdfObject.Stream Pack(ObjectTable objects, int[] numbers)
    {
        var head = ByteBuffer.Borrow(ObjectsPerStream * 128);
        var body = new ObjectSerializer(ByteBuffer.Borrow(ObjectsPerStream * 128), PdfCompression.Compressed);
        foreach (var number in numbers)
        {
            head.Integer(number).Ascii(" ").Integer(body.Output.Length).Ascii(" ");
            body.Write(objects[number]);
            body.Output.Ascii("\n");
        }

        var first = head.Length;
        var entries = PdfObject.Dict(("Type", new PdfObject.Name("ObjStm")), ("N", numbers.Length), ("First", first));
        head.Raw(body.Output.Memory.Span);
        body.Output.GiveBack();
        return PdfObject.Stream.Packed(entries, head, StreamForm.Binary, PdfCompression.Compressed);
    }

    private static PdfObject.Stream CrossReference(List<(int Kind, int Where, int Index)> places, ReadOnlySpan<(string, PdfObject?)> trailer)
    {
        var width = places.Max(place => place.Where) switch { <= 0xFFFF => 2, <= 0xFFFFFF => 3, _ => 4 };
        var table = new ByteBuffer();
        foreach (var (kind, where, index) in places) table.BigEndian(kind, 1).BigEndian(where, width).BigEndian(index, 2);
        var columns = 1 + width + 2;
        var parameters = PdfObject.Dict(("Predictor", 12), ("Columns", columns));
        return new(PdfObject.Dict([("Type", new PdfObject.Name("XRef")), ("W", PdfObject.List(1, width, 2)), ("DecodeParms", parameters), .. trailer]), Deflate.Up(table.Memory.Span, columns), StreamForm.Binary);
    }

    private static PdfObject.Array Identifier(ByteBuffer content)
    {
        var hash = new PdfObject.String(SHA256.HashData(content.Memory.Span).AsMemory(0, 16));
        return PdfObject.List(hash, hash);
    }
}

/// <summary>The outer form of a file.</summary>
/// <param name="Compression">How objects and streams are written.</param>
/// <param name="Version">The version of the language, as the header names it.</param>
/// <param name="CrossReference">How objects are found; a stream also packs them.</param>
internal sealed record FileForm(PdfCompression Compression, string Version, CrossReferenceForm CrossReference);

/// <summary>How a file says where its objects are.</summary>
internal enum CrossReferenceForm
{
    /// <summary>A cross-reference stream, with object streams.</summary>
    Stream,

    /// <summary>A cross-reference table.</summary>
    Table,
}
