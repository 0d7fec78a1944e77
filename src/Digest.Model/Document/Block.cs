using Digest.Model.Text;

namespace Digest.Model.Document;

/// <summary>A piece of text that stands on its own: one of the closed set nested here.</summary>
public abstract record Block
{
    private Block()
    {
    }

    /// <summary>Where it was written.</summary>
    public Origin Origin { get; init; }

    /// <summary>A heading of level 1 to 6; 0 where the carrier lost the level.</summary>
    public sealed record Heading(int Level, EquatableArray<Inline> Content) : Block;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(EquatableArray<Inline> Content) : Block;

    /// <summary>A list; <paramref name="Start"/> is the first number, or null for bullets.</summary>
    public sealed record List(int? Start, EquatableArray<ListItem> Items) : Block;

    /// <summary>A table; <paramref name="Head"/> is empty when it has no heading row. Rows may be of different lengths.</summary>
    public sealed record Table(EquatableArray<TableCell> Head, EquatableArray<TableRow> Rows) : Block;

    /// <summary>Quoted text.</summary>
    public sealed record Quote(EquatableArray<Block> Content) : Block;

    /// <summary>A titled box (MkDocs <c>!!! kind "title"</c>); kind is lower case, such as <c>note</c>.</summary>
    public sealed record Admonition(string Kind, EquatableArray<Inline> Title, EquatableArray<Block> Content) : Block;

    /// <summary>Lines of code kept as they are; language is null when not given.</summary>
    public sealed record CodeBlock(string Value, string? Language) : Block;

    /// <summary>A line across the text between two parts.</summary>
    public sealed record ThematicBreak : Block;
}

/// <summary>One entry of a list.</summary>
/// <param name="Content">What it says.</param>
public sealed record ListItem(EquatableArray<Block> Content)
{
    /// <summary>Where it was written.</summary>
    public Origin Origin { get; init; }

    /// <summary>True or false for a task that is or is not done; null for an ordinary entry.</summary>
    public bool? Done { get; init; }
}

/// <summary>One row of a table's body.</summary>
/// <param name="Cells">Its cells, left to right.</param>
public sealed record TableRow(EquatableArray<TableCell> Cells)
{
    /// <summary>Where it was written.</summary>
    public Origin Origin { get; init; }
}

/// <summary>One cell of a table.</summary>
/// <param name="Content">What it says; empty when the cell is.</param>
public sealed record TableCell(EquatableArray<Inline> Content)
{
    /// <summary>How the column's text is aligned.</summary>
    public Alignment Alignment { get; init; }
}

/// <summary>How text stands in its column.</summary>
public enum Alignment
{
    /// <summary>At the start of the line, also when nothing was said.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the end, as figures do.</summary>
    End,
}
