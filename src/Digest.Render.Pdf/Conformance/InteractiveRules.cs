using System.Collections.Frozen;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Rules over annotations, actions and forms (ISO 19005-1, 6.5, 6.6, 6.9; ISO 19005-2 and -3, 6.3 to 6.5, 6.10 to 6.12; ISO 14289-1, 7.18).</summary>
internal static class InteractiveRules
{
    public static readonly ConformanceRule Kind = new("annotation-kind", "ISO 19005-1, 6.5.2; ISO 19005-2, 6.3.1", "Annotations are of kinds that ISO 32000-1 knows and that are no sound, film or 3D scene.");
    public static readonly ConformanceRule Flags = new("annotation-flags", "ISO 19005-1, 6.5.3; ISO 19005-2, 6.3.2", "Annotations are printed and not hidden.");
    public static readonly ConformanceRule Appearance = new("annotation-appearance", "ISO 19005-1, 6.5.3; ISO 19005-2, 6.3.3", "Annotations other than links and pop-ups have one normal appearance.");
    public static readonly ConformanceRule Action = new("action-kind", "ISO 19005-1, 6.6.1; ISO 19005-2, 6.5.1", "Actions run no program, sound, film or script and change no form.");
    public static readonly ConformanceRule NamedAction = new("action-named", "ISO 19005-1, 6.6.1; ISO 19005-2, 6.5.1", "Named actions only turn pages.");
    public static readonly ConformanceRule Trigger = new("action-trigger", "ISO 19005-1, 6.6.2; ISO 19005-2, 6.5.2", "Nothing happens when a file, page or field is opened.");
    public static readonly ConformanceRule FormFields = new("form-fields", "ISO 19005-1, 6.9; ISO 19005-2, 6.4; ISO 14289-1, 7.15", "Forms need no appearances made by readers and no XFA.");
    public static readonly ConformanceRule Catalog = new("catalog-keys", "ISO 19005-2, 6.10 to 6.12", "There are no alternate presentations, transitions, or requirements.");
    public static readonly ConformanceRule AnnotationTagged = new("annotation-tagged", "ISO 14289-1, 7.18.1", "Annotations are in the structure.");
    public static readonly ConformanceRule LinkTagged = new("link-tagged", "ISO 14289-1, 7.18.5", "Links are in a Link element.");
    public static readonly ConformanceRule LinkContents = new("link-contents", "ISO 14289-1, 7.18.5", "Links say in words where they lead.");
    public static readonly ConformanceRule TabOrder = new("tab-order", "ISO 14289-1, 7.18.3", "Pages with annotations are stepped through in the order of the structure.");
    public static readonly ConformanceRule TrapNet = new("annotation-trap-net", "ISO 14289-1, 7.18.2", "There are no trap network annotations.");

    private static readonly FrozenSet<string> Kinds =
        ["Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Popup", "FileAttachment", "Widget", "PrinterMark", "TrapNet", "Watermark", "Redact"];

    private static readonly FrozenSet<string> BadActions =
        ["Launch", "Sound", "Movie", "ResetForm", "ImportData", "JavaScript", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "SetState", "NOP"];

    public static void Check(Subject subject)
    {
        if (subject.Claim is { Part: null, IsAccessible: false }) return;
        for (var i = 0; i < subject.Pages.Count; i++)
        {
            var annotations = subject.File.Items(subject.Pages[i].Entries, "Annots").OfType<PdfObject.Dictionary>().ToList();
            if (subject.Claim.IsAccessible && annotations.Count > 0) subject.Require(subject.File.Name(subject.Pages[i].Entries, "Tabs") == "S", TabOrder, $"Page {i + 1} is not stepped through in the order of the structure.");
            foreach (var annotation in annotations) CheckAnnotation(subject, annotation, i + 1);
            if (subject.IsArchival) subject.Require(subject.Pages[i].Entries.Find("AA") is null, Trigger, $"Page {i + 1} does something when it is opened.");
            if (subject.IsArchival) subject.Require(subject.Pages[i].Entries.Find("PresSteps") is null, Catalog, $"Page {i + 1} has transitions.");
        }

        CheckForms(subject);
        if (!subject.IsArchival) return;
        subject.Require(subject.Catalog.Find("AA") is null, Trigger, "The catalog has triggers.");
        if (subject.Claim.Part != 1)
            foreach (var key in (string[])["Requirements", "NeedsRendering"]) subject.Require(subject.Catalog.Find(key) is null, Catalog, $"The catalog has {key}.");
        subject.Require(subject.File.Dictionary(subject.Catalog, "Names")?.Find("AlternatePresentations") is null, Catalog, "The file has alternate presentations.");
        subject.Require(subject.File.Dictionary(subject.Catalog, "Names")?.Find("JavaScript") is null, Action, "The file has scripts.");
        foreach (var (number, value) in subject.Objects) CheckActions(subject, number, value, 0);
    }

    private static void CheckAnnotation(Subject subject, PdfObject.Dictionary annotation, int page)
    {
        var file = subject.File;
        var kind = file.Name(annotation, "Subtype") ?? "";
        var flags = file.Integer(annotation, "F") ?? 0;
        if (subject.IsArchival)
        {
            subject.Require(Kinds.Contains(kind) && !(subject.Claim.Part == 1 && kind is "FileAttachment" or "Polygon" or "PolyLine" or "Caret" or "Watermark" or "Redact" && subject.Claim.Part == 1), Kind, $"Page {page} has an annotation of the kind {kind}.");
            subject.Require(kind == "Popup" || ((annotation.Find("F") is not null) && (flags & 4) != 0 && (flags & (1 | 2 | 32)) == 0 && (subject.Claim.Part == 1 || (flags & 256) == 0)), Flags, $"Page {page} has an annotation ({kind}) that is not printed, or is hidden.");
            CheckAppearance(subject, annotation, kind, page);
        }

        if (!subject.Claim.IsAccessible) return;
        subject.Require(kind != "TrapNet", TrapNet, $"Page {page} has a trap network.");
        if (kind is "Popup" or "PrinterMark" || (flags & 2) != 0) return;
        var element = file.Integer(annotation, "StructParent") is { } key ? subject.Structure.ParentOf(key) : null;
        subject.Require(element is not null, AnnotationTagged, $"Page {page} has an annotation ({kind}) outside the structure.");
        if (kind != "Link") return;
        if (element is not null) subject.Require(subject.Structure.IsWithin(element, "Link"), LinkTagged, $"Page {page} has a link that is in no Link element.");
        subject.Require(file.Text(annotation, "Contents") is { Length: > 0 }, LinkContents, $"Page {page} has a link that does not say where it leads.");
    }

    private static void CheckAppearance(Subject subject, PdfObject.Dictionary annotation, string kind, int page)
    {
        var file = subject.File;
        if (file.Dictionary(annotation, "AP") is { } appearance)
        {
            subject.Require(appearance.Entries.All(entry => entry.Key == "N"), Appearance, $"Page {page} has an annotation ({kind}) with other appearances than the normal one.");
            return;
        }

        subject.Require(kind is "Link" or "Popup" || subject.Claim.Part == 1 && kind != "Widget", Appearance, $"Page {page} has an annotation ({kind}) without appearance.");
    }

    private static void CheckForms(Subject subject)
    {
        if (subject.File.Dictionary(subject.Catalog, "AcroForm") is not { } form) return;
        subject.Require(subject.File.Get(form, "NeedAppearances") is not PdfObject.Bool { Value: true } || !subject.IsArchival, FormFields, "The form needs appearances made by the reader.");
        subject.Require(form.Find("XFA") is null, FormFields, "The form is an XFA form.");
    }

    private static void CheckActions(Subject subject, int number, PdfObject value, int depth)
    {
        if (depth > 16) return;
        if (value is PdfObject.Array array)
            foreach (var item in array.Items) CheckActions(subject, number, item, depth + 1);
        if (value is not PdfObject.Dictionary dictionary) return;
        if (subject.File.Name(dictionary, "S") is { } kind && (dictionary.Find("P") is null || dictionary.Find("K") is null))
        {
            subject.Require(!BadActions.Contains(kind), Action, $"Object {number} has an action of the kind {kind}.");
            if (kind == "Named") subject.Require(subject.File.Name(dictionary, "N") is "NextPage" or "PrevPage" or "FirstPage" or "LastPage", NamedAction, $"Object {number} has the action {subject.File.Name(dictionary, "N")}.");
        }

        if (subject.File.Name(dictionary, "Subtype") == "Widget" || dictionary.Find("FT") is not null) subject.Require(dictionary.Find("AA") is null, Trigger, $"The field of object {number} has triggers.");
        foreach (var (_, entry) in dictionary.Entries) CheckActions(subject, number, entry, depth + 1);
    }
}
