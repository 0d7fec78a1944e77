using Digest.Model.Text;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>How a stretch of text looks, with what the markup around it adds.</summary>
internal sealed record RunStyle
{
    /// <summary>Face, size and colour.</summary>
    public required TextStyle Text { get; init; }

    /// <summary>How far its baseline is raised.</summary>
    public Pt Rise { get; init; }

    /// <summary>The link it is part of, or null.</summary>
    public LinkPart? Link { get; init; }

    /// <summary>Whether a line goes through it, whether it is code, and whether it is displayed, or the number of what is.</summary>
    public RunTraits Traits { get; init; }

    /// <summary>Where it was written, or null.</summary>
    public Location? Location { get; init; }

    /// <summary>True when it has any of some traits.</summary>
    public bool Has(RunTraits traits) => (Traits & traits) != 0;
}

/// <summary>What a stretch of text is beside its look.</summary>
[Flags]
internal enum RunTraits
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Struck out.</summary>
    Struck = 1,

    /// <summary>Code: never hyphenated.</summary>
    Code = 2,

    /// <summary>A formula on a line of its own, in the middle.</summary>
    Displayed = 4,

    /// <summary>The number of a displayed formula, at the right margin.</summary>
    Number = 8,
}

/// <summary>One link of the source; two with the same target are two.</summary>
internal sealed class LinkPart(string target, string text)
{
    /// <summary>Where it leads.</summary>
    public string Target { get; } = target;

    /// <summary>What the reader sees of it.</summary>
    public string Text { get; } = text;
}
