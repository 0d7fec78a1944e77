using Digest.Model;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>How a paragraph is set.</summary>
public sealed record ParagraphStyle
{
    /// <summary>How its text looks.</summary>
    public required TextStyle Text { get; init; }

    /// <summary>The distance from baseline to baseline.</summary>
    public required Pt Leading { get; init; }

    /// <summary>How its lines stand in the measure.</summary>
    public ParagraphAlignment Alignment { get; init; }

    /// <summary>How far the first line is moved in.</summary>
    public Pt FirstIndent { get; init; }

    /// <summary>How far all lines but the first are moved in.</summary>
    public Pt HangingIndent { get; init; }

    /// <summary>What stands beside the first lines, or null.</summary>
    public SideBox? Beside { get; init; }

    /// <summary>Whether words may be divided where their spelling has no hyphen.</summary>
    public HyphenationMode Hyphenation { get; init; }

    /// <summary>The text's language as a BCP 47 tag; words of a language without patterns are not divided.</summary>
    public string Language { get; init; } = "en";

    /// <summary>
    /// Words with hyphens where they may be divided (<c>elec-tro-lyte</c>), for any language; one without a hyphen is never divided. They go before the
    /// patterns and before the words of science that are known without them.
    /// </summary>
    public EquatableArray<string> Exceptions { get; init; }

    /// <summary>A sign that, as a word of its own, parts the entries of a row (<c>·</c>), or null. Where a line ends at it, it goes with the spaces beside it.</summary>
    public char? Parting { get; init; }

    /// <summary>
    /// A sign that ends the entries of a row, as the last of a word (<c>,</c> between names, <c>;</c> between places), or null. A line ends within an entry, or within one that a <see cref="Parting"/>
    /// parts, only where lines would otherwise gape.
    /// </summary>
    public char? EntryEnd { get; init; }

    /// <summary>The colour of links, or null for the text's own.</summary>
    public Color? LinkColor { get; init; }
}

/// <summary>How lines stand in their measure.</summary>
public enum ParagraphAlignment
{
    /// <summary>Both margins even, but for the last line.</summary>
    Justified,

    /// <summary>Even at the left.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>Even at the right.</summary>
    End,
}

/// <summary>Whether words are divided by the patterns of their language.</summary>
public enum HyphenationMode
{
    /// <summary>Only at hyphens and soft hyphens that the text has.</summary>
    None,

    /// <summary>As <see cref="None"/>, and at a hyphen only where lines would otherwise gape: for titles and other short lines.</summary>
    Sparing,

    /// <summary>Also by the patterns of the paragraph's language.</summary>
    Automatic,
}
