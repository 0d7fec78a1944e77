namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>What all pages of a file share.</summary>
/// <param name="Compression">The form of the file.</param>
/// <param name="Language">The document's language.</param>
internal sealed record PageSetting(PdfCompression Compression, string Language);
