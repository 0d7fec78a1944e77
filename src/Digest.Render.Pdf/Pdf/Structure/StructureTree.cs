using Digest.Model;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Typesetting.Frames;

namespace Digest.Render.Pdf.Pdf.Structure;

/// <summary>
/// The structure of a document as its pages are written (ISO 32000-1, 14.7). Blocks are known before, in reading order; elements of lines (links,
/// formulas, code) are added where they are drawn, so that they stand among the text around them. Marked content gets its numbers here.
/// </summary>
internal sealed class StructureTree
{
    private readonly List<StructureNode> nodes = [];
    private readonly List<List<int>> pages = [];
    private readonly List<int> annotations = [];
    private bool[]? kept;
    private DeclaredTree? declared;
    private List<int>? order;

    /// <summary>Takes over the elements that a document declares.</summary>
    public StructureTree(EquatableArray<StructureElement> elements) => nodes.AddRange(elements.Select(element => new StructureNode(element)));

    /// <summary>The elements, declared ones first.</summary>
    public IReadOnlyList<StructureNode> Nodes => nodes;

    /// <summary>For each page the elements of its marked contents, by their numbers.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Pages => pages;

    /// <summary>The elements of the annotations, by their keys less the number of pages.</summary>
    public IReadOnlyList<int> Annotations => annotations;

    /// <summary>Starts the next page; gives its index, which is its key in the parent tree.</summary>
    public int AddPage()
    {
        pages.Add([]);
        return pages.Count - 1;
    }

    /// <summary>Starts marked content of an element on the page added last; gives its number.</summary>
    public int AddContent(int node)
    {
        var content = pages[^1].Count;
        pages[^1].Add(node);
        nodes[node].Add(new(StructureKidKind.Content, pages.Count - 1, content));
        return content;
    }

    /// <summary>Adds a paragraph for text that no element claims.</summary>
    public int AddParagraph() => Add(new StructureNode(new StructureElement { Role = StructureRole.Paragraph }));

    /// <summary>
    /// Adds an element of a line to <paramref name="parent"/>. A link goes on with the one just before it when it leads to the same place, as on a second
    /// line; so does a formula's further piece, which has nothing to say of its own.
    /// </summary>
    public int AddInline(int parent, StructureRole role, string? alternative, string? target = null, PdfObject.Array? box = null)
    {
        if (nodes[parent].LastKid is { Kind: StructureKidKind.Element, Index: var last } && Continues(nodes[last], role, alternative, target)) return last;
        var element = new StructureElement { Role = role, Parent = parent };
        var added = Add(new StructureNode(element) { Alternative = alternative, Target = target, Box = box, IsInline = true });
        nodes[parent].Add(new(StructureKidKind.Element, 0, added));
        return added;
    }

    /// <summary>Puts an annotation into an element; gives its key in the parent tree, which follows those of <paramref name="pageCount"/> pages.</summary>
    public int AddAnnotation(int node, int page, PdfObject.Reference annotation, int pageCount)
    {
        nodes[node].Add(new(StructureKidKind.Object, page, 0, annotation));
        annotations.Add(node);
        return pageCount + annotations.Count - 1;
    }

    /// <summary>The declared elements that have something to show; asked for when all pages are written, as is what follows.</summary>
    public DeclaredTree Declared => declared ??= FindDeclared();

    /// <summary>The indices of the elements that have something to show in the order in which they are read, each before what it holds, and below each declared one those declared in it.</summary>
    public IReadOnlyList<int> InReadingOrder => order ??= FindOrder();

    private bool[] Kept => kept ??= FindKept();

    /// <summary>
    /// Which elements have something to show. Cells stay as long as their row does, so that rows are regular; links that lead nowhere become mere
    /// spans.
    /// </summary>
    private bool[] FindKept()
    {
        var found = new bool[nodes.Count];
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            var node = nodes[i];
            var hasObject = false;
            for (var k = 0; k < node.KidCount; k++)
            {
                var kid = node.KidAt(k);
                found[i] |= kid.Kind != StructureKidKind.Element || found[kid.Index];
                hasObject |= kid.Kind == StructureKidKind.Object;
            }

            if (found[i] && node.Element.Parent is { } parent) found[parent] = true;
            if (node.Role == StructureRole.Link && !hasObject) node.Role = StructureRole.Span;
        }

        for (var i = 0; i < nodes.Count; i++)
            if (nodes[i].Role is StructureRole.TableData or StructureRole.TableHeader && nodes[i].Element.Parent is { } row) found[i] = found[row];
        return found;
    }

    private DeclaredTree FindDeclared()
    {
        var found = new DeclaredTree(nodes.Count);
        for (var i = nodes.Count - 1; i >= 0; i--)
            if (Kept[i] && !nodes[i].IsInline) found.AddBeforeOthers(i, nodes[i].Element.Parent);
        return found;
    }

    private List<int> FindOrder()
    {
        var read = new List<int>(nodes.Count);
        var next = new Stack<int>();
        var held = new List<int>();
        PushDeclared(null);
        while (next.TryPop(out var index))
        {
            read.Add(index);
            var node = nodes[index];
            for (var i = node.KidCount - 1; i >= 0; i--)
                if (node.KidAt(i) is { Kind: StructureKidKind.Element, Index: var kid } && Kept[kid]) next.Push(kid);
            PushDeclared(index);
        }

        return read;

        void PushDeclared(int? parent)
        {
            held.Clear();
            foreach (var child in Declared.Of(parent)) held.Add(child);
            for (var i = held.Count - 1; i >= 0; i--) next.Push(held[i]);
        }
    }

    private static bool Continues(StructureNode last, StructureRole role, string? alternative, string? target) => last.Role == role && role switch
    {
        StructureRole.Link => last.Target == target && last.Alternative == alternative,
        StructureRole.Formula => alternative is { Length: 0 },
        _ => false,
    };

    private int Add(StructureNode node)
    {
        nodes.Add(node);
        return nodes.Count - 1;
    }
}
