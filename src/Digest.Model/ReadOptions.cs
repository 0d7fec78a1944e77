namespace Digest.Model;

/// <summary>How sources are read.</summary>
public sealed record ReadOptions
{
    /// <summary>Nothing but the defaults.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>Words that digests are read by besides the embedded ones; none by default.</summary>
    public VocabularyAdditions Vocabulary { get; init; } = VocabularyAdditions.None;
}
