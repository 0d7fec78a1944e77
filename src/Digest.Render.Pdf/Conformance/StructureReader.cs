using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>The structure tree of a file (ISO 32000-1, 14.7): its elements in reading order, their standard types, and the tree from contents to elements.</summary>
internal sealed class StructureReader
{
    private const int DeepestElement = 500;

    private readonly PdfFile file;
    private readonly PdfObject.Dictionary? roles;
    private readonly Dictionary<long, PdfObject> parents = [];
    private readonly HashSet<PdfObject.Dictionary> seen = new(ReferenceEqualityComparer.Instance);

    public StructureReader(PdfFile file, PdfObject.Dictionary catalog)
    {
        this.file = file;
        Root = file.Dictionary(catalog, "StructTreeRoot");
        if (Root is null) return;
        roles = file.Dictionary(Root, "RoleMap");
        if (file.Dictionary(Root, "ParentTree") is { } tree) AddNumbers(tree, 0);
        Walk(Root, 0);
    }

    /// <summary>The root; null without a structure.</summary>
    public PdfObject.Dictionary? Root { get; }

    /// <summary>The elements, each before what it holds.</summary>
    public List<PdfObject.Dictionary> Elements { get; } = [];

    /// <summary>True when elements hold each other in a circle or too deep.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The type of an element as standards name it; its own when the role map leads to none.</summary>
    public string TypeOf(PdfObject.Dictionary element)
    {
        var type = file.Name(element, "S") ?? "";
        for (var i = 0; i < 16 && !StandardTypes.All.Contains(type) && roles is not null && file.Name(roles, type) is { } mapped; i++) type = mapped;
        return type;
    }

    /// <summary>The names that the role map gives other meanings.</summary>
    public IEnumerable<string> MappedRoles => roles is null ? [] : roles.Entries.Select(entry => entry.Key);

    /// <summary>The elements that an element holds.</summary>
    public IEnumerable<PdfObject.Dictionary> ChildrenOf(PdfObject.Dictionary element) => Kids(element).OfType<PdfObject.Dictionary>().Where(IsElement);

    /// <summary>What an element holds.</summary>
    public IEnumerable<PdfObject> Kids(PdfObject.Dictionary element) => file.Get(element, "K") switch
    {
        null => [],
        PdfObject.Array several => several.Items.Select(file.Resolve),
        var one => [one],
    };

    /// <summary>The element of a key of the parent tree, for annotations; null when there is none.</summary>
    public PdfObject.Dictionary? ParentOf(long key) => parents.GetValueOrDefault(key) as PdfObject.Dictionary;

    /// <summary>The element of marked content of a page; null when there is none.</summary>
    public PdfObject.Dictionary? ParentOf(long key, int content) =>
        parents.GetValueOrDefault(key) is PdfObject.Array list && content >= 0 && content < list.Items.Count ? file.AsDictionary(list.Items[content]) : null;

    /// <summary>True when an element or one around it is of a type.</summary>
    public bool IsWithin(PdfObject.Dictionary element, string type)
    {
        var at = element;
        for (var i = 0; i < DeepestElement && at is not null; i++)
        {
            if (TypeOf(at) == type) return true;
            at = file.Dictionary(at, "P");
        }

        return false;
    }

    private static bool IsElement(PdfObject.Dictionary kid) => kid.Find("S") is not null;

    private void AddNumbers(PdfObject.Dictionary node, int depth)
    {
        if (depth > 32 || !seen.Add(node)) return;
        var numbers = file.Get(node, "Nums") is PdfObject.Array list ? list.Items : [];
        for (var i = 0; i + 1 < numbers.Count; i += 2)
            if (file.Resolve(numbers[i]) is PdfObject.Integer key) parents.TryAdd(key.Value, file.Resolve(numbers[i + 1]));
        foreach (var kid in file.Items(node, "Kids").OfType<PdfObject.Dictionary>()) AddNumbers(kid, depth + 1);
    }

    private void Walk(PdfObject.Dictionary element, int depth)
    {
        if (depth > DeepestElement || !seen.Add(element))
        {
            IsBroken = true;
            return;
        }

        if (depth > 0) Elements.Add(element);
        foreach (var child in ChildrenOf(element)) Walk(child, depth + 1);
    }
}

/// <summary>The standard structure types (ISO 32000-1, 14.8.4).</summary>
internal static class StandardTypes
{
    public static readonly IReadOnlySet<string> All =
        ("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot "
         + "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form").Split(' ').ToHashSet(StringComparer.Ordinal);
}
