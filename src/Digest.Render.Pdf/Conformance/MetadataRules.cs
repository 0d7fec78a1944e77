using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Rules over metadata and claims (ISO 19005-1, 6.7; ISO 19005-2 and -3, 6.6; ISO 14289-1, 5 and 7.1).</summary>
internal static partial class MetadataRules
{
    public static readonly ConformanceRule Present = new("metadata-present", "ISO 19005-1, 6.7.2; ISO 19005-2, 6.6.2.1; ISO 14289-1, 7.1", "The file has metadata that are well-formed XML.");
    public static readonly ConformanceRule Plain = new("metadata-plain", "ISO 19005-1, 6.7.2", "In PDF/A-1 metadata are not filtered.");
    public static readonly ConformanceRule Header = new("metadata-header", "ISO 19005-1, 6.7.5; ISO 19005-2, 6.6.2.1", "The packet's header says neither bytes nor encoding.");
    public static readonly ConformanceRule Identification = new("metadata-identification", "ISO 19005-1, 6.7.11; ISO 19005-2, 6.6.4", "Part and level that are claimed exist.");
    public static readonly ConformanceRule Access = new("metadata-ua", "ISO 14289-1, 5", "The part of ISO 14289 that is claimed is 1.");
    public static readonly ConformanceRule Schemas = new("metadata-schemas", "ISO 19005-1, 6.7.8; ISO 19005-2, 6.6.2.3", "Properties are of known schemas, or the file describes theirs.");
    public static readonly ConformanceRule InfoTitle = new("metadata-info", "ISO 19005-1, 6.7.3", "In PDF/A-1 document information and metadata say the same.");
    public static readonly ConformanceRule Title = new("document-title", "ISO 14289-1, 7.1", "The metadata have a title.");
    public static readonly ConformanceRule ShowTitle = new("document-show-title", "ISO 14289-1, 7.1", "Windows show the title, not the name of the file.");
    public static readonly ConformanceRule Language = new("document-language", "ISO 19005-1, 6.8.4; ISO 19005-2, 6.7.4; ISO 14289-1, 7.2", "Languages are given, as language tags.");

    private static readonly FrozenSet<string> Known =
    [
        "http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/xap/1.0/mm/", "http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/xap/1.0/bj/", "http://ns.adobe.com/xap/1.0/t/pg/",
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/", "http://ns.adobe.com/pdf/1.3/", "http://ns.adobe.com/photoshop/1.0/", "http://ns.adobe.com/camera-raw-settings/1.0/", "http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/exif/1.0/",
        "http://ns.adobe.com/exif/1.0/aux/", "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfa/ns/extension/", "http://ns.adobe.com/xap/1.0/g/", "http://ns.adobe.com/xap/1.0/g/img/",
    ];

    public static void Check(Subject subject)
    {
        // Metadata that cannot be read can claim nothing, which must not pass for a file without a claim.
        var packet = subject.Packet;
        subject.Require(packet.Stream is null || packet.IsReadable, Present, "The metadata are no well-formed XML.");
        if (subject.Claim is { Part: null, IsAccessible: false }) return;
        if (subject.IsArchival) CheckArchival(subject, packet);
        if (subject.Claim.IsAccessible)
        {
            subject.Require(packet.AccessPart == "1", Access, $"The claimed part of ISO 14289 is “{packet.AccessPart}”.");
            subject.Require(packet.Title is { Length: > 0 }, Title, "The metadata have no title.");
            var preferences = subject.File.Dictionary(subject.Catalog, "ViewerPreferences");
            subject.Require(preferences is not null && subject.File.Get(preferences, "DisplayDocTitle") is PdfObject.Bool { Value: true }, ShowTitle, "Windows would show the name of the file.");
        }

        if (subject.IsTagged) CheckLanguages(subject);
    }

    private static void CheckArchival(Subject subject, XmpPacket packet)
    {
        var (part, level) = (subject.Claim.Part, subject.Claim.Level);
        subject.Require((part, level) is (1, "A" or "B") or (2 or 3, "A" or "B" or "U") or (4, "" or "E" or "F"), Identification, $"There is no PDF/A-{part} of level “{level}”.");
        if (part == 1) subject.Require(packet.Stream!.Entries.Find("Filter") is null, Plain, "The metadata are filtered.");
        subject.Require(!PacketHeader().IsMatch(packet.Text), Header, "The header of the metadata says bytes or encoding.");
        foreach (var space in packet.Properties.Select(property => property.Name.NamespaceName).Distinct())
            subject.Require(Known.Contains(space) || packet.Described.Contains(space), Schemas, $"The properties of {space} are not described.");
        if (part == 1) CheckInfo(subject, packet);
    }

    private static void CheckInfo(Subject subject, XmpPacket packet)
    {
        if (subject.File.Dictionary(subject.File.Trailer, "Info") is not { } info) return;
        (string Key, System.Xml.Linq.XName Name)[] pairs =
        [
            ("Title", "{http://purl.org/dc/elements/1.1/}title"), ("Author", "{http://purl.org/dc/elements/1.1/}creator"), ("Subject", "{http://purl.org/dc/elements/1.1/}description"),
            ("Keywords", "{http://ns.adobe.com/pdf/1.3/}Keywords"), ("Producer", "{http://ns.adobe.com/pdf/1.3/}Producer"), ("Creator", "{http://ns.adobe.com/xap/1.0/}CreatorTool"),
        ];
        foreach (var (key, name) in pairs)
            if (subject.File.Text(info, key) is { } said) subject.Require(packet.Value(name) == said, InfoTitle, $"{key} is “{said}” in the document information and “{packet.Value(name)}” in the metadata.");
    }

    private static void CheckLanguages(Subject subject)
    {
        var own = subject.File.Text(subject.Catalog, "Lang");
        subject.Require(own is not null && LanguageTag().IsMatch(own), Language, own is null ? "The file does not say its language." : $"“{own}” is no language tag.");
        foreach (var language in subject.Pages.SelectMany(page => page.Content.Languages).Concat(subject.Structure.Elements.Select(element => subject.File.Text(element, "Lang")).OfType<string>()).Distinct())
            subject.Require(language.Length == 0 || LanguageTag().IsMatch(language), Language, $"“{language}” is no language tag.");
    }

    [GeneratedRegex("<\\?xpacket begin=[^?]*(bytes|encoding)=", RegexOptions.CultureInvariant)]
    private static partial Regex PacketHeader();

    [GeneratedRegex("^([A-Za-z]{2,8}|[xXiI])(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
