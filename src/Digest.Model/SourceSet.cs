using Digest.Model.Reading;

namespace Digest.Model;

/// <summary>The files that one issue is read from: its texts, and the pictures that they show.</summary>
public sealed record SourceSet
{
    /// <summary>The files in the order in which their contents follow one another.</summary>
    public required EquatableArray<SourceFile> Files { get; init; }

    /// <summary>The files that are read: all but the pictures (PNG, JPEG, GIF, WebP, SVG by their first bytes), or all where there is nothing else.</summary>
    public IEnumerable<SourceFile> Texts => Files.All(SourcePictures.Is) ? Files : Files.Where(file => !SourcePictures.Is(file));
}

/// <summary>A file with its contents.</summary>
/// <param name="Name">Its name, usually a path; it stands in diagnostics.</param>
/// <param name="Bytes">All its bytes.</param>
public sealed record SourceFile(string Name, ReadOnlyMemory<byte> Bytes);
