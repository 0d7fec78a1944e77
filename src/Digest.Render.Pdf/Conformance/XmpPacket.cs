using System.Text;
using System.Xml;
using System.Xml.Linq;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>The metadata of a file (ISO 16684-1), read as XML.</summary>
internal sealed class XmpPacket
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Archive = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Access = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>The stream; null when the catalog has none.</summary>
    public PdfObject.Stream? Stream { get; private init; }

    /// <summary>Its bytes as text; empty when there are none.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The properties, each with its value's text.</summary>
    public IReadOnlyList<XElement> Properties { get; private init; } = [];

    /// <summary>True when it is well-formed.</summary>
    public bool IsReadable { get; private init; }

    /// <summary>The namespaces that extension schemas describe.</summary>
    public IReadOnlySet<string> Described { get; private init; } = new HashSet<string>();

    /// <summary>What is claimed.</summary>
    public PdfClaim Claim => new(
        int.TryParse(Value(Archive + "part"), out var part) ? part : null,
        Value(Archive + "conformance") ?? "",
        Value(Access + "part") is not null);

    /// <summary>The part of ISO 14289 that is claimed, as it is written.</summary>
    public string? AccessPart => Value(Access + "part");

    /// <summary>The title.</summary>
    public string? Title => Value(Dublin + "title");

    /// <summary>Reads the packet of a catalog.</summary>
    public static XmpPacket Of(PdfFile file, PdfObject.Dictionary catalog)
    {
        if (file.Get(catalog, "Metadata") is not PdfObject.Stream stream) return new();
        var text = PdfFilters.Decode(file, stream) is { } data ? Encoding.UTF8.GetString(data).TrimStart('\uFEFF') : "";
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader(text.Trim('\0', ' ', '\n', '\r')), settings);
            var root = XDocument.Load(reader).Root!;
            return new()
            {
                Stream = stream,
                Text = text,
                IsReadable = true,
                Properties = [.. root.DescendantsAndSelf(Rdf + "Description").Where(about => about.Parent?.Name == Rdf + "RDF").SelectMany(Plain)],
                Described = root.Descendants().Where(element => element.Name.LocalName == "namespaceURI").Select(element => element.Value.Trim()).ToHashSet(StringComparer.Ordinal),
            };
        }
        catch (XmlException)
        {
            return new() { Stream = stream, Text = text };
        }
    }

    /// <summary>The text of a property; of one with several values, the first.</summary>
    public string? Value(XName name)
    {
        var property = Properties.FirstOrDefault(element => element.Name == name);
        return property is null ? null : (property.Descendants(Rdf + "li").FirstOrDefault() ?? property).Value.Trim();
    }

    // Simple properties may be written as attributes.
    private static IEnumerable<XElement> Plain(XElement about) => about.Elements().Concat(about.Attributes()
        .Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != Rdf && attribute.Name.Namespace != XNamespace.Xml).Select(attribute => new XElement(attribute.Name, attribute.Value)));
}
