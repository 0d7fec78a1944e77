using System.Globalization;
using System.Security.Cryptography;
using Digest.Model;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf.Content;
using Digest.Render.Pdf.Pdf.Objects;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf;

/// <summary>Writes files that the document carries along (ISO 32000-1, 7.11.4), each with its relationship to the document (ISO 19005-3, annex E).</summary>
internal static class Attachments
{
    private const int MostBytes = 100_000_000;

    /// <summary>Adds the files; gives the name tree and the list of associated files, both null when there are none.</summary>
    public static (Dictionary? Names, PdfObject.Array? Associated) Write(ObjectTable objects, EquatableArray<PdfAttachment> attachments, DocumentInfo info, Resources resources)
    {
        var named = new SortedDictionary<string, PdfObject>(StringComparer.Ordinal);
        var inOrder = new List<PdfObject>();
        foreach (var attachment in attachments)
        {
            if (attachment.Content.Count > MostBytes)
            {
                resources.Report(PdfRules.UnusableAttachment, string.Create(CultureInfo.InvariantCulture, $"The attachment “{Clean(attachment.Name)}” has {attachment.Content.Count:N0} bytes; at most {MostBytes:N0} are attached. It is left out."), "Put it beside the file, or link to it.");
                continue;
            }

            var name = Clean(attachment.Name);
            if (name != attachment.Name || name.Length == 0) resources.Report(PdfRules.UnusableAttachment, $"The name of the attachment “{name}” has characters that names of files cannot have; they are left out.");
            if (name.Length == 0) name = "attachment";
            name = Unused(name, named);
            var specification = objects.Add(Specification(objects, attachment, name, info));
            named.Add(name, specification);
            inOrder.Add(specification);
        }

        if (inOrder.Count == 0) return (null, null);
        var entries = named.Select(entry => (Key: Text(entry.Key)!, entry.Value)).OrderBy(entry => Convert.ToHexString(entry.Key.Bytes.Span), StringComparer.Ordinal)
            .SelectMany(entry => (PdfObject[])[entry.Key, entry.Value]).ToList();
        return (Dict(("Names", new PdfObject.Array(entries))), new PdfObject.Array(inOrder));
    }

    private static Dictionary Specification(ObjectTable objects, PdfAttachment attachment, string name, DocumentInfo info)
    {
        var content = attachment.Content.AsSpan().ToArray();
        var day = Metadata.DateOf(info.Date ?? new DateOnly(2000, 1, 1));
        var file = objects.Add(new PdfObject.Stream(
            Dict(
                ("Type", new Name("EmbeddedFile")),
                ("Subtype", new Name(attachment.MediaType)),
                ("Params", Dict(("Size", content.Length), ("ModDate", Text(day)), ("CheckSum", new PdfObject.String(CheckSum(content)))))),
            content,
            StreamForm.Binary));
        return Dict(
            ("Type", new Name("Filespec")),
            ("F", Text(new string([.. name.Select(c => c is >= ' ' and <= '~' ? c : '_')]))),
            ("UF", Text(name)),
            ("EF", Dict(("F", file), ("UF", file))),
            ("AFRelationship", new Name(attachment.Relationship.ToString())),
            ("Desc", attachment.Description.Length == 0 ? null : Text(attachment.Description)));
    }

    // The format asks for this hash (ISO 32000-1, table 46); it protects nothing.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "ISO 32000-1, table 46 defines the check sum as MD5.")]
    private static byte[] CheckSum(byte[] content) => MD5.HashData(content);

    private static string Clean(string name) => new([.. name.Where(c => !char.IsControl(c) && c is not ('/' or '\\' or ':') && !char.IsSurrogate(c))]);

    private static string Unused(string name, SortedDictionary<string, PdfObject> named)
    {
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        for (var i = 2; named.ContainsKey(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}{extension}");
        return name;
    }
}
