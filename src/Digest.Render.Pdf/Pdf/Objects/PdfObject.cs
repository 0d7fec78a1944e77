using System.Text;

namespace Digest.Render.Pdf.Pdf.Objects;

/// <summary>A value of the PDF language (ISO 32000-1, 7.3): one of the closed set nested here.</summary>
internal abstract record PdfObject
{
    private PdfObject()
    {
    }

    /// <summary>The null object.</summary>
    public sealed record Null : PdfObject;

    /// <summary>True or false.</summary>
    public sealed record Bool(bool Value) : PdfObject;

    /// <summary>A whole number.</summary>
    public sealed record Integer(long Value) : PdfObject;

    /// <summary>A number written with at most four decimals.</summary>
    public sealed record Real(double Value) : PdfObject;

    /// <summary>A name, without its solidus.</summary>
    public sealed record Name(string Value) : PdfObject;

    /// <summary>A string of bytes.</summary>
    public sealed record String(ReadOnlyMemory<byte> Bytes) : PdfObject;

    /// <summary>Values in order.</summary>
    public sealed record Array(IReadOnlyList<PdfObject> Items) : PdfObject;

    /// <summary>Values under names, written in the order given.</summary>
    public sealed record Dictionary(IReadOnlyList<KeyValuePair<string, PdfObject>> Entries) : PdfObject
    {
        /// <summary>The value under a key, or null.</summary>
        public PdfObject? Find(string key)
        {
            for (var i = 0; i < Entries.Count; i++)
                if (Entries[i].Key == key) return Entries[i].Value;
            return null;
        }
    }

    /// <summary>An object in PDF syntax: one of many that is written when it is made, so that it is not kept as a tree.</summary>
    public sealed record Written(ReadOnlyMemory<byte> Syntax) : PdfObject;

    /// <summary>Another object of the file, by its number.</summary>
    public sealed record Reference(int Number) : PdfObject;

    /// <summary>Bytes with a dictionary; the serialiser adds the length, and the filter that the form of the file asks for.</summary>
    public sealed record Stream(Dictionary Entries, ReadOnlyMemory<byte> Data, StreamForm Form) : PdfObject
    {
        /// <summary>The data deflated, when that was begun before the stream is written; then there are no other data.</summary>
        public Task<ReadOnlyMemory<byte>>? Deflated { get; private init; }

        /// <summary>A stream whose data are deflated on another thread meanwhile, where the file is to be compressed: the same bytes, earlier. It takes the buffer over, and gives it back.</summary>
        public static Stream Packed(Dictionary entries, ByteBuffer data, StreamForm form, PdfCompression compression) =>
            compression == PdfCompression.Readable ? new(entries, data.Memory, form) : new(entries, default, form) { Deflated = Task.Run(() => Packed(data)) };

        private static ReadOnlyMemory<byte> Packed(ByteBuffer data)
        {
            var packed = Deflate.Pack(data.Memory.Span);
            data.GiveBack();
            return packed;
        }
    }

    /// <summary>A whole number as an object.</summary>
    public static implicit operator PdfObject(int value) => new Integer(value);

    /// <summary>A number as an object.</summary>
    public static implicit operator PdfObject(double value) => new Real(value);

    /// <summary>A truth value as an object.</summary>
    public static implicit operator PdfObject(bool value) => new Bool(value);

    /// <summary>A dictionary; entries whose value is null are left out.</summary>
    public static Dictionary Dict(params ReadOnlySpan<(string Key, PdfObject? Value)> entries)
    {
        var count = 0;
        foreach (var (_, value) in entries)
            if (value is not null) count++;
        var kept = new KeyValuePair<string, PdfObject>[count];
        count = 0;
        foreach (var (key, value) in entries)
            if (value is not null) kept[count++] = new(key, value);
        return new Dictionary(kept);
    }

    /// <summary>An array.</summary>
    public static Array List(params PdfObject[] items) => new(items);

    /// <summary>A text string (7.9.2.2): plain bytes when all is ASCII, else UTF-16BE behind its mark; null stays null.</summary>
    public static String? Text(string? text) => text switch
    {
        null => null,
        _ when text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 => new String(Encoding.ASCII.GetBytes(text)),
        _ => new String((byte[])[0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]),
    };
}

/// <summary>What the data of a stream are, which decides how they may be written.</summary>
internal enum StreamForm
{
    /// <summary>ASCII text: deflated, or as it is in a readable file.</summary>
    Text,

    /// <summary>Any bytes: deflated, or as hexadecimal digits in a readable file.</summary>
    Binary,

    /// <summary>Bytes already encoded by the filter that the dictionary names: as they are, or as hexadecimal digits in a readable file.</summary>
    Encoded,

    /// <summary>ASCII text that must stay in sight: never filtered.</summary>
    Plain,
}
