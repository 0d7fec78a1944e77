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

/// <summary>What writing laid-out pages as a PDF file may cost. Each time is the best of several rounds, since what else the machine does only ever adds to it.</summary>
internal static class PdfGates
{
    private const int Papers = 500;

    /// <summary>Measures, prints one table, and returns 0 when every gate is held, else 1.</summary>
    public static int Run()
    {
        var isHeld = true;
        Console.WriteLine("| gate | figure | at most | held |\n|---|---:|---:|---|");
        var volume = IssueLayout.Lay(Volume(), EmbeddedFonts.All, Theme.Ledger).Value;
        var file = PdfWriter.Write(volume, new PdfOptions()).Value;
        Row($"{Papers} papers ({volume.Pages.Count} pages) from frames to bytes, s", Best(() => PdfWriter.Write(volume, new PdfOptions()), 7), 0.15);
        Row("their file, MB", file.Length / 1e6, 1.4);
        Row("allocated for it, MB", Allocated(() => PdfWriter.Write(volume, new PdfOptions())) / 1e6, double.PositiveInfinity);
        Row("rules that the file breaks", ConformanceChecker.Check(file).Diagnostics.Count, 0);
        var (few, many) = (Pages(volume, 10), Pages(volume, 5000));
        var base10 = Best(() => PdfWriter.Write(few, new PdfOptions()), 40) / 10;
        Row("time per page, 5,000 pages / 10 pages", Best(() => PdfWriter.Write(many, new PdfOptions()), 3) / 5000 / base10, 1.1);
        return isHeld ? 0 : 1;

        void Row(string gate, double figure, double most)
        {
            isHeld &= figure <= most;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {gate} | {figure:0.000} | {(double.IsFinite(most) ? most.ToString(CultureInfo.InvariantCulture) : "")} | {(figure <= most ? "yes" : "**no**")} |"));
        }
    }

    // The sample's papers over and over under other names.
    private static Issue Volume()
    {
        var issue = Sample.Issue;
        var papers = issue.Papers.ToList();
        var items = Enumerable.Range(0, Papers).Select(i => (SectionItem)new SectionItem.OfPaper(papers[i % papers.Count] with { Id = $"volume:{i}", Number = i + 1 }));
        return issue with { Sections = [new Section { Title = [new Inline.Text("Papers")], Content = items.ToEquatableArray() }] };
    }

    // The same ten pages again and again, each with its own anchors; without a structure that would grow with the volume and not with the pages.
    private static PagedDocument Pages(PagedDocument volume, int count) => volume with
    {
        Pages = Enumerable.Range(0, count).Select(i => volume.Pages[20 + (i % 10)]).ToEquatableArray(),
        Structure = volume.Structure,
        Bookmarks = [],
    };

    private static double Best(Action action, int rounds)
    {
        action();
        var best = double.PositiveInfinity;
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
