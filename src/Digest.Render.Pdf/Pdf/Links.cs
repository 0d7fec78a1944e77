using System.Text;
using Digest.Render.Pdf.Pdf.Content;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Render.Pdf.Pdf.Structure;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf;

/// <summary>Writes links as annotations (ISO 32000-1, 12.5.6.5): web and mail addresses as URI actions, anchors as destinations.</summary>
internal static class Links
{
    /// <summary>Annotation flag: shown in print too.</summary>
    private const int Print = 4;

    private static readonly string[] Schemes = ["http", "https", "mailto", "ftp"];

    /// <summary>Adds the annotation to the file; null, with a diagnostic, when the target cannot be linked to.</summary>
    public static Reference? Write(ObjectTable objects, PlacedLink placed, int page, int pageCount, StructureTree tree, Destinations destinations, Resources resources)
    {
        var link = placed.Link;
        var (action, place) = ((PdfObject?)null, (PdfObject?)null);
        if (link.Target.StartsWith('#'))
        {
            place = destinations[link.Target[1..]];
            if (place is null) resources.Report(PdfRules.UnknownAnchor, $"The link “{link.Alternative}” leads to “{link.Target}”, which no page has; it is left out.");
        }
        else if (Address(link.Target) is { } address)
        {
            action = Dict(("S", new Name("URI")), ("URI", Text(address)));
        }
        else
        {
            resources.Report(PdfRules.UnusableLink, $"The link “{link.Alternative}” leads to “{link.Target}”, which is no web or mail address; it is left out.", "Write the whole address, with https://.");
        }

        if ((action ?? place) is null) return null;
        var annotation = objects.Reserve();
        objects.Write(annotation, Dict(
            ("Type", new Name("Annot")),
            ("Subtype", new Name("Link")),
            ("Rect", placed.Box),
            ("Border", List(0, 0, 0)),
            ("F", Print),
            ("StructParent", tree.AddAnnotation(placed.Node, page, annotation, pageCount)),
            ("Contents", Text(link.Alternative.Length == 0 ? link.Target : link.Alternative)),
            ("A", action),
            ("Dest", place)));
        return annotation;
    }

    /// <summary>The address in the ASCII of RFC 3986, other characters as percent signs and the digits of their UTF-8 bytes; null when it is none we link to.</summary>
    private static string? Address(string target)
    {
        if (!Uri.TryCreate(target, UriKind.Absolute, out var uri) || !Schemes.Contains(uri.Scheme)) return null;
        var ascii = new StringBuilder(target.Length);
        foreach (var b in Encoding.UTF8.GetBytes(target.Trim()))
            ascii.Append(b is > (byte)' ' and <= (byte)'~' && b is not ((byte)'"' or (byte)'<' or (byte)'>' or (byte)'\\') ? ((char)b).ToString() : FormattableString.Invariant($"%{b:X2}"));
        return ascii.ToString();
    }
}
