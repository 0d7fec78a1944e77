using Digest.Fonts;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf;

namespace Digest.Render.Pdf;

/// <summary>From an issue to a PDF file in one call.</summary>
public static class PdfIssue
{
    /// <summary>The PDF file of an issue, set in the embedded faces; the same issue gives the same bytes.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="theme">How pages look; null for <see cref="Theme.Ledger"/>.</param>
    /// <param name="options">How the file is written; null for the compressed form.</param>
    public static Diagnosed<byte[]> Render(Issue issue, Theme? theme = null, PdfOptions? options = null) =>
        IssueLayout.Lay(issue, EmbeddedFonts.All, theme ?? Theme.Ledger)
            .Then(document => PdfWriter.Write(document, options ?? new PdfOptions()).Select(file => file.ToArray()));
}
