using Digest.Model.Document;

namespace Digest.Model.Archiving;

/// <summary>An issue as the index of an archive knows it.</summary>
public sealed record IndexedIssue
{
    /// <summary>Its <see cref="Issue.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Its day, or the first of its period; null when it has none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Its title as plain characters.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its folder below the archive, with <c>/</c> between names.</summary>
    public required string Folder { get; init; }

    /// <summary>SHA-256 of its <c>issue.json</c>, in lower-case hexadecimal digits; what it says is known by this.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>A paper of an archive that a search found.</summary>
public sealed record SearchHit
{
    /// <summary>The issue that carries it.</summary>
    public required IndexedIssue Issue { get; init; }

    /// <summary>Its place among the papers of that issue, 1 for the first.</summary>
    public required int Place { get; init; }

    /// <summary>The number that it bears there, or null.</summary>
    public int? Number { get; init; }

    /// <summary>Its title as plain characters.</summary>
    public required string Title { get; init; }

    /// <summary>How well it fits, higher is better; 0 is not at all.</summary>
    public required double Score { get; init; }
}
