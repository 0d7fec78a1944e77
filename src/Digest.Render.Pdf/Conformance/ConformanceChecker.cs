using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Render.Pdf.Pdf;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Checks any PDF file against what it claims to be.</summary>
public static class ConformanceChecker
{
    private const int MostFindings = 500;

    /// <summary>All rules that are checked, in the order in which standards.md lists them.</summary>
    public static EquatableArray<ConformanceRule> Rules { get; } =
    [
        FileRules.Unreadable, FileRules.Header, FileRules.BinaryComment, FileRules.Identifier, FileRules.Encrypted, FileRules.End, FileRules.ClassicTable, FileRules.HexString, FileRules.StreamLength,
        FileRules.ExternalStream, FileRules.Filter, FileRules.Limits, FileRules.PageSize, FileRules.Attachment, FileRules.AttachmentKeys, FileRules.AttachmentType, FileRules.AttachmentRelationship,
        FileRules.AttachmentAssociated, FileRules.OptionalContent,
        GraphicsRules.OutputIntent, GraphicsRules.IntentProfile, GraphicsRules.OneIntent, GraphicsRules.IccSpace, GraphicsRules.Operators, GraphicsRules.Resources, GraphicsRules.Nesting, GraphicsRules.Intent,
        GraphicsRules.Image, GraphicsRules.Form, GraphicsRules.Transfer, GraphicsRules.BlendMode, GraphicsRules.Transparency,
        FontRules.Keys, FontRules.Embedded, FontRules.Program, FontRules.GlyphMap, FontRules.Encoding, FontRules.SystemInfo, FontRules.Widths, FontRules.Glyphs, FontRules.NoNotdef, FontRules.CidSet,
        FontRules.ToUnicode, FontRules.UnicodeValues, FontRules.PrivateUse,
        InteractiveRules.Kind, InteractiveRules.Flags, InteractiveRules.Appearance, InteractiveRules.Action, InteractiveRules.NamedAction, InteractiveRules.Trigger, InteractiveRules.FormFields, InteractiveRules.Catalog,
        InteractiveRules.AnnotationTagged, InteractiveRules.LinkTagged, InteractiveRules.LinkContents, InteractiveRules.TabOrder, InteractiveRules.TrapNet,
        MetadataRules.Present, MetadataRules.Plain, MetadataRules.Header, MetadataRules.Identification, MetadataRules.Access, MetadataRules.Schemas, MetadataRules.InfoTitle, MetadataRules.Title, MetadataRules.ShowTitle,
        MetadataRules.Language,
        StructureRules.Marked, StructureRules.Tree, StructureRules.Types, StructureRules.Content, StructureRules.Nesting, StructureRules.Parents, StructureRules.Numbers, StructureRules.Headings,
        StructureRules.OneHeadingKind, StructureRules.Holders, StructureRules.Scope, StructureRules.Regular, StructureRules.Lists, StructureRules.Figures, StructureRules.Formulas, StructureRules.Notes,
    ];

    /// <summary>
    /// What the file claims, and which rules of its claims it breaks (DG4111), at most 500 findings; a file that cannot be read is one finding (DG4110). The bytes may be anything: the time is
    /// bounded by their number.
    /// </summary>
    public static Diagnosed<PdfClaim> Check(ReadOnlyMemory<byte> file)
    {
        var none = new PdfClaim(null, "", false);
        try
        {
            var read = PdfFile.Read(file);
            if (read.Trailer.Find("Encrypt") is not null) return new(none, [Broken(FileRules.Encrypted, "The file is encrypted; nothing more of it is looked at.")]);
            var subject = new Subject(read);
            FileRules.Check(subject);
            GraphicsRules.Check(subject);
            FontRules.Check(subject);
            InteractiveRules.Check(subject);
            MetadataRules.Check(subject);
            StructureRules.Check(subject);
            return new(subject.Claim, subject.Found.Take(MostFindings).Select(found => Broken(found.Rule, found.Message)).ToEquatableArray());
        }
        catch (PdfSyntaxException fault)
        {
            return new(none, [new Diagnostic { Rule = PdfRules.UnreadableFile, Message = $"This is no PDF file that can be read: {fault.Message}." }]);
        }
    }

    private static Diagnostic Broken(ConformanceRule rule, string message) =>
        new() { Rule = PdfRules.BrokenRule, Message = $"{message} ({rule.Id}: {rule.Clause})" };
}
