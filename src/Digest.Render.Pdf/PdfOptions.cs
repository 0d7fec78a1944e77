namespace Digest.Render.Pdf;

/// <summary>How a PDF file is written.</summary>
public sealed record PdfOptions
{
    /// <summary>The form of the file's objects and streams; compressed by default.</summary>
    public PdfCompression Compression { get; init; }
}

/// <summary>The form of a PDF file's objects and streams.</summary>
public enum PdfCompression
{
    /// <summary>Deflated streams, object streams and a cross-reference stream: the smallest file.</summary>
    Compressed,

    /// <summary>Plain objects, a classic cross-reference table and nothing but ASCII: for people and for comparing.</summary>
    Readable,
}
