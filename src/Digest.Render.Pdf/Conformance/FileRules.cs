using System.Collections.Frozen;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Rules over the outer form of a file (ISO 19005-1, 6.1; ISO 19005-2 and -3, 6.1).</summary>
internal static class FileRules
{
    public static readonly ConformanceRule Header = new("file-header", "ISO 19005-1, 6.1.2; ISO 19005-2, 6.1.2", "The file begins with %PDF-1. and a digit.");
    public static readonly ConformanceRule BinaryComment = new("file-binary-comment", "ISO 19005-1, 6.1.2; ISO 19005-2, 6.1.2", "The second line is a comment with at least four bytes above 127.");
    public static readonly ConformanceRule Identifier = new("file-identifier", "ISO 19005-1, 6.1.3; ISO 19005-2, 6.1.3", "The trailer has an identifier of two strings.");
    public static readonly ConformanceRule Encrypted = new("file-encrypted", "ISO 19005-1, 6.1.3; ISO 19005-2, 6.1.3", "The file is not encrypted.");
    public static readonly ConformanceRule End = new("file-end", "ISO 19005-1, 6.1.3; ISO 19005-2, 6.1.3", "Nothing follows the last end-of-file marker but one line end.");
    public static readonly ConformanceRule ClassicTable = new("file-classic-table", "ISO 19005-1, 6.1.4", "PDF/A-1 has neither cross-reference streams nor object streams.");
    public static readonly ConformanceRule HexString = new("file-hex-string", "ISO 19005-1, 6.1.6; ISO 19005-2, 6.1.6", "Hexadecimal strings have an even number of digits.");
    public static readonly ConformanceRule StreamLength = new("file-stream-length", "ISO 19005-1, 6.1.7; ISO 19005-2, 6.1.7.1", "A stream is as long as its dictionary says.");
    public static readonly ConformanceRule ExternalStream = new("file-external-stream", "ISO 19005-1, 6.1.7; ISO 19005-2, 6.1.7.1", "No stream's data are in another file.");
    public static readonly ConformanceRule Filter = new("file-filter", "ISO 19005-1, 6.1.10; ISO 19005-2, 6.1.7.2", "Streams use standard filters, and neither LZW nor encryption.");
    public static readonly ConformanceRule Limits = new("file-limits", "ISO 19005-1, 6.1.12; ISO 19005-2, 6.1.13", "Strings, names and numbers keep to the limits of readers.");
    public static readonly ConformanceRule PageSize = new("file-page-size", "ISO 19005-2, 6.1.13", "Pages are 3 to 14,400 units wide and high.");
    public static readonly ConformanceRule Attachment = new("file-attachment", "ISO 19005-1, 6.1.11; ISO 19005-2, 6.8", "PDF/A-1 has no attachments, PDF/A-2 only PDF files.");
    public static readonly ConformanceRule AttachmentKeys = new("file-attachment-keys", "ISO 19005-3, 6.8; ISO 14289-1, 7.11", "An attachment has both forms of its name.");
    public static readonly ConformanceRule AttachmentType = new("file-attachment-type", "ISO 19005-3, 6.8", "An attachment has a media type.");
    public static readonly ConformanceRule AttachmentRelationship = new("file-attachment-relationship", "ISO 19005-3, 6.8", "An attachment says what it is to the document.");
    public static readonly ConformanceRule AttachmentAssociated = new("file-attachment-associated", "ISO 19005-3, 6.8", "The document or a part of it names each attachment as associated.");
    public static readonly ConformanceRule OptionalContent = new("file-optional-content", "ISO 19005-1, 6.1.13; ISO 19005-2, 6.9", "PDF/A-1 has no optional content; elsewhere each configuration has a name and no automatic state.");
    public static readonly ConformanceRule Unreadable = new("file-objects", "ISO 32000-1, 7.3", "Each object and the content of each page can be read.");

    private static readonly FrozenSet<string> Filters = ["ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "DCTDecode", "JBIG2Decode", "JPXDecode"];

    public static void Check(Subject subject)
    {
        if (subject.IsArchival) CheckFrame(subject);
        CheckSyntax(subject);
        if (subject.IsArchival)
        {
            foreach (var (number, value) in subject.Objects) CheckObject(subject, number, value);
            foreach (var page in subject.Pages) CheckSize(subject, page);
        }

        CheckAttachments(subject);
        CheckOptionalContent(subject);
    }

    private static void CheckFrame(Subject subject)
    {
        var bytes = subject.File.Bytes.Span;
        subject.Require(bytes.Length > 8 && bytes.StartsWith("%PDF-1."u8) && bytes[7] is >= (byte)'0' and <= (byte)'7' && bytes[8] is 10 or 13, Header, "The file does not begin with %PDF-1.n and a line end.");
        var second = bytes.Length > 10 && bytes[8] == 13 && bytes[9] == 10 ? 10 : 9;
        subject.Require(bytes.Length > second + 5 && bytes[second] == '%' && bytes.Slice(second + 1, 4).IndexOfAnyInRange((byte)0, (byte)127) < 0, BinaryComment, "No comment with four bytes above 127 follows the header.");
        subject.Require(subject.File.Get(subject.File.Trailer, "ID") is PdfObject.Array { Items: [PdfObject.String { Bytes.Length: > 0 }, PdfObject.String { Bytes.Length: > 0 }] }, Identifier, "The trailer has no identifier of two strings.");
        var rest = bytes[(bytes.LastIndexOf("%%EOF"u8) + 5)..];
        subject.Require(rest is [] or [10] or [13] or [13, 10], End, $"{rest.Length} bytes follow the end-of-file marker.");
        if (subject.Claim.Part == 1) subject.Require(!subject.File.UsesStreams, ClassicTable, "The cross-references are in a stream.");
    }

    private static void CheckSyntax(Subject subject)
    {
        foreach (var _ in subject.Objects)
        {
        }

        foreach (var fault in subject.File.Faults) subject.Report(Unreadable, fault);
        for (var i = 0; i < subject.Pages.Count; i++)
            if (subject.Pages[i].Content.Fault is { } fault) subject.Report(Unreadable, $"Page {i + 1}: {fault}.");
        if (!subject.IsArchival) return;
        foreach (var (kind, number) in subject.File.Findings)
        {
            if (kind == SyntaxFinding.OddHex) subject.Report(HexString, $"Object {number} has a hexadecimal string with an odd number of digits, or with something else in it.");
            else subject.Report(StreamLength, $"The stream of object {number} is not as long as its dictionary says.");
        }
    }

    private static void CheckObject(Subject subject, int number, PdfObject value)
    {
        CheckLimits(subject, number, value, 0);
        if (value is not PdfObject.Stream stream) return;
        subject.Require(!stream.Entries.Entries.Any(entry => entry.Key is "F" or "FFilter" or "FDecodeParms"), ExternalStream, $"The stream of object {number} has its data in another file.");
        foreach (var filter in PdfFilters.Of(subject.File, stream)) subject.Require(Filters.Contains(filter), Filter, $"The stream of object {number} uses the filter {filter}.");
        if (subject.Claim.Part == 1 && subject.File.Name(stream.Entries, "Type") == "ObjStm") subject.Report(ClassicTable, $"Object {number} is an object stream.");
    }

    private static void CheckLimits(Subject subject, int number, PdfObject value, int depth)
    {
        if (depth > 64) return;
        switch (value)
        {
            case PdfObject.String text: subject.Require(text.Bytes.Length <= (subject.Claim.Part == 1 ? 65_535 : 32_767), Limits, $"Object {number} has a string of {text.Bytes.Length} bytes."); break;
            case PdfObject.Name name: subject.Require(System.Text.Encoding.UTF8.GetByteCount(name.Value) <= 127, Limits, $"Object {number} has a name of more than 127 bytes."); break;
            case PdfObject.Integer whole: subject.Require(whole.Value is >= int.MinValue and <= int.MaxValue, Limits, $"Object {number} has the number {whole.Value}."); break;
            case PdfObject.Real real: subject.Require(Math.Abs(real.Value) <= (subject.Claim.Part == 1 ? 32_767 : 3.403e38), Limits, FormattableString.Invariant($"Object {number} has the number {real.Value}.")); break;
            case PdfObject.Array array:
                if (subject.Claim.Part == 1) subject.Require(array.Items.Count <= 8191, Limits, $"Object {number} has an array of {array.Items.Count} entries.");
                foreach (var item in array.Items) CheckLimits(subject, number, item, depth + 1);
                break;
            case PdfObject.Dictionary dictionary:
                foreach (var (key, entry) in dictionary.Entries)
                {
                    CheckLimits(subject, number, new PdfObject.Name(key), depth);
                    CheckLimits(subject, number, entry, depth + 1);
                }

                break;
            case PdfObject.Stream stream: CheckLimits(subject, number, stream.Entries, depth + 1); break;
        }
    }

    private static void CheckSize(Subject subject, Subject.Page page)
    {
        var box = subject.File.Items(page.Entries, "MediaBox").Select(Number).ToList();
        if (subject.Claim.Part is 1 || box.Count != 4) return;
        var (width, height) = (Math.Abs(box[2] - box[0]), Math.Abs(box[3] - box[1]));
        subject.Require(Math.Min(width, height) >= 3 && Math.Max(width, height) <= 14_400, PageSize, FormattableString.Invariant($"A page is {width} by {height} units."));
    }

    private static double Number(PdfObject value) => value switch { PdfObject.Integer whole => whole.Value, PdfObject.Real real => real.Value, _ => 0 };

    private static void CheckAttachments(Subject subject)
    {
        var file = subject.File;
        var associated = subject.Objects.Select(entry => file.AsDictionary(entry.Value)).OfType<PdfObject.Dictionary>().Append(subject.Catalog)
            .SelectMany(dictionary => file.Items(dictionary, "AF")).ToHashSet(ReferenceEqualityComparer.Instance);
        var hasTree = file.Dictionary(subject.Catalog, "Names")?.Find("EmbeddedFiles") is not null;
        if (subject.Claim.Part == 1) subject.Require(!hasTree, Attachment, "The file has attachments.");
        foreach (var (number, value) in subject.Objects)
        {
            if (value is not PdfObject.Dictionary specification || file.Dictionary(specification, "EF") is not { } embedded) continue;
            if (subject.Claim.Part == 1) subject.Report(Attachment, $"Object {number} has a file attached.");
            if (subject.Claim is { Part: not null } or { IsAccessible: true }) subject.Require(specification.Find("F") is not null && specification.Find("UF") is not null, AttachmentKeys, $"The attachment of object {number} lacks F or UF.");
            var stream = file.Get(embedded, "F") as PdfObject.Stream;
            if (subject.Claim.Part == 2) subject.Require(stream is not null && PdfFilters.Decode(file, stream) is [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..], Attachment, $"The attachment of object {number} is no PDF file.");
            if (subject.Claim.Part is not 3 || stream is null) continue;
            subject.Require(file.Name(stream.Entries, "Subtype") is { } type && type.Contains('/', StringComparison.Ordinal), AttachmentType, $"The attachment of object {number} has no media type.");
            subject.Require(file.Name(specification, "AFRelationship") is not null, AttachmentRelationship, $"The attachment of object {number} does not say what it is to the document.");
            subject.Require(associated.Contains(specification), AttachmentAssociated, $"The attachment of object {number} is associated with nothing.");
        }
    }

    private static void CheckOptionalContent(Subject subject)
    {
        if (subject.File.Dictionary(subject.Catalog, "OCProperties") is not { } properties) return;
        if (subject.Claim.Part == 1) subject.Report(OptionalContent, "The file has optional content.");
        if (subject.Claim is { Part: null, IsAccessible: false }) return;
        foreach (var configuration in subject.File.Items(properties, "Configs").Append(subject.File.Get(properties, "D")).OfType<PdfObject.Dictionary>())
        {
            subject.Require(subject.File.Text(configuration, "Name") is { Length: > 0 }, OptionalContent, "A configuration of optional content has no name.");
            subject.Require(configuration.Find("AS") is null, OptionalContent, "A configuration of optional content sets states by itself.");
        }
    }
}
