using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf;

/// <summary>Every size and leading of a theme; the ones given here are those of a page of 118 mm measure.</summary>
public sealed record TypeScale
{
    /// <summary>Running text, the measure that all others follow.</summary>
    public TypeSize Body { get; init; } = new(10.5, 14.2);

    /// <summary>The largest size of the title; a long one is set smaller.</summary>
    public Pt Masthead { get; init; } = new(27);

    /// <summary>The sentences on top of the issue.</summary>
    public TypeSize Lead { get; init; } = new(12.2, 16.4);

    /// <summary>Titles of papers, and their numbers.</summary>
    public TypeSize Title { get; init; } = new(15, 18);

    /// <summary>Titles of ideas.</summary>
    public TypeSize Idea { get; init; } = new(13, 16.5);

    /// <summary>Titles of the synthesis' parts and headings within text.</summary>
    public TypeSize Heading { get; init; } = new(12, 15);

    /// <summary>Titles of sections.</summary>
    public TypeSize Section { get; init; } = new(9.4, 13);

    /// <summary>Authors.</summary>
    public TypeSize Authors { get; init; } = new(9.5, 12.4);

    /// <summary>Institutions.</summary>
    public TypeSize Affiliations { get; init; } = new(8.6, 11.4);

    /// <summary>Labels of fields.</summary>
    public TypeSize Label { get; init; } = new(7.4, 10.6);

    /// <summary>Side notes, running heads, captions, the colophon.</summary>
    public TypeSize Note { get; init; } = new(7.4, 10.6);

    /// <summary>Titles in tables of papers.</summary>
    public TypeSize Row { get; init; } = new(9.6, 11.8);

    /// <summary>Small text below titles in tables of papers.</summary>
    public TypeSize Byline { get; init; } = new(7, 9.6);

    /// <summary>Figures in tables of papers.</summary>
    public TypeSize Figures { get; init; } = new(8.4, 11.8);

    /// <summary>Tables that the source gives.</summary>
    public TypeSize Table { get; init; } = new(7.8, 10.4);

    /// <summary>Code.</summary>
    public TypeSize Code { get; init; } = new(8, 10.8);
}

/// <summary>A type size with the distance between its baselines.</summary>
/// <param name="Size">The size of an em.</param>
/// <param name="Leading">From baseline to baseline.</param>
public readonly record struct TypeSize(Pt Size, Pt Leading)
{
    /// <summary>Both in points.</summary>
    public TypeSize(double size, double leading)
        : this(new Pt(size), new Pt(leading))
    {
    }
}
