namespace Digest.Model.Document;

/// <summary>An issue that another was merged from.</summary>
public sealed record IssuePart
{
    /// <summary>Its <see cref="Issue.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Its title as plain characters; empty when it has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its day, or the first day of its period; null when it has none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The last day of its period, inclusive; null for a single day.</summary>
    public DateOnly? DateEnd { get; init; }

    /// <summary>The series it belongs to, or null.</summary>
    public string? Series { get; init; }

    /// <summary>The language it is written in, a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>How many papers it has.</summary>
    public int Papers { get; init; }

    /// <summary>How many ideas it has.</summary>
    public int Ideas { get; init; }

    /// <summary>How much of its source the reader understood; where the rest stands is with the whole issue.</summary>
    public Coverage Coverage { get; init; }
}
