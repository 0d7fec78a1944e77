namespace Digest.Model;

/// <summary>The files that one issue is read from.</summary>
public sealed record SourceSet
{
    /// <summary>The files in the order in which their contents follow one another.</summary>
    public required EquatableArray<SourceFile> Files { get; init; }
}

/// <summary>A file with its contents.</summary>
/// <param name="Name">Its name, usually a path; it stands in diagnostics.</param>
/// <param name="Bytes">All its bytes.</param>
public sealed record SourceFile(string Name, ReadOnlyMemory<byte> Bytes);
