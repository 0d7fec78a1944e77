namespace Digest.Model.People;

/// <summary>A member of the group.</summary>
public sealed record Person
{
    /// <summary>The name, as lists of the group have it; never empty.</summary>
    public required string Name { get; init; }

    /// <summary>Other names that texts use: in another script, a nickname, a former one.</summary>
    public EquatableArray<string> OtherNames { get; init; }

    /// <summary>The address for mail, or null.</summary>
    public string? Email { get; init; }

    /// <summary>Words that papers of interest have.</summary>
    public EquatableArray<string> Interests { get; init; }

    /// <summary>The last day as a member; null for one who stays. Issues of later days do not mean them.</summary>
    public DateOnly? Until { get; init; }
}
