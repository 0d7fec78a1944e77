using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Typesetting.Frames;

namespace Digest.Render.Pdf.Pdf.Structure;

/// <summary>An element of the structure tree while its pages are written.</summary>
internal sealed class StructureNode(StructureElement element)
{
    /// <summary>What was said of it before anything was drawn.</summary>
    public StructureElement Element => element;

    /// <summary>What it is.</summary>
    public StructureRole Role { get; set; } = element.Role;

    // Nearly every element holds one thing, which needs no list.
    private StructureKid only;
    private List<StructureKid>? further;

    /// <summary>How many things it holds.</summary>
    public int KidCount { get; private set; }

    /// <summary>The last thing that it holds, or null.</summary>
    public StructureKid? LastKid => KidCount == 0 ? null : KidAt(KidCount - 1);

    /// <summary>What it holds at a place, in the order in which it was drawn.</summary>
    public StructureKid KidAt(int place) => place == 0 ? only : further![place - 1];

    /// <summary>Adds what was drawn next.</summary>
    public void Add(StructureKid kid)
    {
        if (KidCount++ == 0) only = kid;
        else (further ??= []).Add(kid);
    }

    /// <summary>What to say for it to those who cannot see it, or null.</summary>
    public string? Alternative { get; set; }

    /// <summary>Where a link leads, or null.</summary>
    public string? Target { get; init; }

    /// <summary>The box of a figure on its page, or null.</summary>
    public PdfObject.Array? Box { get; init; }

    /// <summary>True for an element of a line, made as it is drawn: its place among its parent's kids is where it was drawn.</summary>
    public bool IsInline { get; init; }
}

/// <summary>Something that an element holds.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Page">The index of the page it is on; for an element, nothing.</param>
/// <param name="Index">The number of the marked content, or the index of the element; for an object, nothing.</param>
/// <param name="Object">The annotation, or null.</param>
internal readonly record struct StructureKid(StructureKidKind Kind, int Page, int Index, PdfObject.Reference? Object = null);

/// <summary>What an element may hold.</summary>
internal enum StructureKidKind
{
    /// <summary>Marked content of a page.</summary>
    Content,

    /// <summary>Another element.</summary>
    Element,

    /// <summary>An annotation.</summary>
    Object,
}
