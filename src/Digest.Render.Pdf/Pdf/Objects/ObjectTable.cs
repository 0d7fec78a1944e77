using System.Runtime.InteropServices;

namespace Digest.Render.Pdf.Pdf.Objects;

/// <summary>The numbered objects of a file, counted from 1 in the order they were reserved or added.</summary>
internal sealed class ObjectTable(PdfCompression compression = PdfCompression.Compressed)
{
    /// <summary>Objects that are written at once stand in pieces of about this many bytes.</summary>
    private const int PieceLength = 1 << 16;

    private static readonly PdfObject Nothing = new PdfObject.Null();

    private readonly List<Slot> objects = [];
    private readonly ObjectLimits limits = new();
    private readonly List<ByteBuffer> full = [];
    private ObjectSerializer piece = new(ByteBuffer.Borrow(PieceLength), compression);

    /// <summary>An object, or where the syntax of one stands that is written already.</summary>
    private readonly record struct Slot(PdfObject? Value, ByteBuffer? Written, int Start, int Length);

    /// <summary>How many numbers are given out.</summary>
    public int Count => objects.Count;

    /// <summary>The object of a number; null objects stand for those reserved and never set.</summary>
    public PdfObject this[int number] => objects[number - 1] is { Written: { } buffer } slot ? new PdfObject.Written(buffer.Memory.Slice(slot.Start, slot.Length)) : objects[number - 1].Value!;

    /// <summary>The stream of a number; null for what is none.</summary>
    public PdfObject.Stream? StreamAt(int number) => objects[number - 1].Value as PdfObject.Stream;

    /// <summary>A number for an object that is set later.</summary>
    public PdfObject.Reference Reserve() => Add(Nothing);

    /// <summary>A number for an object.</summary>
    public PdfObject.Reference Add(PdfObject value)
    {
        objects.Add(new(value, null, 0, 0));
        return new(objects.Count);
    }

    /// <summary>Gives a reserved number its object.</summary>
    public void Set(PdfObject.Reference reference, PdfObject value) => objects[reference.Number - 1] = new(value, null, 0, 0);

    /// <summary>A number for an object that is written at once.</summary>
    public PdfObject.Reference AddWritten(PdfObject value)
    {
        var reference = Reserve();
        Write(reference, value);
        return reference;
    }

    /// <summary>Gives a reserved number its object, which is written at once, so that it is not kept as a tree.</summary>
    public void Write(PdfObject.Reference reference, PdfObject value)
    {
        limits.Take(value);
        var output = piece.Output;
        var start = output.Length;
        piece.Write(value);
        objects[reference.Number - 1] = new(null, output, start, output.Length - start);
        if (output.Length <= PieceLength - 1024) return;
        full.Add(output);
        piece = new(ByteBuffer.Borrow(PieceLength), compression);
    }

    /// <summary>Gives back the memory of the objects that were written at once, when the file has their bytes.</summary>
    public void GiveBack()
    {
        foreach (var buffer in full) buffer.GiveBack();
        piece.Output.GiveBack();
        objects.Clear();
    }

    /// <summary>What profiles limit, among all objects.</summary>
    public ObjectLimits Limits()
    {
        foreach (ref readonly var slot in CollectionsMarshal.AsSpan(objects))
            if (slot.Value is { } value) limits.Take(value);
        return limits;
    }
}
