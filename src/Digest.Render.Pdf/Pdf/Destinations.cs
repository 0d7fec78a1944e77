using Digest.Render.Pdf.Pdf.Content;
using Digest.Render.Pdf.Pdf.Objects;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf;

/// <summary>The places that links and bookmarks lead to, by the names of the anchors (ISO 32000-1, 12.3.2.2).</summary>
internal sealed class Destinations
{
    private readonly Dictionary<string, PdfObject> places = new(StringComparer.Ordinal);

    /// <summary>Gathers the anchors of all pages; of two with one name the first counts.</summary>
    public static Destinations Gather(IEnumerable<WrittenPage> pages, Resources resources)
    {
        var destinations = new Destinations();
        foreach (var page in pages)
            foreach (var (name, x, y) in page.Anchors)
                if (!destinations.places.TryAdd(name, List(page.Reference, new Name("XYZ"), Rounded(x), Rounded(y), new Null())))
                    resources.Report(PdfRules.RepeatedAnchor, $"More than one place is called “{name}”; links lead to the first.");
        return destinations;
    }

    /// <summary>The place of an anchor; null when no page has it.</summary>
    public PdfObject? this[string name] => places.GetValueOrDefault(name);

    /// <summary>All of them by name, in the order of their bytes, as a name tree of one node (7.9.6); null when there is none.</summary>
    public Dictionary? Names() => places.Count == 0 ? null : Dict(("Names", new PdfObject.Array(
        [.. places.OrderBy(place => place.Key, StringComparer.Ordinal).SelectMany(place => (PdfObject[])[new PdfObject.String(System.Text.Encoding.UTF8.GetBytes(place.Key)), place.Value])])));

    private static Real Rounded(double value) => new(Math.Round(value, 2, MidpointRounding.AwayFromZero));
}
