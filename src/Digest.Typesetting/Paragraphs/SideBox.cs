using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Room that a paragraph leaves beside its first lines, for a picture or an initial; what stands in it is placed by the caller.</summary>
public sealed record SideBox
{
    /// <summary>How much shorter the lines are, the distance from the text included.</summary>
    public required Pt Width { get; init; }

    /// <summary>How many lines are shorter, from the first; 0 or fewer for none.</summary>
    public required int Lines { get; init; }

    /// <summary>At which end of the lines it is.</summary>
    public BoxSide Side { get; init; }
}

/// <summary>An end of a line.</summary>
public enum BoxSide
{
    /// <summary>Where the line starts.</summary>
    Start,

    /// <summary>Where the line ends.</summary>
    End,
}
