using Digest.Model;

namespace Digest.Render.Pdf;

/// <summary>How a PDF file is written.</summary>
public sealed record PdfOptions
{
    /// <summary>The form of the file's objects and streams; compressed by default.</summary>
    public PdfCompression Compression { get; init; }

    /// <summary>What the file keeps to, and claims to when it does; <see cref="PdfProfile.A3a"/> by default.</summary>
    public PdfProfile Profile { get; init; }

    /// <summary>Files that the file carries along; only <see cref="PdfProfile.A3a"/> and <see cref="PdfProfile.Plain"/> can hold them, others leave them out.</summary>
    public EquatableArray<PdfAttachment> Attachments { get; init; }
}

/// <summary>The form of a PDF file's objects and streams.</summary>
public enum PdfCompression
{
    /// <summary>Deflated streams, object streams and a cross-reference stream where the profile allows them: the smallest file.</summary>
    Compressed,

    /// <summary>
    /// Plain objects, a classic cross-reference table and nothing but ASCII: for people and for comparing. Such a file claims no conformance, since
    /// archival files begin with bytes that are no ASCII.
    /// </summary>
    Readable,
}

/// <summary>What a PDF file keeps to.</summary>
public enum PdfProfile
{
    /// <summary>PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1): archival, tagged, with attachments.</summary>
    A3a,

    /// <summary>PDF/A-2a (ISO 19005-2) and PDF/UA-1: archival and tagged, without attachments.</summary>
    A2a,

    /// <summary>PDF/A-1b (ISO 19005-1): archival for the oldest readers; PDF 1.4, without attachments, pictures without transparency.</summary>
    A1b,

    /// <summary>PDF 1.7 (ISO 32000-1), tagged, with attachments and no claim.</summary>
    Plain,
}

/// <summary>A file that a PDF file carries along.</summary>
public sealed record PdfAttachment
{
    /// <summary>Its name, without folders; control characters are left out, with a diagnostic.</summary>
    public required string Name { get; init; }

    /// <summary>Its media type, such as <c>text/markdown</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its bytes; at most 100,000,000, or it is left out with a diagnostic.</summary>
    public required EquatableArray<byte> Content { get; init; }

    /// <summary>What it is to the document.</summary>
    public PdfRelationship Relationship { get; init; }

    /// <summary>What it is, for readers; empty when there is nothing to say.</summary>
    public string Description { get; init; } = "";
}

/// <summary>What an attachment is to its document (ISO 19005-3, annex E).</summary>
public enum PdfRelationship
{
    /// <summary>What the document was made from.</summary>
    Source,

    /// <summary>The same content in another form.</summary>
    Alternative,

    /// <summary>Data behind it.</summary>
    Data,
}
