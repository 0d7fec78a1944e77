using Digest.Model.Text;

namespace Digest.Model.Document;

/// <summary>A research idea that the digest proposes.</summary>
public sealed record Idea
{
    /// <summary>The number the source gives it, or null.</summary>
    public int? Number { get; init; }

    /// <summary>The title.</summary>
    public EquatableArray<Inline> Title { get; init; }

    /// <summary>What it builds on.</summary>
    public EquatableArray<IdeaBasis> BasedOn { get; init; }

    /// <summary>The label under which the source names what it builds on (<c>Based on</c>); empty when there is none.</summary>
    public string BasedOnLabel { get; init; } = "";

    /// <summary>What it says, in order.</summary>
    public EquatableArray<Field> Fields { get; init; }

    /// <summary>In a merged issue, the id of the issue that proposes it; null otherwise.</summary>
    public string? IssueId { get; init; }

    /// <summary>Where its title was written.</summary>
    public Origin Origin { get; init; }
}

/// <summary>A thing that an idea builds on.</summary>
/// <param name="Text">As written.</param>
/// <param name="Paper">The id of the paper in the same issue that is meant, or null.</param>
public sealed record IdeaBasis(string Text, string? Paper);

/// <summary>What a part of the synthesis collects.</summary>
public enum SynthesisKind
{
    /// <summary>Emerging patterns.</summary>
    Patterns,

    /// <summary>Gaps and limitations.</summary>
    Gaps,

    /// <summary>Contradictions and unexplored directions.</summary>
    Contradictions,

    /// <summary>Anything else; the title says what.</summary>
    Other,
}

/// <summary>A part of the synthesis across papers.</summary>
public sealed record SynthesisPart
{
    /// <summary>What it collects.</summary>
    public required SynthesisKind Kind { get; init; }

    /// <summary>The title as written, without its colon.</summary>
    public EquatableArray<Inline> Title { get; init; }

    /// <summary>Its points, each of one or more blocks.</summary>
    public EquatableArray<ListItem> Points { get; init; }

    /// <summary>The first point's number, or null for bullets.</summary>
    public int? Start { get; init; }

    /// <summary>Text of the part that is no point.</summary>
    public EquatableArray<Block> Text { get; init; }

    /// <summary>In a merged issue, the id of the issue that says it; null otherwise.</summary>
    public string? IssueId { get; init; }

    /// <summary>Where its title was written.</summary>
    public Origin Origin { get; init; }
}
