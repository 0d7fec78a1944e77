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
/// <remarks>Lines and columns are counted when they are asked for: an issue has many parts, and of few it is ever said where they stand.</remarks>
public readonly record struct Origin
{
    // The place itself, or the lines of its source.
    private readonly object? held;
    private readonly TextSpan span;

    /// <summary>The origin at <paramref name="location"/>; null for what was made and not read.</summary>
    public Origin(Location? location) => (held, span) = (location, location?.Span ?? default);

    internal Origin(SourceLines lines, TextSpan span) => (held, this.span) = (lines, span);

    /// <summary>The place, or null for what was made and not read.</summary>
    public Location? Location => held is SourceLines lines ? lines.At(span) : (Location?)held;

    /// <summary>The stretch of the source's text; null for what was made and not read.</summary>
    internal TextSpan? Span => held is null ? null : span;

    /// <summary>The source's name; null for what was made and not read.</summary>
    internal string? File => held is SourceLines lines ? lines.Name : ((Location?)held)?.File;

    /// <summary>The origin of what was made and not read.</summary>
    public static Origin None => default;

    /// <summary>Another stretch of the same source; one that was made stays so.</summary>
    internal Origin Over(TextSpan stretch) => held switch { SourceLines lines => new(lines, stretch), Location location => new(location with { Span = stretch }), _ => this };

    /// <summary>Always true.</summary>
    public bool Equals(Origin other) => true;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
