using Digest.Typesetting.Frames;

namespace Digest.Render.Pdf.Layout;

/// <summary>An element of a document's structure (ISO 32000-1, 14.7.2): what screen readers step through. Groups of frames name it by its index.</summary>
public sealed record StructureElement
{
    /// <summary>What it is.</summary>
    public required StructureRole Role { get; init; }

    /// <summary>The index of the element that it is part of, always smaller than its own; null for the outermost.</summary>
    public int? Parent { get; init; }

    /// <summary>How many columns a table's cell takes; at least 1.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>What a head cell heads.</summary>
    public HeadScope Scope { get; init; }

    /// <summary>How the labels of a list are numbered.</summary>
    public ListNumbering Numbering { get; init; }
}

/// <summary>What a table's head cell heads (ISO 32000-1, 14.8.5.7).</summary>
public enum HeadScope
{
    /// <summary>The column below it.</summary>
    Column,

    /// <summary>The row beside it.</summary>
    Row,
}

/// <summary>How the labels of a list are numbered (ISO 32000-1, 14.8.5.5).</summary>
public enum ListNumbering
{
    /// <summary>Not at all: they are names, or there are none.</summary>
    None,

    /// <summary>Bullets.</summary>
    Disc,

    /// <summary>Figures.</summary>
    Decimal,
}
