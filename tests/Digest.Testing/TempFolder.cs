namespace Digest.Testing;

/// <summary>A folder of its own for one test, removed at the end.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("digest-test-").FullName;

    /// <summary>A path below the folder.</summary>
    public string PathOf(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, true);
}
