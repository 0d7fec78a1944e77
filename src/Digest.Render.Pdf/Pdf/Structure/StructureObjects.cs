using System.Globalization;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Typesetting.Frames;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf.Structure;

/// <summary>Writes a structure tree (ISO 32000-1, 14.7 and 14.8): elements of the standard types alone, the tree from contents to elements, and the names of notes.</summary>
internal sealed class StructureObjects
{
    private readonly ObjectTable objects;
    private readonly StructureTree tree;
    private readonly IReadOnlyList<Reference> pages;
    private readonly int[] numbers;
    private readonly DeclaredTree declared;
    private readonly List<int> order;
    private readonly Reference root;
    private readonly Reference document;

    private StructureObjects(ObjectTable objects, StructureTree tree, IReadOnlyList<Reference> pages)
    {
        (this.objects, this.tree, this.pages) = (objects, tree, pages);
        (root, document) = (objects.Reserve(), objects.Reserve());
        numbers = new int[tree.Nodes.Count];
        declared = tree.Declared;
        order = ByRole(tree.InReadingOrder, tree);
        foreach (var index in order) numbers[index] = objects.Reserve().Number;
    }

    // Elements of one role stand together, as they come.
    private static List<int> ByRole(IReadOnlyList<int> order, StructureTree tree)
    {
        var roles = new SortedDictionary<StructureRole, List<int>>();
        foreach (var index in order)
        {
            if (!roles.TryGetValue(tree.Nodes[index].Role, out var same)) roles.Add(tree.Nodes[index].Role, same = []);
            same.Add(index);
        }

        return [.. roles.Values.SelectMany(same => same)];
    }

    /// <summary>Adds the tree to the file; gives its root.</summary>
    public static Reference Write(ObjectTable objects, StructureTree tree, IReadOnlyList<Reference> pages)
    {
        var writer = new StructureObjects(objects, tree, pages);
        foreach (var index in writer.order) objects.Write(writer.ReferenceTo(index), writer.Element(index));
        var outermost = new List<PdfObject>();
        foreach (var child in writer.declared.Of(null)) outermost.Add(writer.ReferenceTo(child));
        objects.Set(writer.document, Dict(("S", new Name("Document")), ("P", writer.root), ("K", new PdfObject.Array(outermost))));
        objects.Set(writer.root, Dict(
            ("Type", new Name("StructTreeRoot")),
            ("K", writer.document),
            ("ParentTree", objects.Add(writer.ParentTree())),
            ("ParentTreeNextKey", tree.Pages.Count + tree.Annotations.Count),
            ("IDTree", writer.Names())));
        return writer.root;
    }

    /// <summary>The standard structure type of a role (14.8.4).</summary>
    public static string TypeOf(StructureRole role) => role switch
    {
        StructureRole.Section => "Sect",
        StructureRole.Division => "Div",
        StructureRole.Title => "H1",
        >= StructureRole.Heading1 and <= StructureRole.Heading6 => "H" + (1 + (role - StructureRole.Heading1)).ToString(CultureInfo.InvariantCulture),
        StructureRole.Paragraph => "P",
        StructureRole.List => "L",
        StructureRole.ListItem => "LI",
        StructureRole.ListLabel => "Lbl",
        StructureRole.ListBody => "LBody",
        StructureRole.Contents => "TOC",
        StructureRole.ContentsItem => "TOCI",
        StructureRole.Table => "Table",
        StructureRole.TableRow => "TR",
        StructureRole.TableHeader => "TH",
        StructureRole.TableData => "TD",
        StructureRole.Quote => "BlockQuote",
        StructureRole.Code => "Code",
        StructureRole.Link => "Link",
        StructureRole.Formula => "Formula",
        StructureRole.Figure => "Figure",
        StructureRole.Note => "Note",
        StructureRole.Span => "Span",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    private Dictionary Element(int index)
    {
        var node = tree.Nodes[index];
        int? page = null;
        for (var i = 0; i < node.KidCount; i++)
            if (node.KidAt(i).Kind != StructureKidKind.Element) page ??= node.KidAt(i).Page;
        var kids = new List<PdfObject>(Math.Max(1, node.KidCount));
        foreach (var child in declared.Of(index)) kids.Add(ReferenceTo(child));
        for (var i = 0; i < node.KidCount; i++)
            if (Kid(node.KidAt(i), page) is { } held) kids.Add(held);
        return Dict(
            ("S", new Name(TypeOf(node.Role))),
            ("P", node.Element.Parent is { } parent ? ReferenceTo(parent) : document),
            ("Pg", page is { } number ? pages[number] : null),
            ("K", kids.Count switch { 0 => null, 1 => kids[0], _ => new PdfObject.Array(kids) }),
            ("Alt", node.Alternative is { Length: > 0 } alternative && node.Role is StructureRole.Formula or StructureRole.Figure ? Text(node.Alternative) : null),
            ("ID", node.Role == StructureRole.Note ? Text(IdOf(index)) : null),
            ("A", Attributes(node)));
    }

    private PdfObject? Kid(StructureKid kid, int? page) => kid.Kind switch
    {
        StructureKidKind.Element => numbers[kid.Index] == 0 ? null : ReferenceTo(kid.Index),
        StructureKidKind.Object => Dict(("Type", new Name("OBJR")), ("Pg", kid.Page == page ? null : pages[kid.Page]), ("Obj", kid.Object)),
        _ when kid.Page == page => kid.Index,
        _ => Dict(("Type", new Name("MCR")), ("Pg", pages[kid.Page]), ("MCID", kid.Index)),
    };

    private static Dictionary? Attributes(StructureNode node) => node.Role switch
    {
        StructureRole.TableHeader => Dict(("O", new Name("Table")), ("Scope", new Name(node.Element.Scope == HeadScope.Row ? "Row" : "Column")), ("ColSpan", Span(node))),
        StructureRole.TableData when node.Element.Columns > 1 => Dict(("O", new Name("Table")), ("ColSpan", Span(node))),
        StructureRole.List => Dict(("O", new Name("List")), ("ListNumbering", new Name(node.Element.Numbering.ToString()))),
        StructureRole.Figure => Dict(("O", new Name("Layout")), ("Placement", new Name("Block")), ("BBox", node.Box)),
        _ => null,
    };

    private static PdfObject? Span(StructureNode node) => node.Element.Columns > 1 ? node.Element.Columns : null;

    private static string IdOf(int index) => "note-" + index.ToString("D6", CultureInfo.InvariantCulture);

    // Made when it is written: to keep one for each element would be to keep as many objects.
    private Reference ReferenceTo(int index) => new(numbers[index]);

    private Dictionary ParentTree()
    {
        var entries = new List<PdfObject>();
        for (var page = 0; page < tree.Pages.Count; page++)
        {
            entries.Add(page);
            var contents = tree.Pages[page];
            var elements = new PdfObject[contents.Count];
            for (var i = 0; i < elements.Length; i++) elements[i] = ReferenceTo(contents[i]);
            entries.Add(objects.AddWritten(new PdfObject.Array(elements)));
        }

        for (var i = 0; i < tree.Annotations.Count; i++)
        {
            entries.Add(tree.Pages.Count + i);
            entries.Add(ReferenceTo(tree.Annotations[i]));
        }

        return Dict(("Nums", new PdfObject.Array(entries)));
    }

    private Dictionary? Names()
    {
        var notes = tree.Nodes.Index().Where(node => node.Item.Role == StructureRole.Note && numbers[node.Index] != 0)
            .SelectMany(node => (PdfObject[])[Text(IdOf(node.Index))!, ReferenceTo(node.Index)]).ToList();
        return notes.Count == 0 ? null : Dict(("Names", new PdfObject.Array(notes)));
    }
}
