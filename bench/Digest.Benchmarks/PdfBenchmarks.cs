using BenchmarkDotNet.Attributes;
using Digest.Fonts;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Render.Pdf;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf;

namespace Digest.Benchmarks;

/// <summary>From the typed issue to the file.</summary>
[MemoryDiagnoser]
public class PdfBenchmarks
{
    private readonly Issue issue = Sample.Issue;
    private readonly PagedDocument pages = IssueLayout.Lay(Sample.Issue, EmbeddedFonts.All, Theme.Ledger).Value;

    [Benchmark]
    public Diagnosed<PagedDocument> LayIssue() => IssueLayout.Lay(issue, EmbeddedFonts.All, Theme.Ledger);

    [Benchmark]
    public Diagnosed<ReadOnlyMemory<byte>> WritePdf() => PdfWriter.Write(pages, new PdfOptions());

    [Benchmark]
    public Diagnosed<byte[]> RenderPdf() => PdfIssue.Render(issue);
}
