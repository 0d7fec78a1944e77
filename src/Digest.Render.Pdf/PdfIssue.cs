using Digest.Fonts;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf;
using Digest.Typesetting.Fonts;

namespace Digest.Render.Pdf;

/// <summary>From an issue to a PDF file in one call.</summary>
public static class PdfIssue
{
    /// <summary>The PDF file of an issue; the same issue, theme, options and faces give the same bytes.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="theme">How pages look; null for <see cref="Theme.Ledger"/>.</param>
    /// <param name="options">How the file is written; null for the compressed form.</param>
    /// <param name="fonts">The faces; null for the embedded ones.</param>
    /// <param name="pages">What pages show besides the issue; null for nothing.</param>
    public static Diagnosed<byte[]> Render(Issue issue, Theme? theme = null, PdfOptions? options = null, FontSet? fonts = null, PageOptions? pages = null) =>
        IssueLayout.Lay(issue, fonts ?? EmbeddedFonts.All, theme ?? Theme.Ledger, pages)
            .Then(document => PdfWriter.Write(document, options ?? new PdfOptions()).Select(file => file.ToArray()));
}
