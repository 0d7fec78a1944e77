namespace Digest.Render.Pdf.Pdf.Objects;

/// <summary>The numbered objects of a file, counted from 1 in the order they were reserved or added.</summary>
internal sealed class ObjectTable(PdfCompression compression = PdfCompression.Compressed)
{
    /// <summary>Objects that are written at once stand in pieces of about this many bytes.</summary>
    private const int PieceLength = 1 << 16;

    private static readonly PdfObject Nothing = new PdfObject.Null();

    private readonly List<PdfObject> objects = [];
    private readonly ObjectLimits limits = new();
    private ObjectSerializer piece = new(new ByteBuffer(PieceLength), compression);

    /// <summary>How many numbers are given out.</summary>
    public int Count => objects.Count;

    /// <summary>The object of a number; null objects stand for those reserved and never set.</summary>
    public PdfObject this[int number] => objects[number - 1];

    /// <summary>All objects in the order of their numbers.</summary>
    public IReadOnlyList<PdfObject> All => objects;

    /// <summary>A number for an object that is set later.</summary>
    public PdfObject.Reference Reserve() => Add(Nothing);

    /// <summary>A number for an object.</summary>
    public PdfObject.Reference Add(PdfObject value)
    {
        objects.Add(value);
        return new(objects.Count);
    }

    /// <summary>Gives a reserved number its object.</summary>
    public void Set(PdfObject.Reference reference, PdfObject value) => objects[reference.Number - 1] = value;

    /// <summary>A number for an object that is written at once.</summary>
    public PdfObject.Reference AddWritten(PdfObject value)
    {
        var reference = Reserve();
        Write(reference, value);
        return reference;
    }

    /// <summary>Gives a reserved number its object, which is written at once.</summary>
    public void Write(PdfObject.Reference reference, PdfObject value)
    {
        limits.Take(value);
        var output = piece.Output;
        var start = output.Length;
        piece.Write(value);
        Set(reference, new PdfObject.Written(output.Memory[start..]));
        if (output.Length > PieceLength - 1024) piece = new(new ByteBuffer(PieceLength), compression);
    }

    /// <summary>What profiles limit, among all objects.</summary>
    public ObjectLimits Limits()
    {
        foreach (var value in objects) limits.Take(value);
        return limits;
    }
}
