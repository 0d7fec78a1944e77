using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf.Content;
using Digest.Render.Pdf.Pdf.Objects;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf;

/// <summary>
/// Writes laid-out pages as a PDF 1.7 file (ISO 32000-1). This layer gives out numbers, fonts and places; the one below, in <c>Objects</c>, only
/// knows values and bytes. The same document and options give the same bytes; nothing is shared between calls.
/// </summary>
public static class PdfWriter
{
    /// <summary>The bytes of the file, and what could not be written as asked (DG41…).</summary>
    public static Diagnosed<ReadOnlyMemory<byte>> Write(PagedDocument document, PdfOptions options)
    {
        var diagnostics = new List<Diagnostic>();
        var objects = new ObjectTable();
        var catalog = objects.Reserve();
        var tree = objects.Reserve();
        var resources = new Resources(objects, diagnostics);
        var pages = WalkPages(document, objects, resources, options.Compression);
        var destinations = Destinations.Gather(pages, resources);
        for (var i = 0; i < pages.Count; i++) WritePage(objects, tree, pages[i], document.Pages[i], destinations, resources);
        objects.Set(tree, Dict(
            ("Type", new Name("Pages")),
            ("Kids", new PdfObject.Array([.. pages.Select(page => page.Reference)])),
            ("Count", pages.Count)));
        var outline = Outline.Write(objects, document.Bookmarks, destinations, resources);
        resources.Finish();
        objects.Set(catalog, Dict(
            ("Type", new Name("Catalog")),
            ("Pages", tree),
            ("Lang", Text(document.Info.Language)),
            ("Outlines", outline),
            ("PageMode", outline is null ? null : new Name("UseOutlines")),
            ("PageLabels", PageLabels.Write(document.Pages)),
            ("ViewerPreferences", Dict(("DisplayDocTitle", true))),
            ("Metadata", objects.Add(Metadata.Packet(document.Info)))));
        var info = objects.Add(Metadata.InfoDictionary(document.Info));
        return new(FileWriter.Write(objects, catalog, info, options.Compression), [.. diagnostics]);
    }

    private static List<WrittenPage> WalkPages(PagedDocument document, ObjectTable objects, Resources resources, PdfCompression compression)
    {
        var pages = new List<WrittenPage>();
        foreach (var page in document.Pages)
        {
            var writer = new PageWriter(page.Frame, resources, compression);
            var reference = objects.Reserve();
            pages.Add(new(reference, writer, objects.Add(writer.Write())));
        }

        return pages;
    }

    private static void WritePage(ObjectTable objects, Reference tree, WrittenPage written, Page page, Destinations destinations, Resources resources)
    {
        var links = written.Writer.Links.Select(link => Links.Write(objects, link.Link, link.Box, destinations, resources)).OfType<PdfObject>().ToArray();
        objects.Set(written.Reference, Dict(
            ("Type", new Name("Page")),
            ("Parent", tree),
            ("MediaBox", List(0, 0, page.Frame.Size.Width.Value, page.Frame.Size.Height.Value)),
            ("Resources", written.Writer.ResourceDictionary()),
            ("Contents", written.Content),
            ("Annots", links.Length == 0 ? null : List(links))));
    }
}

/// <summary>A page whose operators are written.</summary>
internal sealed record WrittenPage(Reference Reference, PageWriter Writer, Reference Content);
