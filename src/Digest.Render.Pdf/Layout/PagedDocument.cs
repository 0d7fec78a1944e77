using Digest.Model;
using Digest.Typesetting.Frames;

namespace Digest.Render.Pdf.Layout;

/// <summary>An issue laid out on pages: what PDF, PNG and SVG are made from.</summary>
public sealed record PagedDocument
{
    /// <summary>What the file says about itself.</summary>
    public required DocumentInfo Info { get; init; }

    /// <summary>The pages, each a frame of the page's full size.</summary>
    public required EquatableArray<Page> Pages { get; init; }

    /// <summary>The structure's elements in reading order, parents before their parts; empty when nothing is said of it.</summary>
    public EquatableArray<StructureElement> Structure { get; init; }

    /// <summary>The bookmarks, in order; a deeper level belongs to the nearest shallower one before it.</summary>
    public EquatableArray<Bookmark> Bookmarks { get; init; }
}

/// <summary>One page.</summary>
/// <param name="Frame">Its content; the size is the paper's.</param>
/// <param name="Label">The page number as readers see it.</param>
public sealed record Page(Frame Frame, string Label);

/// <summary>An entry of the outline that viewers show beside the pages.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Level">1 for the outermost.</param>
/// <param name="Anchor">The name of the anchor it leads to.</param>
public sealed record Bookmark(string Title, int Level, string Anchor);

/// <summary>What a document says about itself.</summary>
public sealed record DocumentInfo
{
    /// <summary>The title; never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Who made the issue, or null.</summary>
    public string? Author { get; init; }

    /// <summary>What it is about, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>Key words; empty when there are none.</summary>
    public EquatableArray<string> Keywords { get; init; }

    /// <summary>The language, a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The day it is dated, or null. It is never the time of the build, so that the same issue gives the same bytes.</summary>
    public DateOnly? Date { get; init; }
}
