using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf.Content;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Render.Pdf.Pdf.Structure;
using Digest.Typesetting.Geometry;
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
        var traits = ProfileTraits.Of(options.Profile);
        var objects = new ObjectTable(options.Compression);
        var catalog = objects.Reserve();
        var tree = objects.Reserve();
        var resources = new Resources(objects, traits, diagnostics);
        var structure = new StructureTree(document.Structure);
        var pages = WalkPages(document, objects, resources, structure, options.Compression);
        var destinations = Destinations.Gather(pages, resources);
        for (var i = 0; i < pages.Count; i++) WritePage(objects, tree, pages, i, document.Pages[i].Frame.Size, structure, destinations, resources);
        objects.Set(tree, Dict(
            ("Type", new Name("Pages")),
            ("Kids", new PdfObject.Array([.. pages.Select(page => page.Reference)])),
            ("Count", pages.Count)));
        var outline = Outline.Write(objects, document.Bookmarks, destinations, resources);
        resources.Finish();
        var attached = Attached(objects, document, options.Attachments, traits, resources);
        var root = StructureObjects.Write(objects, structure, [.. pages.Select(page => page.Reference)]);
        var claims = Claims.Check(traits, options.Compression, document, structure, objects, resources);
        objects.Set(catalog, Dict(
            ("Type", new Name("Catalog")),
            ("Pages", tree),
            ("Lang", Text(document.Info.Language)),
            ("MarkInfo", Dict(("Marked", true))),
            ("StructTreeRoot", root),
            ("Outlines", outline),
            ("PageMode", outline is null ? null : new Name("UseOutlines")),
            ("PageLabels", PageLabels.Write(document.Pages)),
            ("Names", Names(destinations, attached.Names)),
            ("AF", attached.Associated),
            ("OutputIntents", traits.IsArchival ? ColorProfile.OutputIntent(objects) : null),
            ("ViewerPreferences", Dict(("DisplayDocTitle", true))),
            ("Metadata", objects.Add(Metadata.Packet(document.Info, claims)))));
        var info = objects.Add(Metadata.InfoDictionary(document.Info));
        return new(FileWriter.Write(objects, catalog, info, traits.FormOf(options.Compression)), [.. diagnostics]);
    }

    private static Dictionary? Names(Destinations destinations, Dictionary? files)
    {
        var places = destinations.Names();
        return (places ?? files) is null ? null : Dict(("Dests", places), ("EmbeddedFiles", files));
    }

    private static (Dictionary? Names, PdfObject.Array? Associated) Attached(ObjectTable objects, PagedDocument document, EquatableArray<PdfAttachment> attachments, ProfileTraits traits, Resources resources)
    {
        if (traits.HoldsAttachments) return Attachments.Write(objects, attachments, document.Info, resources);
        if (!attachments.IsEmpty) resources.Report(PdfRules.UnusableAttachment, "The profile allows no attachments; they are left out.", "Ask for PDF/A-3a, or for no attachments.");
        return (null, null);
    }

    private static List<WrittenPage> WalkPages(PagedDocument document, ObjectTable objects, Resources resources, StructureTree structure, PdfCompression compression)
    {
        var setting = new PageSetting(compression, document.Info.Language);
        var pages = new List<WrittenPage>();
        foreach (var page in document.Pages)
        {
            var writer = new PageWriter(page.Frame, resources, structure, setting);
            var reference = objects.Reserve();
            var content = objects.Add(writer.Write());
            pages.Add(new(reference, content, writer.ResourceDictionary(), writer.Links, writer.Anchors));
        }

        return pages;
    }

    private static void WritePage(ObjectTable objects, Reference tree, List<WrittenPage> pages, int index, Size size, StructureTree structure, Destinations destinations, Resources resources)
    {
        var written = pages[index];
        var links = written.Links.Select(link => Links.Write(objects, link, index, pages.Count, structure, destinations, resources)).OfType<PdfObject>().ToArray();
        objects.Write(written.Reference, Dict(
            ("Type", new Name("Page")),
            ("Parent", tree),
            ("MediaBox", List(0, 0, size.Width.Value, size.Height.Value)),
            ("Resources", written.Resources),
            ("Contents", written.Content),
            ("StructParents", index),
            ("Tabs", new Name("S")),
            ("Annots", links.Length == 0 ? null : List(links))));
    }
}

/// <summary>A page whose operators are written, and what its own object says of it; that is all that stays of it.</summary>
/// <param name="Reference">The page's object.</param>
/// <param name="Content">The stream of its operators.</param>
/// <param name="Resources">The fonts and pictures that it uses.</param>
/// <param name="Links">The links, with their boxes on the page.</param>
/// <param name="Anchors">The anchors, with their places on the page, y up.</param>
internal sealed record WrittenPage(Reference Reference, Reference Content, Dictionary Resources, IReadOnlyList<PlacedLink> Links, IReadOnlyList<(string Name, double X, double Y)> Anchors);
