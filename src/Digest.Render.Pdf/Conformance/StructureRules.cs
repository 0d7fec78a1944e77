using System.Collections.Frozen;
using System.Globalization;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Rules over tags (ISO 19005-1, 6.8; ISO 19005-2 and -3, 6.7; ISO 14289-1, 7), after the conditions of the Matterhorn protocol that a program can judge.</summary>
internal static class StructureRules
{
    public static readonly ConformanceRule Marked = new("structure-marked", "ISO 19005-1, 6.8.2.2; ISO 19005-2, 6.7.2.2; ISO 14289-1, 7.1", "The file says that it is tagged, and its tags are not suspect.");
    public static readonly ConformanceRule Tree = new("structure-tree", "ISO 19005-1, 6.8.3; ISO 19005-2, 6.7.3; ISO 14289-1, 7.1", "The file has a structure tree that can be walked.");
    public static readonly ConformanceRule Types = new("structure-types", "ISO 19005-1, 6.8.3.4; ISO 19005-2, 6.7.3.4; ISO 14289-1, 7.1", "Types of elements are standard ones, or mapped to them, and no standard one is mapped.");
    public static readonly ConformanceRule Content = new("structure-content", "ISO 14289-1, 7.1", "All content is tagged, or an artifact.");
    public static readonly ConformanceRule Nesting = new("structure-artifacts", "ISO 14289-1, 7.1", "Artifacts and tagged content do not stand within each other.");
    public static readonly ConformanceRule Parents = new("structure-parents", "ISO 32000-1, 14.7.4.4; ISO 14289-1, 7.1", "Each marked content leads to its element.");
    public static readonly ConformanceRule Numbers = new("structure-numbers", "ISO 32000-1, 14.7.4", "Numbers of marked contents are used once on a page.");
    public static readonly ConformanceRule Headings = new("structure-headings", "ISO 14289-1, 7.4.2", "The first heading is of level 1, and no level is left out.");
    public static readonly ConformanceRule OneHeadingKind = new("structure-heading-kinds", "ISO 14289-1, 7.4.4", "Headings are either all with a level or all without.");
    public static readonly ConformanceRule Holders = new("structure-holders", "ISO 14289-1, 7.2", "Rows are in tables, cells in rows, entries in lists, labels and bodies in entries, and entries of contents in contents.");
    public static readonly ConformanceRule Scope = new("table-scope", "ISO 14289-1, 7.5", "Head cells say what they head.");
    public static readonly ConformanceRule Regular = new("table-regular", "ISO 14289-1, 7.5", "The rows of a table have as many columns as each other.");
    public static readonly ConformanceRule Lists = new("list-numbering", "ISO 14289-1, 7.6", "Lists whose entries have labels say how they are numbered.");
    public static readonly ConformanceRule Figures = new("figure-text", "ISO 14289-1, 7.3", "Figures have a text that stands for them.");
    public static readonly ConformanceRule Formulas = new("formula-text", "ISO 14289-1, 7.7", "Formulas have a text that stands for them.");
    public static readonly ConformanceRule Notes = new("note-identifier", "ISO 14289-1, 7.9", "Notes have identifiers that differ.");

    private static readonly FrozenDictionary<string, string[]> HoldersOf = new Dictionary<string, string[]>
    {
        ["TR"] = ["Table", "THead", "TBody", "TFoot"],
        ["THead"] = ["Table"],
        ["TBody"] = ["Table"],
        ["TFoot"] = ["Table"],
        ["TD"] = ["TR"],
        ["TH"] = ["TR"],
        ["LI"] = ["L"],
        ["LBody"] = ["LI"],
        ["TOCI"] = ["TOC"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Check(Subject subject)
    {
        if (!subject.IsTagged) return;
        var file = subject.File;
        var mark = file.Dictionary(subject.Catalog, "MarkInfo");
        subject.Require(mark is not null && file.Get(mark, "Marked") is PdfObject.Bool { Value: true }, Marked, "The file does not say that it is tagged.");
        if (subject.Claim.IsAccessible) subject.Require(mark is null || file.Get(mark, "Suspects") is not PdfObject.Bool { Value: true }, Marked, "The file says that its tags are suspect.");
        subject.Require(subject.Structure.Root is not null && !subject.Structure.IsBroken, Tree, "The structure tree is missing, or cannot be walked.");
        if (subject.Structure.Root is null) return;
        CheckTypes(subject);
        if (!subject.Claim.IsAccessible) return;
        for (var i = 0; i < subject.Pages.Count; i++) CheckPage(subject, subject.Pages[i], i + 1);
        CheckHeadings(subject);
        CheckElements(subject);
    }

    private static void CheckTypes(Subject subject)
    {
        var structure = subject.Structure;
        foreach (var type in structure.Elements.Select(structure.TypeOf).Distinct()) subject.Require(StandardTypes.All.Contains(type), Types, $"The type {type} is not standard, nor mapped to one that is.");
        if (subject.Claim.IsAccessible)
            foreach (var name in structure.MappedRoles) subject.Require(!StandardTypes.All.Contains(name), Types, $"The standard type {name} is given another meaning.");
    }

    private static void CheckPage(Subject subject, Subject.Page page, int number)
    {
        var content = page.Content;
        subject.Require(!content.HasUnmarked, Content, $"Page {number} has content that is neither tagged nor an artifact.");
        subject.Require(!content.HasArtifactInside && !content.HasContentInArtifact, Nesting, $"On page {number} artifacts and tagged content stand within each other.");
        subject.Require(content.Numbers.Count == content.Numbers.Distinct().Count(), Numbers, $"Page {number} uses a number of marked content twice.");
        if (content.Numbers.Count == 0) return;
        var key = subject.File.Integer(page.Entries, "StructParents");
        subject.Require(key is not null && content.Numbers.All(own => subject.Structure.ParentOf(key.Value, own) is not null), Parents, $"Page {number} has marked content that leads to no element.");
    }

    private static void CheckHeadings(Subject subject)
    {
        var types = subject.Structure.Elements.Select(subject.Structure.TypeOf).Where(type => type is "H" or ['H', >= '1' and <= '6']).ToList();
        subject.Require(!(types.Contains("H") && types.Any(type => type.Length == 2)), OneHeadingKind, "Headings with and without a level are mixed.");
        var level = 0;
        foreach (var type in types.Where(type => type.Length == 2))
        {
            var next = type[1] - '0';
            subject.Require(next <= level + 1, Headings, $"A heading of level {next} follows {(level == 0 ? "no other" : $"one of level {level}")}.");
            level = next;
        }
    }

    private static void CheckElements(Subject subject)
    {
        var (file, structure) = (subject.File, subject.Structure);
        var notes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in structure.Elements)
        {
            var type = structure.TypeOf(element);
            if (HoldersOf.TryGetValue(type, out var holders) && file.Dictionary(element, "P") is { } parent) subject.Require(holders.Contains(structure.TypeOf(parent)), Holders, $"A {type} stands in a {structure.TypeOf(parent)}.");
            switch (type)
            {
                case "Figure": subject.Require(HasText(file, element), Figures, "A figure has no text that stands for it."); break;
                case "Formula": subject.Require(HasText(file, element), Formulas, "A formula has no text that stands for it."); break;
                case "Note": subject.Require(file.Text(element, "ID") is { } id && notes.Add(id), Notes, "A note has no identifier, or that of another."); break;
                case "TH": subject.Require(Attribute(file, element, "Scope") is not null || element.Find("ID") is not null, Scope, "A head cell does not say what it heads."); break;
                case "Table": CheckTable(subject, element); break;
                case "L" when structure.ChildrenOf(element).Any(entry => structure.ChildrenOf(entry).Any(part => structure.TypeOf(part) == "Lbl")):
                    subject.Require(Attribute(file, element, "ListNumbering") is not null, Lists, "A list with labels does not say how it is numbered.");
                    break;
            }
        }
    }

    private static bool HasText(PdfFile file, PdfObject.Dictionary element) => !string.IsNullOrWhiteSpace(file.Text(element, "Alt")) || file.Text(element, "ActualText") is not null;

    private static PdfObject? Attribute(PdfFile file, PdfObject.Dictionary element, string key)
    {
        var attributes = file.Get(element, "A") switch { PdfObject.Dictionary one => [one], PdfObject.Array several => several.Items.Select(file.AsDictionary).OfType<PdfObject.Dictionary>(), _ => Enumerable.Empty<PdfObject.Dictionary>() };
        return attributes.Select(attribute => file.Get(attribute, key)).FirstOrDefault(found => found is not null);
    }

    private static void CheckTable(Subject subject, PdfObject.Dictionary table)
    {
        var (file, structure) = (subject.File, subject.Structure);
        var rows = structure.ChildrenOf(table).SelectMany(child => structure.TypeOf(child) is "THead" or "TBody" or "TFoot" ? structure.ChildrenOf(child) : [child]).Where(row => structure.TypeOf(row) == "TR").ToList();
        var widths = new List<long>();
        var hanging = new List<(long Columns, long Rows)>();
        foreach (var row in rows)
        {
            var width = hanging.Sum(cell => cell.Columns);
            hanging = [.. hanging.Select(cell => (cell.Columns, cell.Rows - 1)).Where(cell => cell.Item2 > 0)];
            foreach (var cell in structure.ChildrenOf(row))
            {
                var (columns, deep) = (Span(file, cell, "ColSpan"), Span(file, cell, "RowSpan"));
                width += columns;
                if (deep > 1) hanging.Add((columns, deep - 1));
            }

            widths.Add(width);
        }

        subject.Require(widths.Distinct().Count() <= 1, Regular, string.Create(CultureInfo.InvariantCulture, $"A table has rows of {widths.DefaultIfEmpty(0).Min()} to {widths.DefaultIfEmpty(0).Max()} columns."));
    }

    private static long Span(PdfFile file, PdfObject.Dictionary cell, string key) => Attribute(file, cell, key) is PdfObject.Integer { Value: >= 1 and <= 10_000 } span ? span.Value : 1;
}
