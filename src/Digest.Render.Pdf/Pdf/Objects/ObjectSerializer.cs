using System.Buffers;

namespace Digest.Render.Pdf.Pdf.Objects;

/// <summary>Writes objects in PDF syntax (ISO 32000-1, 7.3), as short as it may be or laid out for people.</summary>
internal sealed class ObjectSerializer(ByteBuffer output, PdfCompression compression)
{
    private static readonly char[] Digits = [.. "0123456789ABCDEF"];

    private static readonly SearchValues<char> Regular = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-+_.");

    private readonly bool readable = compression == PdfCompression.Readable;

    /// <summary>Where the text goes.</summary>
    public ByteBuffer Output => output;

    /// <summary>Writes one object.</summary>
    public void Write(PdfObject value) => Write(value, 0);

    /// <summary>Writes an object of its own, with its number around it.</summary>
    public void WriteIndirect(int number, PdfObject value)
    {
        output.Integer(number).Ascii(" 0 obj\n");
        Write(value, 0);
        output.Ascii("\nendobj\n");
    }

    private void Write(PdfObject value, int depth)
    {
        switch (value)
        {
            case PdfObject.Null: output.Ascii("null"); break;
            case PdfObject.Bool truth: output.Ascii(truth.Value ? "true" : "false"); break;
            case PdfObject.Integer number: output.Integer(number.Value); break;
            case PdfObject.Real number: output.Number(number.Value); break;
            case PdfObject.Name name: WriteName(name.Value); break;
            case PdfObject.String text: WriteString(text.Bytes.Span); break;
            case PdfObject.Array array: WriteArray(array, depth); break;
            case PdfObject.Dictionary dictionary: WriteDictionary(dictionary, depth); break;
            case PdfObject.Written written: output.Raw(written.Syntax.Span); break;
            case PdfObject.Reference reference: output.Integer(reference.Number).Ascii(" 0 R"); break;
            case PdfObject.Stream stream: WriteStream(stream, depth); break;
            default: throw new ArgumentOutOfRangeException(nameof(value));
        }
    }

    /// <summary>Writes a name; what is no regular ASCII character is written as <c>#</c> and two digits (7.3.5).</summary>
    private void WriteName(string name)
    {
        output.Byte((byte)'/');
        if (name.AsSpan().IndexOfAnyExcept(Regular) < 0)
        {
            output.Ascii(name);
            return;
        }

        foreach (var b in System.Text.Encoding.UTF8.GetBytes(name))
        {
            if (b is > (byte)' ' and <= (byte)'~' && !"()<>[]{}/%#".Contains((char)b)) output.Byte(b);
            else output.Byte((byte)'#').Ascii(Hex(b));
        }
    }

    /// <summary>Writes a string: in parentheses where that is short and, in a readable file, plain ASCII; else as hexadecimal digits (7.3.4).</summary>
    public void WriteString(ReadOnlySpan<byte> bytes)
    {
        var escapes = 0;
        var plain = true;
        foreach (var b in bytes)
        {
            if (b is (byte)'(' or (byte)')' or (byte)'\\' or (byte)'\r') escapes++;
            plain &= b is >= (byte)' ' and <= (byte)'~';
        }

        if (readable ? plain : escapes < bytes.Length) WriteLiteral(bytes);
        else WriteHex(bytes);
    }

    private void WriteLiteral(ReadOnlySpan<byte> bytes)
    {
        output.Byte((byte)'(');
        foreach (var b in bytes)
        {
            if (b == (byte)'\r')
            {
                output.Ascii("\\r");
                continue;
            }

            if (b is (byte)'(' or (byte)')' or (byte)'\\') output.Byte((byte)'\\');
            output.Byte(b);
        }

        output.Byte((byte)')');
    }

    private void WriteHex(ReadOnlySpan<byte> bytes)
    {
        output.Byte((byte)'<');
        foreach (var b in bytes) output.Byte((byte)Digits[b >> 4]).Byte((byte)Digits[b & 15]);
        output.Byte((byte)'>');
    }

    private void WriteArray(PdfObject.Array array, int depth)
    {
        output.Byte((byte)'[');
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0 && (readable || NeedsSpace(array.Items[i - 1], array.Items[i]))) output.Byte((byte)' ');
            Write(array.Items[i], depth + 1);
        }

        output.Byte((byte)']');
    }

    private void WriteDictionary(PdfObject.Dictionary dictionary, int depth)
    {
        output.Ascii("<<");
        for (var i = 0; i < dictionary.Entries.Count; i++)
        {
            var (key, value) = dictionary.Entries[i];
            if (readable) output.Ascii("\n" + new string(' ', 2 * (depth + 1)));
            WriteName(key);
            if (readable || !StartsWithDelimiter(value)) output.Byte((byte)' ');
            Write(value, depth + 1);
        }

        output.Ascii(readable ? "\n" + new string(' ', 2 * depth) + ">>" : ">>");
    }

    private static bool NeedsSpace(PdfObject before, PdfObject after) =>
        !StartsWithDelimiter(after) && before is not (PdfObject.String or PdfObject.Array or PdfObject.Dictionary);

    private static bool StartsWithDelimiter(PdfObject value) =>
        value is PdfObject.Name or PdfObject.String or PdfObject.Array or PdfObject.Dictionary;

    private void WriteStream(PdfObject.Stream stream, int depth)
    {
        var (data, filter) = Encode(stream);
        var entries = stream.Entries.Entries.Where(entry => entry.Key != "Filter").ToList();
        if (filter is not null) entries.Add(new("Filter", filter));
        entries.Add(new("Length", data.Length));
        WriteDictionary(new PdfObject.Dictionary(entries), depth);
        output.Ascii("\nstream\n").Raw(data.Span).Ascii("\nendstream");
    }

    private (ReadOnlyMemory<byte> Data, PdfObject? Filter) Encode(PdfObject.Stream stream)
    {
        var own = stream.Entries.Find("Filter");
        return stream.Form switch
        {
            _ when stream.Deflated is { } packed => (packed.GetAwaiter().GetResult(), new PdfObject.Name("FlateDecode")),
            StreamForm.Text or StreamForm.Binary when !readable => (Deflate.Pack(stream.Data.Span), new PdfObject.Name("FlateDecode")),
            StreamForm.Binary => (HexLines(stream.Data.Span), new PdfObject.Name("ASCIIHexDecode")),
            StreamForm.Encoded when readable => (HexLines(stream.Data.Span), PdfObject.List(new PdfObject.Name("ASCIIHexDecode"), own!)),
            _ => (stream.Data, own),
        };
    }

    private static ReadOnlyMemory<byte> HexLines(ReadOnlySpan<byte> data)
    {
        var lines = new ByteBuffer();
        for (var i = 0; i < data.Length; i++)
        {
            if (i > 0 && i % 40 == 0) lines.Byte((byte)'\n');
            lines.Ascii(Hex(data[i]));
        }

        return lines.Ascii(">").Memory;
    }

    private static string Hex(byte value) => new([Digits[value >> 4], Digits[value & 15]]);
}
