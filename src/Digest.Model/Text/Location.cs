namespace Digest.Model.Text;

/// <summary>A place in a named source, as people and editors count it.</summary>
public sealed record Location
{
    /// <summary>The source's name as it was handed in, usually a path; never empty.</summary>
    public required string File { get; init; }

    /// <summary>The stretch of the source's text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The line on which the stretch starts, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column at which the stretch starts, counted from 1 in Unicode scalar values.</summary>
    public required int Column { get; init; }

    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>
/// Where a part of a document came from. All origins are equal to one another: where a thing was written is no part of what it says,
/// so that the same issue read from two carriers compares equal.
/// </summary>
/// <param name="Location">The place, or null for what was made and not read.</param>
public readonly record struct Origin(Location? Location)
{
    /// <summary>The origin of what was made and not read.</summary>
    public static Origin None => default;

    /// <summary>Always true.</summary>
    public bool Equals(Origin other) => true;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
