namespace Digest.Model.Document;

/// <summary>That an issue carries a paper.</summary>
public sealed record Appearance
{
    /// <summary>The issue's <see cref="Issue.Id"/>.</summary>
    public required string IssueId { get; init; }

    /// <summary>The issue's day, or the first of its period; null when it has none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The number that the paper bears there, or null.</summary>
    public int? Number { get; init; }

    /// <summary>Its place among the papers there, 1 for the first; 0 when it is not known.</summary>
    public int Place { get; init; }

    /// <summary>The title of the section that it stands under there; empty for none.</summary>
    public string Section { get; init; } = "";

    /// <summary>The paper as that issue has it; null when no other issue's account was merged with it, so that the paper itself is the account.</summary>
    public Paper? Account { get; init; }
}

/// <summary>How much of a paper pages and mails show.</summary>
public enum PaperExtent
{
    /// <summary>Everything.</summary>
    Full,

    /// <summary>Title, where to find it, scores and a sentence or two; the model keeps all the same.</summary>
    Brief,
}
