using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf.Content;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Render.Pdf.Pdf.Structure;
using Digest.Typesetting.Frames;

namespace Digest.Render.Pdf.Pdf;

/// <summary>
/// What a file may claim to be. The rules that a document can break by what it says are looked at before the file is written; whatever is found
/// is told, and the claim is left out. What the writer itself does right always is not asked again here; that is for <c>Conformance</c>.
/// </summary>
internal sealed partial class Claims(ProfileTraits traits, Resources resources)
{
    private const double LeastPage = 3;
    private const double MostPage = 14_400;
    private const int LongestName = 127;
    private const int LongestText = 32_767;
    private const int LongestList = 8191;

    private readonly HashSet<string> broken = [];

    /// <summary>Looks at a document and at its objects; gives what may be claimed.</summary>
    public static ProfileTraits Check(ProfileTraits wanted, PdfCompression compression, PagedDocument document, StructureTree tree, ObjectTable objects, Resources resources)
    {
        var none = ProfileTraits.Of(PdfProfile.Plain);
        if (compression == PdfCompression.Readable || wanted == none) return none;
        var claims = new Claims(wanted, resources);
        claims.CheckInfo(document);
        if (wanted.Level == "A" || wanted.IsAccessible) claims.CheckStructure(tree);
        claims.CheckLimits(objects);
        return claims.broken.Count == 0 ? wanted : none;
    }

    private void CheckInfo(PagedDocument document)
    {
        if (traits.IsAccessible && string.IsNullOrWhiteSpace(document.Info.Title)) Break("ISO 14289-1, 7.1", "The document has no title.");
        if (traits.Level == "A" && !LanguageTag().IsMatch(document.Info.Language)) Break("ISO 19005-2, 6.7.4", $"“{document.Info.Language}” is no language tag.");
        if (document.Pages.IsEmpty) Break("ISO 32000-1, 7.7.3", "The document has no page.");
        foreach (var page in document.Pages)
        {
            var (width, height) = (page.Frame.Size.Width.Value, page.Frame.Size.Height.Value);
            if (Math.Min(width, height) < LeastPage || Math.Max(width, height) > MostPage)
                Break("ISO 19005-2, 6.1.13", string.Create(CultureInfo.InvariantCulture, $"A page of {width:0.##} × {height:0.##} pt is smaller than {LeastPage} or larger than {MostPage} pt."));
        }
    }

    private void CheckStructure(StructureTree tree)
    {
        var level = 0;
        foreach (var node in tree.InReadingOrder.Select(index => tree.Nodes[index]))
        {
            if (node.Role == StructureRole.Figure && string.IsNullOrWhiteSpace(node.Alternative)) Break("ISO 14289-1, 7.3", "A picture has no text that stands for it.");
            if (node.Role == StructureRole.Formula && string.IsNullOrWhiteSpace(node.Alternative)) Break("ISO 14289-1, 7.7", "A formula has no words that stand for it.");
            if (LevelOf(node.Role) is not { } next) continue;
            if (next > level + 1) Break("ISO 14289-1, 7.4.2", $"A heading of level {next} follows {(level == 0 ? "no heading" : $"one of level {level}")}.");
            level = next;
        }
    }

    private static int? LevelOf(StructureRole role) => role switch
    {
        StructureRole.Title => 1,
        >= StructureRole.Heading1 and <= StructureRole.Heading6 => 1 + (role - StructureRole.Heading1),
        _ => null,
    };

    private void CheckLimits(ObjectTable objects)
    {
        var limits = objects.Limits();
        if (limits.LongestString > LongestText) Break("ISO 19005-2, 6.1.13", "A text of the file, such as that of a formula or a link, is longer than 32,767 bytes.");
        if (limits.LongestName > LongestName) Break("ISO 19005-2, 6.1.13", $"A name is longer than {LongestName} bytes.");
        if (traits.Part == 1 && limits.LongestArray > LongestList) Break("ISO 19005-1, 6.1.12", "A list of the file has more than 8,191 entries; it is too long for this profile.");
    }

    private void Break(string clause, string what)
    {
        if (broken.Add(clause)) resources.Report(PdfRules.BrokenClaim, $"{what} The file is written, but claims no conformance ({clause}).", "Mend this, or ask for plain PDF.");
    }

    // BCP 47 in outline: a language of two to eight letters, then parts of at most eight letters and digits.
    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
