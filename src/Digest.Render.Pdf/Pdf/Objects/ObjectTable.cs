namespace Digest.Render.Pdf.Pdf.Objects;

/// <summary>The numbered objects of a file, counted from 1 in the order they were reserved or added.</summary>
internal sealed class ObjectTable
{
    private static readonly PdfObject Nothing = new PdfObject.Null();

    private readonly List<PdfObject> objects = [];

    /// <summary>How many numbers are given out.</summary>
    public int Count => objects.Count;

    /// <summary>The object of a number; null objects stand for those reserved and never set.</summary>
    public PdfObject this[int number] => objects[number - 1];

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
}
