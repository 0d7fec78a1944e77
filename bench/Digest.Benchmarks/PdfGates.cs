using System.Diagnostics;
using System.Globalization;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Pdf;
using Digest.Render.Pdf.Conformance;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf;

namespace Digest.Benchmarks;

/// <summary>What writing laid-out pages as a PDF file may cost. The time of the volume is the best of several rounds, since what else the machine does only ever adds to it; that of a page compares files that take turns.</summary>
internal static class PdfGates
{
    private const int Papers = 500;

    /// <summary>Measures, prints one table, and returns 0 when every gate is held, else 1.</summary>
    public static int Run()
    {
        var isHeld = true;
        Console.WriteLine("| gate | figure | at most | held |\n|---|---:|---:|---|");
        var volume = Volume(Papers);
        var file = PdfWriter.Write(volume, new PdfOptions()).Value;
        Row($"{Papers} papers ({volume.Pages.Count} pages) from frames to bytes, s", SecondsFor(volume), 0.15);
        Row("their file, MB", file.Length / 1e6, 1.4);
        Row("allocated for it, MB", Timing.Allocated(() => PdfWriter.Write(volume, new PdfOptions())) / 1e6, double.PositiveInfinity);
        Row("rules that the file breaks", ConformanceChecker.Check(file).Diagnostics.Count, 0);
        var (few, many) = (Volume(Papers / 30), Volume(Papers * 5000 / volume.Pages.Count));
        Row($"time per page, {many.Pages.Count} pages / {few.Pages.Count} pages", Growth(few, many), 1.1);
        return isHeld ? 0 : 1;

        void Row(string gate, double figure, double most)
        {
            isHeld &= figure <= most;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {gate} | {figure:0.000} | {(double.IsFinite(most) ? most.ToString(CultureInfo.InvariantCulture) : "")} | {(figure <= most ? "yes" : "**no**")} |"));
        }
    }

    private static double SecondsFor(PagedDocument pages) => Timing.Best(() => PdfWriter.Write(pages, new PdfOptions())) / 1000;

    // The large file and as many small ones as have its pages take turns, so that both pay for the collection of the memory that they use: the fastest of thousands of small files is one during which
    // nothing was collected and the machine was at its quickest, which no large file ever is. The median of seven ratios.
    private static double Growth(PagedDocument few, PagedDocument many)
    {
        var files = many.Pages.Count / few.Pages.Count;
        var ratios = Enumerable.Range(0, 7).Select(_ => Once(many, 1) / many.Pages.Count / (Once(few, files) / files / few.Pages.Count)).Order().ToList();
        return ratios[ratios.Count / 2];
    }

    private static double Once(PagedDocument pages, int times)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++) PdfWriter.Write(pages, new PdfOptions());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // The sample's papers over and over under other names.
    private static PagedDocument Volume(int count)
    {
        var issue = Sample.Issue;
        var papers = issue.Papers.ToList();
        var items = Enumerable.Range(0, count).Select(i => (SectionItem)new SectionItem.OfPaper(papers[i % papers.Count] with { Id = $"volume:{i}", Number = i + 1 }));
        return IssueLayout.Lay(issue with { Sections = [new Section { Title = [new Inline.Text("Papers")], Content = items.ToEquatableArray() }] }, EmbeddedFonts.All, Theme.Ledger).Value;
    }
}
