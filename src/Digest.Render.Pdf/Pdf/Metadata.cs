using System.Globalization;
using System.Text;
using Digest.Model;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf.Objects;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf;

/// <summary>
/// Writes what the document says about itself twice, as the information dictionary (ISO 32000-1, 14.3.3) and as an XMP packet (ISO 16684-1), with equal
/// values. The date is the issue's, at midnight UTC, never the time of the build.
/// </summary>
internal static class Metadata
{
    private const string Producer = "Digest";

    /// <summary>The information dictionary.</summary>
    public static Dictionary InfoDictionary(DocumentInfo info)
    {
        var date = info.Date is { } day ? Text(DateOf(day)) : null;
        return Dict(
            ("Title", Text(info.Title)),
            ("Author", Text(info.Author)),
            ("Subject", Text(info.Subject)),
            ("Keywords", Keywords(info.Keywords) is { } words ? Text(words) : null),
            ("Creator", Text(Producer)),
            ("Producer", Text(Producer)),
            ("CreationDate", date),
            ("ModDate", date));
    }

    /// <summary>Midnight of a day, as PDF writes dates (7.9.4).</summary>
    public static string DateOf(DateOnly day) => "D:" + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000Z";

    /// <summary>The XMP packet, in ASCII, with what the file claims to be; it stays uncompressed so that programs that know no PDF find it.</summary>
    public static PdfObject.Stream Packet(DocumentInfo info, ProfileTraits claims)
    {
        var xmp = new StringBuilder();
        xmp.Append("<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n");
        xmp.Append("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\"");
        xmp.Append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n");
        Element(xmp, "dc:format", "application/pdf");
        Container(xmp, "dc:title", "Alt", " xml:lang=\"x-default\"", [info.Title]);
        Container(xmp, "dc:creator", "Seq", "", info.Author is null ? [] : [info.Author]);
        Container(xmp, "dc:description", "Alt", " xml:lang=\"x-default\"", info.Subject is null ? [] : [info.Subject]);
        Container(xmp, "dc:subject", "Bag", "", info.Keywords);
        Container(xmp, "dc:language", "Bag", "", [info.Language]);
        if (Keywords(info.Keywords) is { } words) Element(xmp, "pdf:Keywords", words);
        Element(xmp, "pdf:Producer", Producer);
        Element(xmp, "xmp:CreatorTool", Producer);
        if (info.Date is { } day)
        {
            var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
            Element(xmp, "xmp:CreateDate", date);
            Element(xmp, "xmp:ModifyDate", date);
        }

        xmp.Append("</rdf:Description>\n");
        Claim(xmp, claims);
        xmp.Append("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
        var entries = Dict(("Type", new Name("Metadata")), ("Subtype", new Name("XML")));
        return new(entries, Encoding.ASCII.GetBytes(xmp.ToString()), StreamForm.Plain);
    }

    /// <summary>
    /// Appends what is claimed (ISO 19005-2, 6.6.4; ISO 14289-1, 5). Archival files may use only properties whose schema is known or described, and that
    /// of PDF/UA is not known to them (ISO 19005-2, 6.6.2.3.3).
    /// </summary>
    private static void Claim(StringBuilder xmp, ProfileTraits claims)
    {
        if (claims.Part is { } part)
            xmp.Append(CultureInfo.InvariantCulture, $"<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>{claims.Level}</pdfaid:conformance>\n</rdf:Description>\n");
        if (!claims.IsAccessible) return;
        xmp.Append("<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n");
        xmp.Append("<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n");
        xmp.Append("<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n");
        xmp.Append("<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n");
        xmp.Append("<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>");
        xmp.Append("<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>\n");
        xmp.Append("</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
    }

    private static string? Keywords(EquatableArray<string> keywords) => keywords.IsEmpty ? null : string.Join(", ", keywords);

    private static void Element(StringBuilder xmp, string name, string value)
    {
        xmp.Append('<').Append(name).Append('>');
        Escape(xmp, value);
        xmp.Append("</").Append(name).Append(">\n");
    }

    private static void Container(StringBuilder xmp, string name, string kind, string attribute, EquatableArray<string> values)
    {
        if (values.IsEmpty) return;
        xmp.Append(CultureInfo.InvariantCulture, $"<{name}><rdf:{kind}>");
        foreach (var value in values)
        {
            xmp.Append(CultureInfo.InvariantCulture, $"<rdf:li{attribute}>");
            Escape(xmp, value);
            xmp.Append("</rdf:li>");
        }

        xmp.Append(CultureInfo.InvariantCulture, $"</rdf:{kind}></{name}>\n");
    }

    /// <summary>Appends text with everything but plain ASCII as character references; what XML 1.0 allows in no form is left out.</summary>
    private static void Escape(StringBuilder xmp, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < ' ' || rune.Value is 0xFFFE or 0xFFFF) continue;
            if (rune.Value is > '~' or '<' or '>' or '&' or '"') xmp.Append(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};");
            else xmp.Append((char)rune.Value);
        }
    }
}
