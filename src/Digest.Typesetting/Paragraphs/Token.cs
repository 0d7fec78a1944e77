using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Paragraphs;

/// <summary>What a token is to the line breaker (TeXbook, chapter 14).</summary>
internal enum TokenKind : byte
{
    /// <summary>Something of fixed width.</summary>
    Box,

    /// <summary>A space that stretches and shrinks; a line may end at one that follows a box, and loses it.</summary>
    Space,

    /// <summary>A place where a line may end at a cost.</summary>
    Penalty,

    /// <summary>A place where a line must end.</summary>
    LineEnd,
}

/// <summary>What a break at a penalty does.</summary>
[Flags]
internal enum BreakTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The line ends in a hyphen or dash; two such lines in a row are penalised.</summary>
    Hyphenated = 1,

    /// <summary>A hyphen is set that the text does not have.</summary>
    AddsHyphen = 2,

    /// <summary>Found by patterns; not used where lines are good without.</summary>
    Automatic = 4,

    /// <summary>Found by the rules for running text, which do not hold in addresses and code.</summary>
    ByRule = 8,

    /// <summary>Within a part of a word that has hyphens of its own, or within an entry of a row; used only where lines would otherwise gape.</summary>
    LastResort = 16,
}

/// <summary>One step of a paragraph as the line breaker sees it. Lengths are in points.</summary>
internal readonly record struct Token
{
    /// <summary>A cost that forbids a break.</summary>
    public const int Forbidden = 10000;

    /// <summary>What it is.</summary>
    public required TokenKind Kind { get; init; }

    /// <summary>The natural width; for a penalty, what a break there adds to the line.</summary>
    public double Width { get; init; }

    /// <summary>By how much a space may grow at badness 100.</summary>
    public double Stretch { get; init; }

    /// <summary>By how much a space may shrink.</summary>
    public double Shrink { get; init; }

    /// <summary>The cost of a line end at a penalty or a space.</summary>
    public int Cost { get; init; }

    /// <summary>What a break at a penalty does.</summary>
    public BreakTraits Traits { get; init; }

    /// <summary>How far the end of a line may hang into the margin: for a box that stands last, for a penalty when broken there.</summary>
    public double Hang { get; init; }

    /// <summary>What is drawn, or null.</summary>
    public Material? Material { get; init; }
}

/// <summary>What a token draws: one of the closed set nested here.</summary>
internal abstract record Material
{
    private Material()
    {
    }

    /// <summary>Part of a stretch of text.</summary>
    public sealed record Glyphs(TextStretch Stretch, int Start, int Length) : Material;

    /// <summary>Something finished: a part of a formula, a stand-in.</summary>
    public sealed record Inset(Frame Frame, RunStyle Style) : Material;

    /// <summary>A space between words.</summary>
    public sealed record Blank(FontFace Face, RunStyle Style) : Material;

    /// <summary>A sign that parts two entries, with the spaces beside it: all that a line which ends there loses.</summary>
    public sealed record Parting(Token Before, Token Sign, Token After) : Material;
}

/// <summary>Text without spaces, of one face and style, within one word.</summary>
internal sealed class TextStretch(string text, FontFace face, RunStyle style, Word word)
{
    /// <summary>The characters.</summary>
    public string Text { get; } = text;

    /// <summary>The face that has them.</summary>
    public FontFace Face { get; } = face;

    /// <summary>The style.</summary>
    public RunStyle Style { get; } = style;

    /// <summary>The word it belongs to.</summary>
    public Word Word { get; } = word;

    /// <summary>The glyphs of all of it, once it was measured; shared, so they must not be changed.</summary>
    public ShapedGlyph[]? Shaped { get; set; }
}

/// <summary>What stands between two spaces or insets.</summary>
internal sealed class Word(string text, WordReading reading)
{
    /// <summary>The characters of the source.</summary>
    public string Text { get; } = text;

    /// <summary>Whether its glyphs say the same.</summary>
    public WordReading Reading { get; } = reading;
}

/// <summary>What a reader gets of an undivided word.</summary>
internal enum WordReading
{
    /// <summary>What the glyphs show.</summary>
    AsDrawn,

    /// <summary>The source's characters, which differ from those drawn.</summary>
    AsWritten,
}
